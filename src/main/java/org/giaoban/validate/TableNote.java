package org.giaoban.validate;

import java.util.regex.Pattern;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Folding;

/**
 * Recognises notes and signatures that users write below a table; they are not rows of the table, although they may
 * have digits.
 */
final class TableNote {

    /** Place and date of a signature: {@code Hà Tĩnh, ngày 05 tháng 4 năm 2022}. */
    private static final Pattern PLACE_AND_DATE =
            Pattern.compile("[\\p{L}. ]+,? ngay [\\d. …]{0,9} ?thang [\\d. …]{0,9} ?nam [\\d. …]{0,9}");

    private static final Pattern NOTE = Pattern.compile("(?:\\(\\*+\\)|\\*+|(?:ghi chu|luu y|nguon)\\b).*");
    private static final int LONGEST = 1_000;

    private TableNote() {}

    /** True if a cell's text is a note or belongs to a signature. */
    static boolean matches(Cell cell) {
        if (cell.type() != Cell.Type.TEXT || cell.shown().length() > LONGEST) {
            return false;
        }
        String text = Folding.bare(cell.shown());
        return NOTE.matcher(text).matches() || PLACE_AND_DATE.matcher(text).matches();
    }
}
