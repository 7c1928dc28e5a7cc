package org.giaoban.workbook;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Cell styles of a blank workbook beyond the form's own: input cells, greyed values, instructions. */
final class BlankStyles {

    private static final byte[] INPUT = {(byte) 0xFF, (byte) 0xFB, (byte) 0xE6};

    private final XSSFWorkbook workbook;

    /** Style of headings that only a blank workbook has. */
    final XSSFCellStyle heading;

    final XSSFCellStyle number;
    final XSSFCellStyle text;
    final XSSFCellStyle date;
    /** Unlocked and unformatted, for rows below the prepared ones. */
    final XSSFCellStyle open;

    final XSSFCellStyle greyed;
    final XSSFCellStyle check;
    final XSSFCellStyle instruction;

    BlankStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        WorkbookStyles base = new WorkbookStyles(workbook);
        this.heading = base.heading;
        this.number = input(base.number);
        this.text = input(base.text);
        this.date = input(base.date);
        this.open = workbook.createCellStyle();
        this.greyed = with(font(false, IndexedColors.GREY_50_PERCENT), base.number);
        this.check = with(font(false, IndexedColors.BLACK), base.text);
        this.instruction = with(font(true, IndexedColors.BLACK), base.text);
        open.cloneStyleFrom(base.number);
        unframe(open);
        open.setDataFormat(workbook.createDataFormat().getFormat("General"));
        open.setAlignment(HorizontalAlignment.GENERAL);
        open.setLocked(false);
        unframe(instruction);
    }

    private XSSFCellStyle input(XSSFCellStyle base) {
        XSSFCellStyle style = copy(base);
        style.setFillForegroundColor(new XSSFColor(INPUT, null));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setLocked(false);
        return style;
    }

    private XSSFCellStyle with(XSSFFont font, XSSFCellStyle base) {
        XSSFCellStyle style = copy(base);
        style.setFont(font);
        return style;
    }

    private XSSFFont font(boolean italic, IndexedColors colour) {
        XSSFFont font = workbook.createFont();
        font.setFontName("Times New Roman");
        font.setFontHeightInPoints((short) 11);
        font.setItalic(italic);
        font.setColor(colour.getIndex());
        return font;
    }

    private XSSFCellStyle copy(XSSFCellStyle base) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.cloneStyleFrom(base);
        return style;
    }

    private static void unframe(XSSFCellStyle style) {
        style.setBorderTop(BorderStyle.NONE);
        style.setBorderBottom(BorderStyle.NONE);
        style.setBorderLeft(BorderStyle.NONE);
        style.setBorderRight(BorderStyle.NONE);
    }
}
