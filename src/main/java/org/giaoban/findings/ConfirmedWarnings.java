package org.giaoban.findings;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.DataValue;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.ElementKey;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.Form;
import org.giaoban.store.SubmissionReader;
import org.giaoban.timeline.Snapshot;
import org.giaoban.timeline.Snapshots;
import org.giaoban.timeline.Submission;
import org.giaoban.timeline.Version;

/**
 * Settles the warnings of validation about values that a person confirmed: they become notes, in the version that
 * counted when the decision was taken and in later versions that report the same value.
 */
final class ConfirmedWarnings {

    private final SubmissionReader reader;
    private final Snapshots snapshots;
    private final Snapshot snapshot;
    private final Map<Long, List<DataValue>> cells = new HashMap<>();

    ConfirmedWarnings(SubmissionReader reader, Snapshots snapshots, Snapshot snapshot) {
        this.reader = reader;
        this.snapshots = snapshots;
        this.snapshot = snapshot;
    }

    /** Returns the finding as a note if its value was confirmed, else unchanged. */
    Finding settle(Version version, Finding finding) {
        if (finding.effect() != Effect.WARNING) {
            return finding;
        }
        return finding.find(Finding.SUBJECT, Locale.ENGLISH)
                .map(ElementKey::of)
                .flatMap(subject -> find(version, finding.code(), subject))
                .map(finding::confirmed)
                .orElse(finding);
    }

    private Optional<Decision> find(Version version, String code, ElementKey subject) {
        Submission submission = version.submission();
        return snapshots
                .decisions()
                .listAboutValues(Kind.CONFIRM, submission.period(), submission.unit(), snapshot.asOf())
                .stream()
                .filter(decision -> decision.settles(code))
                .filter(decision -> decision.element().covers(subject.element(), subject.category()))
                .filter(decision ->
                        Optional.of(list(version, decision.element())).equals(findConfirmed(submission, decision)))
                .reduce((earlier, later) -> later);
    }

    /** Returns the values of the version that counted when the decision was taken. */
    private Optional<List<String>> findConfirmed(Submission submission, Decision decision) {
        Catalogue catalogue = snapshots.catalogue();
        Form form = catalogue.getForm(submission.form());
        return snapshots
                .get(decision.basedOn())
                .get(form, submission.period())
                .findCounting(submission.unit())
                .map(version -> list(version, decision.element()));
    }

    /** Returns the amounts of an element, each with its category, sorted. */
    private List<String> list(Version version, ElementKey wanted) {
        return cells
                .computeIfAbsent(
                        version.id(), id -> reader.listCells(List.of(id)).getOrDefault(id, List.of()))
                .stream()
                .filter(cell -> wanted.covers(cell.element(), cell.category()))
                .map(cell -> cell.category() + " "
                        + Optional.ofNullable(cell.amount())
                                .map(amount -> amount.stripTrailingZeros().toPlainString())
                                .orElse("x"))
                .sorted()
                .toList();
    }
}
