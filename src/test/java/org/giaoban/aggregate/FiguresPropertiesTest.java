package org.giaoban.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.giaoban.aggregate.PlainOffice.Sent;
import org.giaoban.deliver.FiguresCsv;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision.Mark;
import org.giaoban.store.Database;
import org.giaoban.workspace.Workspace;
import org.h2.util.DateTimeUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not matter to a figure does not: {@code figures.csv} is the same to the byte. */
class FiguresPropertiesTest {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(301, 308);
    }

    private static HikariDataSource open() {
        return Database.open("jdbc:h2:mem:properties" + DATABASES.incrementAndGet(), "sa", "");
    }

    private String figures(HikariDataSource source, PlainOffice office) throws IOException {
        return FiguresCsv.write(source, office.catalogue(), StoredOffice.periods(office), folder);
    }

    /** What one night gives that finds everything. */
    private String atOnce(PlainOffice office) throws IOException {
        try (HikariDataSource source = open()) {
            new StoredOffice(source).night(office);
            return figures(source, office);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void orderOfArrivalOfDifferentSubmissions_doesNotMatter(long seed) throws IOException {
        PlainOffice made = RandomOffice.make(seed);
        // With a mark a decision tells what had arrived, and then the order does matter.
        PlainOffice office = made.withDecisions(made.decisions().stream()
                .map(decision -> decision.withMark(Mark.NONE))
                .toList());
        assertThat(atOnce(office.withSent(shuffled(office.sent(), seed)))).isEqualTo(atOnce(office));
    }

    /** Another order, but for the versions of one submission. */
    private static List<Sent> shuffled(List<Sent> sent, long seed) {
        Map<String, List<Sent>> versions = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (Sent one : sent) {
            String submission = one.form() + one.unit() + one.period();
            versions.computeIfAbsent(submission, key -> new ArrayList<>()).add(one);
            order.add(submission);
        }
        Collections.shuffle(order, new Random(seed));
        return order.stream()
                .map(key -> versions.getOrDefault(key, new ArrayList<>()).remove(0))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {301, 303, 306})
    void nightAfterNight_givesWhatOneNightGives(long seed) throws IOException {
        PlainOffice office = RandomOffice.make(seed);
        TreeSet<LocalDate> days = new TreeSet<>();
        office.sent().forEach(sent -> days.add(sent.day()));
        office.decisions().forEach(decision -> days.add(decision.date()));
        try (HikariDataSource source = open()) {
            StoredOffice stored = new StoredOffice(source);
            for (LocalDate day : days.headSet(office.businessDate())) {
                if (day.getDayOfMonth() % 5 == 0) {
                    stored.night(office.asOf(AsOfPoint.endOf(day)));
                }
            }
            stored.night(office);
            assertThat(figures(source, office)).isEqualTo(atOnce(office));
        }
    }

    @Test
    void postgresqlAndH2_giveTheSame() throws Exception {
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start()) {
            try (HikariDataSource source =
                    Database.open(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")) {
                for (long seed : seeds().toArray()) {
                    PlainOffice office = RandomOffice.make(seed);
                    new StoredOffice(source).night(office);
                    assertThat(figures(source, office)).as("seed " + seed).isEqualTo(atOnce(office));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ar-EG-u-nu-arab, Pacific/Kiritimati", "tr-TR, America/Los_Angeles", "vi-VN, Asia/Ho_Chi_Minh"})
    void localeAndZone_doNotMatter(String language, String zone) throws IOException {
        PlainOffice office = RandomOffice.make(302);
        String here = atOnce(office);
        Locale locale = Locale.getDefault();
        TimeZone timeZone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            // A machine does not change its zone while it runs, and H2 keeps the one that it began with.
            DateTimeUtils.resetCalendar();
            assertThat(atOnce(office)).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(timeZone);
            DateTimeUtils.resetCalendar();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void threads_doNotMatter(int threads) throws Exception {
        PlainOffice office = RandomOffice.make(304);
        try (HikariDataSource source = open()) {
            StoredOffice stored = new StoredOffice(source);
            stored.load(office, threads);
            stored.aggregate(office);
            assertThat(figures(source, office)).isEqualTo(atOnce(office));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 150, 600})
    void killedWhileAggregating_theNextNightGivesTheSame(int millisecondsLater) throws Exception {
        Workspace workspace = new Workspace(folder);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FiguresPropertiesTest.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.equals("aggregating")) {
                line = lines.readLine();
            }
            assertThat(line).isEqualTo("aggregating");
            Thread.sleep(millisecondsLater);
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        PlainOffice office = RandomOffice.make(305);
        try (HikariDataSource source = Database.open(workspace)) {
            new StoredOffice(source).night(office);
            assertThat(figures(source, office)).isEqualTo(atOnce(office));
        }
    }

    /** The child process: aggregates again and again, for one office and another, until it is killed. */
    public static void main(String[] args) {
        try (HikariDataSource source = Database.open(new Workspace(Path.of(args[0])))) {
            StoredOffice stored = new StoredOffice(source);
            stored.night(RandomOffice.make(305).asOf(AsOfPoint.endOf(LocalDate.of(2022, 1, 1))));
            System.out.println("aggregating");
            System.out.flush();
            while (true) {
                stored.night(RandomOffice.make(305));
                stored.night(RandomOffice.make(306));
            }
        }
    }
}
