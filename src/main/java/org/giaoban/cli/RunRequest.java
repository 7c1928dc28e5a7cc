package org.giaoban.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.giaoban.job.NightlyJob;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Period;
import org.giaoban.step.RunOptions;
import org.giaoban.workspace.Workspace;

/**
 * What a run is asked to do. Two requests are equal if the same run answers both.
 *
 * @param date business date
 * @param isDateForced true if a business date before the newest receipt or after today is taken all the same
 * @param periods periods whose files are written; empty for all
 * @param onlyStep the only step to run; empty for all
 */
public record RunRequest(
        Workspace workspace,
        BusinessDate date,
        boolean isDateForced,
        Set<Period> periods,
        Optional<String> onlyStep) {

    public RunRequest {
        periods = Set.copyOf(periods);
    }

    /** Returns the request for a whole run of a day. */
    public static RunRequest whole(Workspace workspace, LocalDate today) {
        return new RunRequest(workspace, new BusinessDate(null, today), false, Set.of(), Optional.empty());
    }

    RunOptions options() {
        return new RunOptions(date.date(), periods);
    }

    /** True if the run does everything; only such a run counts as the office's. */
    boolean isWhole() {
        return periods.isEmpty() && onlyStep.isEmpty();
    }

    List<String> steps() {
        return onlyStep.map(List::of).orElse(NightlyJob.STEPS);
    }

    /** @throws OperatorError if there is no such step */
    void check() {
        onlyStep.filter(name -> !NightlyJob.STEPS.contains(name)).ifPresent(name -> {
            throw new OperatorError("no-step", "--only", name, NightlyJob.STEPS);
        });
    }
}
