package org.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.giaoban.model.OperatorError;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All faults of an office's files are reported at once, each with its file, line and remedy. */
class DefinitionFaultsTest {

    private static final Path FAULTY = Path.of("src/test/resources/faulty-office");

    @Test
    void manyFaultsInManyFiles_areAllListedAtOnceWithFileLineAndRemedy() throws IOException {
        assertThat(faults(FAULTY)).containsExactlyElementsOf(Files.readAllLines(FAULTY.resolve("faults.txt")));
    }

    @Test
    void theSameFaults_areListedInVietnamese() throws IOException {
        assertThat(load(FAULTY).faults().stream()
                        .map(fault -> fault.where() + ": " + fault.what().vi() + " → "
                                + fault.remedy().vi()))
                .containsExactlyElementsOf(Files.readAllLines(FAULTY.resolve("faults.vi.txt")));
    }

    @Test
    void tableThatCannotBeRead_doesNotHideTheOtherFaults(@TempDir Path office) throws IOException {
        Files.createDirectories(office.resolve("input"));
        Files.writeString(office.resolve("input/org-units.csv"), "code,name\nH,Huyện\n");
        Files.writeString(office.resolve("input/targets.csv"), "unit,element,year\n");
        assertThat(faults(office))
                .containsExactly(
                        "templates/forms: no form → put the office's forms there",
                        "input/org-units.csv:1: columns missing: [aliases, level, parent, valid_from, valid_to, successors,"
                                + " territorial, email] → the header row must name [code, name, aliases, level, parent,"
                                + " valid_from, valid_to, successors, territorial, email]",
                        "input/org-units.csv: no org units → list the office's units, columns [code, name, aliases, level,"
                                + " parent, valid_from, valid_to, successors, territorial, email]",
                        "input/targets.csv:1: columns missing: [value] → the header row must name [unit, element, year,"
                                + " value]");
    }

    /**
     * A reference to a definition with faults is not reported, because it is valid once the definition is corrected.
     */
    @Test
    void fileWithFaults_isNotMissingToo(@TempDir Path office) throws IOException {
        write(office, "templates/calendars/lich.yaml", "code: lich\n");
        write(office, "templates/forms/bieu.yaml", "code: bieu\n");
        write(office, "templates/forms/khac.yaml", """
                code: khac
                title: Khác
                period_type: month
                calendar: lich
                levels: [xa]
                sections: [{code: A, title: Mục A}]
                elements: [{code: A.1, section: A, name: Một, counting_unit: cái, over_time: sum}]
                sheets: {}
                """);
        write(office, "templates/layouts/trang.yaml", "code: trang\n");
        write(office, "templates/reports/phieu/report.yaml", """
                code: phieu
                title: Phiếu
                kind: sheet
                form: bieu
                levels: [xa]
                layout: trang
                period_types: [month]
                templates: {body: body.jrxml}
                wording: {units: [{prefix: "", parent: ""}], issuer: Xã, kind: PHIẾU, subject: "{period}"}
                """);
        write(office, "templates/reports/phieu/body.jrxml", "");
        write(office, "input/org-units.csv", """
                code,name,aliases,level,parent,valid_from,valid_to,successors,territorial,email
                H,Huyện,,xa,,,,,true,
                """);
        write(office, "input/targets.csv", "unit,element,year,value\nH,B.1,2023,5\n");
        write(office, "input/decisions.csv", """
                date,period,unit,decision,reason,by
                2023-07-07,2023-D1,H,close,xong,Văn phòng
                """);
        assertThat(faults(office))
                .allMatch(fault -> fault.matches("templates/(calendars/lich|forms/bieu|layouts/trang)[.]yaml:1: .*"));
        Files.delete(office.resolve("templates/forms/khac.yaml"));
        assertThat(faults(office)).noneMatch(fault -> fault.contains("no form"));
        Files.delete(office.resolve("templates/forms/bieu.yaml"));
        Files.delete(office.resolve("templates/calendars/lich.yaml"));
        assertThat(faults(office))
                .contains(
                        "templates/forms: no form → put the office's forms there",
                        "templates/reports/phieu/report.yaml:4: no form bieu → name one of []",
                        "input/targets.csv:2: no data element B.1 → name an element of a form",
                        "input/decisions.csv:2: no phase 2023-D1 → declare it under phases in the calendar of its form")
                .noneMatch(fault -> fault.contains("no layout"));
    }

    private static void write(Path office, String path, String text) throws IOException {
        Path file = office.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private static OperatorError load(Path office) {
        return catchThrowableOfType(OperatorError.class, () -> new CatalogueLoader(new Workspace(office)).load());
    }

    private static List<String> faults(Path office) {
        return load(office).faults().stream().map(OperatorError.Fault::toString).toList();
    }

    /** Aliases that stand for millions of values or for themselves, no content at all, and brackets without end. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'code: &a [x, x]\nb: &b [*a, *a]\n'|2: an alias (*name) cannot be used in definitions → write out what it stands for
            'code: &a [*a]\n'|1: an alias (*name) cannot be used in definitions → write out what it stands for
            """)
    void aliases_areFaults(String text, String fault, @TempDir Path office) throws IOException {
        write(office, "templates/calendars/lich.yaml", text.replace("\\n", "\n"));
        assertThat(faults(office)).contains("templates/calendars/lich.yaml:" + fault);
    }

    @Test
    void emptyAndEndlessDefinitions_areFaultsOfTheirFirstLine(@TempDir Path office) throws IOException {
        write(office, "templates/calendars/trong.yaml", "");
        write(office, "templates/calendars/sau.yaml", "[".repeat(20_000));
        assertThat(faults(office))
                .anyMatch(fault -> fault.startsWith("templates/calendars/trong.yaml:1: "))
                .anyMatch(fault -> fault.startsWith("templates/calendars/sau.yaml:1: not YAML: "));
    }
}
