package org.giaoban.spreadsheet;

import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Font;
import org.giaoban.spreadsheet.RichText.Position;

/** Reads the runs of a text in an .xls cell. */
final class HssfText {

    private HssfText() {}

    /** @param font font of the cell, which the runs before the first one with a font of its own have */
    static RichText read(HSSFCell cell, Optional<HSSFFont> font) {
        HSSFRichTextString rich = cell.getRichStringCellValue();
        HSSFWorkbook workbook = cell.getSheet().getWorkbook();
        String text = rich.getString();
        if (rich.numFormattingRuns() == 0) {
            return new RichText(text, font.filter(HSSFFont::getStrikeout).isPresent());
        }
        RichText.Runs runs = new RichText.Runs();
        Optional<HSSFFont> current = font;
        int from = 0;
        for (int run = 0; run < rich.numFormattingRuns(); run++) {
            int start = Math.min(Math.max(rich.getIndexOfFormattingRun(run), from), text.length());
            add(runs, text.substring(from, start), current);
            current = Optional.of(workbook.getFontAt(rich.getFontOfFormattingRun(run)));
            from = start;
        }
        add(runs, text.substring(from), current);
        return runs.text();
    }

    private static void add(RichText.Runs runs, String text, Optional<HSSFFont> font) {
        Position position = font.map(HSSFFont::getTypeOffset)
                .map(offset -> switch (offset) {
                    case Font.SS_SUPER -> Position.RAISED;
                    case Font.SS_SUB -> Position.LOWERED;
                    default -> Position.ON_LINE;
                })
                .orElse(Position.ON_LINE);
        runs.add(text, position, font.filter(HSSFFont::getStrikeout).isPresent());
    }
}
