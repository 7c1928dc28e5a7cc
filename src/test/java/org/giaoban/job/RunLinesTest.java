package org.giaoban.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a run for people. */
class RunLinesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private RunLines begin() {
        Workspace workspace = new Workspace(folder);
        return RunLines.begin(workspace, Clock.fixed(Instant.parse("2026-11-28T01:30:00Z"), workspace.zone()));
    }

    @Test
    void linesHaveTheTime_andTheNameOfTheRun() {
        RunLines lines = begin();
        lines.add("The run has begun.");
        lines.add("first\nsecond \u001b[31m\n");
        lines.end("2026-11-28-1-1");
        assertThat(folder.resolve("output/runs/2026-11-28-1-1.log"))
                .hasContent("2026-11-28T08:30+07:00 The run has begun.\n2026-11-28T08:30+07:00 first\n"
                        + "2026-11-28T08:30+07:00 second \uFFFD[31m\n");
        assertThat(folder.resolve("output/runs/running.log")).doesNotExist();
    }

    @Test
    void runThatWasKilledOrCouldNotBegin_leavesItsLinesUnderAnotherName() {
        begin().add("the first run");
        RunLines second = begin();
        assertThat(folder.resolve("output/runs/cut-off.log")).content().endsWith("the first run\n");
        second.add("the second run");
        second.end("");
        assertThat(folder.resolve("output/runs/not-begun.log")).content().endsWith("the second run\n");
    }

    @Test
    void folderThatCannotBeWritten_keepsNoRunFromItsWork() throws IOException {
        Files.writeString(folder.resolve("output"), "a file where a folder must be");
        RunLines lines = begin();
        lines.add("text");
        lines.end("2026-11-28-1-1");
        assertThat(folder.resolve("output")).hasContent("a file where a folder must be");
    }
}
