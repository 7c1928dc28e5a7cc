package org.giaoban.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.giaoban.job.LastRun;
import org.giaoban.job.NightlyJob;
import org.giaoban.job.RunResult;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Period;
import org.giaoban.step.Progress;
import org.giaoban.step.RunOptions;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;

/** Runs the job for those who ask for it. */
public interface Runs {

    /**
     * Runs the job and returns when it has ended.
     *
     * @throws WorkspaceLock.HeldError if another run works
     * @throws OperatorError if the run failed for a reason that the operator can remove
     */
    RunResult run(Request request, Listener listener);

    /** Hears how a run goes on. */
    interface Listener {

        /** The run has begun: the definitions are in order, and its first step follows. */
        void begun();

        /** Something happened that people should know: a key of the messages, and the values in it. */
        void noticed(String key, Object... values);

        /** The steps of the run and their items. */
        Progress progress();
    }

    /**
     * What a run is asked to do. Two requests are equal if the same run answers both.
     *
     * @param date business date
     * @param isDateForced true if a business date before the newest receipt or after today is taken all the same
     * @param periods periods whose files are written; empty for all
     * @param onlyStep the only step to run; empty for all
     */
    record Request(
            Workspace workspace,
            BusinessDate date,
            boolean isDateForced,
            Set<Period> periods,
            Optional<String> onlyStep) {

        public Request {
            periods = Set.copyOf(periods);
        }

        /** Returns the request for a whole run of a day. */
        public static Request whole(Workspace workspace, LocalDate today) {
            return new Request(workspace, new BusinessDate(null, today), false, Set.of(), Optional.empty());
        }

        RunOptions options() {
            return LastRun.find(workspace)
                    .flatMap(LastRun::findSuccess)
                    .map(before -> new RunOptions(date.date(), periods, before.date()))
                    .orElseGet(() -> new RunOptions(date.date(), periods));
        }

        /** True if the run does everything; only such a run counts as the office's. */
        boolean isWhole() {
            return periods.isEmpty() && onlyStep.isEmpty();
        }

        /** True for a whole run of the day that it is, which takes in what has arrived meanwhile. */
        boolean isOfToday() {
            return isWhole() && date.date().equals(date.today());
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
}
