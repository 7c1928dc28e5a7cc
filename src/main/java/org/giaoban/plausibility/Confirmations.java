package org.giaoban.plausibility;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.giaoban.aggregate.ReportedValues;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.ElementKey;
import org.giaoban.model.Form;
import org.giaoban.timeline.PeriodSubmissions;
import org.giaoban.timeline.Snapshot;
import org.giaoban.timeline.Snapshots;
import org.jspecify.annotations.Nullable;

/**
 * Decisions that a value is right although it is unlikely. A confirmation settles the findings about the value that counted
 * when it was taken, and those about the same value in later versions; a changed value is reviewed anew.
 */
final class Confirmations {

    private final Snapshots snapshots;
    private final Snapshot snapshot;
    private final Form form;
    private final ReportedValues reported;
    private final ReportedValues values;

    /**
     * @param reported what the submissions reported
     * @param values the same with the amendments that the snapshot knows
     */
    Confirmations(Snapshots snapshots, Snapshot snapshot, Form form, ReportedValues reported, ReportedValues values) {
        this.snapshots = snapshots;
        this.snapshot = snapshot;
        this.form = form;
        this.reported = reported;
        this.values = values;
    }

    /** The latest decision that settles a finding on a submission. */
    Optional<Decision> find(PlausibilityFinding found, CountedValues.Counted submission) {
        return snapshots
                .decisions()
                .listAboutValues(Decision.Kind.CONFIRM, submission.period(), submission.unit(), snapshot.asOf())
                .stream()
                .filter(decision -> decision.settles(found.finding().code()))
                .filter(decision -> concerns(decision.element(), found))
                .filter(decision -> list(values, submission.submission(), decision.element())
                        .equals(listConfirmed(decision, submission)))
                .reduce((earlier, later) -> later);
    }

    private static boolean concerns(ElementKey confirmed, PlausibilityFinding found) {
        return confirmed.element().equals(found.element())
                && (confirmed.category().isEmpty() || confirmed.category().equals(found.category()));
    }

    /** What the unit's submission that counted gave to the element when the decision was taken. */
    private Map<String, Optional<BigDecimal>> listConfirmed(Decision decision, CountedValues.Counted submission) {
        PeriodSubmissions then = snapshots.get(decision.basedOn()).get(form, submission.period());
        return then.findCounting(submission.unit())
                .map(version -> {
                    List<Decision> amendments = then.listAmendments(submission.unit());
                    ReportedValues known =
                            reported.amended(amendments.isEmpty() ? Map.of() : Map.of(version.id(), amendments));
                    return list(known, version.id(), decision.element());
                })
                .orElse(Map.of());
    }

    /** The numbers of an element by category, without trailing zeros; empty for "not applicable". */
    private static Map<String, Optional<BigDecimal>> list(ReportedValues from, long submission, ElementKey wanted) {
        Map<String, Optional<BigDecimal>> cells = new HashMap<>();
        from.forEachCells(submission, (String element, String category, @Nullable BigDecimal amount) -> {
            boolean isWanted = element.equals(wanted.element())
                    && (wanted.category().isEmpty() || wanted.category().equals(category));
            if (isWanted) {
                cells.put(category, Optional.ofNullable(amount).map(BigDecimal::stripTrailingZeros));
            }
        });
        return cells;
    }
}
