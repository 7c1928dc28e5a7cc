package org.giaoban.catalogue;

import java.util.List;
import java.util.Locale;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;

/** Vietnamese names of periods: {@code Quý I/2022}, {@code 6 tháng đầu năm 2023}. */
public final class PeriodNames {

    private static final List<String> ROMAN = List.of("I", "II", "III", "IV");

    private PeriodNames() {}

    public static String of(Period period) {
        String type = period.type().name().toLowerCase(Locale.ROOT);
        String number =
                period.type() == PeriodType.QUARTER ? ROMAN.get(period.number() - 1) : String.valueOf(period.number());
        return Wording.vietnamese().get("name-" + type, number, period.number(), period.year());
    }
}
