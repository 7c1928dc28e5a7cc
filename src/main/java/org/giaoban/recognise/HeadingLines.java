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
 * Two rows that may be one table header: {@code Thực hiện} above {@code Trong kỳ} and {@code Lũy kế}. An upper heading
 * that spans several columns applies to each of them.
 */
record HeadingLines(Row upper, Row lower) {

    /** Matches text that begins with a word; numbers and column numberings do not match. */
    private static final Pattern WORDS = Pattern.compile("\\s*\\p{L}[\\p{L}\\p{M}]+.*", Pattern.DOTALL);

    /** A cell of the upper row and the cell directly below it. */
    record Pair(Cell above, Cell below) {
        String joined() {
            return above.shown() + " " + below.shown();
        }
    }

    /** True if the lower row directly follows the upper one and has words but no numbers. */
    boolean mayBeOneHeader() {
        return lower.number() == upper.number() + 1
                && lower.cells().stream().anyMatch(HeadingLines::isWords)
                && lower.cells().stream().noneMatch(cell -> cell.type() == Type.NUMBER);
    }

    /** Lists the upper headings that span one column, each with the cell below it. */
    List<Pair> listPairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Cell above : upper.cells()) {
            if (listBelow(above).size() < 2) {
                lower.find(above.column()).ifPresent(below -> pairs.add(new Pair(above, below)));
            }
        }
        return pairs;
    }

    /** True if an upper heading spans two or more lower headings. */
    boolean isDivided() {
        return upper.cells().stream()
                .anyMatch(cell -> isWords(cell) && listBelow(cell).size() > 1);
    }

    /**
     * Combines the rows into one header row in which each column has its full heading; it has the row number of the
     * lower row.
     */
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

    /** Lists the lower headings from a heading's column up to the next heading of the upper row. */
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
