package org.giaoban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Code, tables and docs use the field's words; the words that only this program once had are used nowhere. */
class WordsTest {

    private static final Set<String> PRIVATE = Set.of(
            "world",
            "worlds",
            "standpoint",
            "standpoints",
            "doubt",
            "doubts",
            "doubted",
            "tonight",
            "placement",
            "placements",
            "typesetter",
            "narrator",
            "sweep",
            "crossed",
            "sided",
            "unlike",
            "turnout",
            "sight",
            "remark",
            "remarks",
            "verdict");

    /** Names of public columns and of lines that tests compare keep their spelling. */
    private static final Pattern PUBLIC = Pattern.compile("one_sided|one-sided");

    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");
    private static final List<Path> PLACES = List.of(
            Path.of("src/main/java"),
            Path.of("src/main/resources"),
            Path.of("src/test/java"),
            Path.of("src/docs"),
            Path.of("templates"),
            Path.of("input/README.md"),
            Path.of("output/README.md"),
            Path.of("ARCHITECTURE.md"),
            Path.of("CHANGELOG.md"),
            Path.of("README.md"));

    @Test
    void privateWords_areUsedNowhere() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path place : PLACES) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.filter(WordsTest::isText).toList()) {
                    addPrivate(file, found);
                }
            }
        }
        assertThat(found).as("write the field's word, as design.md names it").isEmpty();
    }

    private static boolean isText(Path file) {
        return file.toString().matches(".*\\.(java|sql|md|yaml|properties|jrxml|ftl)")
                && !file.endsWith("WordsTest.java");
    }

    private static void addPrivate(Path file, List<String> found) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = PUBLIC.matcher(lines.get(i)).replaceAll("");
            int number = i + 1;
            WORD.matcher(line)
                    .results()
                    .map(match -> match.group().toLowerCase(Locale.ROOT))
                    .filter(PRIVATE::contains)
                    .forEach(word -> found.add(file + ":" + number + " " + word));
        }
    }
}
