package org.giaoban.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.giaoban.model.OperatorError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may read what is written, where the file system has modes. */
class FileModesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void modes() {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        assumeTrue(System.getenv("GIAOBAN_OTHERS") == null);
    }

    private static String modes(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void newFile_cannotBeReadByOthersAndAnOldOneKeepsItsModes() throws IOException {
        Path file = folder.resolve("a.csv");
        AtomicFile.write(file, fresh -> Files.writeString(fresh, "a"));
        assertThat(modes(file)).endsWith("---");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        AtomicFile.write(file, fresh -> Files.writeString(fresh, "b"));
        assertThat(modes(file)).isEqualTo("rw-rw-r--");
        assertThat(file).hasContent("b");
    }

    /** The ledgers of mail have addresses of people in them, and so has a backup of them. */
    @Test
    void ledgersOfMail_areForTheirOwnerOnly_inABackupAndAfterItToo() throws IOException {
        Workspace office = new Workspace(folder.resolve("office"));
        Files.createDirectories(office.input());
        for (Path ledger : List.of(office.sent(), office.mailbox())) {
            new PrivateLedger(office, ledger, List.of("to")).append("an@example.org");
        }
        Files.writeString(office.receipts(), "sha256,path,first_seen\n");
        Path backup = folder.resolve("office.zip");
        Backup.write(office, backup, LocalDateTime.of(2026, 1, 1, 0, 0));
        assertThat(modes(backup)).isEqualTo("rw-------");
        Workspace restored = new Workspace(folder.resolve("restored"));
        Restore.restore(backup, restored.root());
        assertThat(modes(restored.sent())).isEqualTo("rw-------");
        assertThat(modes(restored.mailbox())).isEqualTo("rw-------");
        assertThat(modes(restored.receipts())).startsWith("rw-r").endsWith("---");
        assertThat(restored.sent()).hasContent("to\nan@example.org");
    }

    /** What root left in output would keep every run of the office's own user from writing there. */
    @Test
    void root_leavesNothingInTheWorkspaceOfAnotherUser() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"));
        UserPrincipal other =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Workspace workspace = new Workspace(Files.createDirectory(folder.resolve("office")));
        Files.setOwner(workspace.root(), other);
        assertThatThrownBy(() -> WorkspaceLock.acquire(workspace, Clock.systemUTC()))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("it belongs to nobody, who could not change what root leaves there");
        assertThat(workspace.output()).doesNotExist();
        Files.createDirectory(workspace.output());
        try (WorkspaceLock lock = WorkspaceLock.acquire(workspace, Clock.systemUTC())) {
            assertThat(workspace.output()).as("root's own output").isNotEmptyDirectory();
        }
    }

    @Test
    void output_cannotBeEnteredByOthers() throws IOException {
        Workspace workspace = new Workspace(folder);
        Files.createDirectories(workspace.output());
        Files.setPosixFilePermissions(workspace.output(), PosixFilePermissions.fromString("rwxr-xr-x"));
        try (WorkspaceLock lock = WorkspaceLock.acquire(workspace, Clock.systemUTC())) {
            assertThat(modes(workspace.output())).isEqualTo("rwxr-x---");
        }
    }

    @Test
    void foldersOfKilledPrograms_areRemovedAndThatOfThisOneAtItsEnd() throws IOException {
        Workspace workspace = new Workspace(folder);
        Path left = workspace.output().resolve("temp/999999999/+~JF1.tmp");
        Files.createDirectories(left.getParent());
        Files.writeString(left, "a font");
        String before = System.getProperty("java.io.tmpdir");
        try (TemporaryFolder own = TemporaryFolder.begin(workspace)) {
            assertThat(Path.of(System.getProperty("java.io.tmpdir")))
                    .isDirectory()
                    .hasParent(workspace.output().resolve("temp").toAbsolutePath());
            try (WorkspaceLock lock = WorkspaceLock.acquire(workspace, Clock.systemUTC())) {
                assertThat(left.getParent()).doesNotExist();
                assertThat(Path.of(System.getProperty("java.io.tmpdir"))).isDirectory();
            }
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
        assertThat(workspace.output().resolve("temp")).doesNotExist();
    }

    @Test
    void controlCharacters_areReplacedWhereTextsArePrinted() {
        assertThat(Printable.of("a\u001B[31m\nb\u202Ec\u009B")).isEqualTo("a\uFFFD[31m\nb\uFFFDc\uFFFD");
        assertThat(Printable.line("a\r\nb\tc")).isEqualTo("a b c");
        StringBuilder csv = new StringBuilder();
        CsvOutput.print(csv, "file", rows -> rows.row("a\u001Bb.xlsx"));
        assertThat(csv).hasToString("file\r\na\uFFFDb.xlsx\r\n");
    }
}
