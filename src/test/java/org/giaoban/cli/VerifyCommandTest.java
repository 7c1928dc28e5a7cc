package org.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.giaoban.job.ExitCode;
import org.giaoban.job.TestWorkspace;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify}: a document is known again by its bytes, also when a newer one has taken its place. */
class VerifyCommandTest {

    private static final String DECISIONS = "date,period,unit,decision,element,value,until,receipts,reason,by\n";
    private static final String AMENDED =
            "2023-10-03,2023-Q2,BP-DP,amend,TS.HN,99,,,nhập thiếu một hội nghị,Vụ Tổng hợp\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workspace office;

    @SuppressWarnings("NullAway.Init")
    private Path sheet;

    /** One district of Bình Phước has sent in the second quarter. */
    @BeforeEach
    void office() throws IOException {
        office = TestWorkspace.copyAlone(folder, path -> path.equals("2023-Q2/binh-phuoc/huyen-dong-phu.xlsx"));
        Files.writeString(office.decisions(), DECISIONS);
        run("2023-10-02");
        sheet = office.output().resolve("2023-Q2/BP-DP/phieu-don-vi.pdf");
    }

    private void run(String day) {
        assertThat(Asked.of(office, "run", "--date", day).code()).isEqualTo(ExitCode.WANTS_PERSON);
    }

    private Asked verify(Path... files) {
        return Asked.of(
                office,
                Stream.concat(Stream.of("verify"), Stream.of(files).map(Path::toString))
                        .toArray(String[]::new));
    }

    private Path copy(Path file) throws IOException {
        return Files.copy(file, folder.resolve("copy.pdf"));
    }

    @Test
    void rowWithoutId_isNamedWithItsLine() throws IOException {
        Files.writeString(office.published(), Files.readString(office.published()) + "2023-10-02,phieu,00\r\n");
        Asked asked = verify(sheet);
        assertThat(asked.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(asked.err()).contains("input/published.csv:32: document \"phieu\"");
    }

    @Test
    void documentInForce_isTheNewest_alsoAfterARebuild() throws IOException {
        Asked asked = verify(copy(sheet));
        assertThat(asked.out())
                .endsWith("copy.pdf: is 2023-Q2/BP-DP/phieu-don-vi/0, unchanged, the newest (since 2023-10-02)\n");
        assertThat(asked.code()).isZero();
        String ledger = Files.readString(office.published());
        assertThat(ledger.lines())
                .hasSize(31)
                .anyMatch(row -> row.startsWith("2023-10-02,2023-Q2/BP-DP/phieu-don-vi/0,"));
        try (Stream<Path> files = Files.walk(office.output())) {
            files.sorted((a, b) -> b.compareTo(a))
                    .forEach(file -> assertThat(file.toFile().delete()).isTrue());
        }
        run("2023-10-04");
        assertThat(Files.readString(office.published())).isEqualTo(ledger);
        assertThat(verify(folder.resolve("copy.pdf")).code()).isZero();
    }

    @Test
    void copyOfAReplacedProvisionalDocument_isOurs_butNotTheNewest() throws IOException {
        Path copy = copy(sheet);
        Files.writeString(office.decisions(), DECISIONS + AMENDED);
        run("2023-10-03");
        Asked asked = verify(copy, sheet);
        assertThat(asked.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .endsWith(
                                        "copy.pdf: is 2023-Q2/BP-DP/phieu-don-vi/0 (of 2023-10-02), unchanged, but there"
                                                + " is a newer one: 2023-Q2/BP-DP/phieu-don-vi/0 since 2023-10-03, with other"
                                                + " figures"),
                        line -> assertThat(line).endsWith("unchanged, the newest (since 2023-10-03)"));
        assertThat(asked.code()).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(Asked.of(office, "verify", "--json", copy.toString()).out())
                .endsWith("\"outcome\":\"replaced\",\"document\":\"2023-Q2/BP-DP/phieu-don-vi/0\","
                        + "\"newest\":\"2023-Q2/BP-DP/phieu-don-vi/0\",\"since\":\"2023-10-03\",\"same_figures\":false,"
                        + "\"sealed_by\":null,\"seal\":null}\n");
    }

    @Test
    void ledgerThatExcelSavedWithSemicolons_getsRowsOfTheSameKind() throws IOException {
        Files.writeString(
                office.published(), Files.readString(office.published()).replace(',', ';'));
        Files.writeString(office.decisions(), DECISIONS + AMENDED);
        run("2023-10-03");
        assertThat(Files.readString(office.published()).lines())
                .hasSizeGreaterThan(27)
                .allMatch(row -> row.chars().filter(c -> c == ';').count() == 2);
        assertThat(verify(sheet).code()).isZero();
    }

    @Test
    void fileThatWasChanged_andFilesOfOthers_areToldApart() throws IOException {
        Path copy = copy(sheet);
        Files.writeString(copy, "%\n", StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
        Asked changed = verify(copy);
        assertThat(changed.out())
                .contains(
                        "copy.pdf: says that it is 2023-Q2/BP-DP/phieu-don-vi/0, but is no file that the program made");
        assertThat(changed.code()).isEqualTo(ExitCode.WANTS_PERSON);
        Asked other = verify(office.decisions());
        assertThat(other.out()).endsWith("decisions.csv: is no document of this workspace\n");
        assertThat(other.code()).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(verify(folder.resolve("none.pdf")).code()).isEqualTo(ExitCode.CONFIGURATION);
    }
}
