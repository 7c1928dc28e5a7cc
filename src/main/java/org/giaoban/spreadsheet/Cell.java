package org.giaoban.spreadsheet;

import java.math.BigDecimal;
import java.util.Optional;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.jspecify.annotations.Nullable;

/**
 * A cell that is not empty.
 *
 * @param sheet name of the cell's sheet
 * @param row row number, from 1
 * @param column column number, from 1 (column A)
 * @param shown content as text: texts unchanged, numbers with a decimal point and without grouping, dates as
 *     {@code dd/MM/yyyy}, percentages with a percent sign
 * @param number value of a {@link Type#NUMBER} cell, the serial number of a date; null for other types
 * @param formula formula from which the content was last calculated, in Excel's notation without {@code =}; empty if
 *     the formula's text is not known; null if the cell has no formula
 * @param format format of the cell
 */
public record Cell(
        String sheet,
        int row,
        int column,
        Type type,
        String shown,
        @Nullable BigDecimal number,
        @Nullable String formula,
        CellFormat format) {

    private static final int LONGEST_FOUND = 120;

    /** Type of a cell's content. */
    public enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        /** An error value such as {@code #N/A} or {@code #REF!}. */
        ERROR,
        /** A formula without a stored result. */
        NOT_CALCULATED
    }

    /** Meaning that the cell's number format gives to a number. */
    public enum NumberFormat {
        GENERAL,
        DATE,
        PERCENT
    }

    /** Whether somebody who looks at the sheet sees the content of a cell. */
    public enum Visibility {
        SHOWN,
        /** The sheet, the row or the column is hidden, or the number format shows nothing. */
        HIDDEN,
        /** Under the first cell of a merged range; the content is not seen and does not count. */
        COVERED,
        /** Struck out; the content does not count. */
        STRUCK_OUT
    }

    /**
     * The part of a cell's style and position that changes how its content is read.
     *
     * @param font font name, which identifies legacy Vietnamese encodings; empty if the style names no font
     * @param display what the sheet displays for a number, if that reads as another number; empty otherwise
     */
    public record CellFormat(NumberFormat numberFormat, String font, Visibility visibility, String display) {
        static final CellFormat PLAIN = new CellFormat(NumberFormat.GENERAL, "", Visibility.SHOWN, "");

        /** True if the content does not count, because it is struck out or lies under a merged range. */
        boolean isVoid() {
            return visibility == Visibility.COVERED || visibility == Visibility.STRUCK_OUT;
        }

        CellFormat with(NumberFormat other) {
            return new CellFormat(other, font, visibility, display);
        }

        /** Returns the format with another visibility; content that does not count stays so. */
        CellFormat with(Visibility other) {
            return isVoid() || other == Visibility.SHOWN ? this : new CellFormat(numberFormat, font, other, display);
        }

        CellFormat displaying(String text) {
            return text.isEmpty() ? this : new CellFormat(numberFormat, font, visibility, text);
        }
    }

    /** Returns the A1 address, for example {@code D7}. */
    public String address() {
        return columnName(column) + row;
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_FOUND
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_FOUND)) + "…";
    }

    /** Returns the letters of a column number: 1 gives {@code A}, 27 gives {@code AA}. */
    public static String columnName(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /** Returns the column number of column letters: {@code A} gives 1. */
    static int columnNumber(String letters) {
        int number = 0;
        for (int i = 0; i < letters.length(); i++) {
            number = number * 26 + Character.toUpperCase(letters.charAt(i)) - 'A' + 1;
        }
        return number;
    }

    Cell at(int otherRow, int otherColumn) {
        return new Cell(sheet, otherRow, otherColumn, type, shown, number, formula, format);
    }

    Cell with(CellFormat other) {
        return new Cell(sheet, row, column, type, shown, number, formula, other);
    }

    /** Returns a copy of this cell with another text. */
    public Cell withText(String text) {
        return new Cell(sheet, row, column, type, text, number, formula, format);
    }

    /** True if the cell's text has no characters but spaces. */
    public boolean isBlank() {
        return type == Type.TEXT
                && (shown.isEmpty() || !Character.isLetterOrDigit(shown.charAt(0)))
                && Folding.collapse(shown).isEmpty();
    }

    public Optional<String> findFormula() {
        return Optional.ofNullable(formula);
    }

    public Optional<BigDecimal> findNumber() {
        return Optional.ofNullable(number);
    }

    /** Creates a finding at this cell; {@code found} is the cell's text, cut after 120 characters. */
    public Finding finding(FindingCode code) {
        return Finding.of(code, sheet, address(), beginning(shown));
    }
}
