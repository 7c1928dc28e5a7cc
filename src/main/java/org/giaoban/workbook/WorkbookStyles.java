package org.giaoban.workbook;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Cell styles of all workbooks: one typeface, thin borders, grouped numbers, Vietnamese dates. */
final class WorkbookStyles {

    private final XSSFWorkbook workbook;
    private final XSSFFont plain;
    private final XSSFFont bold;

    final XSSFCellStyle title;
    final XSSFCellStyle label;
    final XSSFCellStyle heading;
    final XSSFCellStyle section;
    final XSSFCellStyle text;
    final XSSFCellStyle number;
    final XSSFCellStyle date;

    WorkbookStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        this.plain = font(12, false);
        this.bold = font(12, true);
        this.title = style(font(14, true), HorizontalAlignment.CENTER);
        this.label = style(bold, HorizontalAlignment.LEFT);
        this.heading = filled(bordered(style(bold, HorizontalAlignment.CENTER)), IndexedColors.GREY_25_PERCENT);
        this.section = bordered(style(bold, HorizontalAlignment.LEFT));
        this.text = bordered(style(plain, HorizontalAlignment.LEFT));
        this.number = formatted(bordered(style(plain, HorizontalAlignment.RIGHT)), "#,##0");
        this.date = formatted(bordered(style(plain, HorizontalAlignment.CENTER)), "dd/mm/yyyy");
        heading.setWrapText(true);
        text.setWrapText(true);
    }

    private XSSFFont font(int points, boolean isBold) {
        XSSFFont font = workbook.createFont();
        font.setFontName("Times New Roman");
        font.setFontHeightInPoints((short) points);
        font.setBold(isBold);
        return font;
    }

    private XSSFCellStyle style(XSSFFont font, HorizontalAlignment alignment) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setAlignment(alignment);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        return style;
    }

    private static XSSFCellStyle bordered(XSSFCellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    private static XSSFCellStyle filled(XSSFCellStyle style, IndexedColors colour) {
        style.setFillForegroundColor(colour.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private XSSFCellStyle formatted(XSSFCellStyle style, String format) {
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }
}
