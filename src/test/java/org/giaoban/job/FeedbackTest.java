package org.giaoban.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.step.Progress;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feedback workbooks over several runs. */
class FeedbackTest {

    private static final String RETURNED = "output/2023-Q1/returned/BP-BDO-huyen-bu-dop.xlsx";

    @TempDir
    Path folder;

    private Workspace office() {
        return TestWorkspace.copy(
                folder.resolve("office"), path -> path.equals("2023-Q1/binh-phuoc/huyen-bu-dop.xlsx"));
    }

    private static Map<String, String> runNightly(Workspace office) {
        TestWorkspace.run(office, TestWorkspace.LATE_DATE, Progress.SILENT);
        return TestWorkspace.hashes(office);
    }

    @Test
    void returnedSubmission_hasFeedbackUntilTheCorrectedOneIsReceived() throws IOException {
        Workspace office = office();
        Map<String, String> first = runNightly(office);
        Path feedback = office.root().resolve(RETURNED);
        assertThat(first).containsKey(RETURNED);
        assertThat(Files.readString(office.root().resolve("output/2023-Q1/manifest.json")))
                .contains("\"returned/BP-BDO-huyen-bu-dop.xlsx\"", first.get(RETURNED));

        FileTime made = FileTime.fromMillis(0);
        Files.setLastModifiedTime(feedback, made);
        assertThat(runNightly(office)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(feedback)).as("not written again").isEqualTo(made);

        Files.delete(feedback);
        assertThat(runNightly(office)).as("made anew to the byte").isEqualTo(first);

        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(feedback));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.getSheet("Số liệu").getRow(10).getCell(3).setCellValue(3100);
            workbook.write(out);
            Files.write(office.submissions().resolve("gui-lai.xlsx"), out.toByteArray());
        }
        assertThat(runNightly(office).keySet()).noneMatch(path -> path.contains("/returned/"));
        assertThat(Files.readString(office.root().resolve("output/2023-Q1/figures.csv")))
                .contains("2023-Q1,BP-BDO,Huyện Bù Đốp,QT.DV.TG,,as-reported,3100,");
    }

    @Test
    void submissionAcceptedWithWarnings_hasFeedbackToo() throws IOException {
        Workspace office = office();
        Path form = office.templates().resolve("forms/hoat-dong.yaml");
        Files.writeString(
                form,
                Files.readString(form)
                        .replace("right: QT.DV.TS, effect: return}", "right: QT.DV.TS, effect: warning}"));
        assertThat(runNightly(office)).containsKey(RETURNED);
        assertThat(Files.readString(office.root().resolve("output/2023-Q1/completeness.csv")))
                .containsPattern("2023-Q1,BP-BDO,1,1,1,");
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(Files.newInputStream(office.root().resolve(RETURNED)))) {
            assertThat(workbook.getSheetAt(0).getRow(2).getCell(0).getStringCellValue())
                    .startsWith("ĐÃ NHẬN");
        }
    }

    @Test
    void submissionReturnedByDecision_hasFeedbackWithTheReason() throws IOException {
        Workspace office = TestWorkspace.copy(
                folder.resolve("office"), path -> path.equals("2023-Q1/binh-phuoc/huyen-dong-phu.xlsx"));
        Files.writeString(
                office.decisions(),
                "date,period,unit,decision,reason,by\n2023-12-01,2023-Q1,BP-DP,return,Thiếu chữ ký,Văn phòng\n");
        String path = "output/2023-Q1/returned/BP-DP-huyen-dong-phu.xlsx";
        assertThat(runNightly(office)).containsKey(path);
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(Files.newInputStream(office.root().resolve(path)))) {
            assertThat(workbook.getSheetAt(0).getRow(2).getCell(0).getStringCellValue())
                    .startsWith("TRẢ LẠI")
                    .contains("Lý do trả lại: Thiếu chữ ký");
        }
    }

    @Test
    void unreadableSubmission_hasFeedbackInTheFolderRefused() throws IOException {
        Workspace office = office();
        Files.writeString(office.submissions().resolve("Công văn số 5.txt"), "Kính gửi");
        assertThat(runNightly(office).keySet())
                .filteredOn(path -> path.startsWith("output/refused/"))
                .hasSize(2)
                .anyMatch(path -> path.matches("output/refused/Cong-van-so-5-[0-9a-f]{8}\\.xlsx"));
        Files.delete(office.submissions().resolve("Công văn số 5.txt"));
        assertThat(runNightly(office).keySet())
                .filteredOn(path -> path.startsWith("output/refused/"))
                .containsExactly("output/refused/findings.csv");
    }
}
