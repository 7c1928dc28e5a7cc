package org.giaoban.recognise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.giaoban.model.Form;
import org.giaoban.recognise.TextPage.Passage;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Cell.Type;
import org.giaoban.spreadsheet.Sheet;

/**
 * Finds the labels of a text sheet and the text cells that belong to them. A cell belongs to the label on its left,
 * else to the label above it in its column, else to the last label before it.
 */
final class TextFinder {

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
        Optional<Sheet> best =
                free.stream().filter(sheet -> count(sheet) > 0).max(Comparator.comparingLong(this::count));
        best.ifPresent(free::remove);
        return best.map(sheet -> new TextPage(definition, sheet, listPassages(sheet)));
    }

    private long count(Sheet sheet) {
        return sheet.cells()
                .flatMap(cell -> findLabel(cell).stream())
                .map(Label::block)
                .distinct()
                .count();
    }

    private List<Passage> listPassages(Sheet sheet) {
        List<Label> seen = new ArrayList<>();
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
                findOwner(seen, cell).ifPresent(owner -> passages.add(new Passage(owner.block(), cell, cell.shown())));
            }
        });
        return passages;
    }

    private static Optional<Label> findOwner(List<Label> seen, Cell cell) {
        return last(seen, label -> label.cell().row() == cell.row())
                .or(() -> last(seen, label -> label.cell().column() == cell.column()))
                .or(() -> last(seen, label -> true));
    }

    private static Optional<Label> last(List<Label> seen, Predicate<Label> condition) {
        return seen.stream().filter(condition).reduce((first, second) -> second);
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
        return heading.strip().replaceFirst("^(?:[IVX]{1,4}|\\d{1,2}|[A-Za-z])[.)/]\\s*", "");
    }

    private record Label(Form.TextBlock block, Cell cell, String rest) {}
}
