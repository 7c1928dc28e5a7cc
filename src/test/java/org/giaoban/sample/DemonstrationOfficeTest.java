package org.giaoban.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dgiaoban.rewrite=true} writes the demonstration office again instead of comparing it. */
class DemonstrationOfficeTest {

    private static final Workspace REPOSITORY = new Workspace(Path.of(""));

    @TempDir
    Path folder;

    @Test
    void committedSubmissionsAndReceipts_areWhatTheRecipeGives_toTheByte() throws IOException {
        if (Boolean.getBoolean("giaoban.rewrite")) {
            FileUtils.deleteDirectory(REPOSITORY.submissions().toFile());
            new DemonstrationOffice(REPOSITORY, REPOSITORY.input()).write();
        }
        new DemonstrationOffice(REPOSITORY, folder).write();

        assertThat(hashes(REPOSITORY.submissions())).isEqualTo(hashes(folder.resolve("submissions")));
        assertThat(REPOSITORY.receipts()).hasSameBinaryContentAs(folder.resolve("receipts.csv"));
    }

    private static Map<String, String> hashes(Path root) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .forEach(file ->
                            hashes.put(root.relativize(file).toString().replace('\\', '/'), Hashes.ofFile(file)));
        }
        return hashes;
    }
}
