package org.giaoban.narrative;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers in Vietnamese notation: dots group thousands, a comma precedes decimals, missing numbers have signs. */
public final class NumberWords {

    private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(9_999);

    /** Sign of a known zero. */
    static final String ZERO = "-";
    /** Sign of a value that was not reported. */
    public static final String NOT_REPORTED = "...";
    /**
     * Sign of "not applicable": no submission is expected, the unit reports "not applicable", or the denominator is
     * zero.
     */
    public static final String NOT_APPLICABLE = "x";
    /** Sign of a missing comparison. */
    public static final String NO_CHANGE = "—";

    private NumberWords() {}

    /** Formats a number with at most one decimal, HALF_UP; a decimal of zero is left out. */
    public static String format(BigDecimal number) {
        BigDecimal rounded = number.setScale(1, RoundingMode.HALF_UP);
        return pattern("#,##0.#").format(rounded).replace('-', '−');
    }

    /** Formats a number for prose; with {@code zeroPad}, whole numbers from 1 to 9 as {@code 03}. */
    static String inProse(BigDecimal number, boolean zeroPad) {
        boolean small = number.signum() > 0 && number.compareTo(BigDecimal.TEN) < 0;
        return (zeroPad && small && isWhole(number) ? "0" : "") + format(number);
    }

    /** Formats a number, zero or an unreported value for a table's cell. */
    public static String cell(@Nullable BigDecimal number) {
        if (number == null) {
            return NOT_REPORTED;
        }
        return number.signum() == 0 ? ZERO : format(number);
    }

    /** Formats a number with its sign, a rise with a plus. */
    static String signed(BigDecimal number) {
        return sign(number) + format(number);
    }

    /** Formats a change in per cent with both signs; see {@link #percent(BigDecimal)}. */
    static String signedPercent(BigDecimal change) {
        return percent(change, sign(change)) + "%";
    }

    private static String sign(BigDecimal number) {
        return number.setScale(1, RoundingMode.HALF_UP).signum() > 0 ? "+" : "";
    }

    /**
     * Formats a number in per cent for a table's cell; one above {@code 9.999} as {@code >9.999}, because what nearly nothing
     * is compared with has no width. The table of figures has the exact number.
     */
    public static String percent(BigDecimal percent) {
        return percent(percent, "");
    }

    private static String percent(BigDecimal percent, String sign) {
        return percent.compareTo(MOST_PERCENT) > 0 ? ">" + sign + format(MOST_PERCENT) : sign + format(percent);
    }

    static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static DecimalFormat pattern(String pattern) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('.');
        symbols.setDecimalSeparator(',');
        symbols.setMinusSign('-');
        DecimalFormat format = new DecimalFormat(pattern, symbols);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
