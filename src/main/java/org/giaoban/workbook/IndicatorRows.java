package org.giaoban.workbook;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.giaoban.model.DataElement;
import org.giaoban.model.Form;
import org.giaoban.model.Form.IndicatorColumn;

/** Writes the rows of an indicator sheet: each section's title, then one row per element or category. */
final class IndicatorRows {

    /** Index of the header row, from 0. */
    static final int HEADER = 4;

    private static final Map<IndicatorColumn, Integer> WIDTHS = Map.of(
            IndicatorColumn.CODE, 16,
            IndicatorColumn.NAME, 60,
            IndicatorColumn.UNIT, 14,
            IndicatorColumn.VALUE, 18,
            IndicatorColumn.NOTE, 24);

    private final Form form;
    private final Form.IndicatorSheet definition;
    private final WorkbookStyles styles;
    private final List<IndicatorColumn> columns;

    IndicatorRows(Form form, Form.IndicatorSheet definition, WorkbookStyles styles) {
        this.form = form;
        this.definition = definition;
        this.styles = styles;
        this.columns = listColumns(definition);
    }

    /** Lists the sheet's columns from left to right. */
    static List<IndicatorColumn> listColumns(Form.IndicatorSheet definition) {
        return Stream.of(IndicatorColumn.values())
                .filter(definition.columns()::containsKey)
                .toList();
    }

    void write(XSSFSheet sheet, Map<String, String> values) {
        XSSFRow header = sheet.createRow(HEADER);
        for (int i = 0; i < columns.size(); i++) {
            List<String> headings = definition.columns().getOrDefault(columns.get(i), List.of());
            FormWorkbook.put(header, i, headings.get(0), styles.heading);
            sheet.setColumnWidth(i, 256 * WIDTHS.getOrDefault(columns.get(i), 20));
        }
        sheet.createFreezePane(0, HEADER + 1);
        for (Form.Section section : form.sections()) {
            List<DataElement> elements = form.elements().stream()
                    .filter(element -> element.section().equals(section.code()))
                    .toList();
            if (!elements.isEmpty()) {
                writeSection(nextRow(sheet), section);
                elements.forEach(element -> writeElement(sheet, element, values));
            }
        }
    }

    /** Writes the title into the name column, because a text in the code column is read as an element code. */
    private void writeSection(XSSFRow row, Form.Section section) {
        for (int i = 0; i < columns.size(); i++) {
            String shown =
                    columns.get(i) == IndicatorColumn.NAME ? section.title().vi() : "";
            FormWorkbook.put(row, i, shown, styles.section);
        }
    }

    private void writeElement(XSSFSheet sheet, DataElement element, Map<String, String> values) {
        String name = element.name().vi();
        if (element.categories().isEmpty()) {
            writeValue(nextRow(sheet), element.code(), name, element, values);
        }
        for (DataElement.Category category : element.categories()) {
            String code = element.code() + ":" + category.code();
            writeValue(nextRow(sheet), code, name + ": " + category.name().vi(), element, values);
        }
    }

    private void writeValue(XSSFRow row, String code, String name, DataElement element, Map<String, String> values) {
        for (int i = 0; i < columns.size(); i++) {
            switch (columns.get(i)) {
                case CODE -> FormWorkbook.put(row, i, code, styles.text);
                case NAME -> FormWorkbook.put(row, i, name, styles.text);
                case UNIT -> FormWorkbook.put(row, i, element.countingUnit(), styles.text);
                case VALUE -> FormWorkbook.putTyped(row, i, values.getOrDefault(code, ""), styles.number);
                case NOTE -> FormWorkbook.put(row, i, "", styles.text);
            }
        }
    }

    private static XSSFRow nextRow(XSSFSheet sheet) {
        return sheet.createRow(sheet.getLastRowNum() + 1);
    }
}
