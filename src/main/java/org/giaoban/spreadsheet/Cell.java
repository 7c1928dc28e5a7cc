package org.giaoban.spreadsheet;

import java.math.BigDecimal;
import java.util.Optional;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.jspecify.annotations.Nullable;

/**
 * A cell with something in it.
 *
 * @param row from 1, as spreadsheets count
 * @param column from 1: column A
 * @param shown the content as a person would name it: text as it stands, numbers with a decimal point and no grouping,
 *     dates as {@code dd/MM/yyyy}, percentages with their sign
 * @param number of a {@link Type#NUMBER}; a date's is its serial number
 * @param formula the formula that a program last worked the content out of, as Excel writes it; empty where there is
 *     one whose text is not known; null where there is none
 */
public record Cell(
        String sheet,
        int row,
        int column,
        Type type,
        String shown,
        @Nullable BigDecimal number,
        @Nullable String formula,
        Look look) {

    private static final int LONGEST_FOUND = 120;

    /** What kind of content a cell has. */
    public enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        /** {@code #N/A}, {@code #REF!} and their like. */
        ERROR,
        /** A formula that no program has worked out yet. */
        NOT_CALCULATED
    }

    /** How the content is to be understood. */
    public enum Format {
        GENERAL,
        DATE,
        PERCENT
    }

    /**
     * What the cell's style says.
     *
     * @param font name of the font, which gives away the old Vietnamese encodings; empty if none is named
     * @param hidden whether its sheet, row or column is hidden
     */
    public record Look(Format format, String font, boolean hidden) {
        static final Look PLAIN = new Look(Format.GENERAL, "", false);
    }

    /** As in {@code D7}. */
    public String address() {
        return columnName(column) + row;
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_FOUND
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_FOUND)) + "…";
    }

    /** Letters of a column: 1 is A, 27 is AA. */
    public static String columnName(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /** The number of a column's letters: A is 1. */
    static int columnNumber(String letters) {
        int number = 0;
        for (int i = 0; i < letters.length(); i++) {
            number = number * 26 + Character.toUpperCase(letters.charAt(i)) - 'A' + 1;
        }
        return number;
    }

    /** The same cell with another text. */
    public Cell withText(String text) {
        return new Cell(sheet, row, column, type, text, number, formula, look);
    }

    /** Whether there is nothing in it but spaces. */
    public boolean isBlank() {
        return type == Type.TEXT && Folding.collapse(shown).isEmpty();
    }

    public Optional<String> findFormula() {
        return Optional.ofNullable(formula);
    }

    public Optional<BigDecimal> findNumber() {
        return Optional.ofNullable(number);
    }

    /** A finding about this cell and what stands in it; of a long text the beginning. */
    public Finding finding(FindingCode code) {
        return Finding.of(code, sheet, address(), beginning(shown));
    }
}
