package org.giaoban.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.giaoban.model.OperatorError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a backup from somewhere else must not do, and what a damaged one is called. */
class RestoreTest {

    private static final int LINK = 0120777;

    @TempDir
    private Path folder;

    /** Writes a zip whose manifest lists {@code listed}, and whose entries are {@code inZip}. */
    private Path zip(Map<String, String> listed, Map<String, String> inZip, int mode) throws IOException {
        Path file = folder.resolve("backup.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            for (Map.Entry<String, String> each : inZip.entrySet()) {
                put(zip, each.getKey(), mode, each.getValue().getBytes(StandardCharsets.UTF_8));
            }
            List<BackupManifest.Entry> entries = listed.entrySet().stream()
                    .map(each -> new BackupManifest.Entry(
                            each.getKey(), each.getValue().length(), Hashes.ofText(each.getValue())))
                    .toList();
            put(
                    zip,
                    BackupManifest.NAME,
                    0100644,
                    new BackupManifest(BackupManifest.FORMAT, "2026-01-01T00:00", entries).json());
        }
        return file;
    }

    private static void put(ZipArchiveOutputStream zip, String name, int mode, byte[] bytes) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setUnixMode(mode);
        zip.putArchiveEntry(entry);
        zip.write(bytes);
        zip.closeArchiveEntry();
    }

    private Path zip(String name) throws IOException {
        Map<String, String> files = Map.of(name, "text");
        return zip(files, files, 0100644);
    }

    private void isRefused(Path backup, String why) {
        Path into = folder.resolve("into");
        assertThatThrownBy(() -> Restore.restore(backup, into))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining(why);
        assertThat(into).doesNotExist();
    }

    @Test
    void filesOfAWorkspace_areRestored() throws IOException {
        Map<String, String> files =
                new TreeMap<>(Map.of("office.yaml", "name: A", "input/submissions/Quý I/a..b.xlsx", "x"));
        Path into = Files.createDirectory(folder.resolve("into"));
        assertThat(Restore.restore(zip(files, files, 0100644), into))
                .isEqualTo(new Restore.Content(2, "2026-01-01T00:00"));
        assertThat(into.resolve("office.yaml")).hasContent("name: A");
        assertThat(into.resolve("input/submissions/Quý I/a..b.xlsx")).hasContent("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../input/a",
                "input/../../a",
                "input/./a",
                "input//a",
                "/etc/a",
                "/input/a",
                "input",
                "input/",
                "office.yaml/a",
                "output/a",
                "a",
                "input/a\nb"
            })
    void nameThatIsNoFileOfAWorkspace_isRefused(String name) throws IOException {
        isRefused(zip(name), "no name of a file in a workspace");
    }

    @Test
    void link_isRefused() throws IOException {
        Map<String, String> files = Map.of("input/a", "/etc/passwd");
        isRefused(zip(files, files, LINK), "no name of a file in a workspace");
    }

    @Test
    void fileThatTheManifestDoesNotName_isRefused() throws IOException {
        isRefused(
                zip(Map.of("input/a", "x"), Map.of("input/a", "x", "input/b", "y"), 0100644),
                "its files are not those that its manifest.json names");
    }

    @Test
    void missingFile_isRefused() throws IOException {
        isRefused(
                zip(Map.of("input/a", "x", "input/b", "y"), Map.of("input/a", "x"), 0100644),
                "its files are not those that its manifest.json names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "text and more"})
    void fileWithOtherBytes_isRefusedAndNamed(String bytes) throws IOException {
        isRefused(
                zip(Map.of("input/a", "text"), Map.of("input/a", bytes), 0100644),
                "other bytes than when the backup was made: input/a");
    }

    @Test
    void cutOffFile_isRefused() throws IOException {
        Path whole = zip("input/a");
        Path cut = Files.write(
                folder.resolve("cut.zip"),
                java.util.Arrays.copyOf(Files.readAllBytes(whole), (int) Files.size(whole) / 2));
        isRefused(cut, "cannot be read as a backup");
    }

    @Test
    void otherZip_isRefused() throws IOException {
        Path file = folder.resolve("other.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            put(zip, "input/a", 0100644, new byte[1]);
        }
        isRefused(file, "manifest.json is missing");
    }

    @Test
    void folderWithAFile_isLeftAsItIs() throws IOException {
        Path into = Files.createDirectory(folder.resolve("full"));
        Files.writeString(into.resolve("mine"), "mine");
        Path backup = zip("input/a");
        assertThatThrownBy(() -> Restore.restore(backup, into)).hasMessageContaining("the folder is not empty");
        assertThat(into).isDirectoryContaining("glob:**/mine").isDirectoryNotContaining("glob:**/input");
    }
}
