package org.giaoban.recognise;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Cell.Type;
import org.giaoban.spreadsheet.Row;
import org.giaoban.spreadsheet.Sheet;

/** Finds the header row of a table on a sheet, in any row and with columns in any order. */
final class HeaderFinder<D, K> {

    private static final int LONGEST_HEADING = 100;
    private static final Pattern TAIL = Pattern.compile("[\\s:：*]+$");

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
     * Returns the table below the row with the most known headings, the first such row; empty if no row has two or
     * more. Two rows are combined into one header if the combination has more known headings, or if an upper heading
     * spans several columns.
     */
    Optional<Table<D, K>> find(Sheet sheet) {
        Optional<Table<D, K>> best = Optional.empty();
        int most = 1;
        int all = headings.countMeanings();
        for (int i = 0; i < sheet.rows().size() && most < all; i++) {
            Row row = sheet.rows().get(i);
            Table<D, K> table = read(sheet, row);
            if (i + 1 < sheet.rows().size()) {
                table = withSecondRow(table, row, sheet.rows().get(i + 1));
            }
            if (table.columns().size() > most) {
                most = table.columns().size();
                best = Optional.of(table);
            }
        }
        return best;
    }

    private Table<D, K> withSecondRow(Table<D, K> table, Row upper, Row lower) {
        if (!HeadingLines.mayBeOneHeader(upper, lower)) {
            return table;
        }
        HeadingLines lines = new HeadingLines(upper, lower);
        if (lines.listPairs().stream().anyMatch(this::isHeadingAboveContent)) {
            return table;
        }
        Table<D, K> both = read(table.sheet(), lines.joined());
        boolean more = both.columns().size() > table.columns().size();
        return more || lines.isDivided() && !table.columns().isEmpty() ? both : table;
    }

    /**
     * True if the upper cell alone is a known heading and the combination is not: the lower row is then the table's
     * first row of content.
     */
    private boolean isHeadingAboveContent(HeadingLines.Pair pair) {
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

    /** Removes a trailing colon or asterisk from a heading. */
    private static String trim(String heading) {
        return heading.isEmpty() || Character.isLetterOrDigit(heading.charAt(heading.length() - 1))
                ? heading
                : TAIL.matcher(heading).replaceAll("");
    }
}
