package org.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code giaoban}, with a Java that only shows its arguments. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    /** Larger than any number that Linux gives to a process. */
    private static final String ENDED = "99999999";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private List<String> start(String... words) throws IOException, InterruptedException {
        Path script = folder.resolve("bin/giaoban");
        Files.createDirectories(script.getParent());
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/giaoban.jar"), "");
        Files.copy(Path.of("giaoban"), script, StandardCopyOption.REPLACE_EXISTING);
        Path java = folder.resolve("jdk/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\necho $$\nprintf '%s\\n' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        ProcessBuilder command = new ProcessBuilder(
                        Stream.concat(Stream.of("/bin/sh", script.toString()), Stream.of(words))
                                .toList())
                .redirectErrorStream(true);
        command.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        command.environment().put("XDG_CACHE_HOME", folder.resolve("a cache").toString());
        command.environment().remove("GIAOBAN_JAVA_OPTIONS");
        Process process = command.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return out.lines().toList();
    }

    @Test
    void temporaryFolder_isOfTheProcess_andThoseOfEndedProcessesAreRemoved() throws IOException, InterruptedException {
        Path all = folder.resolve("a cache/giaoban/temp");
        Path ended = Files.createDirectories(all.resolve(ENDED));
        Files.writeString(ended.resolve("+~JF1.tmp"), "font");
        Path living = Files.createDirectories(
                all.resolve(String.valueOf(ProcessHandle.current().pid())));
        List<String> out = start("status");
        Path own = all.resolve(out.get(0));
        assertThat(out).contains("-Djava.io.tmpdir=" + own).endsWith("status");
        assertThat(out)
                .anyMatch(word -> word.startsWith("-XX:ArchiveClassesAtExit=" + folder) && word.endsWith(".jsa"));
        assertThat(own).isDirectory();
        assertThat(living).isDirectory();
        assertThat(ended).doesNotExist();
    }

    @Test
    void serve_hasTheOptimisingCompiler() throws IOException, InterruptedException {
        String quick = "-XX:TieredStopAtLevel=1";
        assertThat(start("--lang", "en", "serve")).doesNotContain(quick).endsWith("serve");
        assertThat(start("run")).contains(quick);
        assertThat(start()).contains(quick);
    }
}
