package org.giaoban.workbook;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.giaoban.model.DateRange;
import org.giaoban.model.Form;
import org.giaoban.model.Form.RegisterColumn;

/** Prepares a register for filling in: input rows, drop-down lists and dates limited to the period. */
final class RegisterGuide {

    /** Number of bordered rows; users may fill in more below them. */
    private static final int PREPARED = 60;

    private static final int FIRST = RegisterWriter.HEADER + 1;

    private final Form.Register register;
    private final DateRange days;
    private final XSSFSheet sheet;
    private final BlankStyles styles;

    RegisterGuide(Form.Register register, DateRange days, XSSFSheet sheet, BlankStyles styles) {
        this.register = register;
        this.days = days;
        this.sheet = sheet;
        this.styles = styles;
    }

    /** Prepares the sheet and returns its number of columns. */
    int write() {
        List<RegisterColumn> columns = register.columns();
        for (int i = FIRST; i < FIRST + PREPARED; i++) {
            XSSFRow row = sheet.createRow(i);
            for (int at = 0; at < columns.size(); at++) {
                FormWorkbook.put(row, at, "", style(columns.get(at)));
            }
        }
        Guards guards = new Guards(sheet);
        IntStream.range(0, columns.size()).forEach(at -> {
            sheet.setDefaultColumnStyle(at, styles.open);
            guard(guards, columns.get(at), new CellRangeAddress(FIRST, BlankWorkbook.LAST_ROW - 1, at, at));
        });
        sheet.setRepeatingRows(CellRangeAddress.valueOf(String.format(Locale.ROOT, "%1$d:%1$d", FIRST)));
        return columns.size();
    }

    private XSSFCellStyle style(RegisterColumn column) {
        return switch (column.kind()) {
            case COUNT -> styles.number;
            case DATE -> styles.date;
            case TEXT, CHOICE -> styles.text;
        };
    }

    private void guard(Guards guards, RegisterColumn column, CellRangeAddress range) {
        switch (column.kind()) {
            case COUNT -> guards.requireCount(range);
            case DATE -> guards.requireDate(range, days.first(), days.last());
            case CHOICE -> guards.requireChoice(range, column.choices());
            case TEXT -> {}
        }
        if (column.required()) {
            String end = CellReference.convertNumToColString(register.columns().size() - 1);
            String own = CellReference.convertNumToColString(range.getFirstColumn());
            guards.colour(
                    range,
                    String.format(Locale.ROOT, "AND(COUNTA($A%1$d:$%2$s%1$d)>0,$%3$s%1$d=\"\")", FIRST + 1, end, own),
                    IndexedColors.ROSE);
        }
    }
}
