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
 * @param isClosed true if the figures are closed on the business date
 * @param revisionPoints the points at which they were closed, and the ends of the days on which a correction came after
 *     that
 */
record Timeline(boolean isClosed, List<AsOfPoint> revisionPoints) {

    static final Timeline NEVER_CLOSED = new Timeline(false, List.of());

    Timeline {
        revisionPoints = List.copyOf(revisionPoints);
    }

    /**
     * Finds the revision points from the points of decisions and the days of corrections.
     *
     * @param turns points at which the period was closed or reopened
     * @param corrections points at which a submission was accepted, excluded or sent back
     * @param closedAt true for a point at which the period is closed
     */
    static Timeline of(SortedSet<AsOfPoint> turns, Collection<AsOfPoint> corrections, Predicate<AsOfPoint> closedAt) {
        SortedSet<AsOfPoint> points = new TreeSet<>(turns);
        corrections.forEach(each -> points.add(AsOfPoint.endOf(each.day())));
        List<AsOfPoint> revisionPoints = new ArrayList<>();
        boolean closed = false;
        for (AsOfPoint point : points) {
            boolean was = closed;
            closed = closedAt.test(point);
            if (closed && (!was || isCorrected(corrections, revisionPoints.get(revisionPoints.size() - 1), point))) {
                revisionPoints.add(point);
            }
        }
        return new Timeline(closed, revisionPoints);
    }

    private static boolean isCorrected(Collection<AsOfPoint> corrections, AsOfPoint since, AsOfPoint until) {
        return corrections.stream().anyMatch(each -> until.includes(each) && !since.includes(each));
    }

    /** The as-of points of all revisions, the one in force last: {@code current} where the figures are not closed. */
    List<AsOfPoint> listRevisionPoints(AsOfPoint current) {
        List<AsOfPoint> points = new ArrayList<>(revisionPoints);
        if (!isClosed) {
            points.add(current);
        }
        return points;
    }
}
