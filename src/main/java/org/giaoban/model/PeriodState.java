package org.giaoban.model;

import java.util.Locale;

/** How far a period has come: submissions are awaited, in but not final, final. */
public enum PeriodState {
    OPEN,
    PROVISIONAL,
    CLOSED;

    /** As files show it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
