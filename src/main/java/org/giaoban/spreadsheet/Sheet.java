package org.giaoban.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.giaoban.spreadsheet.Cell.Visibility;

/**
 * A sheet of a workbook.
 *
 * @param rows rows that are not empty, from top to bottom
 * @param merged merged ranges
 * @param voids cells whose content does not count: struck out, or under a merged range
 */
public record Sheet(String name, boolean hidden, List<Row> rows, List<MergedRange> merged, List<Cell> voids) {

    public Sheet {
        rows = List.copyOf(rows);
        merged = List.copyOf(merged);
        voids = List.copyOf(voids);
    }

    public Sheet(String name, boolean hidden, List<Row> rows) {
        this(name, hidden, rows, List.of(), List.of());
    }

    /** Returns a sheet without the cells of {@code all} that are struck out or that a merged range covers. */
    static Sheet of(String name, boolean hidden, List<Row> all, List<MergedRange> merged) throws UnreadableException {
        List<Row> rows = merged.isEmpty() ? all : cover(all, merged);
        List<Cell> voids = rows.stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.format().isVoid())
                .toList();
        List<Row> counting = voids.isEmpty()
                ? rows
                : rows.stream()
                        .map(Row::withoutVoids)
                        .filter(row -> !row.cells().isEmpty())
                        .toList();
        return new Sheet(name, hidden, counting, merged, voids);
    }

    private static List<Row> cover(List<Row> rows, List<MergedRange> merged) throws UnreadableException {
        List<Row> covered = new ArrayList<>(rows);
        long steps = 0;
        for (MergedRange range : merged) {
            for (int i = indexOf(rows, range.firstRow());
                    i < rows.size() && rows.get(i).number() <= range.lastRow();
                    i++) {
                steps += rows.get(i).cells().size();
                Limits.check(steps <= Limits.MERGED_CELLS, "merged cells", Limits.MERGED_CELLS);
                covered.set(
                        i,
                        covered.get(i)
                                .map(cell -> range.covers(cell)
                                        ? cell.with(cell.format().with(Visibility.COVERED))
                                        : cell));
            }
        }
        return covered;
    }

    /** Returns the index of the first row whose number is not less than {@code number}. */
    private static int indexOf(List<Row> rows, int number) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle).number() < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    Sheet withRows(List<Row> other) {
        return new Sheet(name, hidden, other, merged, voids);
    }

    /** Streams the cells that are not blank, row by row. */
    public Stream<Cell> cells() {
        return rows.stream().flatMap(row -> row.cells().stream()).filter(cell -> !cell.isBlank());
    }

    /** Returns the rows below row {@code number}. */
    public List<Row> rowsAfter(int number) {
        return rows.stream().filter(row -> row.number() > number).toList();
    }
}
