package org.giaoban.validate;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.giaoban.model.DateRange;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Cell.NumberFormat;
import org.giaoban.spreadsheet.Folding;
import org.giaoban.spreadsheet.SerialDate;

/** Reads dates from cells: a serial number, or a text with the day first. */
public final class DateText {

    private static final String TIME = "(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\.\\d+)?)?";
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<d>\\d{1,2})\\s*([/.-])\\s*(?<m>\\d{1,2})\\s*\\2\\s*(?<y>\\d{4}|\\d{2})" + TIME);
    /** Several days of an event, of which the first counts: {@code 15-16/02/2023}, {@code 15/02 - 16/02/2023}. */
    private static final Pattern DAYS = Pattern.compile("(?<d>\\d{1,2})(?:/(?<m1>\\d{1,2})(?:/(?<y1>\\d{4}))?)?"
            + "\\s*(?:[-–—,&+]|VA|DEN)\\s*(?<last>\\d{1,2}/(?<m>\\d{1,2})/(?<y>\\d{4}))");
    /** Words before a date: {@code Sáng ngày 15/02/2023}, {@code Thứ hai, 15/02/2023}. */
    private static final Pattern WORDS_BEFORE =
            Pattern.compile("^(?:(?:SANG|CHIEU|TOI|THU (?:\\d|HAI|BA|TU|NAM|SAU|BAY)"
                    + "|CHU NHAT|TU|LUC|\\d{1,2} ?(?:H|GIO) ?(?:\\d{2})?(?: ?PHUT)?),? ){0,3}(?:NGAY )?(?=\\d)");

    /** Words after a date: {@code 15/02/2023 (sáng)}. */
    private static final Pattern WORDS_AFTER = Pattern.compile(" ?\\(?(?:BUOI )?(?:SANG|CHIEU|TOI|CA NGAY)\\)?$");

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<y>\\d{4})([-/.])(?<m>\\d{1,2})\\2(?<d>\\d{1,2})" + TIME);
    private static final Pattern WITHOUT_YEAR = Pattern.compile("(?<d>\\d{1,2})(?: ?[/.-] ?| THANG )(?<m>\\d{1,2})");
    private static final Pattern IN_WORDS = Pattern.compile(Folding.fold("ngày") + " (?<d>\\d{1,2}) "
            + Folding.fold("tháng") + " (?<m>\\d{1,2}) " + Folding.fold("năm") + " (?<y>\\d{4})");
    /** A month by its first three letters, as spreadsheet programs write it: {@code 15-Feb-2023}, {@code 15 February 2023}. */
    private static final Pattern MONTH_IN_LETTERS =
            Pattern.compile("(?<d>\\d{1,2})(?<s>[- /]?)(?<m>[A-Z]{3})[A-Z]{0,6}\\.?\\k<s>(?<y>\\d{4}|\\d{2})");

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
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

    /**
     * Parses {@code 15/03/2022}, {@code 15-3-2022}, {@code 15/03/22}, {@code 2022-03-15}, {@code 15-Mar-2022}, {@code
     * ngày 15/03/2022} and {@code ngày 15 tháng 3 năm 2022}; of several days ({@code 15-16/03/2022}) it returns the first.
     */
    public static Optional<LocalDate> parse(String typed) {
        String trimmed = trim(typed);
        String text = withoutWords(trimmed);
        return match(DAY_FIRST, text)
                .or(() -> match(YEAR_FIRST, text))
                .or(() -> firstOfSeveral(text))
                .or(() -> match(MONTH_IN_LETTERS, text))
                .or(() -> match(IN_WORDS, Folding.fold(trimmed)));
    }

    /** Parses {@code 15/2} and {@code ngày 15 tháng 2}, if exactly one of the days is such a day. */
    static Optional<LocalDate> parseWithin(String typed, DateRange days) {
        Matcher matcher = WITHOUT_YEAR.matcher(withoutWords(trim(typed)));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<LocalDate> found = IntStream.rangeClosed(
                        days.first().getYear(), days.last().getYear())
                .mapToObj(year -> match(DAY_FIRST, matcher.group("d") + "/" + matcher.group("m") + "/" + year))
                .flatMap(Optional::stream)
                .filter(days::contains)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Removes the marks of text cells and full stops, and writes digits of full width as ordinary ones. */
    private static String trim(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .strip()
                .replaceFirst("^['’]", "")
                .replaceFirst("[\\s.,;]+$", "");
    }

    private static String withoutWords(String text) {
        String upper = Folding.bare(text).toUpperCase(Locale.ROOT);
        String begun = WORDS_BEFORE.matcher(upper).replaceFirst("");
        return WORDS_AFTER.matcher(begun).replaceFirst("");
    }

    private static Optional<LocalDate> firstOfSeveral(String text) {
        Matcher matcher = DAYS.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String month = matcher.group("m1") == null ? matcher.group("m") : matcher.group("m1");
        String year = matcher.group("y1") == null ? matcher.group("y") : matcher.group("y1");
        Optional<LocalDate> first = match(DAY_FIRST, matcher.group("d") + "/" + month + "/" + year);
        return match(DAY_FIRST, matcher.group("last")).flatMap(last -> first.filter(day -> day.isBefore(last)));
    }

    private static Optional<LocalDate> match(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        try {
            return matcher.matches()
                    ? Optional.of(LocalDate.of(year(matcher), number(matcher, "m"), number(matcher, "d")))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int year(Matcher matcher) {
        int year = number(matcher, "y");
        return year < 100 ? 2000 + year : year;
    }

    private static int number(Matcher matcher, String group) {
        String text = matcher.group(group);
        return Character.isDigit(text.charAt(0)) ? Integer.parseInt(text) : MONTHS.indexOf(text) + 1;
    }
}
