package org.giaoban.validate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.giaoban.model.DataValue;
import org.giaoban.model.Finding;
import org.giaoban.model.Narrative;
import org.giaoban.model.Outcome;
import org.giaoban.model.Period;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file: whose it is, what it says, what is to be said about it. Values and texts are kept of
 * accepted submissions only; form, unit and period are known of accepted and returned ones.
 *
 * @param saved when the file says that it was last saved
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

    /** A file of which nothing is known but why. */
    static CheckedSubmission refused(Finding why) {
        return new CheckedSubmission(
                Outcome.REFUSED, null, null, null, List.of(), List.of(), List.of(why), Optional.empty());
    }
}
