package org.giaoban.outbox;

import java.util.Locale;

/**
 * Why nothing goes out from a workspace before a person releases its deliveries.
 *
 * @param place for people: where deliveries were released, or the backup that was restored; empty if they never were
 */
public record Hold(Cause cause, String place) {

    /** What a release has to confirm. */
    public enum Cause {
        /** Deliveries leave the machine for the first time. */
        UNRELEASED,
        /** They were released on another machine or in another folder. */
        ELSEWHERE,
        /** They were released in this folder, and since then the transport has changed, or the machine behind its name. */
        CHANGED,
        /** The ledger is that of a backup, which does not know what was sent after it. */
        RESTORED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
