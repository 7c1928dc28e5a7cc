package org.giaoban.recognise;

import org.giaoban.spreadsheet.Folding;
import org.giaoban.spreadsheet.Sheet;
import org.giaoban.spreadsheet.Workbook;

/** The sheet that our answer puts before a sender's own; sent back with the corrected ones, it says nothing. */
public final class FeedbackSheet {

    /** The sheet's name, or the beginning of it. */
    public static final String NAME = "Kết quả kiểm tra";

    /** What stands in its first cell. */
    public static final String TITLE = "KẾT QUẢ KIỂM TRA BÁO CÁO";

    private FeedbackSheet() {}

    /** Whether a sheet is one that we added, by its name and its first cell. */
    public static boolean isAnswer(String name, String firstCell) {
        return Folding.fold(name).startsWith(Folding.fold(NAME))
                && Folding.fold(firstCell).equals(Folding.fold(TITLE));
    }

    /** The workbook as its sender had it. */
    public static Workbook removeFrom(Workbook workbook) {
        return new Workbook(
                workbook.sheets().stream().filter(sheet -> !isAnswer(sheet)).toList(),
                workbook.date1904(),
                workbook.notes(),
                workbook.saved());
    }

    private static boolean isAnswer(Sheet sheet) {
        return sheet.cells()
                .findFirst()
                .filter(cell -> isAnswer(sheet.name(), cell.shown()))
                .isPresent();
    }
}
