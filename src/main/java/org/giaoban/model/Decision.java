package org.giaoban.model;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person decided about a period.
 *
 * @param unit the unit concerned; empty for all
 */
public record Decision(LocalDate date, Period period, Optional<String> unit, Kind kind, String reason, String by) {

    /** What can be decided. */
    public enum Kind {
        CLOSE,
        REOPEN,
        EXCLUDE,
        EXTEND,
        RETURN;

        /** As files show it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
