package org.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.giaoban.console.Main;
import org.giaoban.job.ExitCode;
import org.giaoban.job.TestWorkspace;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs on disks that are full, out of inodes or read-only: a file system in memory, mounted for one process only. Passed over
 * where a user may not mount one. {@code src/test/trials/disk.sh} tries more.
 */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private record Ended(int code, List<String> said) {}

    private static Ended shell(Path place, List<String> before, String script)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(before);
        words.addAll(List.of("sh", "-c", script));
        Process process = new ProcessBuilder(words)
                .directory(place.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said.lines().toList());
    }

    private static boolean canMount(Path place) throws InterruptedException {
        try {
            return shell(place, List.of("unshare", "-rm"), "mount -t tmpfs none .")
                            .code()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Workspace office() throws IOException, InterruptedException {
        assumeThat(canMount(folder)).isTrue();
        Workspace workspace = TestWorkspace.copy(folder.resolve("office"), path -> path.endsWith("huyen-tan-yen.xlsx"));
        Files.createDirectories(workspace.output());
        return workspace;
    }

    private static Ended run(Workspace workspace, List<String> before, String mount)
            throws IOException, InterruptedException {
        return shell(
                workspace.root(),
                before,
                "%sexec '%s/bin/java' -XX:TieredStopAtLevel=1 -Xmx384m -cp '%s' %s --lang en run --date 2022-04-20 --force-date"
                        .formatted(
                                mount,
                                System.getProperty("java.home"),
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
    }

    private static void assertRefused(Workspace workspace, String options) throws IOException, InterruptedException {
        Ended ended = run(workspace, List.of("unshare", "-rm"), "mount -t tmpfs -o " + options + " none output && ");
        assertThat(ended.said()).noneMatch(line -> line.startsWith("\tat ")).anyMatch(line -> line.contains("output"));
        assertThat(ended.code()).isEqualTo(ExitCode.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=100m,nr_inodes=12", "ro"})
    void diskWithoutInodesOrReadOnly_isSaidInOneLine(String options) throws IOException, InterruptedException {
        assertRefused(office(), options);
    }

    @Test
    void fullDisk_isSaidInOneLine_andTheNextRunWorks() throws IOException, InterruptedException {
        Workspace workspace = office();
        assertRefused(workspace, "size=1m");
        Ended next = run(workspace, List.of(), "");
        assertThat(next.said()).anyMatch(line -> line.startsWith("Done in "));
        assertThat(next.code()).isEqualTo(ExitCode.WANTS_PERSON);
    }
}
