package org.giaoban.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.giaoban.job.ExitCode;
import org.giaoban.job.TestWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own, without any locale, as cron and containers start it. */
class FileNameEncodingTest {

    private static final String CLASSES = System.getProperty("java.class.path");

    /** Starts the program with an empty environment. */
    private static Process start(Path folder, String... words) throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/cmdline")), "only Linux shows a process its command line as bytes");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                CLASSES,
                "org.giaoban.console.Main"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile());
        builder.environment().clear();
        return builder.start();
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void accentedNames_areReadWithoutALocale(@TempDir Path folder) throws Exception {
        Workspace workspace = TestWorkspace.copyAlone(folder, path -> false);
        Path sent = workspace.submissions().resolve("Báo cáo huyện Đồng Phú.csv");
        Files.createDirectories(sent.getParent());
        Files.writeString(sent, "Đơn vị báo cáo,không rõ\n");
        int code = end(start(folder, "run", "--date", "2023-04-05"));
        assertThat(Files.readString(folder.resolve("out.txt"))).contains("Báo cáo huyện Đồng Phú.csv");
        assertThat(code).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(Files.readString(workspace.receipts())).contains("Báo cáo huyện Đồng Phú.csv");
    }

    @Test
    void wordsOfTheCommandLine_arePassedOnByteForByte(@TempDir Path folder) throws Exception {
        Path office = Files.createDirectory(folder.resolve("Văn phòng 'A' \"$b\""));
        int code = end(
                start(folder, "check", "--workspace", office.resolve("không có").toString(), "a.xlsx"));
        assertThat(Files.readString(folder.resolve("out.txt")))
                .contains(office.resolve("không có").toString());
        assertThat(code).isEqualTo(ExitCode.CONFIGURATION);
    }

    /** Names as an old FTP program leaves them; and a link, which might lead anywhere. */
    @Test
    void nameInAnotherEncodingAndLink_areNamedAndStopNothing(@TempDir Path folder) throws Exception {
        Workspace workspace = TestWorkspace.copyAlone(folder, path -> path.startsWith("2022-Q1/bac-giang/"));
        Path quarter = workspace.submissions().resolve("2022-Q1");
        Files.createSymbolicLink(quarter.resolve("link.xlsx"), workspace.input().resolve("org-units.csv"));
        Process made = new ProcessBuilder("/bin/sh", "-c", "echo x > \"$(printf 'B\\341o.csv')\"")
                .directory(quarter.toFile())
                .start();
        assertThat(end(made)).isZero();
        int code = end(start(folder, "run", "--date", "2024-01-31", "--force-date"));
        assertThat(code).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(Files.readString(folder.resolve("out.txt")))
                .contains("2022-Q1/B\uFFFDo.csv: tên tệp không phải UTF-8")
                .contains("2022-Q1/link.xlsx: là liên kết");
        assertThat(Files.readString(workspace.output().resolve("2022-Q1/findings.csv")))
                .contains("NAME-NOT-UTF8")
                .contains("LINK-NOT-FOLLOWED");
        assertThat(workspace.output().resolve("2022-Q1/BG/bao-cao-tong-hop.pdf"))
                .exists();
    }

    @Test
    void script_isAsciiWhateverTheWords() {
        String script = FileNameEncoding.script(
                "/usr/bin/java",
                List.of("-jar".getBytes(StandardCharsets.UTF_8), "é'".getBytes(StandardCharsets.UTF_8)));
        assertThat(script)
                .isEqualTo("LC_ALL=C.UTF-8 GIAOBAN_STARTED_AGAIN=1 exec '/usr/bin/java' '-jar'"
                        + " \"$(printf '\\303\\251\\047')\"");
    }
}
