package org.giaoban.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The log of one run, written to {@code output/runs/}.
 *
 * @param run name of the run: date, edition and attempt
 * @param attempt 1, and one more each time that a failed run is resumed
 */
public record RunLog(
        String run,
        String date,
        long edition,
        long attempt,
        String status,
        @JsonUnwrapped Times times,
        List<StepLog> steps,
        Versions versions) {

    private static final int KEPT = 400;
    private static final int KEPT_DAYS = 800;
    private static final Pattern LOG_NAME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}-(?:.*-)?(\\d{1,9})-\\d+\\.json");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * The times at which a run began and ended: local times without fractions of a second.
     *
     * @param started null if the run was not started
     * @param ended null if the run did not end
     */
    public record Times(@Nullable String started, @Nullable String ended) {}

    public @Nullable String started() {
        return times.started();
    }

    public @Nullable String ended() {
        return times.ended();
    }

    /**
     * A step or a partition of a step.
     *
     * @param read number of items read
     * @param written number of items written
     * @param millis duration in milliseconds
     */
    public record StepLog(String step, String status, long read, long written, long millis, String message) {}

    /** Versions of the program and of Java. */
    public record Versions(String giaoban, String java) {
        static Versions current() {
            return new Versions(
                    Optional.ofNullable(RunLog.class.getPackage().getImplementationVersion())
                            .orElse("development"),
                    Runtime.version().toString());
        }
    }

    static RunLog of(JobExecution execution, long attempt) {
        String date = Objects.requireNonNull(execution.getJobParameters().getString("date"));
        long edition = Objects.requireNonNull(execution.getJobParameters().getLong("edition"));
        String name = execution.getJobInstance().getJobName().equals("nightly")
                ? date
                : date + "-" + execution.getJobInstance().getJobName();
        return new RunLog(
                name + "-" + edition + "-" + attempt,
                date,
                edition,
                attempt,
                execution.getStatus().name(),
                new Times(show(execution.getStartTime()), show(execution.getEndTime())),
                execution.getStepExecutions().stream()
                        .sorted(Comparator.comparingLong(StepExecution::getId))
                        .map(RunLog::stepLog)
                        .toList(),
                Versions.current());
    }

    /** Creates the log of a run of which no step had anything to do. */
    public static RunLog ofNothing(Workspace workspace, LocalDate day, LocalDateTime now) {
        long edition = lastEdition(workspace) + 1;
        return new RunLog(
                day + "-" + edition + "-1",
                day.toString(),
                edition,
                1,
                BatchStatus.COMPLETED.name(),
                new Times(show(now), show(now)),
                NightlyJob.STEPS.stream()
                        .map(step -> new StepLog(step, BatchStatus.COMPLETED.name(), 0, 0, 0, ""))
                        .toList(),
                Versions.current());
    }

    /** Returns the number of items that a step's partitions wrote. */
    private long written(String step) {
        return steps.stream()
                .filter(each -> each.step().startsWith(step + "Partition"))
                .mapToLong(StepLog::written)
                .sum();
    }

    /** Returns the number of files that were read for the first time. */
    @JsonIgnore
    public long getFilesRead() {
        return written("load");
    }

    /** Returns the number of documents that were written. */
    @JsonIgnore
    public long getDocumentsWritten() {
        return written("render");
    }

    /** Returns the duration of each step in milliseconds, by its name. */
    public Map<String, Long> millisOfSteps() {
        return steps.stream()
                .filter(each -> NightlyJob.STEPS.contains(each.step()))
                .collect(Collectors.toMap(StepLog::step, StepLog::millis, Long::sum));
    }

    /** Returns the duration of the run in seconds, 1 at least; a question mark if it is not known. */
    String seconds() {
        return started() == null || ended() == null
                ? "?"
                : String.valueOf(Math.max(
                        1,
                        Duration.between(LocalDateTime.parse(started()), LocalDateTime.parse(ended()))
                                .toSeconds()));
    }

    private static StepLog stepLog(StepExecution step) {
        long millis = step.getStartTime() == null || step.getEndTime() == null
                ? 0
                : Duration.between(step.getStartTime(), step.getEndTime()).toMillis();
        return new StepLog(
                step.getStepName(),
                step.getStatus().name(),
                step.getReadCount(),
                step.getWriteCount(),
                millis,
                step.getExitStatus().getExitDescription().lines().findFirst().orElse(""));
    }

    private static @Nullable String show(@Nullable LocalDateTime time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Returns the highest edition among the names of logs, or 0 if there are none. The logs are used because they remain when the database is created anew. */
    static long lastEdition(Workspace workspace) {
        if (!Files.isDirectory(workspace.runs())) {
            return 0;
        }
        try (Stream<Path> logs = Files.list(workspace.runs())) {
            return logs.mapToLong(RunLog::edition).max().orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the edition in the name of a log; 0 if the file is none. */
    private static long edition(Path log) {
        Matcher name = LOG_NAME.matcher(log.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }

    /** Writes the log, and removes those beyond the {@value #KEPT} newest and those older than {@value #KEPT_DAYS} days. */
    public void write(Workspace workspace) {
        Path own = workspace.runs().resolve(run + ".json");
        AtomicFile.write(own, file -> Files.writeString(file, JSON.writeValueAsString(this) + "\n"));
        try (Stream<Path> files = Files.list(workspace.runs())) {
            List<Path> newestFirst = files.filter(file ->
                            LOG_NAME.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparingLong((Path log) -> edition(log))
                            .thenComparing(Path::toString)
                            .reversed())
                    .toList();
            Instant oldest = Files.getLastModifiedTime(own).toInstant().minus(Duration.ofDays(KEPT_DAYS));
            for (int i = 0; i < newestFirst.size(); i++) {
                Path log = newestFirst.get(i);
                if (i >= KEPT || Files.getLastModifiedTime(log).toInstant().isBefore(oldest)) {
                    String name = String.valueOf(log.getFileName());
                    Files.deleteIfExists(log);
                    Files.deleteIfExists(RunLines.file(workspace, name.substring(0, name.lastIndexOf('.'))));
                }
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(workspace.runs(), e);
        }
    }
}
