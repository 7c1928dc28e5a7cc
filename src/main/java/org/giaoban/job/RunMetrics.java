package org.giaoban.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.giaoban.job.LastRun.Success;
import org.giaoban.job.RunNumbers.Due;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of the last run and of the last one that succeeded, for Prometheus. A number that is not known is {@code NaN}. They
 * have the times of runs, so they are no function of the input, like the log of runs.
 */
public final class RunMetrics implements MeterBinder {

    private static final double MILLIS = 1000;

    private final Supplier<Optional<LastRun>> last;

    /** @param last asked each time that the metrics are read */
    public RunMetrics(Supplier<Optional<LastRun>> last) {
        this.last = last;
    }

    /** Writes {@code output/metrics/giaoban.prom}, which the text-file collector of Prometheus's node exporter reads. */
    public static void write(Workspace workspace, LastRun run) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new RunMetrics(() -> Optional.of(run)).bindTo(registry);
        AtomicFile.write(file(workspace), file -> Files.writeString(file, registry.scrape()));
    }

    private static Path file(Workspace workspace) {
        return workspace.metrics().resolve("giaoban.prom");
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        ofRun("giaoban.last.run.timestamp", run -> seconds(run.ended()))
                .description("When the last run ended, successful or not.")
                .baseUnit("seconds")
                .register(registry);
        ofRun("giaoban.last.run.success", run -> run.outcomeNow().isSuccess() ? 1 : 0)
                .description("1 if the last run succeeded, 0 if it failed, was killed or still works.")
                .register(registry);
        ofSuccess("giaoban.last.success.timestamp", success -> seconds(success.ended()))
                .description("When the last whole run that succeeded ended.")
                .baseUnit("seconds")
                .register(registry);
        NightlyJob.STEPS.forEach(step -> ofNumbers("giaoban.step.duration", numbers -> millis(numbers, step) / MILLIS)
                .tag("step", step)
                .description("Duration of each step of the last run that succeeded.")
                .baseUnit("seconds")
                .register(registry));
        RunNumbers.OUTCOMES.forEach(outcome -> ofNumbers(
                        "giaoban.submissions", numbers -> numbers.submissions().getOrDefault(outcome, 0L))
                .tag("outcome", outcome)
                .description("Submissions of all listed periods by outcome.")
                .register(registry));
        ofNumbers("giaoban.units.missing", RunNumbers::unitsMissing)
                .description("Units whose submission for a period that is not closed is missing.")
                .register(registry);
        ofDue("giaoban.due.timestamp", due -> (double) due.endSecond())
                .description("End of the next due date.")
                .baseUnit("seconds")
                .register(registry);
        ofDue("giaoban.due.received", due -> (double) due.received())
                .description("Submissions that came of those that are due on the next due date.")
                .register(registry);
        ofDue("giaoban.due.missing", due -> (double) due.missing())
                .description("Submissions that did not come of those that are due on the next due date.")
                .register(registry);
        ofNumbers("giaoban.documents", RunNumbers::documents)
                .description("Documents in their places.")
                .register(registry);
        ofNumbers("giaoban.documents.written", RunNumbers::written)
                .description("Documents that the last run that succeeded wrote.")
                .register(registry);
        ofNumbers("giaoban.deliveries.waiting", RunMetrics::waiting)
                .description("Deliveries that have not been made.")
                .register(registry);
        ofNumbers("giaoban.database.size", RunNumbers::databaseBytes)
                .description("Size of the database on the disk.")
                .baseUnit("bytes")
                .register(registry);
    }

    private static Number waiting(RunNumbers numbers) {
        Long waiting = numbers.deliveriesWaiting();
        return waiting == null ? Double.NaN : waiting;
    }

    private static long millis(RunNumbers numbers, String step) {
        return numbers.stepMillis().getOrDefault(step, 0L);
    }

    private static double seconds(@Nullable OffsetDateTime time) {
        return time == null ? Double.NaN : time.toInstant().toEpochMilli() / MILLIS;
    }

    private Gauge.Builder<Supplier<Number>> ofDue(String name, Function<Due, Double> value) {
        return ofNumbers(
                name, numbers -> Optional.ofNullable(numbers.due()).map(value).orElse(Double.NaN));
    }

    private Gauge.Builder<Supplier<Number>> ofRun(String name, Function<LastRun, Number> value) {
        return Gauge.builder(name, () -> last.get().map(value).orElse(Double.NaN));
    }

    private Gauge.Builder<Supplier<Number>> ofSuccess(String name, Function<Success, Number> value) {
        return Gauge.builder(
                name, () -> last.get().flatMap(LastRun::findSuccess).map(value).orElse(Double.NaN));
    }

    private Gauge.Builder<Supplier<Number>> ofNumbers(String name, Function<RunNumbers, Number> value) {
        return ofSuccess(name, success -> value.apply(success.numbers()));
    }
}
