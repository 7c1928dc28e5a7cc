package org.giaoban.completeness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.completeness.SubmissionStatus.State;
import org.giaoban.model.Decision;
import org.giaoban.model.Effect;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.store.SubmissionReader;
import org.giaoban.timeline.Expected;
import org.giaoban.timeline.PeriodSubmissions;
import org.giaoban.timeline.Snapshot;
import org.giaoban.timeline.Snapshots;
import org.giaoban.timeline.Version;

/** The status of every expected submission of a unit and of those below it. */
public final class SubmissionStatuses {

    /** Reason of a return that no finding explains. */
    private static final String DECISION = "decision";

    private final Snapshots snapshots;
    private final Catalogue catalogue;
    private final Map<Long, String> returnCodes;

    /** @param returnCodes the codes of the findings that returned a submission, by submission */
    public SubmissionStatuses(Snapshots snapshots, Map<Long, String> returnCodes) {
        this.snapshots = snapshots;
        this.catalogue = snapshots.catalogue();
        this.returnCodes = Map.copyOf(returnCodes);
    }

    /** Reads the statuses from the database of the last run. */
    public static SubmissionStatuses read(DataSource source, Snapshots snapshots) {
        Map<Long, TreeSet<String>> codes = new HashMap<>();
        new SubmissionReader(source)
                .listFindings().stream()
                        .filter(found -> found.finding().effect() == Effect.RETURN)
                        .forEach(found -> codes.computeIfAbsent(found.submission(), id -> new TreeSet<>())
                                .add(found.finding().code()));
        Map<Long, String> joined = new TreeMap<>();
        codes.forEach((submission, all) -> joined.put(submission, String.join(" ", all)));
        return new SubmissionStatuses(snapshots, joined);
    }

    /**
     * Lists one status for each expected submission of the unit and of all units below it, for each reporting period of
     * {@code period}. Units have the names of the period's end.
     */
    public List<SubmissionStatus> list(Scope scope) {
        Form form = catalogue.getForm(scope.form());
        Snapshot snapshot = snapshots.get(scope.asOf());
        List<SubmissionStatus> statuses = new ArrayList<>();
        scope.period().listReportingPeriods(form.periodType()).stream()
                .sorted(Comparator.comparing(Period::id))
                .map(period -> snapshot.get(form, period))
                .forEach(submitted -> submitted
                        .listBelow(scope.unit())
                        .forEach(expected -> statuses.add(status(scope, submitted, expected))));
        return statuses;
    }

    private SubmissionStatus status(Scope scope, PeriodSubmissions submitted, Expected expected) {
        OrgUnit unit =
                catalogue.getUnit(scope.form(), scope.period(), expected.unit().code());
        Period period = submitted.period();
        if (expected.isExcluded()) {
            String reason = expected.exclusion().map(Decision::reason).orElse("");
            return new SubmissionStatus(unit, period, State.EXCLUDED, 0, null, null, reason);
        }
        List<Version> versions = submitted.listVersions(unit.code());
        if (versions.isEmpty()) {
            return new SubmissionStatus(unit, period, State.MISSING, 0, null, null, "");
        }
        Version newest = versions.get(versions.size() - 1);
        Optional<Version> counting = submitted.findCounting(unit.code());
        Version shown = counting.orElse(newest);
        return new SubmissionStatus(
                unit,
                period,
                counting.isPresent() ? State.ACCEPTED : State.RETURNED,
                shown.number(),
                shown.submission().receivedOn(),
                versions.stream()
                        .anyMatch(each -> each.isAccepted()
                                && !each.submission().receivedOn().isAfter(expected.due())),
                newest.counts() ? "" : returnCodes.getOrDefault(newest.id(), DECISION));
    }
}
