package org.giaoban.timeline;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;

/** What was known at an as-of point: which submissions were expected and received, which counted, and what was closed. */
public final class Snapshot {

    private final Catalogue catalogue;
    private final Decisions decisions;
    private final Submissions submissions;
    private final AsOfPoint asOf;
    private final Map<String, Map<Period, PeriodSubmissions>> periods = new HashMap<>();

    Snapshot(Catalogue catalogue, Decisions decisions, Submissions submissions, AsOfPoint asOf) {
        this.catalogue = catalogue;
        this.decisions = decisions;
        this.submissions = submissions;
        this.asOf = asOf;
    }

    public AsOfPoint asOf() {
        return asOf;
    }

    /** The submissions of a reporting period. */
    public synchronized PeriodSubmissions get(Form form, Period reportingPeriod) {
        return periods.computeIfAbsent(form.code(), code -> new HashMap<>())
                .computeIfAbsent(reportingPeriod, period -> read(form, period));
    }

    /** The amendments that apply to submissions of a form that count, by submission. */
    public Map<Long, List<Decision>> listAmendments(Form form) {
        Map<Long, List<Decision>> amendments = new HashMap<>();
        for (Period period : submissions.listPeriods(form.code())) {
            PeriodSubmissions submitted = get(form, period);
            submitted.versions().keySet().forEach(unit -> {
                List<Decision> own = submitted.listAmendments(unit);
                if (!own.isEmpty()) {
                    submitted.findCounting(unit).ifPresent(version -> amendments.put(version.id(), own));
                }
            });
        }
        return amendments;
    }

    private PeriodSubmissions read(Form form, Period period) {
        OrgTree.Day tree = catalogue.getTree(form, period);
        PeriodSubmissions read = new PeriodSubmissions(period, tree);
        tree.units().stream()
                .filter(form::isAskedOf)
                .forEach(unit -> read.addExpected(new Expected(
                        unit,
                        getDueDate(form, period, unit),
                        decisions.find(Decision.Kind.EXCLUDE, period, unit.code(), asOf),
                        decisions.find(Decision.Kind.RETURN, period, unit.code(), asOf),
                        decisions.listAboutValues(Decision.Kind.AMEND, period, unit.code(), asOf),
                        decisions.findClosing(form, period, unit.code(), asOf))));
        submissions.list(form.code(), period).forEach((unit, all) -> {
            List<Submission> received = all.stream()
                    .filter(each -> asOf.includes(each.receivedAt()))
                    .toList();
            if (!received.isEmpty()) {
                read.addReceived(unit, received);
            }
        });
        return read;
    }

    /** The calendar's due date, or the last day of an extension; an extension without one holds until the period is closed. */
    private LocalDate getDueDate(Form form, Period period, OrgUnit unit) {
        return decisions
                .findExtension(form, period, unit.code(), asOf)
                .map(extension -> extension.until().orElse(LocalDate.MAX))
                .orElseGet(() -> catalogue.getCalendar(form).getDueDate(period));
    }

    /** Closed by decision, else provisional from the day after the due date, open before. */
    public PeriodState getState(Form form, Period period, String unit) {
        if (decisions.findClosing(form, period, unit, asOf).isPresent()) {
            return PeriodState.CLOSED;
        }
        return asOf.day().isAfter(catalogue.getCalendar(form).getDueDate(period))
                ? PeriodState.PROVISIONAL
                : PeriodState.OPEN;
    }
}
