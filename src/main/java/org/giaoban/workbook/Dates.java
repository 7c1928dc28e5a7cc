package org.giaoban.workbook;

import java.time.LocalDate;

/** Dates as people write them into cells: {@code 31/03/2022}. */
final class Dates {

    private Dates() {}

    static String show(LocalDate day) {
        return "%02d/%02d/%04d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
}
