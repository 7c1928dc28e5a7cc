package org.giaoban.recognise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Cell.Type;
import org.giaoban.spreadsheet.Row;

/**
 * Two rows that may be one table header: {@code Thực hiện} above {@code Trong kỳ} and {@code Lũy kế}. An upper heading
 * that spans several columns applies to each of them.
 */
final class HeadingLines {

    /** The word that a heading begins with; numbers and column numberings have none. */
    private static final Pattern WORD = Pattern.compile("\\s*\\p{L}[\\p{L}\\p{M}]+");

    private final Row upper;
    private final Row lower;
    /** The lower words at or right of each upper column and left of the next one, by the upper column. */
    private final NavigableMap<Integer, List<Cell>> below = new TreeMap<>();

    HeadingLines(Row upper, Row lower) {
        this.upper = upper;
        this.lower = lower;
        upper.cells().stream()
                .filter(cell -> !cell.isBlank())
                .forEach(cell -> below.put(cell.column(), new ArrayList<>()));
        for (Cell cell : lower.cells()) {
            Map.Entry<Integer, List<Cell>> above = below.floorEntry(cell.column());
            if (above != null && isWords(cell)) {
                above.getValue().add(cell);
            }
        }
    }

    /** A cell of the upper row and the cell directly below it. */
    record Pair(Cell above, Cell below) {
        String joined() {
            return above.shown() + " " + below.shown();
        }
    }

    /** True if the lower row directly follows the upper one and has words but no numbers. */
    static boolean mayBeOneHeader(Row upper, Row lower) {
        return lower.number() == upper.number() + 1
                && lower.cells().stream().noneMatch(cell -> cell.type() == Type.NUMBER)
                && lower.cells().stream().anyMatch(HeadingLines::isWords);
    }

    /** Lists the upper headings that span one column, each with the cell below it. */
    List<Pair> listPairs() {
        Map<Integer, Cell> byColumn = byColumn(lower);
        List<Pair> pairs = new ArrayList<>();
        for (Cell above : upper.cells()) {
            Cell directlyBelow = byColumn.get(above.column());
            if (directlyBelow != null && listBelow(above).size() < 2) {
                pairs.add(new Pair(above, directlyBelow));
            }
        }
        return pairs;
    }

    private static Map<Integer, Cell> byColumn(Row row) {
        Map<Integer, Cell> cells = new HashMap<>();
        row.cells().stream().filter(cell -> !cell.isBlank()).forEach(cell -> cells.put(cell.column(), cell));
        return cells;
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
        Set<Integer> taken = cells.stream().map(Cell::column).collect(Collectors.toSet());
        lower.cells().stream()
                .filter(HeadingLines::isWords)
                .filter(cell -> !below.containsKey(cell.column()) && !taken.contains(cell.column()))
                .forEach(cells::add);
        cells.sort(Comparator.comparingInt(Cell::column));
        return new Row(lower.number(), cells);
    }

    /** Lists the lower headings from a heading's column up to the next heading of the upper row. */
    private List<Cell> listBelow(Cell above) {
        return below.getOrDefault(above.column(), List.of());
    }

    private static boolean isWords(Cell cell) {
        return cell.type() == Type.TEXT && WORD.matcher(cell.shown()).lookingAt();
    }
}
