package org.giaoban.completeness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.timeline.Snapshots;

/**
 * The submissions that a reporting authority expects for one reporting period, with their statuses.
 *
 * @param authority the reporting authority: a root unit
 * @param due the last day on which a submission is in time
 */
public record Completeness(
        Form form,
        Period period,
        OrgUnit authority,
        PeriodState state,
        LocalDate due,
        List<SubmissionStatus> statuses) {

    public Completeness {
        statuses = List.copyOf(statuses);
    }

    /** Lists the completeness of all reporting authorities and reporting periods, by period. */
    public static List<Completeness> list(DataSource source, Snapshots snapshots) {
        Catalogue catalogue = snapshots.catalogue();
        SubmissionStatuses statuses = SubmissionStatuses.read(source, snapshots);
        List<Completeness> standings = new ArrayList<>();
        for (Scope scope : new FigureStore(source).listScopes()) {
            Form form = catalogue.getForm(scope.form());
            OrgUnit unit = catalogue.getUnit(scope.form(), scope.period(), scope.unit());
            if (scope.period().type() == form.periodType() && unit.parent() == null) {
                standings.add(new Completeness(
                        form,
                        scope.period(),
                        unit,
                        scope.state(),
                        catalogue.getCalendar(form).getDueDate(scope.period()),
                        statuses.list(scope)));
            }
        }
        return standings;
    }

    /**
     * Lists the same, and for each form its current period: the newest that had ended on the business date, also if no unit of a
     * reporting authority has sent anything in for it.
     */
    public static List<Completeness> listWithCurrent(DataSource source, Snapshots snapshots) {
        List<Completeness> all = list(source, snapshots);
        LocalDate day = snapshots.current().asOf().day();
        if (day.equals(LocalDate.MIN)) {
            // no run has computed figures yet
            return all;
        }
        Set<String> listed = all.stream()
                .map(one -> key(one.form(), one.period(), one.authority()))
                .collect(Collectors.toSet());
        SubmissionStatuses statuses = SubmissionStatuses.read(source, snapshots);
        Catalogue catalogue = snapshots.catalogue();
        Stream<Completeness> unlisted = catalogue.forms().values().stream()
                .flatMap(form -> catalogue.getCalendar(form).findNewestEnded(form.periodType(), day).stream()
                        .flatMap(period -> catalogue.getTree(form, period).units().stream()
                                .filter(unit -> unit.parent() == null)
                                .filter(root -> !listed.contains(key(form, period, root)))
                                .map(root -> of(form, period, root, snapshots, statuses))))
                .filter(one -> !one.statuses().isEmpty());
        return Stream.concat(all.stream(), unlisted).toList();
    }

    /** Returns those of a list that are due on the next due date from a day on, without closed ones; empty if there are none. */
    public static List<Completeness> listDueNext(List<Completeness> all, LocalDate day) {
        List<Completeness> toCome = all.stream()
                .filter(one -> one.state() != PeriodState.CLOSED && !one.due().isBefore(day))
                .toList();
        Optional<LocalDate> next = toCome.stream().map(Completeness::due).min(Comparator.naturalOrder());
        return toCome.stream()
                .filter(one -> next.equals(Optional.of(one.due())))
                .toList();
    }

    private static String key(Form form, Period period, OrgUnit authority) {
        return String.join(" ", form.code(), period.id(), authority.code());
    }

    private static Completeness of(
            Form form, Period period, OrgUnit authority, Snapshots snapshots, SubmissionStatuses statuses) {
        PeriodState state = snapshots.current().getState(form, period, authority.code());
        Scope scope = new Scope(AsOfPoint.CURRENT, form.code(), period, authority.code(), state, false, 0, true);
        LocalDate due = snapshots.catalogue().getCalendar(form).getDueDate(period);
        return new Completeness(form, period, authority, state, due, statuses.list(scope));
    }

    public List<SubmissionStatus> list(SubmissionStatus.State wanted) {
        return statuses.stream().filter(a -> a.state() == wanted).toList();
    }

    /** Lists the submissions of which an older version counts because the newest one was returned. */
    public List<SubmissionStatus> listOutdated() {
        return list(SubmissionStatus.State.ACCEPTED).stream()
                .filter(arrival -> !arrival.reason().isEmpty())
                .toList();
    }

    public long count(SubmissionStatus.State wanted) {
        return list(wanted).size();
    }

    /** True if a person has something to do: a submission is missing or was returned, and the period is not closed. */
    public boolean wantsPerson() {
        return state != PeriodState.CLOSED
                && (count(SubmissionStatus.State.MISSING) > 0
                        || count(SubmissionStatus.State.RETURNED) > 0
                        || !listOutdated().isEmpty());
    }
}
