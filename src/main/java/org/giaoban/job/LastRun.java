package org.giaoban.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Text;
import org.giaoban.office.OfficeReader;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.MachineError;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last run of a workspace and the last one that succeeded, kept in {@code output/runs/last.json}. It is written when a
 * run begins and when it ends, also if the run fails before its first step. Who writes it holds the {@link WorkspaceLock}.
 *
 * @param date business date
 * @param started when the run began
 * @param ended when it ended; null while it works, and if its process was killed
 * @param outcome how it ended, as it was written; {@link #outcomeNow} knows about a kill too
 * @param message why it failed, in the office's language; empty if it did not
 * @param worker the process that runs it
 * @param success the last whole run that succeeded; null if none has
 */
public record LastRun(
        String date,
        OffsetDateTime started,
        @Nullable OffsetDateTime ended,
        Outcome outcome,
        String message,
        Worker worker,
        @Nullable Success success) {

    private static final int DATE_LENGTH = "2000-12-31".length();

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();

    /** How a run ended. */
    public enum Outcome {
        WORKING,
        DONE,
        /** Done, but submissions were returned or are missing. */
        WANTS_PERSON,
        /** A defect or a broken machine. */
        FAILED,
        /** A definition has faults. */
        MISCONFIGURED,
        /** Stopped in good order, to be resumed. */
        STOPPED,
        /** Its process ended before the run did: a kill, a power cut. */
        KILLED;

        public boolean isSuccess() {
            return this == DONE || this == WANTS_PERSON;
        }
    }

    /**
     * A process of this machine.
     *
     * @param process its number, which another process may have after it
     * @param since when it started; null if the system does not say
     */
    public record Worker(long process, @Nullable Instant since) {

        private static Worker current() {
            ProcessHandle own = ProcessHandle.current();
            return new Worker(own.pid(), own.info().startInstant().orElse(null));
        }

        boolean isAlive() {
            return ProcessHandle.of(process)
                    .filter(other -> since == null
                            || other.info().startInstant().map(since::equals).orElse(true))
                    .isPresent();
        }
    }

    /**
     * A whole run that succeeded.
     *
     * @param run name of its log without the extension; it begins with the business date
     */
    public record Success(String run, OffsetDateTime started, OffsetDateTime ended, RunNumbers numbers) {

        /** Returns its business date. */
        @JsonIgnore
        public LocalDate date() {
            return LocalDate.parse(run.substring(0, DATE_LENGTH));
        }
    }

    /** Returns what the file says; empty before the first run, and if the file cannot be read. */
    public static Optional<LastRun> find(Workspace workspace) {
        Path file = file(workspace);
        try {
            return Files.exists(file) ? Optional.of(JSON.readValue(file, LastRun.class)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Writes that a run has begun. */
    public static LastRun begin(Workspace workspace, Clock clock, String date) {
        LastRun begun = new LastRun(
                date,
                now(clock),
                null,
                Outcome.WORKING,
                "",
                Worker.current(),
                find(workspace).map(LastRun::success).orElse(null));
        begun.write(workspace);
        return begun;
    }

    /**
     * Writes that the run has ended well.
     *
     * @param counted the name and numbers of a whole run; empty for a part of one, which is no success of the office's
     */
    public LastRun end(Workspace workspace, Clock clock, Outcome how, Optional<Counted> counted) {
        OffsetDateTime now = now(clock);
        Success last = counted.map(run -> new Success(run.name(), started, now, run.numbers()))
                .orElse(success);
        return new LastRun(date, started, now, how, "", worker, last).write(workspace);
    }

    /** The name and numbers of a run. */
    public record Counted(String name, RunNumbers numbers) {}

    /** Writes that the run has failed. */
    public LastRun fail(Workspace workspace, Clock clock, Throwable why) {
        return new LastRun(date, started, now(clock), outcome(why), message(workspace, why), worker, success)
                .write(workspace);
    }

    /** Returns why a run failed, in the office's language where it is for people to mend. */
    private static String message(Workspace workspace, Throwable why) {
        return why instanceof OperatorError error
                ? error.in(OfficeReader.findLanguage(workspace).orElse(Text.VIETNAMESE))
                : String.valueOf(why.getMessage());
    }

    private static Outcome outcome(Throwable why) {
        if (why instanceof RunStopped) {
            return Outcome.STOPPED;
        }
        return why instanceof OperatorError && !(why instanceof MachineError) ? Outcome.MISCONFIGURED : Outcome.FAILED;
    }

    /** Returns how the run ended, or {@link Outcome#KILLED} if its process is gone and has written no end. */
    public Outcome outcomeNow() {
        return outcome == Outcome.WORKING && !worker.isAlive() ? Outcome.KILLED : outcome;
    }

    /** Returns the last whole run that succeeded. */
    public Optional<Success> findSuccess() {
        return Optional.ofNullable(success);
    }

    private LastRun write(Workspace workspace) {
        AtomicFile.write(file(workspace), file -> Files.writeString(file, JSON.writeValueAsString(this) + "\n"));
        return this;
    }

    private static Path file(Workspace workspace) {
        return workspace.runs().resolve("last.json");
    }

    private static OffsetDateTime now(Clock clock) {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
    }
}
