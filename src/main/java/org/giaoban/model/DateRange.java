package org.giaoban.model;

import java.time.LocalDate;

/** Days from the first to the last, both included. */
public record DateRange(LocalDate first, LocalDate last) {

    public boolean contains(LocalDate date) {
        return !date.isBefore(first) && !date.isAfter(last);
    }
}
