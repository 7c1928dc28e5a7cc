package org.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.giaoban.job.ExitCode;
import org.giaoban.job.LastRun;
import org.giaoban.job.TestWorkspace;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code status}, {@code doctor --last-success} and the metrics after runs that ended in different ways. */
class StatusCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workspace office;

    /** One district of Bình Phước has sent in the second quarter. */
    @BeforeEach
    void office() throws IOException {
        office = TestWorkspace.copyAlone(folder, path -> path.equals("2023-Q2/binh-phuoc/huyen-dong-phu.xlsx"));
        Files.writeString(office.decisions(), "date,period,unit,decision,reason,by\n");
    }

    private Asked ask(String... words) {
        return Asked.of(office, words);
    }

    private Asked run() {
        return ask("run", "--date", "2023-10-02");
    }

    @Test
    void beforeAnyRun_saysSo() {
        Asked status = ask("status");
        assertThat(status.code()).isZero();
        assertThat(status.err()).contains("No run yet in this workspace").contains("--workspace DIR");
        Asked doctor = ask("doctor", "--last-success", "26h");
        assertThat(doctor.code()).isEqualTo(ExitCode.FAILED);
        assertThat(doctor.out()).contains("WRONG last-success").contains("no run has succeeded yet");
    }

    @Test
    void runThatSucceeded_isNamed_andWhoIsMissingForTheCurrentPeriod() {
        assertThat(run().code()).isEqualTo(ExitCode.WANTS_PERSON);
        Asked status = ask("status");
        assertThat(status.code()).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(status.out())
                .startsWith("The last run, of 2023-10-02, ended well at ")
                .containsPattern("2023-Q2 +Tỉnh Bình Phước +provisional +2023-07-07 +12 +1 +0 +11")
                .containsPattern("2023-Q3 +Tỉnh Bình Phước +open +2023-10-06 +12 +0 +0 +12")
                .contains("2023-Q3: not sent in: Tỉnh Bình Phước, Huyện Bù Đăng, ");
        List<JsonNode> lines =
                ask("status", "--json").out().lines().map(JSON::readTree).toList();
        assertThat(lines.get(0).at("/last_run/outcome").asString()).isEqualTo("wants-person");
        assertThat(lines)
                .filteredOn(line -> line.path("period").asString("").equals("2023-Q3")
                        && line.path("office").asString().equals("BP"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("missing")).hasSize(12);
                    assertThat(line.path("missing_names").get(0).asString()).isEqualTo("Tỉnh Bình Phước");
                });
        assertThat(ask("doctor", "--last-success", "26h").code()).isZero();
    }

    @Test
    void runThatFailed_isNotHidden() throws IOException {
        run();
        Path blocked = office.output().resolve("2023-Q2");
        Path aside = folder.resolve("aside");
        Files.move(blocked, aside);
        Files.writeString(blocked, "a file where a folder must be");
        assertThat(run().code()).isEqualTo(ExitCode.FAILED);
        Asked status = ask("status");
        assertThat(status.code()).isEqualTo(ExitCode.FAILED);
        assertThat(status.out())
                .startsWith("The last run, of 2023-10-02, FAILED at ")
                .contains("output/2023-Q2")
                .containsPattern("2023-Q2 +Tỉnh Bình Phước");
        assertThat(ask("doctor", "--last-success", "26h").code())
                .as("the run before succeeded a moment ago")
                .isZero();
        assertThat(LastRun.find(office).orElseThrow().findSuccess()).isPresent();
    }

    @Test
    void faultInTheOfficesFiles_isTheReasonOfTheFailure() throws IOException {
        Path form = office.templates().resolve("forms/hoat-dong.yaml");
        Files.writeString(form, Files.readString(form).replace("over_time: last", "over_time: lately"));
        assertThat(run().code()).isEqualTo(ExitCode.CONFIGURATION);
        Asked status = ask("status");
        assertThat(status.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(status.out()).contains("FAILED at ", "because of a fault in the office's files: templates/forms/");
        assertThat(LastRun.find(office).orElseThrow().message())
                .as("in the language of the office, which names none")
                .startsWith("templates/forms/hoat-dong.yaml:")
                .contains(" → xem ")
                .doesNotContain(" → see ");
        Files.writeString(office.office(), "language: en\n");
        run();
        assertThat(LastRun.find(office).orElseThrow().message()).contains(" → see ");
    }

    @Test
    void runWhoseProcessIsGone_wasCutOff() throws Exception {
        run();
        Process gone = new ProcessBuilder("sh", "-c", "exit 0").start();
        assertThat(gone.waitFor()).isZero();
        LastRun.begin(office, Clock.systemUTC(), "2023-10-02");
        Asked working = ask("status");
        assertThat(working.code()).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(working.out()).startsWith("A run of 2023-10-02 works since ");
        Path file = office.runs().resolve("last.json");
        Files.writeString(
                file, Files.readString(file).replaceFirst("\"process\" : \\d+", "\"process\" : " + gone.pid()));
        Asked status = ask("status");
        assertThat(status.code()).isEqualTo(ExitCode.FAILED);
        assertThat(status.out()).contains("was CUT OFF").containsPattern("2023-Q2 +Tỉnh Bình Phước");
    }

    @Test
    void mistypedDateAndPartOfARun_areNoSuccess() {
        assertThat(ask("run", "--date", "2999-01-01").code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(LastRun.find(office)).isEmpty();
        ask("run", "--date", "2023-10-02", "--only", "receive");
        assertThat(LastRun.find(office).orElseThrow().findSuccess()).isEmpty();
        assertThat(ask("doctor", "--last-success", "1d").code()).isEqualTo(ExitCode.FAILED);
        assertThat(ask("doctor", "--last-success", "soon").code()).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void successLongAgo_isNotWithinTheTime() {
        run();
        LastRun last = LastRun.find(office).orElseThrow();
        LastRun.begin(office, Clock.systemUTC(), "2023-10-02")
                .end(
                        office,
                        Clock.offset(Clock.systemUTC(), Duration.ofHours(-27)),
                        LastRun.Outcome.DONE,
                        last.findSuccess().map(done -> new LastRun.Counted(done.run(), done.numbers())));
        assertThat(ask("doctor", "--last-success", "26h").code()).isEqualTo(ExitCode.FAILED);
        assertThat(ask("doctor", "--last-success", "28h").code()).isZero();
    }

    @Test
    void everyRun_leavesMetrics() throws IOException {
        run();
        String metrics = Files.readString(office.output().resolve("metrics/giaoban.prom"));
        assertThat(metrics)
                .contains(
                        "# TYPE giaoban_last_success_timestamp_seconds gauge",
                        "giaoban_last_run_success 1.0",
                        "giaoban_submissions{outcome=\"accepted\"} 1.0",
                        "giaoban_submissions{outcome=\"missing\"} 11.0",
                        "giaoban_submissions{outcome=\"returned\"} 0.0",
                        "giaoban_units_missing 11.0",
                        // 2023-Q3 is due until the end of 6 October in Viet Nam
                        "giaoban_due_timestamp_seconds 1.6966116E9",
                        "giaoban_due_received 0.0",
                        "giaoban_due_missing 59.0",
                        "giaoban_database_size_bytes "
                                + (double) Files.size(office.output().resolve("database/giaoban.mv.db")))
                .containsPattern("giaoban_step_duration_seconds\\{step=\"render\"} 0?\\d*\\.\\d+")
                .doesNotContain("NaN");
        Files.delete(office.templates().resolve("forms/hoat-dong.yaml"));
        run();
        assertThat(Files.readString(office.output().resolve("metrics/giaoban.prom")))
                .contains("giaoban_last_run_success 0.0", "giaoban_submissions{outcome=\"missing\"} 11.0");
    }
}
