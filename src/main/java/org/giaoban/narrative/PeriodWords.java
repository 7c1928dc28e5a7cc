package org.giaoban.narrative;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.giaoban.catalogue.PeriodNames;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.model.Wording;

/** Words for periods and dates. */
public final class PeriodWords {

    private PeriodWords() {}

    /** Returns a period for prose: {@code quý I năm 2022}, {@code 6 tháng đầu năm 2023}, {@code năm 2021}. */
    public static String of(Period period, Wording wording) {
        return PeriodNames.get("period-", period, wording);
    }

    /** Returns a period for table heads: {@code Quý I/2022}, {@code 6 tháng đầu năm 2023}, {@code Năm 2021}. */
    public static String head(Period period, Wording wording) {
        return switch (period.type()) {
            case WEEK, MONTH, QUARTER, PHASE -> PeriodNames.get("head-", period, wording);
            case HALF, MONTHS, YEAR -> capital(of(period, wording));
        };
    }

    /** Returns the time after a period: the next period of its type, the rest of the year, or the time to come. */
    public static String next(Period period, Wording wording) {
        if (period.type() == PeriodType.MONTHS) {
            return wording.get("period-rest-of-year", period.year());
        }
        return period.findNext().map(next -> of(next, wording)).orElseGet(() -> wording.get("period-to-come"));
    }

    /** Returns {@code cùng kỳ năm 2021} for the period that one is compared with; a year or phase by its own name. */
    public static String samePeriod(Period base, Wording wording) {
        boolean isNamed = base.type() == PeriodType.YEAR || base.type() == PeriodType.PHASE;
        return isNamed ? of(base, wording) : wording.get("period-same-of-year", base.year());
    }

    /** Returns {@code ngày 07 tháng 7 năm 2023}; Decree 30/2020 requires the zeros on official documents. */
    public static String longDate(LocalDate date, Wording wording) {
        return wording.get("date-long", date.getDayOfMonth(), date.getMonthValue(), date.getYear());
    }

    /** Returns {@code 07/7/2023} or {@code 07/02/2023}, with the zeros of {@link #longDate}. */
    public static String shortDate(LocalDate date, Wording wording) {
        return wording.get("date-short", date.getDayOfMonth(), date.getMonthValue(), date.getYear());
    }

    /** Returns the text with its first letter as a capital. */
    public static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Returns a name for the middle of a sentence: with a small first letter, unless it begins with an abbreviation. */
    public static String uncapital(String text) {
        boolean isAbbreviation = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return text.isEmpty() || isAbbreviation
                ? text
                : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    /** Replaces ISO dates of receipt in a reason, which is written for programs, by dates as documents print them. */
    public static String withPrintedDates(String reason, Wording wording) {
        return Pattern.compile("(?<=" + Pattern.quote(wording.get("received-on")) + " )\\d{4}-\\d{2}-\\d{2}")
                .matcher(reason)
                .replaceAll(date -> shortDate(LocalDate.parse(date.group()), wording));
    }
}
