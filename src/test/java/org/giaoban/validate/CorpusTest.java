package org.giaoban.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The outcome of every public test workbook of Apache POI: odd, broken, fuzzed and locked ones. The table of outcomes
 * is committed, so a file that is no longer read and a file that is now read are both noticed;
 * {@code -Dgiaoban.rewrite=true} writes it again.
 */
class CorpusTest {

    static final Path CORPUS = Path.of("../shared/corpus/poi");
    private static final Path OUTCOMES = Path.of("src/test/resources/corpus-outcomes.csv");
    private static final int MOST_CODES = 25;

    @TempDir
    private Path root;

    /** Reads every file with the memory limit of one file, and prints the outcomes. */
    static final class Reading {

        /** Limit of processor time, so that a busy machine does not make a file slow. */
        private static final Duration LONGEST = Duration.ofSeconds(10);

        private Reading() {}

        public static void main(String[] root) throws IOException {
            SubmissionCheck check = new SubmissionCheck(TestOffice.in(Path.of(root[0])));
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            for (Path file : files()) {
                Duration start = processorTime();
                CheckedSubmission checked = check.check(file);
                Set<String> codes = new TreeSet<>();
                if (processorTime().minus(start).compareTo(LONGEST) > 0) {
                    codes.add("TOO SLOW");
                }
                checked.findings().stream().map(Finding::code).forEach(codes::add);
                out.printf(
                        "\"%s\",%s,%s%n", file.getFileName(), checked.outcome().id(), String.join(" ", codes));
            }
            out.println("end");
        }

        private static Duration processorTime() {
            return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        }
    }

    @Test
    void everyFile_endsAsPinnedInTenSecondsAndAQuarterGigabyte() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "the corpus is not here: " + CORPUS);
        List<String> lines = read();
        assertThat(lines).last().isEqualTo("end");
        lines.set(lines.size() - 1, "file,outcome,codes");
        Collections.rotate(lines, 1);
        if (Boolean.getBoolean("giaoban.rewrite")) {
            Files.write(OUTCOMES, lines);
        }
        Set<String> codes = lines.stream()
                .skip(1)
                .flatMap(line ->
                        Stream.of(line.substring(line.lastIndexOf(',') + 1).split(" ")))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
        assertThat(codes)
                .hasSizeLessThanOrEqualTo(MOST_CODES)
                .isSubsetOf(
                        Arrays.stream(FindingCode.values()).map(FindingCode::id).toList())
                .doesNotContain(FindingCode.READING_ABANDONED.id());
        assertThat(lines).isEqualTo(Files.readAllLines(OUTCOMES));
    }

    private List<String> read() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reading.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            return lines.lines().collect(Collectors.toCollection(ArrayList::new));
        }
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList();
        }
    }
}
