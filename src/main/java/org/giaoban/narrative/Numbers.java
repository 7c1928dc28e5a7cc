package org.giaoban.narrative;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as Vietnamese readers write them: dots group, a comma before the decimals, missing ones by their signs. */
public final class Numbers {

    /** Nothing occurred. */
    static final String ZERO = "-";
    /** It may have occurred, but was not reported. */
    public static final String NOT_REPORTED = "...";
    /** The unit is not asked, it said that it does not apply, or it is a rate of nothing. */
    public static final String NOT_APPLICABLE = "x";
    /** There is nothing to compare with. */
    public static final String NO_CHANGE = "—";

    private Numbers() {}

    /** Whole numbers as they are, others with one decimal, HALF_UP; a decimal of zero is left out. */
    public static String format(BigDecimal number) {
        BigDecimal rounded = number.setScale(1, RoundingMode.HALF_UP);
        return pattern("#,##0.#").format(rounded).replace('-', '−');
    }

    /** For prose: whole numbers below ten may get a zero before them. */
    static String inProse(BigDecimal number, boolean zeroPad) {
        boolean small = number.signum() > 0 && number.compareTo(BigDecimal.TEN) < 0;
        return (zeroPad && small && isWhole(number) ? "0" : "") + format(number);
    }

    /** For a table's cell. */
    public static String cell(@Nullable BigDecimal number) {
        if (number == null) {
            return NOT_REPORTED;
        }
        return number.signum() == 0 ? ZERO : format(number);
    }

    /** A change for a table's cell, with its sign; points are marked where the figure is a percentage itself. */
    public static String change(@Nullable BigDecimal percent, boolean points) {
        if (percent == null) {
            return NO_CHANGE;
        }
        String sign = percent.signum() > 0 ? "+" : "";
        return sign + format(percent) + (points ? " điểm" : "");
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
