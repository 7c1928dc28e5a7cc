package org.giaoban.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.Period;

/**
 * Says from which snapshots the figures of a form's periods and units are computed: from the current one while they may
 * change, from the one of a revision point once they are closed.
 */
public final class SnapshotPlan {

    private final Snapshots snapshots;
    private final Form form;
    private final AsOfPoint current;
    private final Map<Period, Map<String, Revisions>> known = new HashMap<>();
    private final Map<AsOfPoint, Set<Period>> needed = new HashMap<>();
    private final Map<AsOfPoint, Set<Period>> drawn = new HashMap<>();

    public SnapshotPlan(Snapshots snapshots, Form form) {
        this.snapshots = snapshots;
        this.form = form;
        this.current = snapshots.current().asOf();
    }

    /**
     * The as-of points at which the figures of a unit and period were closed or corrected, the oldest first; the
     * business date's is the last one while they are not closed.
     */
    public record Revisions(List<AsOfPoint> points) {

        public Revisions {
            points = List.copyOf(points);
        }

        /** The as-of point of the newest revision, which is in force. */
        public AsOfPoint newest() {
            return points.get(points.size() - 1);
        }

        /** True if a later revision replaced the one computed at this as-of point. */
        public boolean isSuperseded(AsOfPoint asOf) {
            return points.contains(asOf) && !newest().equals(asOf);
        }

        /** The number of the revision computed at this as-of point, from 0; 0 where there is none. */
        public int getNumber(AsOfPoint asOf) {
            return Math.max(0, points.indexOf(asOf));
        }
    }

    /** The revisions of a unit's figures of a period; their as-of points join {@link #listPast}. */
    public Revisions get(Period period, String unit) {
        return known.computeIfAbsent(period, key -> new HashMap<>()).computeIfAbsent(unit, key -> {
            List<AsOfPoint> points = getTimeline(period, unit).listRevisionPoints(current);
            Set<Period> beside = listDrawn(period);
            points.forEach(
                    point -> drawn.computeIfAbsent(point, k -> new HashSet<>()).addAll(beside));
            points.stream()
                    .filter(point -> !point.equals(current))
                    .forEach(point ->
                            needed.computeIfAbsent(point, k -> new HashSet<>()).addAll(listCompared(period)));
            return new Revisions(points);
        });
    }

    public boolean isCurrent(AsOfPoint asOf) {
        return asOf.equals(current);
    }

    /** True if a submission or decision was known by the end of the business date. */
    public boolean isKnown(AsOfPoint point) {
        return current.includes(point);
    }

    /** The as-of points, other than the current one, at which figures asked for by {@link #get} are computed. */
    public SortedSet<AsOfPoint> listPast() {
        SortedSet<AsOfPoint> past = new TreeSet<>();
        known.values().forEach(units -> units.values().forEach(revisions -> past.addAll(revisions.points())));
        past.remove(current);
        return past;
    }

    /** True if the snapshot's figures of a period are computed: all periods in the current snapshot. */
    public boolean isNeeded(AsOfPoint asOf, Period period) {
        return isCurrent(asOf) || needed.getOrDefault(asOf, Set.of()).contains(period) || isDrawn(asOf, period);
    }

    /** True if the snapshot's figures of a period are drawn beside those of a period asked for by {@link #get}. */
    public boolean isDrawn(AsOfPoint asOf, Period period) {
        return drawn.getOrDefault(asOf, Set.of()).contains(period);
    }

    /** Lists the periods that documents show beside a period: those drawn in columns, and the year to date. */
    private Set<Period> listDrawn(Period period) {
        Set<Period> beside = new HashSet<>(period.listDrawn(form.periodType()));
        period.findYearToDate().ifPresent(beside::add);
        return beside;
    }

    /** Lists a period and the periods that its figures are compared with. */
    private static Set<Period> listCompared(Period period) {
        Set<Period> all = new HashSet<>(Set.of(period));
        Stream.of(period.findPrevious(), period.findLastYear(), period.findYearToDate())
                .flatMap(Optional::stream)
                .forEach(all::add);
        return all;
    }

    private Timeline getTimeline(Period period, String unit) {
        SortedSet<AsOfPoint> turns = new TreeSet<>();
        List<Period> reportingPeriods = period.listReportingPeriods(form.periodType());
        Stream.concat(Stream.of(period), reportingPeriods.stream())
                .flatMap(each -> snapshots.decisions().listClosings(form, each, unit))
                .map(Decision::basedOn)
                .forEach(turns::add);
        if (turns.isEmpty()) {
            return Timeline.NEVER_CLOSED;
        }
        return Timeline.of(
                turns,
                listCorrections(reportingPeriods, unit),
                at -> snapshots.decisions().findClosing(form, period, unit, at).isPresent());
    }

    private List<AsOfPoint> listCorrections(List<Period> reportingPeriods, String unit) {
        List<AsOfPoint> points = new ArrayList<>();
        for (Period reportingPeriod : reportingPeriods) {
            OrgTree.Day tree = snapshots.catalogue().getTree(form, reportingPeriod);
            snapshots.submissions().list(form.code(), reportingPeriod).forEach((sender, received) -> {
                if (tree.listPath(sender).contains(unit)) {
                    received.stream()
                            .filter(Submission::isAccepted)
                            .map(Submission::receivedAt)
                            .filter(this::isKnown)
                            .forEach(points::add);
                }
            });
            snapshots
                    .decisions()
                    .listCorrections(form, reportingPeriod, unit)
                    .map(Decision::takenAt)
                    .forEach(points::add);
        }
        return points;
    }
}
