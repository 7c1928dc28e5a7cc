package org.giaoban.feedback;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hssf.util.HSSFColor;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Converts .xls to .xlsx: values, styles, merged cells and widths. Formulas are replaced by their stored results. */
final class XlsCopy {

    private final HSSFWorkbook from;
    private final XSSFWorkbook to = new XSSFWorkbook();
    private final Map<Short, XSSFCellStyle> styles = new HashMap<>();

    private XlsCopy(HSSFWorkbook from) {
        this.from = from;
    }

    static XSSFWorkbook of(byte[] bytes) throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook(new ByteArrayInputStream(bytes))) {
            return new XlsCopy(workbook).copy();
        }
    }

    private XSSFWorkbook copy() {
        for (int i = 0; i < from.getNumberOfSheets(); i++) {
            copy(from.getSheetAt(i), to.createSheet(from.getSheetName(i)));
            to.setSheetVisibility(i, from.getSheetVisibility(i));
        }
        if (from.getInternalWorkbook().isUsing1904DateWindowing()) {
            to.getCTWorkbook().getWorkbookPr().setDate1904(true);
        }
        return to;
    }

    private void copy(HSSFSheet sheet, XSSFSheet made) {
        int columns = 0;
        for (Row row : sheet) {
            XSSFRow copied = made.createRow(row.getRowNum());
            copied.setHeight(row.getHeight());
            copied.setZeroHeight(row.getZeroHeight());
            row.forEach(cell -> copy((HSSFCell) cell, copied.createCell(cell.getColumnIndex())));
            columns = Math.max(columns, row.getLastCellNum());
        }
        for (int column = 0; column < columns; column++) {
            made.setColumnWidth(column, sheet.getColumnWidth(column));
            made.setColumnHidden(column, sheet.isColumnHidden(column));
        }
        sheet.getMergedRegions().forEach(made::addMergedRegionUnsafe);
    }

    private void copy(HSSFCell cell, XSSFCell copied) {
        copied.setCellStyle(styles.computeIfAbsent(cell.getCellStyle().getIndex(), i -> style(cell.getCellStyle())));
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        switch (type) {
            case NUMERIC -> copied.setCellValue(cell.getNumericCellValue());
            case STRING -> copied.setCellValue(cell.getRichStringCellValue().getString());
            case BOOLEAN -> copied.setCellValue(cell.getBooleanCellValue());
            case ERROR -> copied.setCellErrorValue(cell.getErrorCellValue());
            default -> {}
        }
    }

    private XSSFCellStyle style(HSSFCellStyle style) {
        XSSFCellStyle copied = to.createCellStyle();
        copied.setFont(font(style.getFont(from)));
        copied.setDataFormat(to.createDataFormat().getFormat(style.getDataFormatString()));
        copied.setAlignment(style.getAlignment());
        copied.setVerticalAlignment(style.getVerticalAlignment());
        copied.setWrapText(style.getWrapText());
        copied.setBorderTop(style.getBorderTop());
        copied.setBorderBottom(style.getBorderBottom());
        copied.setBorderLeft(style.getBorderLeft());
        copied.setBorderRight(style.getBorderRight());
        copied.setLocked(style.getLocked());
        HSSFColor fill = style.getFillForegroundColorColor();
        if (style.getFillPattern() == FillPatternType.SOLID_FOREGROUND && fill != null) {
            copied.setFillForegroundColor(new XSSFColor(rgb(fill), null));
            copied.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
        return copied;
    }

    private static byte[] rgb(HSSFColor colour) {
        short[] components = colour.getTriplet();
        return new byte[] {(byte) components[0], (byte) components[1], (byte) components[2]};
    }

    private XSSFFont font(HSSFFont font) {
        XSSFFont copied = to.createFont();
        copied.setFontName(font.getFontName());
        copied.setFontHeight(font.getFontHeight());
        copied.setBold(font.getBold());
        copied.setItalic(font.getItalic());
        copied.setUnderline(font.getUnderline());
        return copied;
    }
}
