package org.giaoban.catalogue;

import java.util.Locale;
import org.giaoban.model.Period;

/** Vietnamese names of periods: {@code Quý I/2022}, {@code 6 tháng đầu năm 2023}. */
public final class PeriodNames {

    private static final String[] ROMAN = {"", "I", "II", "III", "IV"};

    private PeriodNames() {}

    public static String of(Period period) {
        int year = period.year();
        int number = period.number();
        return switch (period.type()) {
            case WEEK -> String.format(Locale.ROOT, "Tuần %d/%d", number, year);
            case MONTH -> String.format(Locale.ROOT, "Tháng %d/%d", number, year);
            case QUARTER -> String.format(Locale.ROOT, "Quý %s/%d", ROMAN[number], year);
            case HALF -> String.format(Locale.ROOT, "6 tháng %s năm %d", number == 1 ? "đầu" : "cuối", year);
            case MONTHS -> String.format(Locale.ROOT, "%d tháng năm %d", number, year);
            case YEAR -> String.format(Locale.ROOT, "Năm %d", year);
            case PHASE -> String.format(Locale.ROOT, "Đợt %d/%d", number, year);
        };
    }
}
