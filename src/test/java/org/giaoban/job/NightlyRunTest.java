package org.giaoban.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.io.FileUtils;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Period;
import org.giaoban.step.Progress;
import org.giaoban.step.RunOptions;
import org.giaoban.store.Database;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output of a run, and what the next run changes in it. */
class NightlyRunTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Workspace office(String name) {
        return TestWorkspace.copy(folder.resolve(name), path -> path.startsWith("2022-Q1/bac-giang/"));
    }

    private static long written(RunLog log, String step) {
        return log.steps().stream()
                .filter(s -> s.step().startsWith(step + "Partition"))
                .mapToLong(RunLog.StepLog::written)
                .sum();
    }

    @Test
    void secondRunWithNothingNew_doesNothingAndLeavesTheSameBytes() {
        Workspace workspace = office("a");
        RunLog first = TestWorkspace.run(workspace, TestWorkspace.LATE_DATE, Progress.SILENT);
        Map<String, String> before = TestWorkspace.hashes(workspace);
        RunLog second = TestWorkspace.run(workspace, TestWorkspace.LATE_DATE, Progress.SILENT);
        assertThat(written(first, "load")).isEqualTo(10);
        assertThat(written(first, "render"))
                .as(
                        "two forms of a report, three of its summary, figures and quality for the province, ten sheets for districts")
                .isEqualTo(17);
        assertThat(written(second, "load")).isZero();
        assertThat(written(second, "render")).isZero();
        assertThat(second.edition()).isEqualTo(2);
        assertThat(TestWorkspace.hashes(workspace)).isEqualTo(before);
    }

    @Test
    void incrementalRun_givesWhatARebuildGives() throws IOException {
        Workspace grown = TestWorkspace.copy(
                folder.resolve("grown"), path -> path.startsWith("2022-Q1/bac-giang/") && !path.contains("hiep-hoa"));
        TestWorkspace.run(grown, TestWorkspace.LATE_DATE, Progress.SILENT);
        String late = "submissions/2022-Q1/bac-giang/huyen-hiep-hoa.xlsx";
        FileUtils.copyFile(
                Path.of("input", late).toFile(), grown.input().resolve(late).toFile());
        TestWorkspace.run(grown, TestWorkspace.LATE_DATE, Progress.SILENT);
        Workspace built = office("built");
        TestWorkspace.run(built, TestWorkspace.LATE_DATE, Progress.SILENT);
        assertThat(TestWorkspace.hashes(grown)).isEqualTo(TestWorkspace.hashes(built));
    }

    @Test
    void deletedOutput_comesBackByteForByte() throws IOException {
        Workspace workspace = office("a");
        TestWorkspace.run(workspace, TestWorkspace.LATE_DATE, Progress.SILENT);
        Map<String, String> before = TestWorkspace.hashes(workspace);
        FileUtils.deleteDirectory(workspace.output().toFile());
        TestWorkspace.run(workspace, TestWorkspace.LATE_DATE, Progress.SILENT);
        assertThat(TestWorkspace.hashes(workspace)).isEqualTo(before);
    }

    @Test
    void spoiledDocument_isMadeAgain_whatIsNotOfARunIsLeftAlone() throws IOException {
        Workspace workspace = office("a");
        TestWorkspace.run(workspace, TestWorkspace.LATE_DATE, Progress.SILENT);
        Files.writeString(workspace.output().resolve("README.md"), "what appears here");
        Map<String, String> before = TestWorkspace.hashes(workspace);
        Files.writeString(workspace.output().resolve("2022-Q1/BG/bao-cao-tong-hop.pdf"), "spoiled");
        Files.delete(workspace.output().resolve("2022-Q1/figures.csv"));
        TestWorkspace.run(workspace, TestWorkspace.LATE_DATE, Progress.SILENT);
        assertThat(TestWorkspace.hashes(workspace)).isEqualTo(before);
    }

    @Test
    void deletedSubmission_removesItsFigures() throws IOException {
        Workspace workspace = office("a");
        TestWorkspace.run(workspace, TestWorkspace.LATE_DATE, Progress.SILENT);
        FileUtils.cleanDirectory(workspace.submissions().toFile());
        TestWorkspace.run(workspace, TestWorkspace.LATE_DATE, Progress.SILENT);
        assertThat(TestWorkspace.hashes(workspace)).containsOnlyKeys("output/refused/findings.csv");
    }

    @Test
    void runBeforeTheReceipts_doesNotSeeThem() {
        Workspace workspace = office("a");
        RunLog log = TestWorkspace.run(workspace, LocalDate.of(2022, 3, 31), Progress.SILENT);
        assertThat(written(log, "load")).isZero();
        assertThat(log.status()).isEqualTo("COMPLETED");
    }

    @Test
    void secondRunAtTheSameTime_isRefusedWithTheHolder() {
        Workspace workspace = office("a");
        try (WorkspaceLock held = WorkspaceLock.acquire(workspace, Clock.systemUTC())) {
            assertThatThrownBy(() -> WorkspaceLock.acquire(workspace, Clock.systemUTC()))
                    .isInstanceOf(WorkspaceLock.HeldError.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void faultyTemplates_areAllNamedBeforeAnyWork() throws IOException {
        Workspace workspace = office("a");
        Path form = workspace.templates().resolve("forms/hoat-dong.yaml");
        Files.writeString(
                form,
                Files.readString(form)
                        .replace("numerator: QT.DV.TG", "numerator: QT.DV.XX")
                        .replace("calendar: calendar", "calendar: moon"));
        assertThatThrownBy(() -> new CatalogueLoader(workspace).load())
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("no data element QT.DV.XX")
                .hasMessageContaining("no calendar moon")
                .hasMessageMatching("(?s).*templates/forms/hoat-dong\\.yaml:6: no calendar.*");
    }

    @Test
    void reportThatCannotBeWritten_failsTheRunAndTheNextRunResumes() throws IOException {
        Workspace workspace = office("a");
        Path blocked = workspace.output().resolve("2022-Q1/BG");
        Files.createDirectories(blocked.getParent());
        Files.writeString(blocked, "a file where a folder must be");
        assertThatThrownBy(() -> TestWorkspace.run(workspace, TestWorkspace.LATE_DATE, Progress.SILENT))
                .isInstanceOf(OperatorError.class);
        Files.delete(blocked);
        RunLog log = TestWorkspace.run(workspace, TestWorkspace.LATE_DATE, Progress.SILENT);
        assertThat(log.edition()).isEqualTo(1);
        assertThat(workspace.output().resolve("2022-Q1/BG/bao-cao-tong-hop.pdf"))
                .exists();
    }

    @Test
    void brokenLogsOfRuns_stopNothing() throws IOException {
        Workspace workspace = TestWorkspace.copy(folder.resolve("b"), path -> false);
        Files.createDirectories(workspace.runs().resolve("folder.json"));
        Files.writeString(workspace.runs().resolve("2024-01-30-7-1.json"), "{\"edition\": 7, \"sta");
        Files.writeString(workspace.runs().resolve("2024-01-29-6-1.json"), "{\"edition\": 6}");
        RunLog log = TestWorkspace.run(workspace, TestWorkspace.LATE_DATE, Progress.SILENT);
        assertThat(log.edition()).as("a name counts, whatever the file holds").isEqualTo(8);
    }

    @Test
    void oldLogsOfRuns_areRemovedByNumberAndAge() throws IOException {
        Workspace workspace = new Workspace(folder.resolve("c"));
        LocalDate day = TestWorkspace.LATE_DATE;
        Files.createDirectories(workspace.runs());
        for (int edition = 1; edition <= 410; edition++) {
            Files.writeString(workspace.runs().resolve("2023-01-01-" + edition + "-1.json"), "{}");
            Files.writeString(workspace.runs().resolve("2023-01-01-" + edition + "-1.log"), "");
        }
        Files.setLastModifiedTime(
                workspace.runs().resolve("2023-01-01-300-1.json"),
                FileTime.from(Instant.now().minus(Duration.ofDays(801))));
        Files.setLastModifiedTime(
                workspace.runs().resolve("2023-01-01-301-1.json"),
                FileTime.from(Instant.now().minus(Duration.ofDays(799))));
        Files.writeString(workspace.runs().resolve("last.json"), "{}");

        RunLog log = RunLog.ofNothing(workspace, day, day.atStartOfDay());
        log.write(workspace);

        assertThat(log.run()).isEqualTo("2024-01-31-411-1");
        assertThat(workspace.runs().resolve("2023-01-01-11-1.json")).doesNotExist();
        assertThat(workspace.runs().resolve("2023-01-01-11-1.log")).doesNotExist();
        assertThat(workspace.runs().resolve("2023-01-01-12-1.log")).exists();
        assertThat(workspace.runs().resolve("2023-01-01-300-1.json")).doesNotExist();
        assertThat(workspace.runs().resolve("2023-01-01-301-1.json")).exists();
        assertThat(workspace.runs().resolve("last.json")).exists();
    }

    @Test
    void onePeriod_leavesTheOthersAlone() {
        Workspace workspace = TestWorkspace.copy(folder.resolve("a"), path -> path.contains("bac-giang"));
        try (var source = Database.open(workspace)) {
            new NightlyRun(
                            workspace,
                            new CatalogueLoader(workspace).load(),
                            source,
                            new RunOptions(TestWorkspace.LATE_DATE, Set.of(Period.of("2021-Q1"))),
                            Progress.SILENT)
                    .run(Optional.empty());
        }
        assertThat(TestWorkspace.hashes(workspace).keySet())
                .allMatch(path -> path.startsWith("output/2021-Q1/") || path.startsWith("output/refused/"));
    }
}
