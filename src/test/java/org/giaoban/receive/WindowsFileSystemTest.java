package org.giaoban.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.Backup;
import org.giaoban.workspace.FileState;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Restore;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file system with the paths of Windows, without modes and without the attributes of Unix. */
class WindowsFileSystemTest {

    private static final FileTime MODIFIED = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

    private FileSystem windows;
    private Workspace office;

    @BeforeEach
    void create() throws IOException {
        windows = Jimfs.newFileSystem(Configuration.windows().toBuilder()
                .setAttributeViews("basic", "owner", "dos", "acl", "user")
                .build());
        office = new Workspace(windows.getPath("C:\\office"));
        Files.createDirectories(office.submissions());
    }

    @AfterEach
    void close() throws IOException {
        windows.close();
    }

    private Path put(String path, String content) throws IOException {
        Path file = office.submissions().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, MODIFIED);
        return file;
    }

    @Test
    void state_hasSizeAndTimeOnly_soThatTheFileIsAlwaysRead() throws IOException {
        FileState state = FileState.at(put("a.csv", "abc"));
        assertThat(state.size()).isEqualTo(3);
        assertThat(state.modified()).isEqualTo(MODIFIED);
        assertThat(state.inode()).isZero();
        assertThat(state.text()).isEmpty();
        assertThat(state.isMissing()).isFalse();
        assertThat(state.isOlderThan(FileTime.from(Instant.parse("9999-01-01T00:00:00Z"))))
                .isFalse();
    }

    @Test
    void stateOfNoFile_isMissing() {
        assertThat(FileState.at(office.submissions().resolve("none.csv")).isMissing())
                .isTrue();
    }

    @Test
    void dropFolder_namesFilesWithSlashes() throws IOException {
        Path file = put("2026\\BP01\\a.csv", "abc");
        put("2026\\Thumbs.db", "x");
        DropFolder.Content content = scan(() -> {});
        assertThat(content.leftOut()).isEmpty();
        assertThat(content.files())
                .containsExactly(new DropFolder.Found(
                        new DropFolder.FileKey(Hashes.ofFile(file), "2026/BP01/a.csv"), MODIFIED.toInstant()));
    }

    @Test
    void dropFolder_leavesAFileThatGrowsOrGoes() throws IOException {
        Path growing = put("2026\\grows.csv", "abc");
        Path going = put("2026\\goes.csv", "abc");
        DropFolder.Content content = scan(() -> {
            try {
                Files.writeString(growing, "abcd");
                Files.setLastModifiedTime(growing, MODIFIED);
                Files.delete(going);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(content.files()).isEmpty();
        assertThat(content.leftOut()).extracting(LeftOut::path).containsExactly("2026/goes.csv", "2026/grows.csv");
    }

    private DropFolder.Content scan(Runnable pause) {
        return new DropFolder(office, pause).scan(key -> false, new KnownHashes(office, LocalDate.of(2026, 1, 3)));
    }

    @Test
    void atomicFile_replacesAFileAndLeavesNothingBesideIt() throws IOException {
        Path file = office.output().resolve("a.csv");
        for (String content : List.of("a", "b")) {
            AtomicFile.write(file, fresh -> Files.writeString(fresh, content));
            assertThat(Files.readString(file)).isEqualTo(content);
        }
        try (var beside = Files.list(office.output())) {
            assertThat(beside).containsExactly(file);
        }
    }

    @Test
    void backup_isRestoredWithTheSameBytes() throws IOException {
        put("2026\\BP01\\a.csv", "abc");
        Path backup = windows.getPath("C:\\backups\\office.zip");
        assertThat(Backup.write(office, backup, LocalDateTime.of(2026, 1, 3, 0, 0)))
                .isEqualTo(new Backup.Content(1, List.of()));
        Path restored = windows.getPath("C:\\restored");
        Restore.restore(backup, restored);
        assertThat(Files.readString(new Workspace(restored).submissions().resolve("2026\\BP01\\a.csv")))
                .isEqualTo("abc");
    }
}
