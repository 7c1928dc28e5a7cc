package org.giaoban.findings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.findings.SubmissionFindings.FileFinding;
import org.giaoban.model.Decision;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.Period;
import org.giaoban.store.StoredSubmission;
import org.giaoban.store.SubmissionReader;
import org.giaoban.timeline.Expected;
import org.giaoban.timeline.PeriodSubmissions;
import org.giaoban.timeline.Snapshots;
import org.giaoban.timeline.Version;
import org.giaoban.validate.Outcome;

/** Lists the files whose senders get feedback: returned or refused files, and files accepted with warnings. */
public final class FeedbackDue {

    private final List<StoredSubmission> submissions;
    private final Snapshots snapshots;

    private FeedbackDue(List<StoredSubmission> submissions, Snapshots snapshots) {
        this.submissions = submissions;
        this.snapshots = snapshots;
    }

    public static FeedbackDue read(DataSource source, Snapshots snapshots) {
        return new FeedbackDue(new SubmissionReader(source).listSubmissions(), snapshots);
    }

    /**
     * A file whose sender gets feedback.
     *
     * @param file path relative to the drop folder
     * @param reason reason of the person who returned the submission; empty if nobody did
     */
    public record Due(
            String file,
            String sha256,
            LocalDate receivedOn,
            Outcome outcome,
            Optional<String> unit,
            Optional<Period> period,
            String reason,
            List<Finding> findings) {
        public Due {
            findings = List.copyOf(findings);
        }

        private boolean isDue() {
            return outcome != Outcome.ACCEPTED || findings.stream().anyMatch(f -> f.effect() == Effect.WARNING);
        }

        /** Returns the number of warnings and graver findings. */
        public long warnings() {
            return Finding.countWarnings(findings);
        }
    }

    /**
     * Lists the feedback that is due, in the order of receipt. A version that a newer one replaced gets none.
     *
     * @param findings all findings of the current snapshot
     */
    public List<Due> list(List<FileFinding> findings) {
        Map<String, List<Finding>> byFile = new HashMap<>();
        // A sender can do nothing about a file that is gone.
        findings.stream()
                .filter(found -> !found.isGone())
                .forEach(found -> byFile.computeIfAbsent(found.file(), file -> new ArrayList<>())
                        .add(found.finding()));
        return submissions.stream()
                .flatMap(submission -> due(submission, byFile).stream())
                .filter(Due::isDue)
                .toList();
    }

    private Optional<Due> due(StoredSubmission submission, Map<String, List<Finding>> byFile) {
        Optional<PeriodSubmissions> submitted = findPeriod(submission);
        List<Version> versions = submitted
                .map(each -> each.listVersions(submission.unit().orElseThrow()))
                .orElse(List.of());
        Optional<Version> version =
                versions.stream().filter(each -> each.id() == submission.id()).findFirst();
        boolean isReplaced = version.filter(each -> !each.counts() && each.number() < versions.size())
                .isPresent();
        if (isReplaced) {
            return Optional.empty();
        }
        Optional<Decision> returned = version.filter(
                        each -> submission.isAccepted() && each.state() == Version.State.RETURNED)
                .flatMap(each -> submitted.map(
                        period -> period.expected().get(submission.unit().orElseThrow())))
                .flatMap(Expected::returned);
        return Optional.of(new Due(
                submission.receipt().path(),
                submission.receipt().sha256(),
                submission.receipt().firstSeen(),
                returned.isPresent() ? Outcome.RETURNED : submission.outcome(),
                submission.unit(),
                submission.period(),
                returned.map(Decision::reason).orElse(""),
                byFile.getOrDefault(submission.receipt().path(), List.of())));
    }

    /** Returns the submissions of the reporting period that the file is for; empty if the file is for none. */
    private Optional<PeriodSubmissions> findPeriod(StoredSubmission submission) {
        Catalogue catalogue = snapshots.catalogue();
        if (submission.outcome() == Outcome.REFUSED || submission.unit().isEmpty()) {
            return Optional.empty();
        }
        return submission
                .form()
                .map(catalogue.forms()::get)
                .filter(form -> submission
                        .period()
                        .filter(period -> period.type() == form.periodType())
                        .isPresent())
                .map(form -> snapshots.current().get(form, submission.period().orElseThrow()));
    }
}
