package org.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.h2.util.DateTimeUtils;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of {@code src/test/resources/scenarios}: the input, the nights, and what must come out. */
class TrapsTest {

    private static final List<String> TABLES =
            List.of("figures.csv", "figures.r0.csv", "completeness.csv", "comparisons.csv", "changes.csv", "rates.csv");

    private record Answer(int code, String said) {}

    static Stream<String> scenarios() {
        return Scenario.list();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void scenario_comesOutAsItWasWorkedOut(String name, @TempDir Path folder) throws IOException {
        Scenario scenario = Scenario.prepare(name, folder);
        List<Scenario.Night> nights = scenario.nights().toList();
        assertThat(nights).isNotEmpty();
        for (Scenario.Night night : nights) {
            night.arrive();
            Answer answer = run(night);
            assertThat(answer.code())
                    .as("%s said: %s", night.folder(), answer.said())
                    .isEqualTo(night.exit());
            assertTables(night);
            assertFindings(night);
            assertPages(night);
        }
    }

    private static Answer run(Scenario.Night night) throws IOException {
        Workspace workspace = night.workspace();
        Scenario.Circumstances odd = night.circumstances();
        if (odd.blocked() != null) {
            Path blocked = workspace.output().resolve(odd.blocked());
            FileUtils.writeStringToFile(blocked.toFile(), "in the way", StandardCharsets.UTF_8);
            Answer answer = execute(night);
            Files.delete(blocked);
            return answer;
        }
        if (odd.held()) {
            try (WorkspaceLock held = WorkspaceLock.acquire(workspace, Clock.systemUTC())) {
                return execute(night);
            }
        }
        TimeZone zone = TimeZone.getDefault();
        try {
            if (odd.zone() != null) {
                TimeZone.setDefault(TimeZone.getTimeZone(odd.zone()));
            }
            // H2 keeps the zone that it began with; a machine never changes its own within a run.
            DateTimeUtils.resetCalendar();
            return execute(night);
        } finally {
            TimeZone.setDefault(zone);
            DateTimeUtils.resetCalendar();
        }
    }

    private static Answer execute(Scenario.Night night) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = Giaoban.execute(
                stream,
                stream,
                "--workspace",
                night.workspace().root().toString(),
                "run",
                "--date",
                night.date().toString());
        return new Answer(code, said.toString(StandardCharsets.UTF_8));
    }

    private static void assertTables(Scenario.Night night) throws IOException {
        for (String table : TABLES) {
            Set<Map<String, String>> output = read(night, table);
            for (Map<String, String> row : listExpected(night, table)) {
                assertThat(output.stream().filter(each -> contains(each, row)))
                        .as("%s: %s with %s; there are %s", night.folder(), table, row, akin(output, row))
                        .hasSize(1);
            }
            for (Map<String, String> row : listExpected(night, "no-" + table)) {
                assertThat(output.stream().filter(each -> contains(each, row)))
                        .as("%s: no line of %s with %s", night.folder(), table, row)
                        .isEmpty();
            }
        }
    }

    private static boolean contains(Map<String, String> row, Map<String, String> part) {
        return row.entrySet().containsAll(part.entrySet());
    }

    /** The lines on the same unit and period, for a person to compare with. */
    private static List<String> akin(Set<Map<String, String>> output, Map<String, String> row) {
        return output.stream()
                .filter(each -> Stream.of("period", "unit", "element")
                        .allMatch(column -> each.getOrDefault(column, "").equals(row.getOrDefault(column, ""))))
                .map(each -> String.join(",", each.values()))
                .toList();
    }

    /** All of them, with the columns that the scenario names. */
    private static void assertFindings(Scenario.Night night) throws IOException {
        List<Map<String, String>> expected = listExpected(night, "findings.csv");
        Set<String> columns = expected.isEmpty()
                ? Set.of("period", "unit", "file", "cell", "code")
                : expected.get(0).keySet();
        List<Map<String, String>> found = read(night, "findings.csv").stream()
                .map(row -> keep(row, columns))
                .toList();
        assertThat(found).as("findings of %s", night.folder()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Map<String, String> keep(Map<String, String> row, Set<String> columns) {
        return columns.stream().collect(Collectors.toMap(column -> column, row::get));
    }

    private static List<Map<String, String>> listExpected(Scenario.Night night, String table) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        if (Files.exists(night.expected(table))) {
            Scenario.forEachRow(night.expected(table), row -> rows.add(row.toMap()));
            assertThat(rows).as("%s of %s", table, night.folder()).isNotEmpty();
        }
        return rows;
    }

    /** The lines of a table of all periods, and of what belongs to none. */
    private static Set<Map<String, String>> read(Scenario.Night night, String table) throws IOException {
        Set<Map<String, String>> rows = new LinkedHashSet<>();
        try (Stream<Path> folders = Files.list(night.workspace().output())) {
            for (Path file : folders.map(folder -> folder.resolve(table))
                    .filter(Files::exists)
                    .sorted()
                    .toList()) {
                Scenario.forEachRow(file, row -> rows.add(row.toMap()));
            }
        }
        return rows;
    }

    private static void assertPages(Scenario.Night night) throws IOException {
        if (!night.isPrinted()) {
            return;
        }
        String text = "";
        for (String line : Files.readAllLines(night.expected("pdf.txt"))) {
            String said = line.substring(2);
            switch (line.charAt(0)) {
                case '#' -> text = text(night.workspace().output().resolve(said));
                case '+' ->
                    assertThat(text)
                            .as(night.folder().toString())
                            .containsPattern(Stream.of(said.split(" … "))
                                    .map(Pattern::quote)
                                    .collect(Collectors.joining(".{0,80}?")));
                case '-' -> assertThat(text).as(night.folder().toString()).doesNotContain(said);
                default -> throw new AssertionError(line);
            }
        }
    }

    private static String text(Path file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            return Normalizer.normalize(new PDFTextStripper().getText(pdf), Normalizer.Form.NFC)
                    .replaceAll("\\s+", " ");
        }
    }
}
