package org.giaoban.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.giaoban.catalogue.FormRule;
import org.giaoban.model.DataElement;
import org.giaoban.model.Form;
import org.giaoban.model.Form.IndicatorColumn;
import org.giaoban.model.Wording;

/**
 * Prepares an indicator sheet for filling in: input cells, values of earlier periods, values derived from registers,
 * and checks.
 */
final class FiguresGuide {

    private static final Wording WORDS = Wording.vietnamese();

    private static final int FIRST = IndicatorRows.HEADER + 1;

    private final Form form;
    private final XSSFSheet sheet;
    private final BlankStyles styles;
    private final List<IndicatorColumn> columns;
    private final int last;
    private final RuleFormulas formulas;

    FiguresGuide(Form form, Form.IndicatorSheet definition, XSSFSheet sheet, BlankStyles styles) {
        this.form = form;
        this.sheet = sheet;
        this.styles = styles;
        this.columns = IndicatorRows.listColumns(definition);
        this.last = sheet.getLastRowNum();
        this.formulas = new RuleFormulas(
                form, FormRule.listOf(form), column(codeColumn()), column(valueColumn()), column(registerColumn()));
    }

    /** Prepares the sheet and returns the number of printed columns. */
    int write(BlankWorkbook.Before previous, BlankWorkbook.Before lastYear) {
        head(columns.size(), WORDS.get("guide-previous", previous.title()), 15);
        head(columns.size() + 1, WORDS.get("guide-last-year", lastYear.title()), 15);
        head(registerColumn(), WORDS.get("guide-register"), 12);
        head(checkColumn(), WORDS.get("guide-check"), 44);
        for (int i = FIRST; i <= last; i++) {
            XSSFRow row = sheet.getRow(i);
            String code = code(row);
            Optional<DataElement> element = form.findElement(code.split(":", 2)[0]);
            if (element.isPresent()) {
                open(row);
                putBefore(row, columns.size(), previous, code);
                putBefore(row, columns.size() + 1, lastYear, code);
                putChecks(row, element.get(), code);
            }
        }
        guard();
        sheet.setRepeatingRows(CellRangeAddress.valueOf(String.format(Locale.ROOT, "%1$d:%1$d", FIRST)));
        sheet.getWorkbook().setPrintArea(sheet.getWorkbook().getSheetIndex(sheet), 0, columns.size() - 1, 0, last);
        sheet.getRow(IndicatorRows.HEADER).setHeightInPoints(48);
        return columns.size();
    }

    private void head(int column, String title, int width) {
        FormWorkbook.put(sheet.getRow(IndicatorRows.HEADER), column, title, styles.heading);
        sheet.setColumnWidth(column, 256 * width);
    }

    private String code(XSSFRow row) {
        return Optional.ofNullable(row.getCell(codeColumn()))
                .map(Cell::getStringCellValue)
                .orElse("");
    }

    private void open(XSSFRow row) {
        row.getCell(valueColumn()).setCellStyle(styles.number);
        IntStream.range(0, columns.size())
                .filter(i -> columns.get(i) == IndicatorColumn.NOTE)
                .forEach(i -> row.getCell(i).setCellStyle(styles.text));
    }

    private void putBefore(XSSFRow row, int column, BlankWorkbook.Before before, String code) {
        BigDecimal amount = before.values().get(code);
        if (amount == null) {
            FormWorkbook.put(row, column, "", styles.greyed);
        } else {
            FormWorkbook.putNumber(row, column, amount.longValue(), styles.greyed);
        }
    }

    private void putChecks(XSSFRow row, DataElement element, String code) {
        boolean isTotal = element.categories().isEmpty()
                || code.endsWith(":" + element.categories().get(0).code());
        boolean isDerived = element.categories().isEmpty() && formulas.isDerived(element.code());
        if (isDerived) {
            putFormula(row, registerColumn(), formulas.derived(code, BlankWorkbook.LAST_ROW), styles.greyed)
                    .setCellValue(0);
        } else {
            FormWorkbook.put(row, registerColumn(), "", styles.greyed);
        }
        String value = address(row, valueColumn());
        String register = isDerived ? address(row, registerColumn()) : "";
        putFormula(row, checkColumn(), formulas.check(code, isTotal, value, register), styles.check)
                .setCellValue("");
    }

    /**
     * Puts a formula into a cell. The caller adds its result for the blank sheet, for viewers that do not calculate.
     */
    private static XSSFCell putFormula(XSSFRow row, int column, String formula, XSSFCellStyle style) {
        XSSFCell cell = FormWorkbook.put(row, column, "", style);
        cell.setCellFormula(formula);
        return cell;
    }

    private void guard() {
        Guards guards = new Guards(sheet);
        String first = CellReference.convertNumToColString(valueColumn()) + (FIRST + 1);
        guards.requireTrue(
                new CellRangeAddress(FIRST, last, valueColumn(), valueColumn()),
                RuleFormulas.isCount(first),
                WORDS.get("guide-count"));
        String check = "$" + CellReference.convertNumToColString(checkColumn()) + (FIRST + 1);
        for (int column : new int[] {valueColumn(), checkColumn()}) {
            CellRangeAddress range = new CellRangeAddress(FIRST, last, column, column);
            guards.colour(range, begins(check, RuleFormulas.WRONG), IndexedColors.ROSE);
            guards.colour(range, begins(check, RuleFormulas.WARNING), IndexedColors.LIGHT_ORANGE);
            guards.colour(range, begins(check, RuleFormulas.RIGHT), IndexedColors.LIGHT_GREEN);
        }
    }

    private static String begins(String cell, String word) {
        return String.format(Locale.ROOT, "LEFT(%s,%d)=\"%s\"", cell, word.length(), word);
    }

    private int codeColumn() {
        return columns.indexOf(IndicatorColumn.CODE);
    }

    private int valueColumn() {
        return columns.indexOf(IndicatorColumn.VALUE);
    }

    private int registerColumn() {
        return columns.size() + 2;
    }

    private int checkColumn() {
        return columns.size() + 3;
    }

    private String column(int column) {
        String letters = CellReference.convertNumToColString(column);
        return String.format(Locale.ROOT, "$%s$%d:$%s$%d", letters, FIRST + 1, letters, last + 1);
    }

    private static String address(XSSFRow row, int column) {
        return CellReference.convertNumToColString(column) + (row.getRowNum() + 1);
    }
}
