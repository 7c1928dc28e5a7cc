package org.giaoban.spreadsheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.format.CellFormat;

/**
 * Compares a number with what its cell displays. A number format can show 72 as {@code 72.000}, 15 as
 * {@code 15 nghìn} or 72000 as {@code 72}; such a cell says two things.
 */
final class DisplayedNumber {

    private static final Pattern ORDINARY = Pattern.compile("(?i)(?:general|standard|@|(?:#,##)?0(?:[.]00?)?)?");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,\\s]*\\d|\\d");
    private static final Pattern OTHER_QUANTITY =
            Pattern.compile(".*(?:%|\\d|\\b(?:nghin|ngan|trieu|ty(?! le)|ti(?! le)|k|tr)\\b).*", Pattern.DOTALL);

    private DisplayedNumber() {}

    /** Returns what a cell displays, by its number format's code, if it reads as another number; else an empty text. */
    static String findDiffering(BigDecimal number, String code) {
        return ORDINARY.matcher(code).matches() || code.startsWith(";") ? "" : differing(number, display(number, code));
    }

    /** Synchronised because POI keeps the formats in a map that threads must not share. */
    private static synchronized String display(BigDecimal number, String code) {
        try {
            return CellFormat.getInstance(Locale.US, code).apply(number.doubleValue()).text;
        } catch (RuntimeException e) {
            // what a format that POI does not know displays cannot be compared
            return "";
        }
    }

    /** Returns the displayed text if it reads as another number than the cell holds, else an empty text. */
    static String differing(BigDecimal number, String displayed) {
        Matcher matcher = NUMBER.matcher(displayed);
        if (!matcher.find()) {
            return "";
        }
        String around = displayed.substring(0, matcher.start()) + " " + displayed.substring(matcher.end());
        String digits = matcher.group().replaceAll("\\s", "");
        boolean negated =
                number.signum() > 0 && displayed.substring(0, matcher.start()).endsWith("-");
        boolean same = !negated
                && !OTHER_QUANTITY.matcher(Folding.bare(around)).matches()
                && (isSame(number, digits, ',', '.') || isSame(number, digits, '.', ','));
        return same ? "" : displayed.strip();
    }

    /** A whole number with three decimals, {@code 72.000}, looks like thousands and is taken for another number. */
    private static boolean isSame(BigDecimal number, String digits, char group, char mark) {
        String plain = digits.replace(String.valueOf(group), "").replace(mark, '.');
        if (plain.indexOf('.') != plain.lastIndexOf('.') || plain.endsWith(".")) {
            return false;
        }
        BigDecimal shown = new BigDecimal(plain);
        boolean likeThousands = shown.scale() == 3 && number.scale() <= 0;
        return !likeThousands
                && number.abs().setScale(shown.scale(), RoundingMode.HALF_UP).compareTo(shown) == 0;
    }
}
