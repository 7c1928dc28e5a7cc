package org.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.giaoban.job.ExitCode;
import org.giaoban.job.TestWorkspace;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore from the command line. */
class BackupCommandTest {

    @TempDir
    private Path folder;

    private Workspace office;
    private Path backup;

    private static void run(Workspace workspace) {
        Asked run = Asked.of(workspace, "run", "--date", "2022-04-30", "--force-date");
        assertThat(run.code()).as(run.said()).isEqualTo(ExitCode.WANTS_PERSON);
    }

    @BeforeEach
    void copy() throws IOException {
        office = TestWorkspace.copyAlone(
                folder.resolve("office"), path -> path.matches("2022-Q1/bac-giang/(tinh|huyen-tan).*"));
        Files.copy(Path.of("office.yaml"), office.office());
        Files.copy(Path.of("office.schema.json"), office.root().resolve("office.schema.json"));
        backup = folder.resolve("backups/office.zip");
    }

    /** The ledger of a backup does not know what was sent after it, so nothing is sent before a person says so. */
    @Test
    void deliveriesOfARestoredWorkspace_areHeld_evenInItsOldPlace() throws IOException {
        run(office);
        assertThat(Files.readString(office.sent())).contains(",released,");
        assertThat(Asked.of(office, "backup", backup.toString()).code()).isZero();
        PathUtils.deleteDirectory(office.root());
        Asked restored =
                Asked.of(office, "restore", backup.toString(), office.root().toString());
        assertThat(restored.code()).isZero();
        assertThat(restored.err())
                .endsWith("\nNothing is sent from the restored office before a person says so: giaoban --workspace "
                        + office.root() + " deliver --release\n");
        run(office);
        String said =
                "Nothing is sent from here: the office was restored from office.zip, which does not know what was sent"
                        + " after that backup. To see what is due: giaoban deliver --dry-run; to let it go out from here: giaoban"
                        + " deliver --release\n";
        assertThat(Asked.of(office, "deliver", "--list").err()).isEqualTo(said);
        assertThat(Asked.of(office, "status").out()).contains(said);
        assertThat(Asked.of(office, "deliver", "--release").said())
                .startsWith("Deliveries are released: from now on they go out from here.\nNothing is due. ");
    }

    @Test
    void runOfARestoredWorkspace_givesTheSameBytes() throws IOException {
        // A second file of a unit, and a decision: both are in the ledgers only after the first run.
        run(office);
        PathUtils.copyFileToDirectory(
                Path.of("input/submissions/2022-Q1/bac-giang/huyen-yen-the.xlsx"),
                office.submissions().resolve("2022-Q1/bac-giang"));
        assertThat(Asked.of(
                                office,
                                "decide",
                                "exclude",
                                "--period",
                                "2022-Q1",
                                "--unit",
                                "BG-SD",
                                "--reason",
                                "new",
                                "--by",
                                "A")
                        .code())
                .isZero();
        run(office);
        Map<String, String> output = TestWorkspace.hashes(office);
        assertThat(output.keySet()).contains("output/2022-Q1/figures.csv").anyMatch(name -> name.endsWith(".pdf"));

        Asked written = Asked.of(office, "backup", backup.toString());
        assertThat(written.code()).as(written.said()).isZero();
        assertThat(TestWorkspace.hashes(office)).isEqualTo(output);
        Workspace restored = new Workspace(folder.resolve("restored"));
        Asked read =
                Asked.of(office, "restore", backup.toString(), restored.root().toString());
        assertThat(read.code()).as(read.said()).isZero();
        assertThat(read.said()).contains("giaoban --workspace " + restored.root() + " run");
        assertThat(restored.output()).doesNotExist();
        for (String name : List.of("office.yaml", "office.schema.json", "input/receipts.csv", "input/decisions.csv")) {
            assertThat(restored.root().resolve(name))
                    .hasSameBinaryContentAs(office.root().resolve(name));
        }

        run(restored);
        assertThat(TestWorkspace.hashes(restored)).isEqualTo(output);
        assertThat(restored.receipts()).hasSameBinaryContentAs(office.receipts());
    }

    @Test
    void whileARunHoldsTheWorkspace_nothingIsWritten() {
        try (WorkspaceLock lock = WorkspaceLock.acquire(office, Clock.systemUTC())) {
            assertThat(Asked.of(office, "backup", backup.toString()).code()).isEqualTo(ExitCode.HELD);
        }
        assertThat(backup).doesNotExist();
    }

    @Test
    void fileThatExistsOrLiesInTheWorkspacesFolders_isRefused() throws IOException {
        Path present = Files.writeString(folder.resolve("present.zip"), "mine");
        for (Path file : List.of(
                present, office.input().resolve("a.zip"), office.output().resolve("a.zip"))) {
            Asked result = Asked.of(office, "backup", file.toString());
            assertThat(result.code()).as(result.said()).isEqualTo(ExitCode.CONFIGURATION);
        }
        assertThat(present).hasContent("mine");
        assertThat(office.input().resolve("a.zip")).doesNotExist();
    }

    @Test
    void linkInTheDropFolder_isLeftOutAndNamed() throws IOException {
        Files.createSymbolicLink(office.submissions().resolve("link.xlsx"), Path.of("2022-Q1"));
        Asked result = Asked.of(office, "backup", backup.toString());
        assertThat(result.code()).isZero();
        assertThat(result.said()).contains("Left out, no file: input/submissions/link.xlsx");
    }

    @Test
    void dropFolderThatIsALinkToAShare_isInTheBackup() throws IOException {
        Path share = folder.resolve("share");
        Files.move(office.submissions(), share);
        Files.createSymbolicLink(office.submissions(), share);
        assertThat(Asked.of(office, "backup", backup.toString()).code()).isZero();
        Workspace restored = new Workspace(folder.resolve("restored"));
        assertThat(Asked.of(
                                office,
                                "restore",
                                backup.toString(),
                                restored.root().toString())
                        .code())
                .isZero();
        assertThat(restored.submissions().resolve("2022-Q1/bac-giang/tinh-bac-giang.xlsx"))
                .hasSameBinaryContentAs(share.resolve("2022-Q1/bac-giang/tinh-bac-giang.xlsx"));
    }
}
