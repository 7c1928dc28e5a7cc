package org.giaoban.feedback;

import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Sheet;
import org.giaoban.spreadsheet.Workbook;

/**
 * A copy of the cells that our reader found in a workbook, for formats and damaged files that POI cannot copy with
 * styles.
 */
final class PlainCopy {

    private final XSSFWorkbook copy = new XSSFWorkbook();
    private final Map<Cell.NumberFormat, CellStyle> styles = new EnumMap<>(Cell.NumberFormat.class);

    private PlainCopy() {}

    static XSSFWorkbook of(Workbook workbook) {
        PlainCopy plain = new PlainCopy();
        workbook.sheets().forEach(plain::add);
        if (workbook.date1904()) {
            var properties = plain.copy.getCTWorkbook().isSetWorkbookPr()
                    ? plain.copy.getCTWorkbook().getWorkbookPr()
                    : plain.copy.getCTWorkbook().addNewWorkbookPr();
            properties.setDate1904(true);
        }
        return plain.copy;
    }

    private void add(Sheet sheet) {
        XSSFSheet made = copy.createSheet(sheet.name());
        copy.setSheetHidden(copy.getSheetIndex(made), sheet.hidden());
        sheet.rows().forEach(row -> {
            XSSFRow to = made.createRow(row.number() - 1);
            row.cells().forEach(cell -> put(to.createCell(cell.column() - 1), cell));
        });
        sheet.voids().forEach(cell -> {
            XSSFRow row = made.getRow(cell.row() - 1);
            put((row == null ? made.createRow(cell.row() - 1) : row).createCell(cell.column() - 1), cell);
        });
    }

    private void put(XSSFCell to, Cell cell) {
        to.setCellStyle(styles.computeIfAbsent(cell.format().numberFormat(), this::style));
        cell.findNumber().ifPresentOrElse(number -> to.setCellValue(number.doubleValue()), () -> {
            if (cell.type() == Cell.Type.BOOLEAN) {
                to.setCellValue(cell.shown().equals("TRUE"));
            } else {
                to.setCellValue(cell.shown());
            }
        });
    }

    private CellStyle style(Cell.NumberFormat format) {
        CellStyle style = copy.createCellStyle();
        style.setQuotePrefixed(true);
        String pattern = switch (format) {
            case GENERAL -> "General";
            case DATE -> "dd/mm/yyyy";
            case PERCENT -> "0.0%";
        };
        style.setDataFormat(copy.createDataFormat().getFormat(pattern));
        return style;
    }
}
