package org.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.giaoban.job.ExitCode;
import org.giaoban.job.TestWorkspace;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code preview}: one document at once; ledgers and published documents stay as they are. */
class PreviewCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static Map<String, String> hashes(Workspace office) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(office.root())) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(office.output().resolve("preview")))
                    .toList()) {
                hashes.put(office.show(file), Hashes.ofFile(file));
            }
        }
        return hashes;
    }

    @Test
    void figuresOfTheLastRun_areShownAndNothingElseIsTouched() throws IOException {
        Workspace office =
                TestWorkspace.copyAlone(folder, path -> path.equals("2023-Q2/binh-phuoc/huyen-dong-phu.xlsx"));
        Files.writeString(office.decisions(), "date,period,unit,decision,element,value,until,receipts,reason,by\n");
        assertThat(Asked.of(office, "run", "--date", "2023-10-02").code()).isEqualTo(ExitCode.WANTS_PERSON);
        Map<String, String> before = hashes(office);

        Asked asked = Asked.of(office, "preview", "phieu-don-vi", "--unit", "BP-DP");
        assertThat(asked.err()).isEqualTo("Huyện Đồng Phú, 2023-S1: the figures of the last run\n");
        assertThat(asked.out()).isEqualTo("output/preview/phieu-don-vi.pdf\n");
        assertThat(asked.code()).isZero();
        String preview = text(office.output().resolve("preview/phieu-don-vi.pdf"));
        assertThat(preview)
                .contains("Huyện Đồng Phú, 6 tháng đầu năm 2023")
                .contains("Bản xem thử lập từ số liệu của lần chạy gần nhất; không phải văn bản phát hành.");
        assertThat(hashes(office)).isEqualTo(before);

        assertThat(Asked.of(office, "preview", "phieu-don-vi", "--unit", "BP-DP", "--period", "2022-Q1")
                        .err())
                .isEqualTo("""
                        2022-Q1 BP-DP: the last run has no phieu-don-vi of this period or unit
                            what to do: periods: 2023-Q2, 2023-S1; units: BP-BDA, BP-BDO, BP-BGM, BP-BL, BP-CT, BP-DP, BP-DX, BP-HQ, BP-LN, BP-PL, BP-PR; or add --sample for made-up figures
                        """);
        assertThat(Asked.of(
                                office,
                                "preview",
                                "phieu-don-vi",
                                "-o",
                                office.published().toString())
                        .code())
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(hashes(office)).isEqualTo(before);
    }

    @Test
    void officeWithoutFigures_seesMadeUpOnesInEveryFormat() throws IOException {
        Workspace office = TestWorkspace.copy(folder.resolve("office"), path -> false);
        Path page = folder.resolve("page.html");
        Asked asked = Asked.of(
                office, "preview", "tom-tat-lanh-dao", "--unit", "BP", "--period", "2023-Q2", "-o", page.toString());
        assertThat(asked.err()).isEqualTo("Tỉnh Bình Phước, 2023-Q2: made-up figures\n");
        assertThat(Files.readString(page))
                .contains("Tóm tắt lãnh đạo (SỐ LIỆU MẪU) · Bình Phước · quý II năm 2023")
                .contains("không phải số liệu của đơn vị nào");
        Path text = folder.resolve("report.docx");
        assertThat(Asked.of(office, "preview", "bao-cao-tong-hop", "-o", text.toString())
                        .code())
                .isZero();
        assertThat(text).isNotEmptyFile();
        Path slides = folder.resolve("page.pptx");
        assertThat(Asked.of(office, "preview", "tom-tat-lanh-dao", "-o", slides.toString())
                        .code())
                .isZero();
        assertThat(slides).isNotEmptyFile();
        assertThat(office.output().resolve("database")).doesNotExist();
    }

    @Test
    void slidesAreOfSummariesOnly() throws IOException {
        Workspace office = TestWorkspace.copy(folder, path -> false);
        Path report = office.templates().resolve("reports/phieu-don-vi/report.yaml");
        Files.writeString(report, Files.readString(report) + "formats: [pdf, pptx]\n");
        assertThat(Asked.of(office, "preview", "phieu-don-vi")).satisfies(asked -> {
            assertThat(asked.code()).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(asked.err())
                    .contains("only reports of the kind summary have the format pptx")
                    .contains("what to do: leave pptx out of formats");
        });
    }

    @Test
    void whatCannotBeShown_isNamedWithWhatCan() {
        Workspace office = TestWorkspace.copy(folder, path -> false);
        assertThat(Asked.of(office, "preview", "phieu-don-v")).isEqualTo(new Asked(2, "", """
                preview: there is no report phieu-don-v
                    what to do: perhaps phieu-don-vi; name one of bao-cao-tong-hop, chat-luong-so-lieu, phieu-don-vi, phu-luc-so-lieu,\
                 tom-tat-lanh-dao
                """));
        assertThat(Asked.of(office, "preview", "phieu-don-vi", "--unit", "BP-DPP", "--period", "2023-Q2")
                        .err())
                .contains("there is no unit BP-DPP of the report's level in 2023-Q2")
                .contains("what to do: perhaps BP-DP; write the code of one of …, ");
        assertThat(Asked.of(office, "preview", "phieu-don-vi", "--period", "2023-W07")
                        .err())
                .contains("name a period of the types [half, months, quarter, year]");
        assertThat(Asked.of(office, "preview", "phieu-don-vi", "-o", "sheet.txt")
                        .err())
                .contains("name a file that ends with .pdf, .docx, .html or .pptx");
        assertThat(Asked.of(
                                office,
                                "preview",
                                "phieu-don-vi",
                                "-o",
                                folder.resolve("x.docx").toString())
                        .err())
                .contains("the report phieu-don-vi has no format docx");
    }
}
