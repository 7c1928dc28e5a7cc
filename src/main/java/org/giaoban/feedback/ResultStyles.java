package org.giaoban.feedback;

import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Cell styles of the result sheet. The quote prefix keeps Excel from reading text as a formula, even after editing. */
final class ResultStyles {

    private final XSSFWorkbook workbook;

    final XSSFCellStyle title;
    final XSSFCellStyle bold;
    final XSSFCellStyle alarm;
    final XSSFCellStyle plain;
    final XSSFCellStyle heading;
    final XSSFCellStyle cell;
    final XSSFCellStyle link;
    final Map<SeverityStyle, XSSFCellStyle> bySeverity = new EnumMap<>(SeverityStyle.class);

    ResultStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        XSSFFont alarmed = font(12, true);
        alarmed.setColor(IndexedColors.DARK_RED.getIndex());
        XSSFFont linked = font(11, false);
        linked.setColor(IndexedColors.BLUE.getIndex());
        linked.setUnderline(Font.U_SINGLE);
        this.title = style(font(16, true));
        this.bold = style(font(12, true));
        this.alarm = style(alarmed);
        this.plain = style(font(12, false));
        this.heading = framed(style(font(11, true)));
        heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        this.cell = framed(style(font(11, false)));
        this.link = framed(style(linked));
        for (SeverityStyle severity : SeverityStyle.values()) {
            XSSFCellStyle style = framed(style(font(11, true)));
            style.setFillForegroundColor(severity.colour());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            bySeverity.put(severity, style);
        }
    }

    private XSSFFont font(int points, boolean isBold) {
        XSSFFont font = workbook.createFont();
        font.setFontName("Times New Roman");
        font.setFontHeightInPoints((short) points);
        font.setBold(isBold);
        return font;
    }

    private XSSFCellStyle style(XSSFFont font) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setQuotePrefixed(true);
        return style;
    }

    private static XSSFCellStyle framed(XSSFCellStyle style) {
        style.setWrapText(true);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }
}
