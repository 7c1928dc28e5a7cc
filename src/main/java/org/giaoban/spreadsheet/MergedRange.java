package org.giaoban.spreadsheet;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A merged range of a sheet: only its first cell is seen. Rows and columns from 1, both ends inclusive. */
public record MergedRange(int firstRow, int firstColumn, int lastRow, int lastColumn) {

    private static final Pattern REFERENCE =
            Pattern.compile("\\$?([A-Za-z]{1,3})\\$?(\\d{1,7}):\\$?([A-Za-z]{1,3})\\$?(\\d{1,7})");

    /** Parses {@code A1:B2}; empty if the text is no range. */
    static Optional<MergedRange> parse(String reference) {
        Matcher matcher = REFERENCE.matcher(reference.strip());
        return matcher.matches()
                ? Optional.of(new MergedRange(
                        Integer.parseInt(matcher.group(2)),
                        Cell.columnNumber(matcher.group(1)),
                        Integer.parseInt(matcher.group(4)),
                        Cell.columnNumber(matcher.group(3))))
                : Optional.empty();
    }

    /** True for a cell of the range that is not its first cell. */
    boolean covers(Cell cell) {
        boolean first = cell.row() == firstRow && cell.column() == firstColumn;
        return !first && cell.column() >= firstColumn && cell.column() <= lastColumn;
    }
}
