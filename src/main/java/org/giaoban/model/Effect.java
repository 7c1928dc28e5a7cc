package org.giaoban.model;

import java.util.Locale;

/** What a finding does to the submission that it is about. */
public enum Effect {
    /** Recorded only; every repair is one. */
    NOTE,
    /** Accepted, and shown to the leader's staff. */
    WARNING,
    /** The submission is not summed; the sender gets it back. */
    RETURN,
    /** The run cannot go on. */
    STOP;

    /** As files show it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
