package org.giaoban.plausibility;

import java.math.BigDecimal;
import java.util.HashMap;
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
 * Decisions that confirm unlikely values. A confirmation settles the findings about the value that counted when the
 * decision was taken, and about the same value in later versions; a changed value is reviewed again.
 */
final class Confirmations {

    private final Snapshots snapshots;
    private final Snapshot snapshot;
    private final Form form;
    private final ReportedValues values;

    /** @param values with the amendments that the snapshot knows */
    Confirmations(Snapshots snapshots, Snapshot snapshot, Form form, ReportedValues values) {
        this.snapshots = snapshots;
        this.snapshot = snapshot;
        this.form = form;
        this.values = values;
    }

    /** Returns the latest decision that settles a finding on a submission. */
    Optional<Decision> find(PlausibilityFinding found, CountedValues.Counted submission) {
        return snapshots
                .decisions()
                .listAboutValues(Decision.Kind.CONFIRM, submission.period(), submission.unit(), snapshot.asOf())
                .stream()
                .filter(decision -> decision.settles(found.finding().code()))
                .filter(decision -> decision.element().covers(found.element(), found.category()))
                .filter(decision -> list(values, submission.submission(), decision.element())
                        .equals(listConfirmed(decision, submission)))
                .reduce((earlier, later) -> later);
    }

    /** Returns the values by category that the unit's submission gave to the element when the decision was taken. */
    private Map<String, Optional<BigDecimal>> listConfirmed(Decision decision, CountedValues.Counted submission) {
        PeriodSubmissions then = snapshots.get(decision.basedOn()).get(form, submission.period());
        return then.findCounting(submission.unit())
                .map(version -> {
                    ReportedValues known =
                            values.reported().amended(Map.of(version.id(), then.listAmendments(submission.unit())));
                    return list(known, version.id(), decision.element());
                })
                .orElse(Map.of());
    }

    /** Returns the numbers of an element by category, without trailing zeros; an empty value is "not applicable". */
    private static Map<String, Optional<BigDecimal>> list(ReportedValues from, long submission, ElementKey wanted) {
        Map<String, Optional<BigDecimal>> cells = new HashMap<>();
        from.forEachCells(submission, (String element, String category, @Nullable BigDecimal amount) -> {
            if (wanted.covers(element, category)) {
                cells.put(category, Optional.ofNullable(amount).map(BigDecimal::stripTrailingZeros));
            }
        });
        return cells;
    }
}
