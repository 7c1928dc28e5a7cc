package org.giaoban.validate;

import java.util.regex.Pattern;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Folding;

/** What people write under a table and what is no part of it, although it may have digits. */
final class Aside {

    /** {@code Hà Tĩnh, ngày 05 tháng 4 năm 2022}. */
    private static final Pattern PLACE_AND_DATE =
            Pattern.compile("[\\p{L}. ]+,? ngay [\\d. …]{0,9} ?thang [\\d. …]{0,9} ?nam [\\d. …]{0,9}");

    private static final Pattern NOTE = Pattern.compile("(?:\\(\\*+\\)|\\*+|(?:ghi chu|luu y|nguon)\\b).*");
    private static final int LONGEST = 1_000;

    private Aside() {}

    /** Whether a text tells by itself that it is a note or belongs to a signature. */
    static boolean is(Cell cell) {
        if (cell.type() != Cell.Type.TEXT || cell.shown().length() > LONGEST) {
            return false;
        }
        String text = Folding.bare(cell.shown());
        return NOTE.matcher(text).matches() || PLACE_AND_DATE.matcher(text).matches();
    }
}
