package org.giaoban.recognise;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.MergedRange;
import org.giaoban.spreadsheet.Row;
import org.giaoban.spreadsheet.Sheet;

/** Merged ranges over several rows of one column: their first cell is said of each of the rows. */
public final class MergedCells {

    private final Map<Integer, Row> rows = new HashMap<>();
    private final Map<Integer, TreeMap<Integer, MergedRange>> byColumn = new HashMap<>();

    public MergedCells(Sheet sheet) {
        for (MergedRange range : sheet.merged()) {
            if (range.lastRow() > range.firstRow()) {
                byColumn.computeIfAbsent(range.firstColumn(), column -> new TreeMap<>())
                        .put(range.firstRow(), range);
            }
        }
        if (!byColumn.isEmpty()) {
            sheet.rows().forEach(row -> rows.put(row.number(), row));
        }
    }

    /** Finds the first cell of a merged range of which this cell is a later one. */
    public Optional<Cell> findAbove(int row, int column) {
        return Optional.ofNullable(byColumn.get(column))
                .map(ranges -> ranges.lowerEntry(row))
                .map(Map.Entry::getValue)
                .filter(range -> row <= range.lastRow())
                .flatMap(range -> Optional.ofNullable(rows.get(range.firstRow())))
                .flatMap(first -> first.find(column));
    }
}
