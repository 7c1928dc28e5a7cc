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

/** Every folder of {@code src/test/resources/scenarios}: its input, its runs and their expected output. */
class TrapsTest {

    private static final List<String> TABLES =
            List.of("figures.csv", "figures.r0.csv", "completeness.csv", "comparisons.csv", "changes.csv", "rates.csv");

    private record Result(int code, String said) {}

    static Stream<String> scenarios() {
        return Scenario.list();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void scenario_hasTheExpectedOutput(String name, @TempDir Path folder) throws IOException {
        Scenario scenario = Scenario.prepare(name, folder);
        List<Scenario.Run> runs = scenario.runs().toList();
        assertThat(runs).isNotEmpty();
        for (Scenario.Run run : runs) {
            run.submit();
            Result result = run(run);
            assertThat(result.code())
                    .as("%s said: %s", run.folder(), result.said())
                    .isEqualTo(run.exit());
            assertTables(run);
            assertFindings(run);
            assertPages(run);
        }
    }

    private static Result run(Scenario.Run run) throws IOException {
        Workspace workspace = run.workspace();
        Scenario.Circumstances circumstances = run.circumstances();
        if (circumstances.blocked() != null) {
            Path blocked = workspace.output().resolve(circumstances.blocked());
            FileUtils.writeStringToFile(blocked.toFile(), "in the way", StandardCharsets.UTF_8);
            Result result = execute(run);
            Files.delete(blocked);
            return result;
        }
        if (circumstances.held()) {
            try (WorkspaceLock held = WorkspaceLock.acquire(workspace, Clock.systemUTC())) {
                return execute(run);
            }
        }
        TimeZone zone = TimeZone.getDefault();
        try {
            if (circumstances.zone() != null) {
                TimeZone.setDefault(TimeZone.getTimeZone(circumstances.zone()));
            }
            // H2 keeps the zone of its start, and a machine does not change its zone within a run.
            DateTimeUtils.resetCalendar();
            return execute(run);
        } finally {
            TimeZone.setDefault(zone);
            DateTimeUtils.resetCalendar();
        }
    }

    private static Result execute(Scenario.Run run) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = Giaoban.execute(
                stream,
                stream,
                "--workspace",
                run.workspace().root().toString(),
                "run",
                "--date",
                run.date().toString());
        return new Result(code, said.toString(StandardCharsets.UTF_8));
    }

    private static void assertTables(Scenario.Run run) throws IOException {
        for (String table : TABLES) {
            Set<Map<String, String>> output = read(run, table);
            for (Map<String, String> row : listExpected(run, table)) {
                assertThat(output.stream().filter(each -> contains(each, row)))
                        .as("%s: %s with %s; there are %s", run.folder(), table, row, akin(output, row))
                        .hasSize(1);
            }
            for (Map<String, String> row : listExpected(run, "no-" + table)) {
                assertThat(output.stream().filter(each -> contains(each, row)))
                        .as("%s: no line of %s with %s", run.folder(), table, row)
                        .isEmpty();
            }
        }
    }

    private static boolean contains(Map<String, String> row, Map<String, String> part) {
        return row.entrySet().containsAll(part.entrySet());
    }

    /** Lists the rows of the same unit and period, for the message of a failure. */
    private static List<String> akin(Set<Map<String, String>> output, Map<String, String> row) {
        return output.stream()
                .filter(each -> Stream.of("period", "unit", "element")
                        .allMatch(column -> each.getOrDefault(column, "").equals(row.getOrDefault(column, ""))))
                .map(each -> String.join(",", each.values()))
                .toList();
    }

    /** Asserts that the findings are exactly those expected, in the columns that the scenario names. */
    private static void assertFindings(Scenario.Run run) throws IOException {
        List<Map<String, String>> expected = listExpected(run, "findings.csv");
        Set<String> columns = expected.isEmpty()
                ? Set.of("period", "unit", "file", "cell", "code")
                : expected.get(0).keySet();
        List<Map<String, String>> found = read(run, "findings.csv").stream()
                .map(row -> keep(row, columns))
                .toList();
        assertThat(found).as("findings of %s", run.folder()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Map<String, String> keep(Map<String, String> row, Set<String> columns) {
        return columns.stream().collect(Collectors.toMap(column -> column, row::get));
    }

    private static List<Map<String, String>> listExpected(Scenario.Run run, String table) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        if (Files.exists(run.expected(table))) {
            Scenario.forEachRow(run.expected(table), row -> rows.add(row.toMap()));
            assertThat(rows).as("%s of %s", table, run.folder()).isNotEmpty();
        }
        return rows;
    }

    /** Reads a table of all periods, and of the files that belong to no period. */
    private static Set<Map<String, String>> read(Scenario.Run run, String table) throws IOException {
        Set<Map<String, String>> rows = new LinkedHashSet<>();
        try (Stream<Path> folders = Files.list(run.workspace().output())) {
            for (Path file : folders.map(folder -> folder.resolve(table))
                    .filter(Files::exists)
                    .sorted()
                    .toList()) {
                Scenario.forEachRow(file, row -> rows.add(row.toMap()));
            }
        }
        return rows;
    }

    private static void assertPages(Scenario.Run run) throws IOException {
        if (!run.isPrinted()) {
            return;
        }
        String text = "";
        for (String line : Files.readAllLines(run.expected("pdf.txt"))) {
            String said = line.substring(2);
            switch (line.charAt(0)) {
                case '#' -> text = text(run.workspace().output().resolve(said));
                case '+' ->
                    assertThat(text)
                            .as(run.folder().toString())
                            .containsPattern(Stream.of(said.split(" … "))
                                    .map(Pattern::quote)
                                    .collect(Collectors.joining(".{0,80}?")));
                case '-' -> assertThat(text).as(run.folder().toString()).doesNotContain(said);
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
