package org.giaoban.workbook;

import java.time.LocalDate;
import java.util.Locale;

/** Formats dates as users type them into cells: {@code 31/03/2022}. */
final class Dates {

    private Dates() {}

    static String show(LocalDate day) {
        return String.format(Locale.ROOT, "%02d/%02d/%04d", day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
}
