package org.giaoban.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.model.Progress;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers to senders over several nights. */
class AnswersTest {

    private static final String RETURNED = "output/2023-Q1/returned/BP-BDO-huyen-bu-dop.xlsx";

    @TempDir
    Path folder;

    private Workspace office() {
        return TestWorkspace.copy(
                folder.resolve("office"), path -> path.equals("2023-Q1/binh-phuoc/huyen-bu-dop.xlsx"));
    }

    private static Map<String, String> night(Workspace office) {
        TestWorkspace.run(office, TestWorkspace.NIGHT, Progress.SILENT);
        return TestWorkspace.hashes(office);
    }

    @Test
    void returnedSubmission_isAnsweredOnceUntilTheCorrectedOneComes() throws IOException {
        Workspace office = office();
        Map<String, String> first = night(office);
        Path answer = office.root().resolve(RETURNED);
        assertThat(first).containsKey(RETURNED);
        assertThat(Files.readString(office.root().resolve("output/2023-Q1/manifest.json")))
                .contains("\"returned/BP-BDO-huyen-bu-dop.xlsx\"", first.get(RETURNED));

        FileTime made = FileTime.fromMillis(0);
        Files.setLastModifiedTime(answer, made);
        assertThat(night(office)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(answer)).as("not written again").isEqualTo(made);

        Files.delete(answer);
        assertThat(night(office)).as("made anew to the byte").isEqualTo(first);

        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(answer));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.getSheet("Số liệu").getRow(10).getCell(3).setCellValue(3100);
            workbook.write(out);
            Files.write(office.submissions().resolve("gui-lai.xlsx"), out.toByteArray());
        }
        assertThat(night(office).keySet()).noneMatch(path -> path.contains("/returned/"));
        assertThat(Files.readString(office.root().resolve("output/2023-Q1/figures.csv")))
                .contains("2023-Q1,BP-BDO,Huyện Bù Đốp,QT.DV.TG,,as-reported,3100,");
    }

    @Test
    void acceptedWithWarnings_isAnsweredToo() throws IOException {
        Workspace office = office();
        Path form = office.templates().resolve("forms/hoat-dong.yaml");
        Files.writeString(
                form,
                Files.readString(form)
                        .replace("right: QT.DV.TS, effect: return}", "right: QT.DV.TS, effect: warning}"));
        assertThat(night(office)).containsKey(RETURNED);
        assertThat(Files.readString(office.root().resolve("output/2023-Q1/completeness.csv")))
                .containsPattern("2023-Q1,BP-BDO,1,1,1,");
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(Files.newInputStream(office.root().resolve(RETURNED)))) {
            assertThat(workbook.getSheetAt(0).getRow(2).getCell(0).getStringCellValue())
                    .startsWith("ĐÃ NHẬN");
        }
    }

    @Test
    void sentBackByAPerson_isAnsweredWithTheReason() throws IOException {
        Workspace office = TestWorkspace.copy(
                folder.resolve("office"), path -> path.equals("2023-Q1/binh-phuoc/huyen-dong-phu.xlsx"));
        Files.writeString(
                office.decisions(),
                "date,period,unit,decision,reason,by\n2023-12-01,2023-Q1,BP-DP,return,Thiếu chữ ký,Văn phòng\n");
        String path = "output/2023-Q1/returned/BP-DP-huyen-dong-phu.xlsx";
        assertThat(night(office)).containsKey(path);
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(Files.newInputStream(office.root().resolve(path)))) {
            assertThat(workbook.getSheetAt(0).getRow(2).getCell(0).getStringCellValue())
                    .startsWith("TRẢ LẠI")
                    .contains("Lý do trả lại: Thiếu chữ ký");
        }
    }

    @Test
    void whatIsNoSubmission_isAnsweredInRefused() throws IOException {
        Workspace office = office();
        Files.writeString(office.submissions().resolve("Công văn số 5.txt"), "Kính gửi");
        assertThat(night(office).keySet())
                .filteredOn(path -> path.startsWith("output/refused/"))
                .hasSize(2)
                .anyMatch(path -> path.matches("output/refused/Cong-van-so-5-[0-9a-f]{8}\\.xlsx"));
        Files.delete(office.submissions().resolve("Công văn số 5.txt"));
        assertThat(night(office).keySet())
                .filteredOn(path -> path.startsWith("output/refused/"))
                .containsExactly("output/refused/findings.csv");
    }
}
