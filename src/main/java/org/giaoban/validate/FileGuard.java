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
 * Checks one file on a separate thread with a timeout. A file that exhausts stack or memory, or triggers
 * a defect, is refused; the run continues and the log has the stack trace. The timeout is for what hangs: how long a file takes
 * depends on the machine, so such a file is not refused but read again by the next run.
 */
record FileGuard(Duration timeout) {

    private static final Logger LOG = LoggerFactory.getLogger(FileGuard.class);

    CheckedSubmission run(Supplier<CheckedSubmission> check) {
        try {
            return TimedExecutor.call(timeout, check::get);
        } catch (TimeoutException e) {
            return CheckedSubmission.refused(Finding.of(FindingCode.NOT_YET_READ, null, null, ""));
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
