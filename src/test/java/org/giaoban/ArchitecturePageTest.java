package org.giaoban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ARCHITECTURE.md} says of the packages and classes what is true of them. */
class ArchitecturePageTest {

    private static final Path PAGE = Path.of("ARCHITECTURE.md");
    private static final String SOURCES = "src/main/java/org/giaoban/";
    private static final String TESTS = "src/test/java/org/giaoban/";
    private static final Pattern CLASS = Pattern.compile("`([a-z]+/[A-Z]\\w*)[^`]*`");
    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final int MOST_STEPS = 10;

    @SuppressWarnings("NullAway.Init")
    private static String page;

    /** A row of the stage table. */
    private record Stage(String name, String sentence) {}

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(PAGE);
    }

    /** The text of the section under a heading. */
    private static String section(String heading) {
        return page.split("\n## " + Pattern.quote(heading) + "\n", 2)[1].split("\n## ", 2)[0];
    }

    private static List<Stage> stages() {
        return section("The stages")
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\s*\\|\\s*"))
                .map(cells -> new Stage(cells[1].replace("`", ""), cells[2]))
                .toList();
    }

    private static List<String> packages() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(SOURCES))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        }
    }

    @Test
    void stageTable_hasEveryPackage() throws IOException {
        assertThat(stages()).extracting(Stage::name).containsExactlyInAnyOrderElementsOf(packages());
    }

    @Test
    void stageTable_hasEachPackagesOwnSentence() throws IOException {
        for (Stage stage : stages()) {
            assertThat(stage.sentence())
                    .as(stage.name() + ": copy the first sentence of its package-info.java")
                    .isEqualTo(firstSentence(Path.of(SOURCES, stage.name(), "package-info.java")));
        }
    }

    private static String firstSentence(Path packageInfo) throws IOException {
        String text = JAVADOC.matcher(Files.readString(packageInfo))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        return text.replaceAll("\n\\s*\\*", " ")
                .replaceAll("\\s+", " ")
                .strip()
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .split("(?<=\\.) ")[0];
    }

    @Test
    void arrow_isTheOneThatTheCodeIsHeldTo_andTheTableHasItsOrder() {
        String picture = section("Who may import whom").split("```")[1];
        String arrow = picture.strip().split("\n\n")[0];
        assertThat(arrow.strip().split("\\s*←\\s*")).containsExactlyElementsOf(ArchitectureTest.STAGES);
        assertThat(stages())
                .extracting(Stage::name)
                .filteredOn(ArchitectureTest.STAGES::contains)
                .containsExactlyElementsOf(ArchitectureTest.STAGES);
    }

    @Test
    void wayOfACell_hasAtMostTenSteps() {
        assertThat(section("The way of a cell into the PDF").lines().filter(line -> line.matches("\\d+\\. .*")))
                .hasSizeBetween(1, MOST_STEPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "src/docs/decisions.md"})
    void classesThatAPageNames_exist(String file) throws IOException {
        List<String> named = CLASS.matcher(Files.readString(Path.of(file)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
        assertThat(named)
                .allMatch(
                        name -> Files.exists(Path.of(SOURCES + name + ".java"))
                                || Files.exists(Path.of(TESTS + name + ".java")),
                        "exists");
    }
}
