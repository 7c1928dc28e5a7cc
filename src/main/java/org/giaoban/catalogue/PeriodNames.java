package org.giaoban.catalogue;

import org.giaoban.model.Period;

/** Periods as offices write them: {@code Quý I/2022}, {@code 6 tháng đầu năm 2023}. */
public final class PeriodNames {

    private static final String[] ROMAN = {"", "I", "II", "III", "IV"};

    private PeriodNames() {}

    public static String of(Period period) {
        int year = period.year();
        int number = period.number();
        return switch (period.type()) {
            case WEEK -> "Tuần %d/%d".formatted(number, year);
            case MONTH -> "Tháng %d/%d".formatted(number, year);
            case QUARTER -> "Quý %s/%d".formatted(ROMAN[number], year);
            case HALF -> "6 tháng %s năm %d".formatted(number == 1 ? "đầu" : "cuối", year);
            case MONTHS -> "%d tháng năm %d".formatted(number, year);
            case YEAR -> "Năm %d".formatted(year);
            case PHASE -> "Đợt %d/%d".formatted(number, year);
        };
    }
}
