package org.giaoban.spreadsheet;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.giaoban.model.FindingCode;

/**
 * Reads .xls in a process apart, which reads one file after the other. A file that makes it hang, run out of memory or
 * die takes only that process with it; the next file gets a new one.
 */
final class XlsReader implements WorkbookReader {

    private static final Map<Class<?>, Deque<XlsProcess>> IDLE = new HashMap<>();
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "xls-watch");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration patience;
    private final Class<?> main;

    XlsReader(Duration patience) {
        this(patience, XlsMain.class);
    }

    /** @param main what the process runs */
    XlsReader(Duration patience, Class<?> main) {
        this.patience = patience;
        this.main = main;
    }

    @Override
    public Workbook read(byte[] bytes) throws UnreadableException {
        XlsProcess process = take();
        ScheduledFuture<?> end = WATCH.schedule(process::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            Workbook workbook = ask(process, bytes);
            give(process);
            return workbook;
        } catch (IOException | RuntimeException e) {
            // what a dying process leaves behind is no answer
            process.end();
            throw new UnreadableException(
                    FindingCode.READING_ABANDONED, process.isGivenUp() ? "> " + patience.toSeconds() + " s" : "memory");
        } catch (UnreadableException e) {
            give(process);
            throw e;
        } finally {
            end.cancel(false);
        }
    }

    private static Workbook ask(XlsProcess process, byte[] bytes) throws IOException, UnreadableException {
        DataOutputStream out = process.out();
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
        DataInputStream in = process.in();
        if (in.readBoolean()) {
            return WorkbookJson.readWorkbook(in);
        }
        throw new UnreadableException(FindingCode.valueOf(in.readUTF()), in.readUTF());
    }

    private XlsProcess take() {
        XlsProcess idle;
        synchronized (IDLE) {
            idle = IDLE.computeIfAbsent(main, program -> new ArrayDeque<>()).poll();
        }
        return idle != null ? idle : XlsProcess.start(main);
    }

    private void give(XlsProcess process) {
        synchronized (IDLE) {
            IDLE.computeIfAbsent(main, program -> new ArrayDeque<>()).push(process);
        }
    }
}
