package org.giaoban.spreadsheet;

import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.giaoban.model.FindingCode;
import org.giaoban.spreadsheet.WorkbookFiles.Reading;

/**
 * Reads .xls files in a separate process, which is used again for later files. A file that makes the process hang, run
 * out of memory or crash ends that process only; the next file is read by a new one.
 */
final class XlsReader implements WorkbookReader {

    private static final Map<Class<?>, Deque<XlsProcess>> IDLE = new HashMap<>();
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "xls-watch");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration timeout;
    private final Class<?> main;

    XlsReader(Duration timeout) {
        this(timeout, XlsMain.class);
    }

    /** @param main main class of the process */
    XlsReader(Duration timeout, Class<?> main) {
        this.timeout = timeout;
        this.main = main;
    }

    @Override
    public Workbook read(byte[] bytes) throws UnreadableException {
        XlsProcess process = acquire();
        ScheduledFuture<?> end = WATCH.schedule(process::timeOut, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            Workbook workbook = request(process, bytes);
            release(process);
            return workbook;
        } catch (IOException | RuntimeException e) {
            // the output of a process that crashed is incomplete
            process.end();
            throw process.isTimedOut()
                    ? new UnreadableException(FindingCode.NOT_YET_READ, "")
                    : new UnreadableException(FindingCode.READING_ABANDONED, "memory");
        } catch (UnreadableException e) {
            release(process);
            throw e;
        } finally {
            end.cancel(false);
        }
    }

    private static Workbook request(XlsProcess process, byte[] bytes) throws IOException, UnreadableException {
        DataOutputStream out = process.out();
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
        Reading reading = WorkbookJson.read(process.in());
        if (reading.finding() != null) {
            throw new UnreadableException(reading.finding());
        }
        return Objects.requireNonNull(reading.workbook());
    }

    private XlsProcess acquire() {
        XlsProcess idle;
        synchronized (IDLE) {
            idle = IDLE.computeIfAbsent(main, program -> new ArrayDeque<>()).poll();
        }
        return idle != null ? idle : XlsProcess.start(main);
    }

    private void release(XlsProcess process) {
        synchronized (IDLE) {
            IDLE.computeIfAbsent(main, program -> new ArrayDeque<>()).push(process);
        }
    }
}
