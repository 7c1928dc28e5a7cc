package org.giaoban.spreadsheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The numbers of workbooks, which are binary doubles written as text. Spreadsheets compute with and show 15 significant
 * digits; programs write 17, so that 0.123 becomes {@code 0.12300000000000001} and a sum that is 72,000 on the screen
 * becomes {@code 71999.99999999999}. So the fraction of a number is kept to 15 significant digits, no further, and
 * 71999.999999999 (14 digits) stays what it is: not whole.
 */
final class Numbers {

    private static final MathContext SPREADSHEET = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final int LONGEST = 330;

    private Numbers() {}

    /** Reads a number as files write it; none where the text is no number that a spreadsheet can hold. */
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

    /** A number as a person would name it. */
    static String show(BigDecimal number, Cell.Format format, boolean date1904) {
        return switch (format) {
            case DATE -> SerialDate.show(number, date1904);
            case PERCENT -> round(number.movePointRight(2)).toPlainString() + "%";
            case GENERAL -> number.toPlainString();
        };
    }

    /** The number to 15 significant digits where it has a fraction, without needless zeros. */
    static BigDecimal round(BigDecimal exact) {
        if (exact.signum() == 0 || exact.scale() > LONGEST * 2) {
            return BigDecimal.ZERO;
        }
        BigDecimal rounded = exact.scale() > 0 ? exact.round(SPREADSHEET) : exact;
        BigDecimal plain = rounded.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
