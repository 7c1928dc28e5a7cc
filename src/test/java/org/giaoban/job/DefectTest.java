package org.giaoban.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files with stack traces of defects. */
class DefectTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void message_namesTheFileWithTheStackTrace() {
        Workspace workspace = new Workspace(folder);
        Defect defect =
                Defect.write(workspace, new IllegalStateException("why")).orElseThrow();
        assertThat(defect).hasMessage("java.lang.IllegalStateException: why (output/runs/defect-1.txt)");
        assertThat(defect.file())
                .content()
                .startsWith("java.lang.IllegalStateException: why")
                .contains("\tat org.giaoban.job.DefectTest.message_namesTheFileWithTheStackTrace(");
    }

    @Test
    void newestTwenty_areKept() throws IOException {
        Workspace workspace = new Workspace(folder);
        for (int i = 0; i < 23; i++) {
            Defect.write(workspace, new IllegalStateException("why"));
        }
        try (Stream<Path> files = Files.list(workspace.runs())) {
            assertThat(files).hasSize(20);
        }
        assertThat(workspace.runs().resolve("defect-3.txt")).doesNotExist();
        assertThat(workspace.runs().resolve("defect-23.txt")).exists();
    }

    @Test
    void folderThatCannotBeWritten_givesNone() throws IOException {
        Files.writeString(folder.resolve("output"), "a file where a folder must be");
        assertThat(Defect.write(new Workspace(folder), new IllegalStateException("why")))
                .isEmpty();
    }
}
