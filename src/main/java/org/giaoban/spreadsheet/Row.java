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
        return findFrom(column).filter(cell -> cell.column() == column);
    }

    /** Finds the first cell to the right of a column that is not blank. */
    public Optional<Cell> findAfter(int column) {
        return findFrom(column + 1);
    }

    /** Finds the first cell that is not blank, from a column on; cells before it are not looked through. */
    private Optional<Cell> findFrom(int column) {
        int low = 0;
        int high = cells.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cells.get(middle).column() < column) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (low < cells.size() && cells.get(low).isBlank()) {
            low++;
        }
        return low < cells.size() ? Optional.of(cells.get(low)) : Optional.empty();
    }
}
