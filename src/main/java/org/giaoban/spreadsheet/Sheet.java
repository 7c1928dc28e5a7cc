package org.giaoban.spreadsheet;

import java.util.List;
import java.util.stream.Stream;

/**
 * A sheet of a workbook.
 *
 * @param rows rows that are not empty, from top to bottom
 */
public record Sheet(String name, boolean hidden, List<Row> rows) {

    public Sheet {
        rows = List.copyOf(rows);
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
