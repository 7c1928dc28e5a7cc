package org.giaoban.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.step.Progress;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks of figures over several runs. */
class FigureWorkbooksTest {

    private static final String FILE = "output/2022-Q1/BG/bao-cao-tong-hop.xlsx";

    @TempDir
    Path folder;

    private static Map<String, String> runNightly(Workspace office) {
        TestWorkspace.run(office, TestWorkspace.LATE_DATE, Progress.SILENT);
        return TestWorkspace.hashes(office);
    }

    private static List<String> rows(XSSFWorkbook workbook, String name) {
        XSSFSheet sheet = workbook.getSheet(name);
        List<String> rows = new ArrayList<>();
        for (Row row : sheet) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(
                    cell.getCellType() == CellType.NUMERIC
                            ? BigDecimal.valueOf(cell.getNumericCellValue())
                                    .stripTrailingZeros()
                                    .toPlainString()
                            : new DataFormatter().formatCellValue(cell)));
            rows.add(String.join("|", cells));
        }
        return rows;
    }

    @Test
    void workbookOfFigures_hasCells_isInTheManifest_andIsDeletedWithItsFormat() throws IOException {
        Workspace office = TestWorkspace.copy(folder.resolve("office"), path -> path.startsWith("2022-Q1/bac-giang/"));
        Map<String, String> first = runNightly(office);
        Path file = office.root().resolve(FILE);
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            assertThat(rows(workbook, "Số liệu"))
                    .startsWith(
                            "Số liệu – Tỉnh Bắc Giang, Quý I/2022",
                            "Số liệu tạm tính · tính đến ngày 09/04/2022 · bản lần đầu",
                            "Số liệu phân chia theo huyện là giả định, chỉ để minh họa; không phải số liệu do cơ quan nào"
                                    + " công bố.")
                    .contains(
                            "BG|Tỉnh Bắc Giang|TS.HN|Hội nghị thông tin thời sự|hội nghị|49|4|10|11||||49|||",
                            "BG-HH|Huyện Hiệp Hòa|TS.HN|Hội nghị thông tin thời sự|hội nghị|4|4|1|1||||4|||",
                            "BG-SD|Huyện Sơn Động|TS.HN|Hội nghị thông tin thời sự|hội nghị|...||0|1|||||||");
            assertThat(rows(workbook, "Biểu đồ"))
                    .startsWith("Biểu đồ – Tỉnh Bắc Giang, Quý I/2022")
                    .containsSequence(
                            "Cán bộ đảng viên dự trực tiếp|Huyện Việt Yên|1497|",
                            "Cán bộ đảng viên dự trực tiếp|Thành phố Bắc Giang|1408|",
                            "Cán bộ đảng viên dự trực tiếp|Huyện Yên Thế|1095|");
            assertThat(workbook.getSheet("Biểu đồ").createDrawingPatriarch().getCharts())
                    .singleElement()
                    .satisfies(chart -> assertThat(chart.getTitleText().getString())
                            .isEqualTo("Biểu đồ. Cán bộ đảng viên dự trực tiếp theo đơn vị (quý I năm 2022)."
                                    + " Chưa có số liệu của huyện Sơn Động"));
            assertThat(rows(workbook, "Truy vết"))
                    .contains("Truy vết một số liệu: giaoban trace 2022-Q1 BG MÃ-CHỈ-TIÊU")
                    .contains(
                            "TS.HN|2022-Q1|BG-HH|Huyện Hiệp Hòa|4|1|4|2022-Q1/bac-giang/huyen-hiep-hoa.xlsx|Số liệu|D16"
                                    + "|1|04/04/2022|e327663261119a09|")
                    .contains("WEB.TRUYCAP|2022-Q1|BG-BG|Thành phố Bắc Giang|72000|1|72.000"
                            + "|2022-Q1/bac-giang/thanh-pho-bac-giang.xlsx|Số liệu|D27|1|05/04/2022|2b111d575251efbc"
                            + "|NUMBER-REPAIRED OUTLIER-AMONG-PEERS");
        }
        assertThat(Files.readString(office.root().resolve("output/2022-Q1/manifest.json")))
                .contains("\"BG/bao-cao-tong-hop.xlsx\"", first.get(FILE));

        Files.delete(file);
        assertThat(runNightly(office)).as("made anew to the byte").isEqualTo(first);

        Path report = office.templates().resolve("reports/bao-cao-tong-hop/report.yaml");
        Files.writeString(report, Files.readString(report).replace("formats: [pdf, xlsx, docx]\n", ""));
        assertThat(runNightly(office)).doesNotContainKey(FILE).containsKey(FILE.replace(".xlsx", ".pdf"));
    }
}
