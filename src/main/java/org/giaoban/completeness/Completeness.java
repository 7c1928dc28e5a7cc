package org.giaoban.completeness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
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
