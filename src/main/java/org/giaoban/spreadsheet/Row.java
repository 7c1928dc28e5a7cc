package org.giaoban.spreadsheet;

import java.util.List;
import java.util.Optional;

/**
 * A row of a sheet.
 *
 * @param number from 1
 * @param cells those with something in them, from left to right
 */
public record Row(int number, List<Cell> cells) {

    public Row {
        cells = List.copyOf(cells);
    }

    /** The cell of a column, where there is more than spaces in it. */
    public Optional<Cell> find(int column) {
        return cells.stream()
                .filter(cell -> cell.column() == column && !cell.isBlank())
                .findFirst();
    }

    /** The first cell to the right of a column with more than spaces in it. */
    public Optional<Cell> findAfter(int column) {
        return cells.stream()
                .filter(cell -> cell.column() > column && !cell.isBlank())
                .findFirst();
    }
}
