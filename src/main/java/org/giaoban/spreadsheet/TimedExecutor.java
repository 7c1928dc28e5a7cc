package org.giaoban.spreadsheet;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs work on one submitted file on a new thread with a deadline and a fixed stack size, so that a harmful file cannot
 * block or crash the caller.
 */
public final class TimedExecutor {

    private static final long STACK_BYTES = 2L << 20;

    private TimedExecutor() {}

    /**
     * Calls {@code task} and returns its result.
     *
     * @param timeout longest time that the caller waits
     * @throws TimeoutException if the task did not finish within {@code timeout}; its thread has been interrupted
     * @throws ExecutionException if the task threw; the cause is what it threw
     */
    public static <T> T call(Duration timeout, Callable<T> task) throws TimeoutException, ExecutionException {
        FutureTask<T> result = new FutureTask<>(task);
        Thread thread = new Thread(null, result, "file", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
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
