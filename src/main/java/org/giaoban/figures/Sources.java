package org.giaoban.figures;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.Decision;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.timeline.PeriodSubmissions;
import org.giaoban.timeline.Snapshot;
import org.giaoban.timeline.Snapshots;
import org.giaoban.timeline.Submission;
import org.giaoban.timeline.Version;

/** The files and dates on which a unit's figures of a period are based. */
public final class Sources {

    private final Snapshots snapshots;
    private final Catalogue catalogue;

    public Sources(Snapshots snapshots) {
        this.snapshots = snapshots;
        this.catalogue = snapshots.catalogue();
    }

    /**
     * The receipts and decisions on which figures are based.
     *
     * @param asOf date of the latest receipt or decision that affects them; the period's last day if there is none
     * @param sha256s hashes of the files received, sorted
     */
    public record Basis(LocalDate asOf, List<String> sha256s) {
        public Basis {
            sha256s = List.copyOf(sha256s);
        }
    }

    public Basis get(Scope scope) {
        Form form = catalogue.getForm(scope.form());
        List<Submission> received = listReceived(scope);
        LocalDate asOf = Stream.concat(
                        received.stream().map(Submission::receivedOn),
                        snapshots
                                .decisions()
                                .listConcerning(form, scope.period(), scope.unit(), scope.asOf())
                                .map(Decision::date))
                .max(Comparator.naturalOrder())
                .orElseGet(() ->
                        catalogue.getCalendar(form).getRange(scope.period()).last());
        return new Basis(
                asOf,
                received.stream()
                        .map(each -> each.receipt().sha256())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** Lists every version that the unit and the units below it sent for the reporting periods of the period. */
    private List<Submission> listReceived(Scope scope) {
        Form form = catalogue.getForm(scope.form());
        Snapshot snapshot = snapshots.get(scope.asOf());
        return scope.period().listReportingPeriods(form.periodType()).stream()
                .map(period -> snapshot.get(form, period))
                .flatMap(submitted -> listReceived(submitted, scope.unit()))
                .toList();
    }

    private static Stream<Submission> listReceived(PeriodSubmissions submitted, String unit) {
        return submitted.tree().listSubtree(unit).stream()
                .map(OrgUnit::code)
                .flatMap(below -> submitted.listVersions(below).stream())
                .map(Version::submission);
    }
}
