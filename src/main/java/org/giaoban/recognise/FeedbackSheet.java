package org.giaoban.recognise;

import org.giaoban.spreadsheet.Folding;
import org.giaoban.spreadsheet.Sheet;
import org.giaoban.spreadsheet.Workbook;

/**
 * The sheet with the findings that a feedback workbook has before the sender's own sheets. Senders return it with the
 * corrected workbook; it is then ignored.
 */
public final class FeedbackSheet {

    /** Prefix of the sheet's name. */
    public static final String NAME = "Kết quả kiểm tra";

    /** Text of the sheet's first cell. */
    public static final String TITLE = "KẾT QUẢ KIỂM TRA BÁO CÁO";

    private FeedbackSheet() {}

    /** True if a sheet with this name and first cell is a feedback sheet. */
    public static boolean isFeedback(String name, String firstCell) {
        return Folding.fold(name).startsWith(Folding.fold(NAME))
                && Folding.fold(firstCell).equals(Folding.fold(TITLE));
    }

    /** Returns the workbook without feedback sheets. */
    public static Workbook removeFrom(Workbook workbook) {
        return workbook.with(
                workbook.sheets().stream().filter(sheet -> !isFeedback(sheet)).toList(), workbook.notes());
    }

    private static boolean isFeedback(Sheet sheet) {
        return sheet.cells()
                .findFirst()
                .filter(cell -> isFeedback(sheet.name(), cell.shown()))
                .isPresent();
    }
}
