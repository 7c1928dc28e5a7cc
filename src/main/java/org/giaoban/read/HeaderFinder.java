package org.giaoban.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.giaoban.read.Cell.Type;

/** Finds the row of a sheet that has a table's headings, wherever it stands and in whatever order they are. */
final class HeaderFinder<D, K> {

    private static final int LONGEST_HEADING = 100;

    private final D definition;
    private final Spellings<K> headings;

    HeaderFinder(D definition, Spellings<K> headings) {
        this.definition = definition;
        this.headings = headings;
    }

    D definition() {
        return definition;
    }

    /** The table under the row with the most headings, the first such row; none where a row has fewer than two. */
    Optional<Table<D, K>> find(Sheet sheet) {
        Optional<Table<D, K>> best = Optional.empty();
        int most = 1;
        for (Row row : sheet.rows()) {
            Table<D, K> table = read(sheet, row);
            if (table.columns().size() > most) {
                most = table.columns().size();
                best = Optional.of(table);
            }
        }
        return best;
    }

    private Table<D, K> read(Sheet sheet, Row row) {
        Map<K, Integer> columns = new HashMap<>();
        Map<K, Cell> repeated = new HashMap<>();
        for (Cell cell : row.cells()) {
            if (cell.type() == Type.TEXT && cell.shown().length() <= LONGEST_HEADING) {
                headings.find(trim(cell.shown())).ifPresent(key -> {
                    if (columns.putIfAbsent(key, cell.column()) != null) {
                        repeated.putIfAbsent(key, cell);
                    }
                });
            }
        }
        return new Table<>(definition, sheet, row, columns, repeated);
    }

    /** A heading without what people put behind it: a colon, an asterisk. */
    private static String trim(String heading) {
        return heading.replaceAll("[\\s:：*]+$", "");
    }
}
