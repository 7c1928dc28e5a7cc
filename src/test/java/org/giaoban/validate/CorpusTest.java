package org.giaoban.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of each public test workbook of Apache POI: odd, broken, fuzzed, locked. The table is pinned, so that "no
 * longer read" and "now read" are both noticed; {@code -Dgiaoban.rewrite=true} writes it again.
 */
class CorpusTest {

    static final Path CORPUS = Path.of("../shared/corpus/poi");
    private static final Path OUTCOMES = Path.of("src/test/resources/corpus-outcomes.csv");
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_CODES = 25;

    @TempDir
    private Path root;

    @Test
    void everyFile_endsAsPinned() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "the corpus is not here: " + CORPUS);
        SubmissionCheck check = new SubmissionCheck(TestOffice.in(root));
        List<String> lines = new ArrayList<>(List.of("file,outcome,codes"));
        List<String> slow = new ArrayList<>();
        Set<String> codes = new TreeSet<>();
        for (Path file : files()) {
            long start = System.nanoTime();
            CheckedSubmission checked = check.check(file);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (took.compareTo(LONGEST) > 0) {
                slow.add(file.getFileName() + " " + took);
            }
            Set<String> of = new TreeSet<>();
            checked.findings().stream().map(Finding::code).forEach(of::add);
            codes.addAll(of);
            lines.add("\"%s\",%s,%s"
                    .formatted(file.getFileName(), checked.outcome().id(), String.join(" ", of)));
        }
        if (Boolean.getBoolean("giaoban.rewrite")) {
            Files.write(OUTCOMES, lines);
        }
        assertThat(slow).isEmpty();
        assertThat(codes)
                .hasSizeLessThanOrEqualTo(MOST_CODES)
                .isSubsetOf(
                        Arrays.stream(FindingCode.values()).map(FindingCode::id).toList())
                .doesNotContain(FindingCode.READING_ABANDONED.id());
        assertThat(lines).isEqualTo(Files.readAllLines(OUTCOMES));
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList();
        }
    }
}
