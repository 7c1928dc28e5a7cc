package org.giaoban.model;

import java.time.LocalDate;

/** The days from {@code first} to {@code last}, both included. */
public record DateRange(LocalDate first, LocalDate last) {

    public boolean contains(LocalDate date) {
        return !date.isBefore(first) && !date.isAfter(last);
    }
}
