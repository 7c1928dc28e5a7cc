package org.giaoban.recognise;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Cell.Type;
import org.giaoban.spreadsheet.Row;
import org.giaoban.spreadsheet.Sheet;

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

    /**
     * The table under the row with the most headings, the first such row; none where a row has fewer than two. Headings
     * of two lines are taken where they tell more than one of their lines, or else.
     */
    Optional<Table<D, K>> find(Sheet sheet) {
        Optional<Table<D, K>> best = Optional.empty();
        int most = 1;
        for (int i = 0; i < sheet.rows().size(); i++) {
            Row row = sheet.rows().get(i);
            Table<D, K> table = read(sheet, row);
            if (i + 1 < sheet.rows().size()) {
                table = withSecondLine(table, new HeadingLines(row, sheet.rows().get(i + 1)));
            }
            if (table.columns().size() > most) {
                most = table.columns().size();
                best = Optional.of(table);
            }
        }
        return best;
    }

    private Table<D, K> withSecondLine(Table<D, K> table, HeadingLines lines) {
        if (!lines.mayBeOneHead() || lines.listPairs().stream().anyMatch(this::isHeadingOverContent)) {
            return table;
        }
        Table<D, K> both = read(table.sheet(), lines.joined());
        boolean more = both.columns().size() > table.columns().size();
        return more || lines.isDivided() && !table.columns().isEmpty() ? both : table;
    }

    /** A heading that is whole by itself, with something under it that does not go on with it: a row of the table. */
    private boolean isHeadingOverContent(HeadingLines.Pair pair) {
        return headings.find(trim(pair.above().shown())).isPresent()
                && headings.find(trim(pair.joined())).isEmpty();
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
