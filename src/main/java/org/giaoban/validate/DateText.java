package org.giaoban.validate;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Cell.NumberFormat;
import org.giaoban.spreadsheet.Folding;
import org.giaoban.spreadsheet.SerialDate;

/** Reads dates from cells: a serial number, or a text with the day first. */
public final class DateText {

    private static final String TIME = "(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\.\\d+)?)?";
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<d>\\d{1,2})\\s*([/.-])\\s*(?<m>\\d{1,2})\\s*\\2\\s*(?<y>\\d{4})" + TIME);
    private static final Pattern YEAR_FIRST = Pattern.compile("(?<y>\\d{4})-(?<m>\\d{1,2})-(?<d>\\d{1,2})" + TIME);
    private static final Pattern IN_WORDS = Pattern.compile(Folding.fold("ngày") + " (?<d>\\d{1,2}) "
            + Folding.fold("tháng") + " (?<m>\\d{1,2}) " + Folding.fold("năm") + " (?<y>\\d{4})");
    /** Smaller serial numbers without a date format (before October 1954) are counts typed into the wrong column. */
    private static final BigDecimal FIRST_UNSTYLED = BigDecimal.valueOf(20_000);

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private DateText() {}

    /** Formats a day as {@code 15/03/2022}. */
    public static String show(LocalDate day) {
        return SHOWN.format(day);
    }

    /** True if a date is typed in the form's own format ({@code 15/03/2022}), so that reading it is not a repair. */
    static boolean isCustomary(String typed) {
        return typed.strip().matches("\\d{1,2}/\\d{1,2}/\\d{4}");
    }

    /** Returns the day in a cell; empty if the cell has no date. */
    public static Optional<LocalDate> find(Cell cell, boolean date1904) {
        return switch (cell.type()) {
            case NUMBER ->
                cell.findNumber()
                        .filter(number -> cell.format().numberFormat() == NumberFormat.DATE
                                || number.compareTo(FIRST_UNSTYLED) >= 0)
                        .flatMap(number -> SerialDate.find(number, date1904));
            case TEXT -> parse(cell.shown());
            default -> Optional.empty();
        };
    }

    /** Parses {@code 15/03/2022}, {@code 15-3-2022}, {@code 2022-03-15} and {@code ngày 15 tháng 3 năm 2022}. */
    public static Optional<LocalDate> parse(String typed) {
        String text = Folding.fold(typed).replaceFirst("^['’]", "").toUpperCase(Locale.ROOT);
        return match(DAY_FIRST, text)
                .or(() -> match(YEAR_FIRST, text))
                .or(() -> match(IN_WORDS, text.toLowerCase(Locale.ROOT)));
    }

    private static Optional<LocalDate> match(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        try {
            return matcher.matches()
                    ? Optional.of(LocalDate.of(number(matcher, "y"), number(matcher, "m"), number(matcher, "d")))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, String group) {
        return Integer.parseInt(matcher.group(group));
    }
}
