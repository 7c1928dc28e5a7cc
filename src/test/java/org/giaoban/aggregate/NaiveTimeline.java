package org.giaoban.aggregate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.giaoban.aggregate.PlainOffice.Sent;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;

/** Which periods of a form were closed for whom and when, day by day. */
final class NaiveTimeline {

    private final PlainOffice office;
    private final Form form;
    private final NaiveTrees trees;
    // What has been worked out once.
    private final Map<Period, List<Period>> parts = new HashMap<>();
    private final Map<Period, List<Decision>> closings = new HashMap<>();
    private final Map<List<Object>, List<LocalDate>> snapshots = new HashMap<>();

    NaiveTimeline(PlainOffice office, Form form, NaiveTrees trees) {
        this.office = office.asOf(office.businessDate());
        this.form = form;
        this.trees = trees;
    }

    PeriodState state(Period period, String unit) {
        if (isClosed(period, unit, office.businessDate())) {
            return PeriodState.CLOSED;
        }
        return office.businessDate().isAfter(office.calendar().getDueDate(period))
                ? PeriodState.PROVISIONAL
                : PeriodState.OPEN;
    }

    /** The day on which the figures that are closed now were made final; empty where they are not closed. */
    Optional<LocalDate> lastSnapshot(Period period, String unit) {
        List<LocalDate> snapshots = snapshots(period, unit);
        return isClosed(period, unit, office.businessDate())
                ? Optional.of(snapshots.get(snapshots.size() - 1))
                : Optional.empty();
    }

    int revision(Period period, String unit) {
        int snapshots = snapshots(period, unit).size();
        return isClosed(period, unit, office.businessDate()) ? snapshots - 1 : snapshots;
    }

    private List<LocalDate> snapshots(Period period, String unit) {
        return snapshots.computeIfAbsent(List.of(period, unit), key -> findSnapshots(period, unit));
    }

    private List<LocalDate> findSnapshots(Period period, String unit) {
        TreeSet<LocalDate> days = new TreeSet<>();
        office.sent().forEach(sent -> days.add(sent.day()));
        office.decisions().forEach(decision -> days.add(decision.date()));
        return days.stream()
                .filter(day -> isClosed(period, unit, day))
                .filter(day -> !isClosed(period, unit, day.minusDays(1)) || hasCorrection(period, unit, day))
                .toList();
    }

    private boolean isClosed(Period period, String unit, LocalDate day) {
        Optional<Decision> latest = closings(period).stream()
                .filter(decision -> !decision.date().isAfter(day))
                .filter(decision -> decision.unit().isEmpty()
                        || isUnder(unit, decision.unit().get(), period))
                .reduce((earlier, later) -> later);
        if (latest.isPresent()) {
            return latest.get().kind() == Kind.CLOSE;
        }
        return period.type() != form.periodType() && parts(period).stream().allMatch(part -> isClosed(part, unit, day));
    }

    private List<Decision> closings(Period named) {
        return closings.computeIfAbsent(
                named,
                period -> office.decisions().stream()
                        .filter(decision -> decision.kind() == Kind.CLOSE || decision.kind() == Kind.REOPEN)
                        .filter(decision -> decision.period().equals(period))
                        .toList());
    }

    private boolean hasCorrection(Period period, String unit, LocalDate day) {
        for (Period part : parts(period)) {
            LocalDate end = office.calendar().getRange(part).last();
            for (Sent sent : office.sent()) {
                if (sent.accepted()
                        && sent.form().equals(form.code())
                        && sent.day().equals(day)
                        && sent.part().equals(part)
                        && trees.isWithin(sent.unit(), unit, end)) {
                    return true;
                }
            }
            for (Decision decision : office.decisions()) {
                if ((decision.kind() == Kind.EXCLUDE || decision.kind() == Kind.RETURN)
                        && decision.date().equals(day)
                        && decision.period().equals(part)
                        && trees.isWithin(decision.unit().orElse(unit), unit, end)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isUnder(String unit, String named, Period period) {
        return trees.pathNear(unit, office.calendar().getRange(period).last()).contains(named);
    }

    /** The periods of the form's own type that a period is made of. */
    List<Period> parts(Period period) {
        return parts.computeIfAbsent(period, p -> p.listParts(form.periodType()));
    }
}
