package org.giaoban.mail;

/** A delivery was not made, or nobody knows whether it was. */
public final class UndeliveredException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What may help. */
    public enum Kind {
        /** Nothing: the receiver would refuse it again. */
        REFUSED,
        /** Another attempt later. */
        LATER,
        /** The same, and other deliveries will not go either: nobody answers. */
        NO_CONNECTION
    }

    UndeliveredException(String reason, Kind kind, Throwable cause) {
        super(reason, cause);
        this.kind = kind;
    }

    /** Returns what may help. */
    public Kind kind() {
        return kind;
    }

    /** Returns why, in the receiver's words. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
