package org.giaoban.recognise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.giaoban.model.Form;
import org.giaoban.recognise.TextPage.Passage;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Cell.Type;
import org.giaoban.spreadsheet.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the labels of a text sheet and the text cells that belong to them. A cell belongs to the label on its left,
 * else to the label above it in its column, else to the last label before it.
 */
final class TextFinder {

    private static final Pattern NUMBER = Pattern.compile("^(?:[IVX]{1,4}|\\d{1,2}|[A-Za-z])[.)/]\\s*");

    private final Form.TextSheet definition;
    private final Spellings<Form.TextBlock> labels = new Spellings<>();

    TextFinder(Form.TextSheet definition) {
        this.definition = definition;
        for (Form.TextBlock block : definition.blocks()) {
            block.aliases().forEach(alias -> labels.add(alias, block));
        }
    }

    /** Returns the sheet with the most known labels and removes it from {@code free}. */
    Optional<TextPage> find(List<Sheet> free) {
        Optional<Counted> best = free.stream()
                .map(sheet -> new Counted(sheet, count(sheet)))
                .filter(each -> each.labels() > 0)
                .max(Comparator.comparingLong(Counted::labels));
        best.map(Counted::sheet).ifPresent(free::remove);
        return best.map(Counted::sheet).map(sheet -> new TextPage(definition, sheet, listPassages(sheet)));
    }

    private long count(Sheet sheet) {
        return sheet.cells()
                .flatMap(cell -> findLabel(cell).stream())
                .map(Label::block)
                .distinct()
                .count();
    }

    private List<Passage> listPassages(Sheet sheet) {
        LastLabels seen = new LastLabels();
        List<Passage> passages = new ArrayList<>();
        sheet.cells().filter(cell -> cell.type() == Type.TEXT).forEach(cell -> {
            Optional<Label> label = findLabel(cell);
            if (label.isPresent()) {
                seen.add(label.get());
                if (!label.get().rest().isEmpty()) {
                    passages.add(
                            new Passage(label.get().block(), cell, label.get().rest()));
                }
            } else {
                seen.findOwner(cell).ifPresent(owner -> passages.add(new Passage(owner.block(), cell, cell.shown())));
            }
        });
        return passages;
    }

    private Optional<Label> findLabel(Cell cell) {
        if (cell.type() != Type.TEXT) {
            return Optional.empty();
        }
        String text = cell.shown();
        int colon = text.indexOf(':');
        String head = colon < 0 ? text : text.substring(0, colon);
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        return labels.find(withoutNumber(head)).map(block -> new Label(block, cell, rest.strip()));
    }

    /** Removes a leading number such as {@code II. } or {@code 2) } from a heading. */
    private static String withoutNumber(String heading) {
        return NUMBER.matcher(heading.strip()).replaceFirst("");
    }

    /** A sheet and the number of labels that it has. */
    private record Counted(Sheet sheet, long labels) {}

    /** The last label of all, and that of each column, among the cells passed so far. */
    private static final class LastLabels {

        private final Map<Integer, Label> byColumn = new HashMap<>();
        private @Nullable Label last;

        void add(Label label) {
            byColumn.put(label.cell().column(), label);
            last = label;
        }

        Optional<Label> findOwner(Cell cell) {
            Optional<Label> newest = Optional.ofNullable(last);
            return newest.filter(label -> label.cell().row() == cell.row())
                    .or(() -> Optional.ofNullable(byColumn.get(cell.column())))
                    .or(() -> newest);
        }
    }

    private record Label(Form.TextBlock block, Cell cell, String rest) {}
}
