package org.giaoban.findings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.completeness.SubmissionStatus.State;
import org.giaoban.findings.SubmissionFindings.FileFinding;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.ElementKey;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.OperatorError;
import org.giaoban.timeline.DecisionCheck;

/** Checks a decision of today against what the last run knew: a return needs a submission, a confirmation a warning. */
public final class ReceivedCheck {

    private final Catalogue catalogue;
    private final LastRun known;

    /** The submission statuses and findings of the last run. */
    public record LastRun(List<SubmissionStatus> statuses, List<FileFinding> findings) {
        public LastRun {
            statuses = List.copyOf(statuses);
            findings = List.copyOf(findings);
        }
    }

    /** @throws OperatorError if there was no run yet */
    public ReceivedCheck(Catalogue catalogue, Optional<LastRun> lastRun) {
        this.catalogue = catalogue;
        this.known = lastRun.orElseThrow(() -> new OperatorError("decide-no-run", "output"));
    }

    /** @throws OperatorError if the last run knows nothing that the decision could be about */
    public void check(Decision decision) {
        checkAccepted(decision);
        if (decision.kind() == Kind.CONFIRM) {
            checkWarning(decision);
        }
    }

    /** A confirmation settles a warning about the value. */
    private void checkWarning(Decision decision) {
        ElementKey key = decision.element();
        boolean hasWarning = known.findings().stream()
                .filter(found ->
                        found.unit().equals(decision.unit()) && found.period().equals(Optional.of(decision.period())))
                .map(FileFinding::finding)
                .filter(found -> found.effect() == Effect.WARNING && decision.settles(found.code()))
                .flatMap(found -> found.find(Finding.SUBJECT, Locale.ENGLISH).stream())
                .map(ElementKey::of)
                .anyMatch(subject -> key.covers(subject.element(), subject.category()));
        if (!hasWarning) {
            throw new OperatorError(
                    "decide-no-warning",
                    "--element",
                    key,
                    DecisionCheck.who(catalogue, decision),
                    decision.period().id());
        }
    }

    /** Requires an accepted submission that counts. */
    private void checkAccepted(Decision decision) {
        List<SubmissionStatus> own = known.statuses().stream()
                .filter(status -> status.period().equals(decision.period()))
                .filter(status ->
                        decision.unit().equals(Optional.of(status.unit().code())))
                .toList();
        boolean counts = own.stream()
                .filter(status -> status.state() == State.ACCEPTED)
                .anyMatch(status ->
                        status.receivedOn() != null && !status.receivedOn().isAfter(decision.date()));
        if (!counts) {
            String state = own.stream().map(SubmissionStatus::state).findFirst().orElse(State.MISSING) == State.RETURNED
                    ? "decide-returned"
                    : "decide-nothing-came";
            throw new OperatorError(
                    state,
                    "--unit",
                    DecisionCheck.who(catalogue, decision),
                    decision.period().id(),
                    decision.date());
        }
    }
}
