package org.giaoban.recognise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Cell.Type;
import org.giaoban.spreadsheet.Row;

/**
 * Two rows that may be the headings of one table: {@code Thực hiện} over {@code Trong kỳ} and {@code Lũy kế}. What stands
 * above several columns belongs to each of them, and to none of them alone.
 */
record HeadingLines(Row upper, Row lower) {

    /** A word, and no number, sign or numbering of the columns. */
    private static final Pattern WORDS = Pattern.compile("\\s*\\p{L}[\\p{L}\\p{M}]+.*", Pattern.DOTALL);

    /** A cell of the upper row and the one right under it. */
    record Pair(Cell above, Cell below) {
        String joined() {
            return above.shown() + " " + below.shown();
        }
    }

    /** Whether the lower row follows the upper one and has words in it but no number. */
    boolean mayBeOneHead() {
        return lower.number() == upper.number() + 1
                && lower.cells().stream().anyMatch(HeadingLines::isWords)
                && lower.cells().stream().noneMatch(cell -> cell.type() == Type.NUMBER);
    }

    /** The headings that stand over one cell only, with that cell. */
    List<Pair> listPairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Cell above : upper.cells()) {
            if (listBelow(above).size() < 2) {
                lower.find(above.column()).ifPresent(below -> pairs.add(new Pair(above, below)));
            }
        }
        return pairs;
    }

    /** Whether a heading of the upper row stands above two or more of the lower. */
    boolean isDivided() {
        return upper.cells().stream()
                .anyMatch(cell -> isWords(cell) && listBelow(cell).size() > 1);
    }

    /** One row of headings, as if each column had its whole heading in one cell; it stands where the lower one does. */
    Row joined() {
        List<Cell> cells = new ArrayList<>();
        for (Cell above : upper.cells()) {
            List<Cell> below = isWords(above) ? listBelow(above) : List.of();
            if (below.size() < 2) {
                cells.add(above);
            }
            if (below.size() > 1 || below.size() == 1 && below.get(0).column() == above.column()) {
                below.forEach(cell -> cells.add(cell.withText(above.shown() + " " + cell.shown())));
            }
        }
        lower.cells().stream()
                .filter(HeadingLines::isWords)
                .filter(cell -> upper.find(cell.column()).isEmpty())
                .filter(cell -> cells.stream().noneMatch(taken -> taken.column() == cell.column()))
                .forEach(cells::add);
        cells.sort(Comparator.comparingInt(Cell::column));
        return new Row(lower.number(), cells);
    }

    /** The lower row's words from a heading's column up to the next heading of the upper row. */
    private List<Cell> listBelow(Cell above) {
        Optional<Cell> next = upper.findAfter(above.column());
        return lower.cells().stream()
                .filter(HeadingLines::isWords)
                .filter(cell -> cell.column() >= above.column()
                        && (next.isEmpty() || cell.column() < next.get().column()))
                .toList();
    }

    private static boolean isWords(Cell cell) {
        return cell.type() == Type.TEXT && WORDS.matcher(cell.shown()).matches();
    }
}
