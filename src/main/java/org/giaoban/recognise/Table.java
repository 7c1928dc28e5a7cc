package org.giaoban.recognise;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Row;
import org.giaoban.spreadsheet.Sheet;

/**
 * A sheet recognised as one of a form's tables.
 *
 * @param definition definition of the table in the form
 * @param header row with the column headings
 * @param columns sheet column (from 1) of each column of the definition
 * @param repeated second heading cell of each column whose heading occurs twice
 */
public record Table<D, K>(D definition, Sheet sheet, Row header, Map<K, Integer> columns, Map<K, Cell> repeated) {

    public Table {
        columns = Map.copyOf(columns);
        repeated = Map.copyOf(repeated);
    }

    /** Returns the rows below the header. */
    public List<Row> rows() {
        return sheet.rowsAfter(header.number());
    }

    /** Finds the cell of a column in a row. */
    public Optional<Cell> find(Row row, K column) {
        Integer at = columns.get(column);
        return at == null ? Optional.empty() : row.find(at);
    }

    /** Finds the heading cell of a column. */
    public Optional<Cell> findHeading(K column) {
        return find(header, column);
    }
}
