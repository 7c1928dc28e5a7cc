package org.giaoban.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.giaoban.model.AsOfPoint;

/**
 * When a unit's figures of a period were closed and corrected.
 *
 * @param isClosed whether they are closed on the business date
 * @param snapshots the moments at which they were closed, and the ends of the days on which a correction came after that
 */
record Timeline(boolean isClosed, List<AsOfPoint> snapshots) {

    static final Timeline NEVER_CLOSED = new Timeline(false, List.of());

    Timeline {
        snapshots = List.copyOf(snapshots);
    }

    /**
     * Goes through the moments of decisions and the days of corrections.
     *
     * @param turns moments at which the period was closed or reopened
     * @param corrections moments at which a submission was accepted, excluded or sent back
     * @param closedAt whether it is closed at a moment
     */
    static Timeline of(SortedSet<AsOfPoint> turns, Collection<AsOfPoint> corrections, Predicate<AsOfPoint> closedAt) {
        SortedSet<AsOfPoint> moments = new TreeSet<>(turns);
        corrections.forEach(each -> moments.add(AsOfPoint.endOf(each.day())));
        List<AsOfPoint> snapshots = new ArrayList<>();
        boolean closed = false;
        for (AsOfPoint moment : moments) {
            boolean was = closed;
            closed = closedAt.test(moment);
            if (closed && (!was || isCorrected(corrections, snapshots.get(snapshots.size() - 1), moment))) {
                snapshots.add(moment);
            }
        }
        return new Timeline(closed, snapshots);
    }

    private static boolean isCorrected(Collection<AsOfPoint> corrections, AsOfPoint since, AsOfPoint until) {
        return corrections.stream().anyMatch(each -> until.includes(each) && !since.includes(each));
    }

    /** What the figures of each revision know of, that of the one in force last. */
    List<AsOfPoint> listWorlds(AsOfPoint today) {
        List<AsOfPoint> worlds = new ArrayList<>(snapshots);
        if (!isClosed) {
            worlds.add(today);
        }
        return worlds;
    }
}
