package org.giaoban.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output of a run does not depend on the machine's zone, language and character set. */
class AnywhereTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Workspace office(String name) {
        return TestWorkspace.copy(
                folder.resolve(name), path -> path.startsWith("2022-Q1/bac-giang/t") || path.contains("bu-dop"));
    }

    /** Kiribati is a day ahead of Hawaii; Arabic has digits of its own, and Turkish another small i. */
    @Test
    void otherZonesAndLanguages_giveTheSameBytes() throws IOException, InterruptedException {
        Map<String, String> expected = runIn("UTC", "en", "US", "UTF-8");
        assertThat(expected).containsKey("output/2022-Q1/BG/bao-cao-tong-hop.pdf");
        assertThat(runIn("Pacific/Honolulu", "ar", "EG", "ISO-8859-1")).isEqualTo(expected);
        assertThat(runIn("Pacific/Kiritimati", "tr", "TR", "UTF-8")).isEqualTo(expected);
    }

    private Map<String, String> runIn(String zone, String language, String country, String charset)
            throws IOException, InterruptedException {
        Workspace there = office(language);
        Path log = folder.resolve(language + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=" + zone,
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Dfile.encoding=" + charset,
                "-cp",
                System.getProperty("java.class.path"),
                "org.giaoban.console.Main"));
        command.addAll(List.of("--workspace", there.root().toString(), "run", "--exit-zero"));
        command.addAll(List.of("--date", TestWorkspace.LATE_DATE.toString(), "--force-date"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        return TestWorkspace.hashes(there);
    }
}
