package org.giaoban.aggregate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.giaoban.aggregate.Briefing.Arrival;
import org.giaoban.aggregate.FigureStore.Scope;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;

/**
 * How one office stands in one period that it reports on: who was asked, and what became of it.
 *
 * @param office the top unit
 * @param due the last day on which a submission is in time
 */
public record Standing(
        Form form, Period period, OrgUnit office, PeriodState state, LocalDate due, List<Arrival> arrivals) {

    public Standing {
        arrivals = List.copyOf(arrivals);
    }

    /** Every office in every reported period, in the order of time. */
    public static List<Standing> list(DataSource source, Catalogue catalogue) {
        Arrivals arrivals = new Arrivals(source, catalogue.units());
        List<Standing> standings = new ArrayList<>();
        for (Scope scope : new FigureStore(source).listScopes()) {
            Form form = catalogue.getForm(scope.form());
            OrgUnit unit = catalogue.getUnit(scope.form(), scope.period(), scope.unit());
            if (scope.period().type() == form.periodType() && unit.parent() == null) {
                standings.add(new Standing(
                        form,
                        scope.period(),
                        unit,
                        scope.state(),
                        catalogue.getCalendar(form).getDueDate(scope.period()),
                        arrivals.list(scope)));
            }
        }
        return standings;
    }

    public List<Arrival> list(Arrival.State wanted) {
        return arrivals.stream().filter(a -> a.state() == wanted).toList();
    }

    /** Those of which an older version counts, since the newest was sent back. */
    public List<Arrival> listOutdated() {
        return list(Arrival.State.ACCEPTED).stream()
                .filter(arrival -> !arrival.reason().isEmpty())
                .toList();
    }

    public long count(Arrival.State wanted) {
        return list(wanted).size();
    }

    /** Whether somebody should do something about it: a submission is awaited or was sent back, and nothing is final. */
    public boolean wantsPerson() {
        return state != PeriodState.CLOSED
                && (count(Arrival.State.MISSING) > 0
                        || count(Arrival.State.RETURNED) > 0
                        || !listOutdated().isEmpty());
    }
}
