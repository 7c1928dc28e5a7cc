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

/** Which periods of a form were closed for whom and when, moment by moment. */
final class NaiveTimeline {

    private final PlainOffice office;
    private final Form form;
    private final NaiveTrees trees;
    // What has been worked out once.
    private final Map<Period, List<Period>> parts = new HashMap<>();
    private final Map<Period, List<Decision>> closings = new HashMap<>();
    private final Map<List<Object>, List<AsOfPoint>> snapshots = new HashMap<>();

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

    /** What was known when the figures that are closed now were made final; empty where they are not closed. */
    Optional<AsOfPoint> lastSnapshot(Period period, String unit) {
        List<AsOfPoint> snapshots = snapshots(period, unit);
        return isClosed(period, unit, AsOfPoint.endOf(office.businessDate()))
                ? Optional.of(snapshots.get(snapshots.size() - 1))
                : Optional.empty();
    }

    int revision(Period period, String unit) {
        int snapshots = snapshots(period, unit).size();
        return isClosed(period, unit, AsOfPoint.endOf(office.businessDate())) ? snapshots - 1 : snapshots;
    }

    private List<AsOfPoint> snapshots(Period period, String unit) {
        return snapshots.computeIfAbsent(List.of(period, unit), key -> findSnapshots(period, unit));
    }

    private List<AsOfPoint> findSnapshots(Period period, String unit) {
        TreeSet<AsOfPoint> moments = new TreeSet<>();
        office.sent().forEach(sent -> moments.add(AsOfPoint.endOf(sent.day())));
        office.decisions().forEach(decision -> moments.add(AsOfPoint.endOf(decision.date())));
        words(period, unit).forEach(decision -> moments.add(decision.sight()));
        parts(period).forEach(part -> words(part, unit).forEach(decision -> moments.add(decision.sight())));
        List<AsOfPoint> corrections = corrections(period, unit);
        List<AsOfPoint> snapshots = new ArrayList<>();
        boolean was = false;
        for (AsOfPoint moment : moments) {
            boolean is = isClosed(period, unit, moment);
            if (is && (!was || hasNew(corrections, snapshots.get(snapshots.size() - 1), moment))) {
                snapshots.add(moment);
            }
            was = is;
        }
        return snapshots;
    }

    private static boolean hasNew(List<AsOfPoint> corrections, AsOfPoint before, AsOfPoint now) {
        return corrections.stream().anyMatch(one -> now.includes(one) && !before.includes(one));
    }

    private boolean isClosed(Period period, String unit, AsOfPoint moment) {
        Optional<Decision> latest = words(period, unit)
                .filter(decision -> moment.includes(decision.moment()))
                .reduce((earlier, later) -> later);
        if (latest.isPresent()) {
            return latest.get().kind() == Kind.CLOSE;
        }
        return period.type() != form.periodType()
                && parts(period).stream().allMatch(part -> isClosed(part, unit, moment));
    }

    private Stream<Decision> words(Period period, String unit) {
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
        for (Period part : parts(period)) {
            LocalDate end = office.calendar().getRange(part).last();
            for (int n = 1; n <= office.sent().size(); n++) {
                Sent sent = office.sent().get(n - 1);
                if (sent.accepted()
                        && sent.form().equals(form.code())
                        && sent.part().equals(part)
                        && trees.isWithin(sent.unit(), unit, end)) {
                    corrections.add(new AsOfPoint(sent.day(), n, 0));
                }
            }
            for (Decision decision : office.decisions()) {
                if ((decision.kind() == Kind.EXCLUDE || decision.kind() == Kind.RETURN)
                        && decision.period().equals(part)
                        && trees.isWithin(decision.unit().orElse(unit), unit, end)) {
                    corrections.add(decision.moment());
                }
            }
        }
        return corrections;
    }

    private boolean isUnder(String unit, String named, Period period) {
        return trees.pathNear(unit, office.calendar().getRange(period).last()).contains(named);
    }

    /** The periods of the form's own type that a period is made of. */
    List<Period> parts(Period period) {
        return parts.computeIfAbsent(period, p -> p.listParts(form.periodType()));
    }
}
