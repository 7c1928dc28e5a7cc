package org.giaoban.console;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.giaoban.cli.Runs;
import org.giaoban.job.RunResult;
import org.giaoban.model.OperatorError;
import org.giaoban.step.Progress;
import org.giaoban.workspace.WorkspaceLock;
import org.jspecify.annotations.Nullable;

/**
 * One run at a time in this process. Who asks for the run that works already follows it to its end; who asks for another one is
 * refused.
 */
final class SharedRuns implements Runs {

    private final Runs runs;
    private final RunPlan plan;
    private final Clock clock;

    private @Nullable Working working;

    SharedRuns(Runs runs, RunPlan plan, Clock clock) {
        this.runs = runs;
        this.plan = plan;
        this.clock = clock;
    }

    @Override
    public RunResult run(Runs.Request request, Runs.Listener listener) {
        Working joined;
        boolean isFirst;
        synchronized (this) {
            isFirst = working == null;
            if (working == null) {
                working = new Working(request, listener.progress());
            } else if (!working.request.equals(request)) {
                throw new WorkspaceLock.HeldError(
                        OperatorError.text(
                                "holder-other-options",
                                String.valueOf(ProcessHandle.current().pid())),
                        request.workspace().show(request.workspace().serve()));
            }
            joined = working;
        }
        joined.tell(listener);
        if (isFirst) {
            work(joined);
        }
        return joined.await();
    }

    private void work(Working own) {
        Instant started = clock.instant();
        try {
            RunResult result = runs.run(own.request, own);
            plan.succeeded();
            own.ended.complete(result);
        } catch (WorkspaceLock.HeldError e) {
            own.ended.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            plan.failed(started, e);
            own.ended.completeExceptionally(e);
        } finally {
            synchronized (this) {
                working = null;
                notifyAll();
            }
        }
    }

    synchronized boolean isWorking() {
        return working != null;
    }

    /** Waits until no run works. */
    synchronized void awaitIdle() throws InterruptedException {
        while (working != null) {
            wait();
        }
    }

    /** The run that works, and those who follow it. */
    private static final class Working implements Runs.Listener {

        private final Runs.Request request;
        private final Progress progress;
        private final CompletableFuture<RunResult> ended = new CompletableFuture<>();
        private final List<Runs.Listener> followers = new ArrayList<>();
        private final List<Consumer<Runs.Listener>> events = new ArrayList<>();

        Working(Runs.Request request, Progress progress) {
            this.request = request;
            this.progress = progress;
        }

        /** Tells a follower what has happened so far, and from now on what happens. */
        synchronized void tell(Runs.Listener follower) {
            events.forEach(event -> event.accept(follower));
            followers.add(follower);
        }

        private synchronized void add(Consumer<Runs.Listener> event) {
            events.add(event);
            followers.forEach(event);
        }

        @Override
        public void begun() {
            add(Runs.Listener::begun);
        }

        @Override
        public void noticed(String key, Object... values) {
            add(follower -> follower.noticed(key, values));
        }

        @Override
        public Progress progress() {
            return progress;
        }

        RunResult await() {
            try {
                return ended.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                if (e.getCause() instanceof Error cause) {
                    throw cause;
                }
                throw e;
            }
        }
    }
}
