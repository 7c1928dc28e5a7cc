package org.giaoban.aggregate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.giaoban.aggregate.PlainOffice.Sent;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;

/** Which periods of a form were closed for which unit at which as-of points, and their revision points. */
final class NaiveTimeline {

    private final PlainOffice office;
    private final Form form;
    private final NaiveTrees trees;
    // What has been worked out once.
    private final Map<Period, List<Period>> reportingPeriods = new HashMap<>();
    private final Map<Period, List<Decision>> closings = new HashMap<>();
    private final Map<List<Object>, List<AsOfPoint>> revisionPoints = new HashMap<>();

    NaiveTimeline(PlainOffice office, Form form, NaiveTrees trees) {
        this.office = office.asOfNow();
        this.form = form;
        this.trees = trees;
    }

    PeriodState state(Period period, String unit) {
        if (isClosed(period, unit, AsOfPoint.endOf(office.businessDate()))) {
            return PeriodState.CLOSED;
        }
        return office.businessDate().isAfter(office.calendar().getDueDate(period))
                ? PeriodState.PROVISIONAL
                : PeriodState.OPEN;
    }

    /** The last revision point of a period that is closed on the business date; empty where it is not closed. */
    Optional<AsOfPoint> lastRevisionPoint(Period period, String unit) {
        List<AsOfPoint> points = revisionPoints(period, unit);
        return isClosed(period, unit, AsOfPoint.endOf(office.businessDate()))
                ? Optional.of(points.get(points.size() - 1))
                : Optional.empty();
    }

    int revision(Period period, String unit) {
        int points = revisionPoints(period, unit).size();
        return isClosed(period, unit, AsOfPoint.endOf(office.businessDate())) ? points - 1 : points;
    }

    private List<AsOfPoint> revisionPoints(Period period, String unit) {
        return revisionPoints.computeIfAbsent(List.of(period, unit), key -> findRevisionPoints(period, unit));
    }

    private List<AsOfPoint> findRevisionPoints(Period period, String unit) {
        TreeSet<AsOfPoint> candidates = new TreeSet<>();
        office.sent().forEach(sent -> candidates.add(AsOfPoint.endOf(sent.day())));
        office.decisions().forEach(decision -> candidates.add(AsOfPoint.endOf(decision.date())));
        closings(period, unit).forEach(decision -> candidates.add(decision.basedOn()));
        reportingPeriods(period)
                .forEach(each -> closings(each, unit).forEach(decision -> candidates.add(decision.basedOn())));
        List<AsOfPoint> corrections = corrections(period, unit);
        List<AsOfPoint> points = new ArrayList<>();
        boolean was = false;
        for (AsOfPoint point : candidates) {
            boolean is = isClosed(period, unit, point);
            if (is && (!was || hasNew(corrections, points.get(points.size() - 1), point))) {
                points.add(point);
            }
            was = is;
        }
        return points;
    }

    private static boolean hasNew(List<AsOfPoint> corrections, AsOfPoint before, AsOfPoint now) {
        return corrections.stream().anyMatch(one -> now.includes(one) && !before.includes(one));
    }

    private boolean isClosed(Period period, String unit, AsOfPoint asOf) {
        Optional<Decision> latest = closings(period, unit)
                .filter(decision -> asOf.includes(decision.takenAt()))
                .reduce((earlier, later) -> later);
        if (latest.isPresent()) {
            return latest.get().kind() == Kind.CLOSE;
        }
        return period.type() != form.periodType()
                && reportingPeriods(period).stream().allMatch(each -> isClosed(each, unit, asOf));
    }

    private Stream<Decision> closings(Period period, String unit) {
        return closings(period).stream()
                .filter(decision -> decision.unit().isEmpty()
                        || isUnder(unit, decision.unit().get(), period));
    }

    private List<Decision> closings(Period named) {
        return closings.computeIfAbsent(
                named,
                period -> office.decisions().stream()
                        .filter(decision -> decision.kind() == Kind.CLOSE || decision.kind() == Kind.REOPEN)
                        .filter(decision -> decision.period().equals(period))
                        .toList());
    }

    private List<AsOfPoint> corrections(Period period, String unit) {
        List<AsOfPoint> corrections = new ArrayList<>();
        for (Period reportingPeriod : reportingPeriods(period)) {
            LocalDate end = office.calendar().getRange(reportingPeriod).last();
            for (int n = 1; n <= office.sent().size(); n++) {
                Sent sent = office.sent().get(n - 1);
                if (sent.accepted()
                        && sent.form().equals(form.code())
                        && sent.period().equals(reportingPeriod)
                        && trees.isWithin(sent.unit(), unit, end)) {
                    corrections.add(new AsOfPoint(sent.day(), n, 0));
                }
            }
            for (Decision decision : office.decisions()) {
                if ((decision.kind() == Kind.EXCLUDE || decision.kind() == Kind.RETURN || decision.kind() == Kind.AMEND)
                        && decision.period().equals(reportingPeriod)
                        && trees.isWithin(decision.unit().orElse(unit), unit, end)) {
                    corrections.add(decision.takenAt());
                }
            }
        }
        return corrections;
    }

    private boolean isUnder(String unit, String named, Period period) {
        return trees.pathNear(unit, office.calendar().getRange(period).last()).contains(named);
    }

    /** The periods of the form's own type that a period consists of. */
    List<Period> reportingPeriods(Period period) {
        return reportingPeriods.computeIfAbsent(period, p -> p.listReportingPeriods(form.periodType()));
    }
}
