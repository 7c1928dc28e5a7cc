package org.giaoban.validate;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.OperatorError;
import org.giaoban.spreadsheet.TimedExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks one file where it can harm no other: on a thread of its own, with a deadline. A file that takes too long, runs
 * out of stack or memory, or finds a defect in us is refused; the night goes on and the log has the trace.
 */
record FileGuard(Duration patience) {

    private static final Logger LOG = LoggerFactory.getLogger(FileGuard.class);

    CheckedSubmission run(Supplier<CheckedSubmission> check) {
        try {
            return TimedExecutor.call(patience, check::get);
        } catch (TimeoutException e) {
            return CheckedSubmission.refused(abandoned("> " + patience.toSeconds() + " s"));
        } catch (ExecutionException e) {
            return CheckedSubmission.refused(failed(e.getCause() == null ? e : e.getCause()));
        }
    }

    private static Finding failed(Throwable cause) {
        if (cause instanceof OperatorError error) {
            throw error;
        }
        if (cause instanceof StackOverflowError) {
            return abandoned("stack");
        }
        if (cause instanceof OutOfMemoryError) {
            return abandoned("memory");
        }
        LOG.error("a file could not be checked", cause);
        return abandoned(cause.getClass().getSimpleName());
    }

    private static Finding abandoned(String found) {
        return Finding.of(FindingCode.READING_ABANDONED, null, null, found);
    }
}
