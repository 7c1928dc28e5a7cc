package org.giaoban.workbook;

import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.giaoban.model.Form;
import org.giaoban.model.Form.RegisterColumn;

/** Writes the rows of a register, one per event, below the form's first heading aliases. */
final class RegisterWriter {

    /** Index of the header row, from 0. */
    static final int HEADER = 4;

    private final Form.Register register;
    private final WorkbookStyles styles;

    RegisterWriter(Form.Register register, WorkbookStyles styles) {
        this.register = register;
        this.styles = styles;
    }

    void write(XSSFSheet sheet, List<Filling.Event> events) {
        XSSFRow header = sheet.createRow(HEADER);
        for (int i = 0; i < register.columns().size(); i++) {
            RegisterColumn column = register.columns().get(i);
            FormWorkbook.put(header, i, column.aliases().get(0), styles.heading);
            sheet.setColumnWidth(i, 256 * width(column));
        }
        sheet.createFreezePane(0, HEADER + 1);
        for (Filling.Event event : events) {
            XSSFRow row = sheet.createRow(sheet.getLastRowNum() + 1);
            for (int i = 0; i < register.columns().size(); i++) {
                RegisterColumn column = register.columns().get(i);
                putCell(row, i, column, event.get(column.key()));
            }
        }
    }

    private void putCell(XSSFRow row, int at, RegisterColumn column, String typed) {
        switch (column.kind()) {
            case COUNT -> FormWorkbook.putTyped(row, at, typed, styles.number);
            case TEXT, CHOICE -> FormWorkbook.put(row, at, typed, styles.text);
            case DATE -> {
                if (typed.matches("\\d{4}-\\d{2}-\\d{2}")) {
                    long serial = (long) DateUtil.getExcelDate(LocalDate.parse(typed));
                    FormWorkbook.putNumber(row, at, serial, styles.date);
                } else {
                    FormWorkbook.put(row, at, typed, styles.date);
                }
            }
        }
    }

    private static int width(RegisterColumn column) {
        return switch (column.kind()) {
            case TEXT -> 44;
            case CHOICE -> 16;
            case DATE, COUNT -> 14;
        };
    }
}
