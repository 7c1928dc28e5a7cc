package org.giaoban.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.giaoban.job.LastRun;
import org.giaoban.job.LastRun.Outcome;
import org.giaoban.job.NextRun;
import org.giaoban.job.NextRun.Reason;
import org.giaoban.model.OperatorError;
import org.giaoban.workspace.MachineError;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the next run starts. A time of the schedule is served by a whole run that starts then or later and succeeds; so
 * all times that passed while the machine was off are caught up by one run. A run that failed is tried again some times, one
 * that did not come to its end before this process is resumed at once.
 */
final class RunPlan {

    static final int RETRIES = 3;
    static final Duration RETRY_AFTER = Duration.ofMinutes(10);
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    private final Schedule schedule;
    private final Supplier<Optional<LastRun>> last;
    private final Clock clock;
    private final Instant begun;

    private @Nullable Failure failure;
    private @Nullable Instant setBack;

    /**
     * The runs of this process that failed one after another.
     *
     * @param started when the last of them started
     * @param ended when the last of them ended
     * @param isRetried true if another try may help before somebody mends the office's files
     */
    private record Failure(int count, Instant started, Instant ended, boolean isRetried) {}

    /** @param last the last run of the workspace, asked for each decision */
    RunPlan(Schedule schedule, Supplier<Optional<LastRun>> last, Clock clock) {
        this.schedule = schedule;
        this.last = last;
        this.clock = clock;
        this.begun = clock.instant();
    }

    /** Returns what comes next; its time has passed if it is due. */
    synchronized NextRun next() {
        @Nullable Failure failed = failure;
        if (failed != null) {
            return afterFailure(failed);
        }
        Optional<LastRun> before = last.get();
        if (before.filter(this::isUnfinished).isPresent()) {
            return new NextRun(Optional.of(begun), Reason.RESUME);
        }
        Instant served = before.flatMap(LastRun::findSuccess)
                .map(LastRun.Success::started)
                .map(OffsetDateTime::toInstant)
                .orElse(begun);
        return scheduled(isTooFarAhead(served) ? setBack() : served);
    }

    /**
     * True if the last run started on a clock that was wrong by more than a day and has been set right since: its time would keep
     * every other from being served. A clock that was set back by less serves the next day's time, so that no run is doubled.
     */
    private boolean isTooFarAhead(Instant served) {
        boolean isAhead = served.isAfter(clock.instant().plus(MOST_AHEAD));
        if (!isAhead) {
            setBack = null;
        }
        return isAhead;
    }

    /** Returns when the clock was first seen to be behind the last run. */
    private Instant setBack() {
        @Nullable Instant seen = setBack;
        Instant now = clock.instant();
        Instant first = seen == null || seen.isAfter(now) ? now : seen;
        setBack = first;
        return first;
    }

    boolean isDue() {
        Instant now = clock.instant();
        return next().at().filter(at -> !at.isAfter(now)).isPresent();
    }

    /** Records that a run of this process has ended well. */
    synchronized void succeeded() {
        failure = null;
    }

    /** Records that a run of this process has failed. */
    synchronized void failed(Instant started, Throwable why) {
        int count = failure == null ? 1 : failure.count() + 1;
        boolean isConfiguration = why instanceof OperatorError && !(why instanceof MachineError);
        failure = new Failure(count, started, clock.instant(), count <= RETRIES && !isConfiguration);
    }

    private boolean isUnfinished(LastRun run) {
        Outcome outcome = run.outcomeNow();
        return !outcome.isSuccess()
                && outcome != Outcome.WORKING
                && run.started().toInstant().isBefore(begun);
    }

    private NextRun afterFailure(Failure failed) {
        NextRun scheduled = scheduled(failed.started());
        NextRun retry = new NextRun(Optional.of(failed.ended().plus(RETRY_AFTER)), Reason.RETRY);
        return Stream.of(scheduled, retry)
                .filter(next -> next.at().isPresent())
                .filter(next -> next == scheduled || failed.isRetried())
                .min(Comparator.comparing(next -> next.at().orElseThrow()))
                .orElse(scheduled);
    }

    private NextRun scheduled(Instant after) {
        Optional<Instant> at = schedule.next(after);
        if (at.isEmpty()) {
            return new NextRun(at, Reason.NONE_PLANNED);
        }
        return new NextRun(at, at.get().isBefore(begun) ? Reason.MISSED : Reason.SCHEDULE);
    }
}
