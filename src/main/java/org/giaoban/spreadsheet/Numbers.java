package org.giaoban.spreadsheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Reads and formats numbers of workbooks, which are binary doubles written as text. Spreadsheets show 15 significant
 * digits but write 17, so 0.123 is stored as {@code 0.12300000000000001} and a sum displayed as 72,000 as
 * {@code 71999.99999999999}. Numbers with a fraction are therefore rounded to 15 significant digits; 71999.999999999
 * (14 digits) stays a fraction.
 */
final class Numbers {

    private static final MathContext SPREADSHEET = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final int LONGEST = 330;

    private Numbers() {}

    /** Parses a stored number; empty if the text is not a finite number that a spreadsheet can hold. */
    static Optional<BigDecimal> parse(String raw) {
        String text = raw.strip();
        try {
            if (text.isEmpty() || text.length() > LONGEST || !Double.isFinite(Double.parseDouble(text))) {
                return Optional.empty();
            }
            return Optional.of(round(new BigDecimal(text)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Formats a number as the cell displays it. */
    static String show(BigDecimal number, Cell.NumberFormat format, boolean date1904) {
        return switch (format) {
            case DATE -> SerialDate.show(number, date1904);
            case PERCENT -> round(number.movePointRight(2)).toPlainString() + "%";
            case GENERAL -> number.toPlainString();
        };
    }

    /** Rounds a number with a fraction to 15 significant digits and strips trailing zeros. */
    static BigDecimal round(BigDecimal exact) {
        if (exact.signum() == 0 || exact.scale() > LONGEST * 2) {
            return BigDecimal.ZERO;
        }
        BigDecimal rounded = exact.scale() > 0 ? exact.round(SPREADSHEET) : exact;
        BigDecimal plain = rounded.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
