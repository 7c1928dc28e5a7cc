package org.giaoban.validate;

import java.util.Locale;

/** The outcome of reading and validating a received file. */
public enum Outcome {
    ACCEPTED,
    /** A submission of a known unit and period that must be mended by its sender. */
    RETURNED,
    /** Not a readable submission: nobody knows whose it is or what it says. */
    REFUSED;

    /** As files show it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
