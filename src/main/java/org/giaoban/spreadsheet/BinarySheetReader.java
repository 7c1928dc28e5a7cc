package org.giaoban.spreadsheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.ss.usermodel.FormulaError;
import org.giaoban.model.Finding;
import org.giaoban.spreadsheet.Cell.Type;
import org.giaoban.spreadsheet.WorkbookParts.SheetEntry;
import org.jspecify.annotations.Nullable;

/**
 * Reads the worksheets of one .xlsb file, one after the other. Formulas are stored as tokens, so their text is not
 * known; the results are read.
 */
final class BinarySheetReader {

    private static final int ROW = 0;
    private static final int FIRST_FORMULA = 8;
    private static final int LAST_CELL = 11;
    private static final int FIRST_SHORT_CELL = 12;
    private static final int LAST_SHORT_CELL = 18;
    private static final int COLUMN = 60;
    private static final int RICH_CELL = 62;
    private static final int MERGED = 176;

    private static final int HIDDEN_ROW = 0x10;

    private final List<RichText> strings;
    private final List<CellFormats.Style> styles;
    private final SheetBuilder sheet;

    BinarySheetReader(List<RichText> strings, List<CellFormats.Style> styles, SheetBuilder sheet) {
        this.strings = strings;
        this.styles = List.copyOf(styles);
        this.sheet = sheet;
    }

    Sheet read(SheetEntry entry, BinaryRecords records) throws IOException, UnreadableException {
        sheet.begin(entry.name(), entry.hidden());
        while (records.next()) {
            int type = records.type();
            if (type == ROW) {
                int number = records.number() + 1;
                sheet.row(number, (records.skip(7).unsignedByte() & HIDDEN_ROW) != 0);
            } else if (type <= LAST_CELL || type == RICH_CELL) {
                sheet.moveTo(records.number() + 1);
                cell(type, records);
            } else if (type >= FIRST_SHORT_CELL && type <= LAST_SHORT_CELL) {
                sheet.moveTo(sheet.column() + 1);
                cell(type - LAST_CELL, records);
            } else if (type == COLUMN) {
                int first = records.number() + 1;
                int last = records.number() + 1;
                if ((records.skip(8).unsignedByte() & 1) != 0) {
                    sheet.hideColumns(first, last);
                }
            } else if (type == MERGED) {
                int firstRow = records.number() + 1;
                int lastRow = records.number() + 1;
                sheet.merge(new MergedRange(firstRow, records.number() + 1, lastRow, records.number() + 1));
            }
        }
        return sheet.end();
    }

    /** Reads a cell from its style on; the types are those of [MS-XLSB] 2.4.301 to 2.4.312. */
    private void cell(int type, BinaryRecords records) throws UnreadableException {
        int at = records.unsignedShort() | records.unsignedByte() << Short.SIZE;
        records.skip(1);
        CellFormats.Style style = at < styles.size() ? styles.get(at) : CellFormats.Style.PLAIN;
        String formula = type >= FIRST_FORMULA && type <= LAST_CELL ? "" : null;
        switch (type) {
            case 2 -> number(records.shortReal(), formula, style);
            case 3, 11 -> sheet.addOther(Type.ERROR, error(records.unsignedByte()), formula, style);
            case 4, 10 -> sheet.addOther(Type.BOOLEAN, records.unsignedByte() == 0 ? "FALSE" : "TRUE", formula, style);
            case 5, 9 -> number(records.real(), formula, style);
            case 6, 8 -> sheet.addText(new RichText(sheet.memory().keep(records.text()), false), formula, style);
            case 7 -> {
                int string = records.number();
                if (string < strings.size()) {
                    sheet.addText(strings.get(string), formula, style);
                } else {
                    sheet.addMissingText();
                }
            }
            case RICH_CELL -> {
                String text = records.skip(1).text();
                sheet.addText(new RichText(sheet.memory().keep(text), false), formula, style);
            }
            default -> {}
        }
    }

    private void number(double number, @Nullable String formula, CellFormats.Style style) throws UnreadableException {
        if (Double.isFinite(number)) {
            sheet.addNumber(Numbers.round(new BigDecimal(Double.toString(number))), formula, style);
        } else {
            sheet.addOther(Type.ERROR, FormulaError.NUM.getString(), formula, style);
        }
    }

    List<Finding> notes() {
        return sheet.notes();
    }

    private static String error(int code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERR!";
    }
}
