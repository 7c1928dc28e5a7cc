package org.giaoban.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.FileUtils;
import org.giaoban.step.Progress;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks that come in a zip: in one run after the other as in a rebuild, from the cell to the answer to the sender. */
class ZipOfWorkbooksTest {

    private static final String FOLDER = "2023-Q1/binh-phuoc/";

    @TempDir
    private Path folder;

    private static void zip(Path zip, Map<String, byte[]> files) throws IOException {
        Files.createDirectories(zip.getParent());
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                out.putNextEntry(new ZipEntry(each.getKey()));
                out.write(each.getValue());
            }
        }
    }

    private static byte[] sent(String name) throws IOException {
        return Files.readAllBytes(Path.of("input/submissions", FOLDER, name));
    }

    @Test
    void rebuild_givesTheSameFiles() throws IOException {
        Workspace office = TestWorkspace.copy(folder, path -> false);
        Files.deleteIfExists(office.receipts());
        Files.writeString(office.decisions(), "date,period,unit,decision,reason,by\n");
        zip(
                office.submissions().resolve("gui.zip"),
                Map.of("huyen-dong-phu.xlsx", sent("huyen-dong-phu.xlsx"), "anh.pdf", new byte[] {'%', 'P', 'D', 'F'}));
        TestWorkspace.run(office, LocalDate.of(2023, 4, 3), Progress.SILENT);
        assertThat(Files.readString(office.output().resolve("refused/findings.csv")))
                .contains("gui.zip/anh.pdf,,,NOT-A-WORKBOOK,return,PDF");
        assertThat(office.output().resolve("refused/anh-" + "%s.xlsx".formatted(sha(office, "anh.pdf"))))
                .exists();
        zip(office.submissions().resolve("thu/2.zip"), Map.of("a.xlsx", sent("huyen-bu-dop.xlsx")));
        TestWorkspace.run(office, LocalDate.of(2023, 4, 4), Progress.SILENT);
        Map<String, String> made = TestWorkspace.hashes(office);
        assertThat(Files.readAllLines(office.output().resolve("2023-Q1/completeness.csv")))
                .filteredOn(line -> line.contains(",accepted,"))
                .hasSize(2);
        FileUtils.deleteDirectory(office.output().toFile());
        TestWorkspace.run(office, LocalDate.of(2023, 4, 4), Progress.SILENT);
        assertThat(TestWorkspace.hashes(office)).isEqualTo(made);
    }

    private static String sha(Workspace office, String name) throws IOException {
        List<String> receipts = Files.readAllLines(office.receipts());
        return receipts.stream()
                .filter(line -> line.contains("gui.zip/" + name))
                .findFirst()
                .orElseThrow()
                .substring(0, 8);
    }
}
