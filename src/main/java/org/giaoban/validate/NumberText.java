package org.giaoban.validate;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.giaoban.spreadsheet.Folding;
import org.jspecify.annotations.Nullable;

/**
 * A typed text read where a count is expected. In Vietnamese the point groups digits and the comma is the decimal mark;
 * English spreadsheets use the opposite. Groups of exactly three digits are digit groups with either mark, because a
 * count has no thousandths. Any other text with a mark is a fraction or unclear and is never rounded to a whole number.
 *
 * @param value the number; null unless the kind is {@link Kind#NUMBER} or {@link Kind#PERCENT}
 */
public record NumberText(Kind kind, @Nullable BigDecimal value) {

    /** Kind of text. */
    public enum Kind {
        BLANK,
        NUMBER,
        /** A number with a percent sign; the value is the number before the sign. */
        PERCENT,
        /** {@code -}, {@code không} or {@code không phát sinh}: nothing occurred. */
        NOTHING,
        /** {@code x}: not applicable. */
        NOT_APPLICABLE,
        /** {@code ...}: occurred but not known. */
        NOT_REPORTED,
        /** {@code gần 50}: a number that was not counted. */
        ESTIMATE,
        UNCLEAR
    }

    private static final int LONGEST = 200;
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B-\\u200F\\u2060\\uFEFF\\u00AD]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern DASH = Pattern.compile("[-–—−]");
    private static final Pattern CROSS = Pattern.compile("[xX×]");
    private static final Pattern DOTS = Pattern.compile("\\.{2,}|…+\\.?");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\(.+\\)");
    private static final Pattern AFTER_MINUS = Pattern.compile("[-–−].+");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
    private static final Pattern POINTS = Pattern.compile("[1-9]\\d{0,2}(?:\\.\\d{3}){1,5}");
    private static final Pattern COMMAS = Pattern.compile("[1-9]\\d{0,2}(?:,\\d{3}){1,5}");
    private static final Pattern BLANKS = Pattern.compile("[1-9]\\d{0,2}(?: \\d{3}){1,5}");
    private static final Pattern QUOTE_GROUPS = Pattern.compile("[1-9]\\d{0,2}(?:['’]\\d{3}){1,5}");
    private static final Pattern POWER_OF_TEN =
            Pattern.compile("(?<digit>[1-9])[.,](?<fraction>\\d{1,15})[eE]\\+?(?<power>\\d{1,2})");
    private static final Pattern FRACTION = Pattern.compile("(?:0|[1-9]\\d{0,17})[.,]\\d{1,15}");
    private static final Pattern POINTS_AND_FRACTION = Pattern.compile("[1-9]\\d{0,2}(?:\\.\\d{3}){1,5},\\d{1,15}");
    private static final Pattern COMMAS_AND_FRACTION = Pattern.compile("[1-9]\\d{0,2}(?:,\\d{3}){1,5}\\.\\d{1,15}");
    private static final Pattern THREE_ZEROS = Pattern.compile("(?:.*\\D)?0+[.,]\\d{3}");

    private static final Pattern NOTHING = Pattern.compile(
            "(?:khong|ko|khong co|khong phat sinh|khong co phat sinh|khong co so lieu phat sinh|nil|none)[. ]*");
    private static final Pattern NUMBER_AND_WORDS =
            Pattern.compile("(?<number>\\d.*?)\\s*(?<words>\\p{L}[\\p{L}\\p{M} ]*)[. ]*");

    private static final Map<String, Integer> SCALES = Map.of("nghin", 3, "ngan", 3, "trieu", 6, "ty", 9, "ti", 9);
    private static final Pattern SCALED = Pattern.compile(
            "(?<whole>0|[1-9]\\d{0,8})(?:[.,](?<fraction>\\d{1,9}))? ?(?<scale>nghin|ngan|trieu|ty|ti)");
    private static final Pattern ESTIMATE = Pattern.compile(
            "(?:(?:gan|khoang|tren|hon|xap xi|uoc|uoc tinh|uoc dat|tam|chung|it nhat|toi da|duoi) ?|[~≈><≥≤]+ ?){1,3}\\d[\\d., ]*"
                    + "(?: ?(?:nghin|ngan|trieu|ty|ti))?%?|\\d[\\d., ]*(?: ?(?:nghin|ngan|trieu|ty|ti))? ?(?:\\+|tro len)");

    public Optional<BigDecimal> find() {
        return Optional.ofNullable(value);
    }

    /** Parses a text; a text that is not a number is {@link Kind#UNCLEAR}. */
    public static NumberText parse(String typed) {
        if (typed.strip().length() > LONGEST) {
            return new NumberText(Kind.UNCLEAR, null);
        }
        String text = clean(typed);
        if (text.isEmpty()) {
            return new NumberText(Kind.BLANK, null);
        }
        if (isDash(text) || NOTHING.matcher(Folding.bare(text)).matches()) {
            return new NumberText(Kind.NOTHING, null);
        }
        if (CROSS.matcher(text).matches()) {
            return new NumberText(Kind.NOT_APPLICABLE, null);
        }
        if (DOTS.matcher(text).matches()) {
            return new NumberText(Kind.NOT_REPORTED, null);
        }
        if (typed.strip().matches("(?s).*\\d\\s*[\\r\\n]\\s*\\d.*")) {
            // two lines of a cell may hold two numbers
            return new NumberText(Kind.UNCLEAR, null);
        }
        if (ESTIMATE.matcher(Folding.bare(text)).matches()) {
            return new NumberText(Kind.ESTIMATE, null);
        }
        Optional<BigDecimal> scaled = scaled(text);
        if (scaled.isPresent()) {
            return new NumberText(Kind.NUMBER, scaled.get());
        }
        boolean percent = text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1).strip() : text;
        return signed(number, percent)
                .map(value -> new NumberText(percent ? Kind.PERCENT : Kind.NUMBER, value))
                .orElseGet(() -> new NumberText(Kind.UNCLEAR, null));
    }

    /**
     * Parses a text in which words may follow the number: {@code 15 lượt}.
     *
     * @param words allowed words, such as the counting unit and the name of what is counted
     */
    static NumberText parse(String typed, String words) {
        NumberText whole = parse(typed);
        Matcher matcher = NUMBER_AND_WORDS.matcher(typed.strip());
        if (whole.kind() != Kind.UNCLEAR || typed.length() > LONGEST || !matcher.matches()) {
            return whole;
        }
        boolean allowed = (" " + Folding.fold(words) + " ").contains(" " + Folding.fold(matcher.group("words")) + " ");
        NumberText number = parse(matcher.group("number"));
        return allowed && number.kind() == Kind.NUMBER ? number : whole;
    }

    /** True for zero, or words or a sign that say that nothing occurred. */
    boolean isNothing() {
        return kind == Kind.NOTHING || kind == Kind.NUMBER && value != null && value.signum() == 0;
    }

    /** True if a text is a dash, the usual sign for zero. */
    static boolean isDash(String typed) {
        return DASH.matcher(typed.strip()).matches();
    }

    /**
     * Parses {@code 3 nghìn}, {@code 1,2 triệu}. Three digits after the mark could be a group or a fraction, so such
     * texts stay unclear.
     */
    private static Optional<BigDecimal> scaled(String text) {
        Matcher matcher = SCALED.matcher(Folding.bare(text));
        if (!matcher.matches()
                || matcher.group("fraction") != null
                        && matcher.group("fraction").length() == 3) {
            return Optional.empty();
        }
        String fraction = matcher.group("fraction") == null ? "" : "." + matcher.group("fraction");
        BigDecimal number = new BigDecimal(matcher.group("whole") + fraction);
        return Optional.of(number.movePointRight(SCALES.getOrDefault(matcher.group("scale"), 0)));
    }

    private static Optional<BigDecimal> signed(String text, boolean percent) {
        if (IN_BRACKETS.matcher(text).matches()) {
            return unsigned(text.substring(1, text.length() - 1).strip(), percent)
                    .map(BigDecimal::negate);
        }
        if (AFTER_MINUS.matcher(text).matches()) {
            return unsigned(text.substring(1).strip(), percent).map(BigDecimal::negate);
        }
        return unsigned(text.startsWith("+") ? text.substring(1).strip() : text, percent);
    }

    private static Optional<BigDecimal> unsigned(String text, boolean percent) {
        String plain = null;
        if (DIGITS.matcher(text).matches()) {
            plain = text;
        } else if (!percent
                && (POINTS.matcher(text).matches()
                        || COMMAS.matcher(text).matches()
                        || BLANKS.matcher(text).matches())) {
            plain = text.replaceAll("[., ]", "");
        } else if (POINTS_AND_FRACTION.matcher(text).matches()) {
            plain = text.replace(".", "").replace(',', '.');
        } else if (COMMAS_AND_FRACTION.matcher(text).matches()) {
            plain = text.replace(",", "");
        } else if (QUOTE_GROUPS.matcher(text).matches()) {
            plain = text.replaceAll("['’]", "");
        } else if (!percent && POWER_OF_TEN.matcher(text).matches()) {
            return wholePower(text);
        } else if (FRACTION.matcher(text).matches()
                && !THREE_ZEROS.matcher(text).matches()) {
            plain = text.replace(',', '.');
        }
        return Optional.ofNullable(plain).map(BigDecimal::new);
    }

    /**
     * Parses {@code 1,6544E+04}. A number with fewer digits than its power was rounded when it was saved, so it stays
     * unclear.
     */
    private static Optional<BigDecimal> wholePower(String text) {
        Matcher matcher = POWER_OF_TEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int power = Integer.parseInt(matcher.group("power"));
        String fraction = matcher.group("fraction");
        return fraction.length() < power
                ? Optional.empty()
                : Optional.of(new BigDecimal(matcher.group("digit") + "." + fraction).movePointRight(power));
    }

    /** Removes invisible characters and a leading apostrophe and {@code ="…"}, and converts full-width characters. */
    private static String clean(String typed) {
        StringBuilder narrow = new StringBuilder(typed.length());
        String composed = Normalizer.normalize(typed, Normalizer.Form.NFC);
        composed.chars()
                .map(c -> c >= '\uFF01' && c <= '\uFF5E' ? c - 0xFEE0 : c)
                .forEach(c -> narrow.append((char) c));
        String text = SPACES.matcher(INVISIBLE.matcher(narrow).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return text.replaceFirst("^=\\s*\"([^\"]*)\"$", "$1")
                .replaceFirst("^['’‘`]\\s*", "")
                .replaceFirst("(?<=\\d)\\s*[¹²³⁰⁴-⁹⁽⁾]+$", "")
                .strip();
    }
}
