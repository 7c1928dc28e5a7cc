package org.giaoban.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.step.Progress;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration's Bắc Giang, whose districts were merged in 2025 and became communes of Bắc Ninh on 1 July. */
class MoveOf2025Test {

    @SuppressWarnings("NullAway.Init")
    private static Workspace workspace;

    @BeforeAll
    static void runTheNight(@TempDir Path folder) {
        workspace = TestWorkspace.copy(
                folder,
                path -> path.startsWith("2022-Q1/bac-giang/")
                        || path.startsWith("2025-Q1/")
                        || path.startsWith("2026-Q1/"));
        TestWorkspace.run(workspace, LocalDate.of(2026, 5, 4), Progress.SILENT);
    }

    private static List<String> figures(String period, String unit, String element) throws IOException {
        return Files.readAllLines(workspace.output().resolve(period).resolve("figures.csv")).stream()
                .filter(line -> line.startsWith(period + "," + unit + ",") && line.contains("," + element + ",,"))
                .toList();
    }

    @Test
    void newProvince_isComparedWithTheFormerFiguresOfItsCommunes() throws IOException {
        assertThat(figures("2026-Q1", "BN", "TS.HN"))
                .containsExactly(
                        "2026-Q1,BN,Tỉnh Bắc Ninh,TS.HN,,as-reported,57,5,15,15,,,,57,,,provisional",
                        "2026-Q1,BN,Tỉnh Bắc Ninh,TS.HN,,restated,57,5,15,15,,53,7.5,57,,,provisional");
        assertThat(figures("2025-Q1", "BG", "TS.HN"))
                .containsExactly("2025-Q1,BG,Tỉnh Bắc Giang,TS.HN,,as-reported,53,4,11,11,,,,53,,,provisional");
    }

    @Test
    void mergedAndSplitDistricts_areRestatedToTodaysCommunes() throws IOException {
        // The city's 7 conferences of 2022 and Yên Dũng's 3, of which the ward of Bắc Giang has six tenths.
        assertThat(figures("2022-Q1", "BG-BG", "TS.HN")).hasSize(1).allMatch(line -> line.contains(",as-reported,7,"));
        assertThat(figures("2022-Q1", "BG-YD", "TS.HN")).hasSize(1).allMatch(line -> line.contains(",as-reported,3,"));
        assertThat(figures("2022-Q1", "BN-BG", "TS.HN"))
                .containsExactly("2022-Q1,BN-BG,Phường Bắc Giang,TS.HN,,restated,6,6,2,2,,,,6,,,provisional");
        // Tân Yên was split without weights.
        assertThat(figures("2022-Q1", "BN-TY", "TS.HN"))
                .containsExactly("2022-Q1,BN-TY,Xã Tân Yên,TS.HN,,restated,,,0,0,,,,,,,provisional");
    }

    @Test
    void leadersReport_marksLastYearAsRestated() throws IOException {
        try (PDDocument document = Loader.loadPDF(
                workspace.output().resolve("2026-Q1/BN/bao-cao-tong-hop.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("(tăng, giảm so với quý I năm 2025):")
                    .contains("gần 60 hội nghị thông tin thời sự, tăng 7,5%**,")
                    .contains("97,9 97,2 +0,7 điểm**")
                    .contains("(**) Địa giới, tổ chức đơn vị đã thay đổi: số cùng kỳ được quy về đơn vị hiện nay.")
                    .contains("Phường Nếnh")
                    .doesNotContain("***");
        }
    }

    /** The two communes left press briefings blank last year. */
    @Test
    void figureThatWasBlankLastYear_isNotMarkedAsABreak() throws IOException {
        try (PDDocument document = Loader.loadPDF(
                workspace.output().resolve("2026-Q1/BN-BG/phieu-don-vi.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("Hội nghị giao ban báo chí hội nghị - ... — -")
                    .doesNotContain("***");
        }
    }

    @Test
    void workbook_hasTheNumbersAndTheMarksOfThePage() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(
                Files.newInputStream(workspace.output().resolve("2026-Q1/BN/bao-cao-tong-hop.xlsx")))) {
            List<String> rows = new ArrayList<>();
            for (Row row : workbook.getSheet("Số liệu")) {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(new DataFormatter(Locale.ROOT).formatCellValue(cell)));
                rows.add(String.join("|", cells));
            }
            assertThat(rows)
                    .contains("(**) Địa giới, tổ chức đơn vị đã thay đổi: số cùng kỳ được quy về đơn vị hiện nay.")
                    .contains("BN|Tỉnh Bắc Ninh|TS.HN|Hội nghị thông tin thời sự|hội nghị|57|5|15|15||53|7.5|57|||**");
        }
    }
}
