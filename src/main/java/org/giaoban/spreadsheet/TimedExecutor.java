package org.giaoban.spreadsheet;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does work on a stranger's file where it can harm no other: on a thread of its own, with a deadline. */
public final class TimedExecutor {

    private static final long STACK_BYTES = 2L << 20;

    private TimedExecutor() {}

    /**
     * The result of the work.
     *
     * @throws TimeoutException where it took too long; it was told to stop
     * @throws ExecutionException with whatever it threw
     */
    public static <T> T run(Duration patience, Callable<T> work) throws TimeoutException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "file", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw e;
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a file was worked on", e);
        }
    }
}
