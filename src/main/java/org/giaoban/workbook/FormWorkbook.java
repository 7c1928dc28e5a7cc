package org.giaoban.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.model.Form;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;

/**
 * Writes a filled-in workbook of a form: an indicator sheet, a sheet per register and the text sheets. The same filling
 * always gives the same bytes.
 */
public final class FormWorkbook {

    /** Row height in points of one line of 12-point text. */
    private static final float LINE_POINTS = 18;

    private static final int PARAGRAPH_WIDTH = 100;

    private final Form form;

    public FormWorkbook(Form form) {
        this.form = form;
    }

    /** Returns the bytes of an {@code .xlsx} file. */
    public byte[] write(Filling filling) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            fill(workbook, filling);
            return StablePackage.saveUncompressed(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the form's sheets to an empty workbook. */
    void fill(XSSFWorkbook workbook, Filling filling) {
        WorkbookStyles styles = new WorkbookStyles(workbook);
        form.sheets().indicators().stream()
                .limit(1)
                .forEach(sheet -> new IndicatorRows(form, sheet, styles)
                        .write(newSheet(workbook, styles, sheet.name(), filling, 5), filling.values()));
        for (Form.Register register : form.sheets().registers()) {
            List<Filling.Event> events = filling.events().get(register.name());
            if (events != null) {
                int columns = register.columns().size();
                new RegisterWriter(register, styles)
                        .write(newSheet(workbook, styles, register.name(), filling, columns), events);
            }
        }
        for (Form.TextSheet sheet : form.sheets().texts()) {
            writeTexts(newSheet(workbook, styles, sheet.name(), filling, 2), styles, sheet, filling.texts());
        }
    }

    /** Creates a sheet with the title and the two labelled cells; the caller continues below them. */
    private XSSFSheet newSheet(XSSFWorkbook workbook, WorkbookStyles styles, String name, Filling filling, int width) {
        XSSFSheet sheet = workbook.createSheet(name);
        sheet.setDefaultRowHeightInPoints(LINE_POINTS);
        put(sheet.createRow(0), 0, form.title().vi().toUpperCase(Text.VIETNAMESE), styles.title);
        if (width > 1) {
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, width - 1));
        }
        put(sheet.createRow(1), 0, Wording.vietnamese().get("form-unit", filling.unit()), styles.label);
        put(sheet.createRow(2), 0, Wording.vietnamese().get("form-period", filling.period()), styles.label);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(width > 5);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        return sheet;
    }

    private static void writeTexts(
            XSSFSheet sheet, WorkbookStyles styles, Form.TextSheet texts, Map<String, List<String>> paragraphs) {
        sheet.setColumnWidth(0, 26 * 256);
        sheet.setColumnWidth(1, PARAGRAPH_WIDTH * 256);
        int at = 4;
        for (Form.TextBlock block : texts.blocks()) {
            List<String> given = paragraphs.getOrDefault(block.key(), List.of());
            for (int i = 0; i == 0 || i < given.size(); i++) {
                XSSFRow row = sheet.createRow(at++);
                String paragraph = given.isEmpty() ? "" : given.get(i);
                put(row, 0, i == 0 ? block.aliases().get(0) : "", styles.section);
                put(row, 1, paragraph, styles.text);
                row.setHeightInPoints(LINE_POINTS * (1 + paragraph.length() / PARAGRAPH_WIDTH));
            }
        }
    }

    /** Puts a text into a cell; an empty text leaves the cell blank. */
    static XSSFCell put(XSSFRow row, int column, String text, XSSFCellStyle style) {
        XSSFCell cell = row.createCell(column);
        cell.setCellStyle(style);
        if (!text.isEmpty()) {
            cell.setCellValue(text);
        }
        return cell;
    }

    /** Puts digits into a cell as a number and other text as text. */
    static void putTyped(XSSFRow row, int column, String typed, XSSFCellStyle style) {
        if (typed.matches("-?\\d{1,15}")) {
            putNumber(row, column, Long.parseLong(typed), style);
        } else {
            put(row, column, typed, style);
        }
    }

    /** Puts a whole number into a cell as Excel stores it: {@code 72000}, not POI's {@code 72000.0}. */
    static void putNumber(XSSFRow row, int column, long number, XSSFCellStyle style) {
        XSSFCell cell = put(row, column, "", style);
        cell.setCellValue((double) number);
        cell.getCTCell().setV(Long.toString(number));
    }
}
