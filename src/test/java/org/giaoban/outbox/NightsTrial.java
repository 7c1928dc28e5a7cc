package org.giaoban.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.giaoban.cli.OfficeRun;
import org.giaoban.cli.Runs;
import org.giaoban.job.RunResult;
import org.giaoban.job.TestWorkspace;
import org.giaoban.step.Progress;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights in one process, as {@code serve} makes them, each with new files, figures, documents and deliveries: memory, classes,
 * threads and open files must not grow. It prints a line for each night. It is no part of the build:
 * {@code mvn surefire:test -Dtest=NightsTrial -Dgiaoban.nights=24}.
 */
class NightsTrial {

    private static final int NIGHTS = Integer.getInteger("giaoban.nights", 24);
    private static final LocalDate FIRST = LocalDate.of(2023, 7, 1);
    private static final ZoneId ZONE = Workspace.ZONE;
    private static final double MIB = 1 << 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    /** A clock that stands still until it is set. */
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Objects.requireNonNull(now.get());
        }
    };

    /** What the process holds after a night. */
    private record Held(double heap, double classes, int threads, long files) {}

    private static final Runs.Listener SILENT = new Runs.Listener() {
        @Override
        public void begun() {}

        @Override
        public void noticed(String key, Object... values) {}

        @Override
        public Progress progress() {
            return Progress.SILENT;
        }
    };

    @Test
    void manyNights_holdNoMoreThanTheFirstOnes() throws Exception {
        Workspace office = TestWorkspace.copyAlone(folder.resolve("office"), path -> false);
        Files.writeString(office.decisions(), "date,period,unit,decision,reason,by\n");
        Files.writeString(office.office(), """
                mail: {from: office@example.org}
                deliveries:
                  - {report: tom-tat-lanh-dao, units: [BP], since: 2023-Q1, to: [a@example.org, b@example.org],
                     when: [provisional, closed, revised]}
                  - {kind: answers, since: 2021-Q1, to: ["{unit.email}"]}
                reminders: {before: [3], on: true, after: [2, 5, 9], units: [BP-LN, BP-BDA]}
                """);
        List<Path> files;
        try (Stream<Path> walked = Files.walk(Path.of("input/submissions"))) {
            files = walked.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("2023-Q"))
                    .sorted()
                    .toList();
        }
        OfficeRun run = new OfficeRun(clock);
        List<Held> held = new ArrayList<>();
        int next = 0;
        long sent = 0;
        for (int night = 0; night < NIGHTS; night++) {
            LocalDate day = FIRST.plusDays(night);
            now.set(day.atTime(LocalTime.of(1, 30)).atZone(ZONE).toInstant());
            for (int i = 0; i < 2 && next < files.size(); i++, next++) {
                String path =
                        Path.of("input/submissions").relativize(files.get(next)).toString();
                FileUtils.copyFile(
                        files.get(next).toFile(),
                        office.submissions().resolve(path).toFile());
            }
            RunResult result = run.run(Runs.Request.whole(office, day), SILENT);
            assertThat(result.wantsPerson()).isTrue();
            long letters =
                    FileUtils.listFiles(office.outbox().toFile(), null, false).size();
            Held after = held();
            held.add(after);
            System.out.printf(
                    "night %2d: heap %.1f MiB, classes %.1f MiB, %d threads, %d open files, %d new letters%n",
                    night + 1, after.heap(), after.classes(), after.threads(), after.files(), letters - sent);
            sent = letters;
        }
        int third = NIGHTS / 3;
        List<Held> early = held.subList(third / 2, third);
        List<Held> late = held.subList(NIGHTS - third / 2, NIGHTS);
        assertThat(average(late.stream().map(Held::heap).toList()))
                .as("MiB of heap")
                .isLessThan(average(early.stream().map(Held::heap).toList()) * 1.05);
        // the JVM writes classes of its own for what is called by reflection often, so the first nights add many and
        // later ones few
        double first = held.get(third - 1).classes() - held.get(0).classes();
        double last = held.get(NIGHTS - 1).classes() - held.get(NIGHTS - third).classes();
        assertThat(last).as("MiB of classes that the last nights added").isLessThan(first / 4);
        assertThat(held.get(NIGHTS - 1).threads())
                .isLessThanOrEqualTo(held.get(third).threads());
        assertThat(held.get(NIGHTS - 1).files())
                .isLessThanOrEqualTo(held.get(third).files());
    }

    private static double average(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static Held held() throws Exception {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        double classes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().contains("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToDouble(usage -> usage.getUsed() / MIB)
                .sum();
        long files;
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            files = open.count();
        }
        return new Held(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB,
                classes,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                files);
    }
}
