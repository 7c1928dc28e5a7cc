package org.giaoban.model;

import java.util.Locale;

/**
 * State of a period: submissions can be sent in (open), the due date has passed (provisional), figures are final
 * (closed).
 */
public enum PeriodState {
    OPEN,
    PROVISIONAL,
    CLOSED;

    /** As files show it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
