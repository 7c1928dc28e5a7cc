package org.giaoban.job;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code serve} will do next.
 *
 * @param at when the next run starts; empty if none does
 */
public record NextRun(Optional<Instant> at, Reason reason) {

    /** Why there is a next run, or none. */
    public enum Reason {
        /** The schedule's next time. */
        SCHEDULE,
        /** A time of the schedule passed while nothing could run. */
        MISSED,
        /** The last run did not come to its end before this process started. */
        RESUME,
        /** The last run failed in this process. */
        RETRY,
        /** A run works now. */
        WORKING,
        /** The schedule has no next time. */
        NONE_PLANNED;

        /** As files and messages show it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Returns that a run works now. */
    public static NextRun working() {
        return new NextRun(Optional.empty(), Reason.WORKING);
    }

    /** Returns the same for other programs. */
    public Map<String, Object> json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("at", at.map(Instant::toString).orElse(null));
        object.put("reason", reason.id());
        return object;
    }
}
