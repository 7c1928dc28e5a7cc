package org.giaoban.spreadsheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Converts the serial dates of spreadsheets: days since the end of 1899 or the start of 1904, with the time of day as a
 * fraction.
 */
public final class SerialDate {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final LocalDate FROM_1904 = LocalDate.of(1904, 1, 1);
    /**
     * Spreadsheets count a 29 February 1900 (serial 60) that did not exist, so this start is right from 1 March 1900
     * on.
     */
    private static final LocalDate FROM_1900 = LocalDate.of(1899, 12, 30);

    private static final int LAST = 2_958_465;

    private SerialDate() {}

    /** Returns the day of a serial number; empty before March 1900 and after the year 9999. */
    public static Optional<LocalDate> find(BigDecimal serial, boolean date1904) {
        if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(LAST + 1L)) >= 0) {
            return Optional.empty();
        }
        long days = serial.setScale(0, RoundingMode.FLOOR).longValueExact();
        if (date1904) {
            return Optional.of(FROM_1904.plusDays(days));
        }
        return days <= 60 ? Optional.empty() : Optional.of(FROM_1900.plusDays(days));
    }

    /** Returns the serial number of an ISO date, with or without a time; empty if the text is not a date. */
    static Optional<BigDecimal> parseIso(String text, boolean date1904) {
        try {
            LocalDate date = LocalDate.parse(text.strip().split("T", 2)[0]);
            return Optional.of(BigDecimal.valueOf(ChronoUnit.DAYS.between(date1904 ? FROM_1904 : FROM_1900, date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String show(BigDecimal serial, boolean date1904) {
        return find(serial, date1904).map(SHOWN::format).orElseGet(serial::toPlainString);
    }
}
