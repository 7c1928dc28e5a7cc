package org.giaoban.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.giaoban.cli.Runs;
import org.giaoban.job.RunResult;
import org.giaoban.step.Progress;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.junit.jupiter.api.Test;

/** One run at a time: who asks for the same follows it, who asks for another is refused. */
class SharedRunsTest {

    private static final Workspace OFFICE = new Workspace(Path.of("office"));
    private static final Runs.Request TODAY = Runs.Request.whole(OFFICE, LocalDate.of(2026, 11, 27));
    private static final Runs.Request TOMORROW = Runs.Request.whole(OFFICE, LocalDate.of(2026, 11, 28));

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private int count;

    private static final class Heard implements Runs.Listener {
        private final List<String> events = new ArrayList<>();

        @Override
        public synchronized void begun() {
            events.add("begun");
        }

        @Override
        public synchronized void noticed(String key, Object... values) {
            events.add(key);
        }

        @Override
        public Progress progress() {
            return Progress.SILENT;
        }
    }

    /** A run that waits until it may end, and then fails: a summary can only be made by a real run. */
    private RunResult work(Runs.Request request, Runs.Listener listener) {
        count++;
        listener.begun();
        begun.countDown();
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        listener.noticed("cut-off");
        throw new IllegalStateException("end of run " + count);
    }

    private SharedRuns share(Runs runs) {
        RunPlan plan = new RunPlan(new Schedule(List.of(), OFFICE.zone()), Optional::empty, Clock.systemUTC());
        return new SharedRuns(runs, plan, Clock.systemUTC());
    }

    @Test
    void sameRun_isFollowedFromItsBeginning_andAnotherIsRefused() throws Exception {
        SharedRuns runs = share(this::work);
        Heard first = new Heard();
        Heard second = new Heard();
        CompletableFuture<RunResult> one = CompletableFuture.supplyAsync(() -> runs.run(TODAY, first));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(runs.isWorking()).isTrue();
        CompletableFuture<RunResult> other = CompletableFuture.supplyAsync(() -> runs.run(TODAY, second));
        assertThatThrownBy(() -> runs.run(TOMORROW, new Heard()))
                .isInstanceOf(WorkspaceLock.HeldError.class)
                .hasMessageContaining("a run with other options");
        while (second.events.isEmpty()) {
            Thread.onSpinWait();
        }
        mayEnd.countDown();
        for (CompletableFuture<RunResult> each : List.of(one, other)) {
            assertThatThrownBy(() -> each.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("end of run 1");
        }
        assertThat(first.events).containsExactly("begun", "cut-off");
        assertThat(second.events).containsExactly("begun", "cut-off");
        runs.awaitIdle();
        assertThatThrownBy(() -> runs.run(TOMORROW, new Heard())).hasMessage("end of run 2");
    }
}
