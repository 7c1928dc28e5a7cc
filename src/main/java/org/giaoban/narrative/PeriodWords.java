package org.giaoban.narrative;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;

/** Periods and dates in Vietnamese words. */
public final class PeriodWords {

    private static final List<String> ROMAN = List.of("I", "II", "III", "IV");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private PeriodWords() {}

    /** {@code quý I năm 2022}, {@code 6 tháng đầu năm 2023}, {@code năm 2021}. */
    public static String of(Period period) {
        int year = period.year();
        return switch (period.type()) {
            case WEEK -> "tuần " + period.number() + " năm " + year;
            case MONTH -> "tháng " + period.number() + " năm " + year;
            case QUARTER -> "quý " + ROMAN.get(period.number() - 1) + " năm " + year;
            case HALF -> (period.number() == 1 ? "6 tháng đầu năm " : "6 tháng cuối năm ") + year;
            case MONTHS -> period.number() + (period.number() == 9 ? " tháng năm " : " tháng đầu năm ") + year;
            case YEAR -> "năm " + year;
            case PHASE -> "đợt " + period.number() + " năm " + year;
        };
    }

    /** For the heads of tables: {@code Quý I/2022}, {@code 6 tháng đầu năm 2023}, {@code Năm 2021}. */
    public static String head(Period period) {
        return switch (period.type()) {
            case WEEK -> "Tuần " + period.number() + "/" + period.year();
            case MONTH -> "Tháng " + period.number() + "/" + period.year();
            case QUARTER -> "Quý " + ROMAN.get(period.number() - 1) + "/" + period.year();
            case PHASE -> "Đợt " + period.number() + "/" + period.year();
            case HALF, MONTHS, YEAR -> capital(of(period));
        };
    }

    /** What comes after the period: the next of its kind, the rest of the year, or whatever comes. */
    public static String next(Period period) {
        if (period.type() == PeriodType.MONTHS) {
            return "những tháng cuối năm " + period.year();
        }
        return period.findNext().map(PeriodWords::of).orElse("thời gian tới");
    }

    /** {@code so với quý I năm 2021}. */
    static String comparedWith(Period base) {
        return "so với " + of(base);
    }

    /** {@code so với cùng kỳ năm 2021}; a year and a phase are named themselves. */
    static String comparedWithSame(Period base) {
        boolean isNamed = base.type() == PeriodType.YEAR || base.type() == PeriodType.PHASE;
        return isNamed ? comparedWith(base) : "so với cùng kỳ năm " + base.year();
    }

    /** {@code ngày 07 tháng 7 năm 2023}: days below ten and the months 1 and 2 get a zero, as the rules ask. */
    public static String longDate(LocalDate date) {
        int month = date.getMonthValue();
        return String.format(
                Locale.ROOT,
                "ngày %02d tháng %s năm %d",
                date.getDayOfMonth(),
                month < 3 ? "0" + month : month,
                date.getYear());
    }

    /** {@code 07/07/2023}. */
    public static String shortDate(LocalDate date) {
        return SHORT.format(date);
    }

    /** The text with its first letter as a capital. */
    public static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
