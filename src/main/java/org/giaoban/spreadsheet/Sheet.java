package org.giaoban.spreadsheet;

import java.util.List;
import java.util.stream.Stream;

/**
 * A sheet of a workbook.
 *
 * @param rows those with something in them, from the top
 */
public record Sheet(String name, boolean hidden, List<Row> rows) {

    public Sheet {
        rows = List.copyOf(rows);
    }

    /** Every cell with more than spaces in it, row by row. */
    public Stream<Cell> cells() {
        return rows.stream().flatMap(row -> row.cells().stream()).filter(cell -> !cell.isBlank());
    }

    /** The rows below a row. */
    public List<Row> rowsAfter(int number) {
        return rows.stream().filter(row -> row.number() > number).toList();
    }
}
