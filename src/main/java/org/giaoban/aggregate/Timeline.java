package org.giaoban.aggregate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * When a unit's figures of a period were closed and corrected.
 *
 * @param isClosed whether they are closed on the business date
 * @param snapshots the days on which they were closed, and on which a correction came while they were
 */
record Timeline(boolean isClosed, List<LocalDate> snapshots) {

    static final Timeline NEVER_CLOSED = new Timeline(false, List.of());

    Timeline {
        snapshots = List.copyOf(snapshots);
    }

    /**
     * Goes through the days of decisions and corrections.
     *
     * @param turns days on which the period was closed or reopened
     * @param corrections days on which a submission was accepted, excluded or sent back
     * @param closedOn whether it is closed on a day
     */
    static Timeline of(SortedSet<LocalDate> turns, SortedSet<LocalDate> corrections, Predicate<LocalDate> closedOn) {
        SortedSet<LocalDate> days = new TreeSet<>(turns);
        days.addAll(corrections);
        List<LocalDate> snapshots = new ArrayList<>();
        boolean closed = false;
        for (LocalDate day : days) {
            boolean was = closed;
            closed = closedOn.test(day);
            if (closed && (!was || corrections.contains(day))) {
                snapshots.add(day);
            }
        }
        return new Timeline(closed, snapshots);
    }

    /** The business dates that the figures of each revision are worked out for, the one in force last. */
    List<LocalDate> listWorlds(LocalDate today) {
        List<LocalDate> worlds = new ArrayList<>(snapshots);
        if (!isClosed) {
            worlds.add(today);
        }
        return worlds;
    }
}
