package org.giaoban.validate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.giaoban.model.DataValue;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Period;
import org.jspecify.annotations.Nullable;

/**
 * Result of checking one file. Values and texts are present only for accepted submissions; form, unit and period are
 * known for accepted and returned submissions.
 *
 * @param saved time at which the file was last saved according to its properties
 */
public record CheckedSubmission(
        Outcome outcome,
        @Nullable String form,
        @Nullable String unit,
        @Nullable Period period,
        List<DataValue> values,
        List<Narrative> texts,
        List<Finding> findings,
        Optional<Instant> saved) {

    public CheckedSubmission {
        values = List.copyOf(values);
        texts = List.copyOf(texts);
        findings = List.copyOf(findings);
    }

    /** True if the file could not be read to its end this time, so that nothing is known of it. */
    public boolean isUnfinished() {
        return findings.stream().anyMatch(finding -> finding.code().equals(FindingCode.NOT_YET_READ.id()));
    }

    /** Creates the result for a file that is not a readable submission. */
    static CheckedSubmission refused(Finding why) {
        return new CheckedSubmission(
                Outcome.REFUSED, null, null, null, List.of(), List.of(), List.of(why), Optional.empty());
    }
}
