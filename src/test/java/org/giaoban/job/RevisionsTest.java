package org.giaoban.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.giaoban.step.Progress;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A period is closed, corrected, reopened and closed again: closed figures remain, and a rebuild gives all revisions. */
class RevisionsTest {

    private static final LocalDate CLOSED = LocalDate.of(2022, 4, 20);
    private static final LocalDate CORRECTED = LocalDate.of(2022, 4, 25);
    private static final String DISTRICT = "2022-Q1/bac-giang/huyen-hiep-hoa.xlsx";

    @TempDir
    private Path folder;

    private Workspace closedOffice() throws IOException {
        Workspace workspace =
                TestWorkspace.copyAlone(folder.resolve("a"), path -> path.startsWith("2022-Q1/bac-giang/"));
        decide(workspace, "2022-04-20,2022-Q1,,close,Đã đối chiếu với các huyện,An");
        TestWorkspace.run(workspace, CLOSED.plusDays(1), Progress.SILENT);
        return workspace;
    }

    private static void decide(Workspace workspace, String row) throws IOException {
        Files.writeString(workspace.decisions(), row + "\r\n", StandardOpenOption.APPEND);
    }

    /** Submits the district's workbook again with another number of commended collectives. */
    private static void correct(Workspace workspace, String name, int commended) throws IOException {
        Path sent = workspace.submissions().resolve(DISTRICT);
        try (Workbook workbook = WorkbookFactory.create(Files.newInputStream(sent));
                OutputStream out = Files.newOutputStream(sent.resolveSibling(name))) {
            Sheet sheet = workbook.getSheetAt(0);
            for (Row row : sheet) {
                Cell code = row.getCell(0);
                if (code != null && code.toString().equals("KT.TT")) {
                    row.getCell(3).setCellValue(commended);
                }
            }
            workbook.write(out);
        }
    }

    private static List<String> lines(Workspace workspace, String file) throws IOException {
        return Files.readAllLines(workspace.output().resolve(file));
    }

    @Test
    void correctionAfterClosing_makesARevision_andTheClosedOneStays() throws IOException {
        Workspace workspace = closedOffice();
        Map<String, String> closed = TestWorkspace.hashes(workspace);
        assertThat(lines(workspace, "2022-Q1/figures.csv"))
                .filteredOn(line -> line.startsWith("2022-Q1,"))
                .allMatch(line -> line.endsWith(",closed"));
        TestWorkspace.run(workspace, CORRECTED.minusDays(1), Progress.SILENT);
        assertThat(TestWorkspace.hashes(workspace)).as("nothing new").isEqualTo(closed);

        correct(workspace, "hiep-hoa-sua.xlsx", 77);
        TestWorkspace.run(workspace, CORRECTED, Progress.SILENT);
        Path office = workspace.output().resolve("2022-Q1");
        assertThat(Hashes.ofFile(office.resolve("BG/bao-cao-tong-hop.r0.pdf")))
                .isEqualTo(closed.get("output/2022-Q1/BG/bao-cao-tong-hop.pdf"));
        assertThat(Hashes.ofFile(office.resolve("BG/bao-cao-tong-hop.r0.xlsx")))
                .isEqualTo(closed.get("output/2022-Q1/BG/bao-cao-tong-hop.xlsx"));
        TracedFigures.assertAllAddUp(workspace);
        assertThat(Hashes.ofFile(office.resolve("BG/bao-cao-tong-hop.pdf")))
                .isNotEqualTo(closed.get("output/2022-Q1/BG/bao-cao-tong-hop.pdf"));
        assertThat(lines(workspace, "2022-Q1/changes.csv"))
                .anyMatch(line -> line.matches("2022-Q1,BG,KT.TT,,1,\\d*,\\d+,bản thứ 2 nhận ngày 2022-04-25,"
                        + "2022-Q1/bac-giang/hiep-hoa-sua.xlsx"))
                .anyMatch(line -> line.matches("2022-Q1,BG-HH,KT.TT,,1,\\d*,77,.*"))
                .hasSize(3);
        assertThat(Files.readString(office.resolve("manifest.json"))).contains("\"revision\" : 1");
        List<String> kept = lines(workspace, "2022-Q1/figures.r0.csv");
        assertThat(kept).filteredOn(line -> line.startsWith("2022-Q1,BG,")).isNotEmpty();

        Map<String, String> corrected = TestWorkspace.hashes(workspace);
        FileUtils.deleteDirectory(workspace.output().toFile());
        TestWorkspace.run(workspace, CORRECTED.plusDays(30), Progress.SILENT);
        Map<String, String> rebuilt = TestWorkspace.hashes(workspace);
        corrected.keySet().removeIf(path -> !path.startsWith("output/2022-Q1/"));
        assertThat(rebuilt).containsAllEntriesOf(corrected);
    }

    @Test
    void reopened_itIsProvisional_andClosedAgainTheNextRevision() throws IOException {
        Workspace workspace = closedOffice();
        decide(workspace, "2022-04-22,2022-Q1,,reopen,Huyện đề nghị sửa,An");
        correct(workspace, "hiep-hoa-sua.xlsx", 77);
        TestWorkspace.run(workspace, CORRECTED, Progress.SILENT);
        assertThat(lines(workspace, "2022-Q1/figures.csv"))
                .filteredOn(line -> line.startsWith("2022-Q1,BG,"))
                .allMatch(line -> line.endsWith(",provisional"));
        decide(workspace, "2022-04-26,2022-Q1,BG,close,Đã sửa,An");
        TestWorkspace.run(workspace, CORRECTED.plusDays(1), Progress.SILENT);
        assertThat(lines(workspace, "2022-Q1/figures.csv"))
                .filteredOn(line -> line.startsWith("2022-Q1,BG,"))
                .allMatch(line -> line.endsWith(",closed"));
        assertThat(workspace.output().resolve("2022-Q1/BG/bao-cao-tong-hop.r0.pdf"))
                .exists();
        assertThat(Files.readString(workspace.output().resolve("2022-Q1/manifest.json")))
                .contains("\"revision\" : 1");
    }

    /** The mark of a closing counts the receipts before it, so that a later file of the same day is a correction. */
    @Test
    void correctionOnTheDayOfTheClosing_makesARevisionToo() throws IOException {
        Workspace workspace =
                TestWorkspace.copyAlone(folder.resolve("b"), path -> path.startsWith("2022-Q1/bac-giang/"));
        TestWorkspace.run(workspace, CLOSED, Progress.SILENT);
        long received = lines(workspace, "../input/receipts.csv").size() - 1;
        decide(workspace, "2022-04-20,2022-Q1,,close,Đã đối chiếu [receipts " + received + "],An");
        TestWorkspace.run(workspace, CLOSED, Progress.SILENT);
        Map<String, String> closed = TestWorkspace.hashes(workspace);

        correct(workspace, "hiep-hoa-sua.xlsx", 77);
        TestWorkspace.run(workspace, CLOSED, Progress.SILENT);
        Map<String, String> corrected = TestWorkspace.hashes(workspace);
        assertThat(corrected)
                .containsEntry(
                        "output/2022-Q1/BG/bao-cao-tong-hop.r0.pdf",
                        closed.get("output/2022-Q1/BG/bao-cao-tong-hop.pdf"))
                .doesNotContainEntry(
                        "output/2022-Q1/BG/bao-cao-tong-hop.pdf", closed.get("output/2022-Q1/BG/bao-cao-tong-hop.pdf"));
        assertThat(lines(workspace, "2022-Q1/figures.csv"))
                .filteredOn(line -> line.startsWith("2022-Q1,BG-HH,") && line.contains(",KT.TT,,as-reported,"))
                .singleElement()
                .asString()
                .contains(",as-reported,77,")
                .endsWith(",closed");
        assertThat(lines(workspace, "2022-Q1/changes.csv"))
                .anyMatch(line -> line.matches("2022-Q1,BG-HH,KT.TT,,1,\\d*,77,bản thứ 2 nhận ngày 2022-04-20,.*"))
                .hasSize(3);
        assertThat(lines(workspace, "2022-Q1/findings.csv")).anyMatch(line -> line.contains("AFTER-CLOSE"));
        TracedFigures.assertAllAddUp(workspace);

        FileUtils.deleteDirectory(workspace.output().toFile());
        TestWorkspace.run(workspace, CORRECTED, Progress.SILENT);
        assertThat(TestWorkspace.hashes(workspace)).containsAllEntriesOf(corrected);
    }

    /** A return applies to the files received before it: the district's new file of the same day is accepted. */
    @Test
    void fileReceivedAfterAReturnOfTheSameDay_isAccepted() throws IOException {
        Workspace workspace =
                TestWorkspace.copyAlone(folder.resolve("c"), path -> path.startsWith("2022-Q1/bac-giang/"));
        TestWorkspace.run(workspace, CLOSED, Progress.SILENT);
        long received = lines(workspace, "../input/receipts.csv").size() - 1;
        decide(workspace, "2022-04-20,2022-Q1,BG-HH,return,Sai số liệu [receipts " + received + "],An");
        TestWorkspace.run(workspace, CLOSED, Progress.SILENT);
        assertThat(lines(workspace, "2022-Q1/completeness.csv"))
                .anyMatch(line -> line.contains("BG-HH") && line.contains("returned"));
        assertThat(FileUtils.listFiles(workspace.output().toFile(), null, true))
                .filteredOn(file -> file.getPath().contains("returned"))
                .allSatisfy(file -> assertThat(file.getName()).doesNotContain("receipts"));
        correct(workspace, "hiep-hoa-sua.xlsx", 77);
        TestWorkspace.run(workspace, CLOSED, Progress.SILENT);
        assertThat(lines(workspace, "2022-Q1/figures.csv")).anyMatch(line -> line.contains(",KT.TT,,as-reported,77,"));
        assertThat(lines(workspace, "2022-Q1/completeness.csv"))
                .noneMatch(line -> line.contains("BG-HH") && line.contains("returned"));
    }

    /** The most common way to lose closed values: the correction is saved over the closed file. */
    @Test
    void overwrittenClosedFile_isNamedUntilItIsPutBack() throws IOException {
        Workspace workspace = closedOffice();
        Map<String, String> closed = TestWorkspace.hashes(workspace);
        Path sent = workspace.submissions().resolve(DISTRICT);
        byte[] before = Files.readAllBytes(sent);
        correct(workspace, "hiep-hoa-sua.xlsx", 77);
        Files.move(sent.resolveSibling("hiep-hoa-sua.xlsx"), sent, StandardCopyOption.REPLACE_EXISTING);
        TestWorkspace.run(workspace, CORRECTED, Progress.SILENT);
        assertThat(lines(workspace, "2022-Q1/findings.csv"))
                .filteredOn(line -> line.contains("CLOSED-FILE-GONE"))
                .singleElement()
                .asString()
                .startsWith("2022-Q1,BG-HH," + DISTRICT + ",,,CLOSED-FILE-GONE,warning,")
                .contains("Kỳ quý I/2022 chốt ngày 20/04/2022 có tính tệp " + DISTRICT);
        assertThat(FileUtils.listFiles(workspace.output().toFile(), new String[] {"json"}, true))
                .noneMatch(file -> file.getPath().contains("returned"));

        Files.write(sent.resolveSibling("bản cũ.xlsx"), before);
        TestWorkspace.run(workspace, CORRECTED, Progress.SILENT);
        assertThat(lines(workspace, "2022-Q1/findings.csv")).noneMatch(line -> line.contains("CLOSED-FILE-GONE"));
        assertThat(lines(workspace, "2022-Q1/figures.csv"))
                .anyMatch(line -> line.startsWith("2022-Q1,BG-HH,") && line.contains(",KT.TT,,as-reported,77,"));
        assertThat(Hashes.ofFile(workspace.output().resolve("2022-Q1/BG/bao-cao-tong-hop.r0.pdf")))
                .isEqualTo(closed.get("output/2022-Q1/BG/bao-cao-tong-hop.pdf"));
    }

    /** Overwriting a file loses nothing before the closing or after the next closing. */
    @Test
    void overwrittenFile_isNamedOnlyIfItWasClosed() throws IOException {
        Workspace workspace =
                TestWorkspace.copyAlone(folder.resolve("d"), path -> path.startsWith("2022-Q1/bac-giang/"));
        TestWorkspace.run(workspace, CLOSED.minusDays(2), Progress.SILENT);
        Path sent = workspace.submissions().resolve(DISTRICT);
        correct(workspace, "sua.xlsx", 77);
        Files.move(sent.resolveSibling("sua.xlsx"), sent, StandardCopyOption.REPLACE_EXISTING);
        TestWorkspace.run(workspace, CLOSED.minusDays(1), Progress.SILENT);
        decide(workspace, "2022-04-20,2022-Q1,,close,Đã đối chiếu,An");
        TestWorkspace.run(workspace, CLOSED, Progress.SILENT);
        assertThat(lines(workspace, "2022-Q1/findings.csv")).noneMatch(line -> line.contains("CLOSED-FILE-GONE"));

        Files.delete(sent);
        TestWorkspace.run(workspace, CORRECTED, Progress.SILENT);
        assertThat(lines(workspace, "2022-Q1/findings.csv"))
                .anyMatch(line -> line.startsWith("2022-Q1,BG-HH," + DISTRICT + ",,,CLOSED-FILE-GONE,"));
        decide(workspace, "2022-04-26,2022-Q1,,reopen,Mất tệp,An");
        TestWorkspace.run(workspace, CORRECTED.plusDays(1), Progress.SILENT);
        assertThat(lines(workspace, "2022-Q1/findings.csv")).noneMatch(line -> line.contains("CLOSED-FILE-GONE"));
    }
}
