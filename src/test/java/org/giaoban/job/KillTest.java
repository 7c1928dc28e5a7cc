package org.giaoban.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.giaoban.step.Progress;
import org.giaoban.store.Database;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After a real {@code kill -9} in any step, the next run gives the same bytes as an undisturbed one. */
class KillTest {

    @SuppressWarnings("NullAway.Init")
    private static Map<String, String> undisturbed;

    @BeforeAll
    static void runUndisturbed(@TempDir Path folder) {
        Workspace workspace = office(folder);
        TestWorkspace.run(workspace, TestWorkspace.LATE_DATE, Progress.SILENT);
        undisturbed = TestWorkspace.hashes(workspace);
        assertThat(undisturbed).containsKey("output/2022-Q1/BG/bao-cao-tong-hop.pdf");
    }

    private static Workspace office(Path folder) {
        return TestWorkspace.copy(folder, path -> path.startsWith("2022-Q1/bac-giang/"));
    }

    /** Moments of the kill: a step and the number of its items done. */
    static Stream<String> moments() {
        Random random = new Random(20221122);
        return Stream.concat(
                Stream.of(
                        "receive 0",
                        "load 0",
                        "load 5",
                        "aggregate 0",
                        "aggregate 1",
                        "render 0",
                        "render 4",
                        "deliver 0",
                        "deliver 1"),
                random.ints(3, 1, 9).mapToObj(n -> (n % 2 == 0 ? "load " : "render ") + n));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void killedRun_isResumedByTheNext(String moment, @TempDir Path folder) throws Exception {
        Workspace workspace = office(folder);
        killAt(moment, workspace);
        assertThat(Database.isCutOff(workspace)).isTrue();
        assertThat(Database.find(workspace))
                .as("figures of a killed run are not shown")
                .isEmpty();
        Path left = workspace.runs().resolve(".x.json.giaoban.tmp");
        Files.createDirectories(workspace.runs());
        Files.writeString(left, "half a log");
        RunLog log = TestWorkspace.run(workspace, TestWorkspace.LATE_DATE, Progress.SILENT);
        assertThat(log.edition()).isEqualTo(1);
        assertThat(Database.isCutOff(workspace)).isFalse();
        assertThat(TestWorkspace.hashes(workspace)).isEqualTo(undisturbed);
        assertThat(left).doesNotExist();
    }

    /** The files that the killed run wrote are newer than the state that the next run goes on from. */
    @ParameterizedTest
    @ValueSource(strings = {"load 1", "aggregate 1", "render 1", "deliver 0"})
    void killedRunAfterAnother_isResumedFromTheFinishedState(String moment, @TempDir Path folder) throws Exception {
        Workspace workspace = office(folder);
        Path late = workspace.submissions().resolve("2022-Q1/bac-giang");
        List<Path> all;
        try (Stream<Path> files = Files.list(late)) {
            all = files.sorted().toList();
        }
        Path aside = folder.resolve("aside.xlsx");
        Files.move(all.get(0), aside);
        TestWorkspace.run(workspace, TestWorkspace.LATE_DATE, Progress.SILENT);
        Files.move(aside, all.get(0));
        killAt(moment, workspace);
        assertThat(Database.find(workspace))
                .as("the last finished state")
                .isPresent()
                .get()
                .satisfies(HikariDataSource::close);
        TestWorkspace.run(workspace, TestWorkspace.LATE_DATE, Progress.SILENT);
        assertThat(TestWorkspace.hashes(workspace)).isEqualTo(undisturbed);
    }

    private static void killAt(String moment, Workspace workspace) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillTest.class.getName(),
                        workspace.root().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.equals(moment)) {
                line = lines.readLine();
            }
            assertThat(line).as("the run reached the moment").isEqualTo(moment);
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("SIGKILL").isEqualTo(137);
        }
    }

    /** The child process: prints the moment that it has reached, and waits there to be killed. */
    public static void main(String[] args) {
        TestWorkspace.run(new Workspace(Path.of(args[0])), TestWorkspace.LATE_DATE, new Progress() {
            private String step = "";
            private long done;

            @Override
            public synchronized void begin(String name, long total) {
                step = name;
                done = 0;
                say();
            }

            @Override
            public synchronized void advance() {
                done++;
                say();
            }

            private void say() {
                System.out.println(step + " " + done);
                System.out.flush();
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void end() {}
        });
    }
}
