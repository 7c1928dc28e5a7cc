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
 * @param definition what the form says about the table
 * @param header the row with the columns' headings
 * @param columns where each of the definition's columns stands
 * @param repeated columns whose heading is there twice, with the second cell
 */
public record Table<D, K>(D definition, Sheet sheet, Row header, Map<K, Integer> columns, Map<K, Cell> repeated) {

    public Table {
        columns = Map.copyOf(columns);
        repeated = Map.copyOf(repeated);
    }

    /** The rows below the headings. */
    public List<Row> rows() {
        return sheet.rowsAfter(header.number());
    }

    /** What stands in a column of a row. */
    public Optional<Cell> find(Row row, K column) {
        Integer at = columns.get(column);
        return at == null ? Optional.empty() : row.find(at);
    }

    /** The cell with a column's heading. */
    public Optional<Cell> findHeading(K column) {
        return find(header, column);
    }
}
