package org.giaoban.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.catalogue.Identity;
import org.giaoban.catalogue.PeriodNames;
import org.giaoban.model.DateRange;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.model.Wording;

/**
 * The workbook that is sent to a unit to be filled in. It names unit and period, checks entries while they are typed,
 * and has a hidden identity sheet. The same order always gives the same bytes.
 */
public final class BlankWorkbook {

    /** Last row (from 1) that the checks cover. */
    static final int LAST_ROW = 1000;

    /** Cells for paragraphs below each label of a text sheet. */
    private static final int PARAGRAPHS = 3;

    private final Form form;

    public BlankWorkbook(Form form) {
        this.form = form;
    }

    /**
     * Values that the unit reported for an earlier period, shown for comparison.
     *
     * @param title name of that period as the column heading shows it; empty if there is none
     * @param values value by row code, {@code ELEMENT} or {@code ELEMENT:CATEGORY}
     */
    public record Before(String title, Map<String, BigDecimal> values) {
        public static final Before NONE = new Before("", Map.of());

        public Before {
            values = Map.copyOf(values);
        }
    }

    /**
     * The content of one workbook to be sent out.
     *
     * @param unit code of the unit
     * @param name name of the unit, complete enough to be unambiguous
     * @param days days of the period
     * @param due last day on which the submission is on time
     */
    public record Order(
            String unit, String name, Period period, DateRange days, LocalDate due, Before previous, Before lastYear) {}

    /** Returns the bytes of an {@code .xlsx} file. */
    public byte[] write(Order order) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            new FormWorkbook(form).fill(workbook, emptyFilling(order));
            BlankStyles styles = new BlankStyles(workbook);
            form.sheets().indicators().stream().limit(1).forEach(sheet -> {
                XSSFSheet written = workbook.getSheet(sheet.name());
                finish(
                        written,
                        styles,
                        order,
                        new FiguresGuide(form, sheet, written, styles).write(order.previous(), order.lastYear()));
            });
            for (Form.Register register : form.sheets().registers()) {
                XSSFSheet written = workbook.getSheet(register.name());
                finish(written, styles, order, new RegisterGuide(register, order.days(), written, styles).write());
            }
            for (Form.TextSheet sheet : form.sheets().texts()) {
                openTexts(sheet, workbook.getSheet(sheet.name()), styles);
                finish(workbook.getSheet(sheet.name()), styles, order, 2);
            }
            writeIdentity(workbook, order);
            workbook.setForceFormulaRecalculation(true);
            return StablePackage.save(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Filling emptyFilling(Order order) {
        return new Filling(
                order.name(),
                PeriodNames.of(order.period()),
                Map.of(),
                form.sheets().registers().stream()
                        .collect(Collectors.toMap(Form.Register::name, register -> List.of())),
                form.sheets().texts().stream()
                        .flatMap(sheet -> sheet.blocks().stream())
                        .collect(Collectors.toMap(Form.TextBlock::key, block -> Collections.nCopies(PARAGRAPHS, ""))));
    }

    /** Formats the input cells of each label and limits their length. */
    private static void openTexts(Form.TextSheet definition, XSSFSheet sheet, BlankStyles styles) {
        Guards guards = new Guards(sheet);
        int first = IndicatorRows.HEADER;
        for (Form.TextBlock block : definition.blocks()) {
            for (int i = first; i < first + PARAGRAPHS; i++) {
                sheet.getRow(i).getCell(1).setCellStyle(styles.text);
                sheet.getRow(i).setHeightInPoints(54);
            }
            guards.requireLength(new CellRangeAddress(first, first + PARAGRAPHS - 1, 1, 1), block.maxLength());
            first += PARAGRAPHS;
        }
    }

    private static void finish(XSSFSheet sheet, BlankStyles styles, Order order, int width) {
        XSSFRow row = sheet.createRow(3);
        FormWorkbook.put(
                row, 0, Wording.vietnamese().get("blank-instruction", Dates.show(order.due())), styles.instruction);
        row.setHeightInPoints(32);
        sheet.addMergedRegion(new CellRangeAddress(3, 3, 0, width - 1));
        sheet.getFooter().setCenter("&P/&N");
        protect(sheet);
    }

    /** Protects the sheet without a password, against accidental edits only. Rows may be added, sorted and resized. */
    private static void protect(XSSFSheet sheet) {
        sheet.enableLocking();
        sheet.lockFormatCells(false);
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
        sheet.lockInsertRows(false);
        sheet.lockSort(false);
        sheet.lockAutoFilter(false);
        sheet.lockSelectLockedCells(false);
        sheet.lockSelectUnlockedCells(false);
    }

    private void writeIdentity(XSSFWorkbook workbook, Order order) {
        XSSFSheet sheet = workbook.createSheet(Identity.SHEET);
        Identity.of(form, order.unit(), order.period()).pairs().forEach((key, value) -> {
            XSSFRow row = sheet.createRow(sheet.getPhysicalNumberOfRows());
            row.createCell(0).setCellValue(key);
            row.createCell(1).setCellValue(value);
        });
        sheet.enableLocking();
        workbook.setSheetVisibility(workbook.getSheetIndex(sheet), SheetVisibility.VERY_HIDDEN);
    }
}
