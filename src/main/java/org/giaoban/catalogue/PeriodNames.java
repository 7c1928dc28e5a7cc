package org.giaoban.catalogue;

import java.util.List;
import java.util.Locale;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.model.Wording;

/** Vietnamese names of periods: {@code Quý I/2022}, {@code 6 tháng đầu năm 2023}. */
public final class PeriodNames {

    private static final List<String> ROMAN = List.of("I", "II", "III", "IV");

    private PeriodNames() {}

    /** Returns the Vietnamese name. */
    public static String of(Period period) {
        return switch (period.type()) {
            case WEEK, MONTH, QUARTER, PHASE -> get("head-", period, Wording.vietnamese());
            case HALF, MONTHS, YEAR -> get("name-", period, Wording.vietnamese());
        };
    }

    /**
     * Returns a period in the words of the key that consists of {@code prefix} and the period's type. The words take the
     * number, the year, for a quarter the number in Roman digits, and the year's last two digits.
     */
    public static String get(String prefix, Period period, Wording wording) {
        String type = period.type().name().toLowerCase(Locale.ROOT);
        String roman = period.type() == PeriodType.QUARTER ? ROMAN.get(period.number() - 1) : "";
        return wording.get(prefix + type, period.number(), period.year(), roman, period.year() % 100);
    }
}
