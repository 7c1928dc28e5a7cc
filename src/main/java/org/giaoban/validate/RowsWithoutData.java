package org.giaoban.validate;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Folding;
import org.giaoban.spreadsheet.Row;

/**
 * Recognises rows of a table that have no data: the numbers of the columns, totals, and notes and signatures that users
 * write below it, which may have digits.
 */
final class RowsWithoutData {

    private static final Pattern COLUMN_NUMBER =
            Pattern.compile("[(\\[]?(?:(?<letter>[A-Z])|(?<number>\\d{1,2}))[)\\]]?(?: ?=.*)?");

    /** What a row of totals is called, and what it may be the total of: {@code Cộng tháng 1}, {@code Tổng số}. */
    private static final Pattern TOTAL = Pattern.compile(
            "(?:[ivx\\d]+[.)] ?)?"
                    + "(?:tong|cong|tong cong|cong tong|tong so|cong so|cong don|grand total|sub-?total|total)"
                    + "(?: (?:(?:cong|so|chung|tat ca|toan (?:tinh|huyen|xa|ky)|den|ca|cac|theo|trong|luy ke|thang|quy|tuan|nam|ky"
                    + "|muc|phan|loai|nhom|dot|trang|phat sinh|to|of|for|q\\d|t\\d)\\b.*|[\\d(+].*|[ivx]+))?(?:[:. ]*| ?: ?\\d.*)");

    /** What a row of totals may be called, and an event too: {@code TC}, {@code Lũy kế quý I}. */
    private static final Pattern SHORT_TOTAL = Pattern.compile("(?:tc|sum|[σ∑]|luy ke(?: .*)?)[:. ]*");

    /** A line over the rows that follow it: {@code Tháng 2}, {@code II. Quý I/2023}. */
    private static final Pattern HEADLINE = Pattern.compile(
            "(?:[ivx\\d]+[.)] ?)?(?:thang|quy|tuan|dot) [\\divx]{1,4}(?: ?[/.-] ?\\d{4}| nam \\d{4})?[:. ]*");

    private static final Pattern SUM = Pattern.compile("^(?:SUM|SUBTOTAL|SUMIFS?|AGGREGATE)\\(.*");

    /** Place and date of a signature: {@code Hà Tĩnh, ngày 05 tháng 4 năm 2022}, {@code Hà Tĩnh, ngày 05/4/2022}. */
    private static final Pattern PLACE_AND_DATE =
            Pattern.compile("[\\p{L}. ]+,? ngay (?:[\\d. …]{0,9} ?thang [\\d. …]{0,9}"
                    + " ?nam [\\d. …]{0,9}|[\\d…]{1,2}[/.-][\\d…]{1,2}[/.-][\\d…]{2,4})");

    private static final Pattern NOTE = Pattern.compile("(?:\\(\\*+\\)|\\*+|(?:ghi chu|luu y|nguon)\\b).*");
    private static final int LONGEST_NOTE = 1_000;

    private RowsWithoutData() {}

    /** True if a cell's text is a note or belongs to a signature. */
    static boolean isNote(Cell cell) {
        if (cell.type() != Cell.Type.TEXT || cell.shown().length() > LONGEST_NOTE) {
            return false;
        }
        String text = Folding.bare(cell.shown());
        return NOTE.matcher(text).matches() || PLACE_AND_DATE.matcher(text).matches();
    }

    /** True for a row that numbers the columns from left to right: {@code (1) (2) (3)} or {@code A B 1 2}. */
    static boolean isNumbering(Row row) {
        int last = -1;
        int count = 0;
        for (Cell cell : row.cells()) {
            if (!cell.isBlank()) {
                Matcher matcher =
                        COLUMN_NUMBER.matcher(Folding.collapse(cell.shown()).toUpperCase(Locale.ROOT));
                int place = matcher.matches() ? place(matcher) : -1;
                if (place <= last) {
                    return false;
                }
                last = place;
                count++;
            }
        }
        return count > 2;
    }

    /** Letters come before numbers, so that {@code A B 1 2} ascends. */
    private static int place(Matcher matcher) {
        String letter = matcher.group("letter");
        return letter == null ? 100 + Integer.parseInt(matcher.group("number")) : letter.charAt(0);
    }

    /** True if a cell says that its row is a total. */
    static boolean isTotal(Cell cell) {
        return cell.type() == Cell.Type.TEXT
                && TOTAL.matcher(Folding.bare(cell.shown())).matches();
    }

    /** True if a cell says that its row is a total, unless the row has what only an event has. */
    static boolean mayBeTotal(Cell cell) {
        return isTotal(cell)
                || cell.type() == Cell.Type.TEXT
                        && SHORT_TOTAL.matcher(Folding.bare(cell.shown())).matches();
    }

    /** True if a cell names a part of the period, as a line over rows of a register does. */
    static boolean isHeadline(Cell cell) {
        return cell.type() == Cell.Type.TEXT
                && HEADLINE.matcher(Folding.bare(cell.shown())).matches();
    }

    /** True if a cell is calculated by a formula that only adds up other cells. */
    static boolean isSum(Cell cell) {
        return cell.findFormula()
                .map(formula -> formula.toUpperCase(Locale.ROOT).strip())
                .filter(formula -> SUM.matcher(formula).matches())
                .isPresent();
    }
}
