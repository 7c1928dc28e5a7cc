package org.giaoban.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.giaoban.workspace.Printable;
import org.giaoban.workspace.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The course of a run for people, one line an event: {@code output/runs/<run>.log}, beside the run's {@link RunLog}. Its name
 * is known only when the run has begun, so it is written as {@code running.log}; a run that was killed leaves
 * {@code cut-off.log}, one that could not begin {@code not-begun.log}.
 */
public final class RunLines {

    private static final Logger LOG = LoggerFactory.getLogger(RunLines.class);

    private final Workspace workspace;
    private final Clock clock;
    private final Path running;
    private boolean isWritten = true;

    private RunLines(Workspace workspace, Clock clock) {
        this.workspace = workspace;
        this.clock = clock;
        this.running = workspace.runs().resolve("running.log");
    }

    /** Begins the lines of a run; the caller holds the workspace's lock. */
    public static RunLines begin(Workspace workspace, Clock clock) {
        RunLines lines = new RunLines(workspace, clock);
        lines.write(() -> {
            Files.createDirectories(workspace.runs());
            if (Files.exists(lines.running)) {
                lines.rename("cut-off");
            }
            Files.writeString(lines.running, "");
        });
        return lines;
    }

    /** Returns the file in which the course of a run is kept. */
    static Path file(Workspace workspace, String run) {
        return workspace.runs().resolve(run + ".log");
    }

    /** Adds what happened, each line of the text with the time. */
    public void add(String text) {
        String time = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
        String lines = text.lines()
                .map(line -> time + " " + Printable.line(line) + "\n")
                .collect(Collectors.joining());
        write(() -> Files.writeString(running, lines, StandardOpenOption.APPEND));
    }

    /** Ends the lines. @param run name of the run; empty if it did not begin */
    public void end(String run) {
        write(() -> rename(run.isEmpty() ? "not-begun" : run));
    }

    private void rename(String name) throws IOException {
        Files.move(running, file(workspace, name), StandardCopyOption.REPLACE_EXISTING);
    }

    private interface Writing {
        void write() throws IOException;
    }

    /** A run that works must not fail because nobody can read how it went; what fails once is not tried again. */
    private synchronized void write(Writing writing) {
        if (!isWritten) {
            return;
        }
        try {
            writing.write();
        } catch (IOException e) {
            isWritten = false;
            LOG.warn("the log of the run cannot be written: {}", e.getMessage());
        }
    }
}
