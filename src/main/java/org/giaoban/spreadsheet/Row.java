package org.giaoban.spreadsheet;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A row of a sheet.
 *
 * @param number row number, from 1
 * @param cells cells that are not empty, from left to right
 */
public record Row(int number, List<Cell> cells) {

    public Row {
        cells = List.copyOf(cells);
    }

    Row withoutVoids() {
        return new Row(
                number, cells.stream().filter(cell -> !cell.format().isVoid()).toList());
    }

    Row map(UnaryOperator<Cell> change) {
        return new Row(number, cells.stream().map(change).toList());
    }

    /** Finds the cell of a column; empty if the cell is blank. */
    public Optional<Cell> find(int column) {
        for (Cell cell : cells) {
            if (cell.column() == column && !cell.isBlank()) {
                return Optional.of(cell);
            }
        }
        return Optional.empty();
    }

    /** Finds the first cell to the right of a column that is not blank. */
    public Optional<Cell> findAfter(int column) {
        return cells.stream()
                .filter(cell -> cell.column() > column && !cell.isBlank())
                .findFirst();
    }
}
