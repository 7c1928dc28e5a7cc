package org.giaoban.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.step.Progress;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions of a unit's submission: same bytes, corrections, late files, wrong names. Bình Phước, 2023-Q1. */
class VersionsTest {

    private static final String FOLDER = "2023-Q1/binh-phuoc/";
    private static final LocalDate MONDAY = LocalDate.of(2023, 4, 3);

    @TempDir
    private Path folder;

    private Workspace office;

    @BeforeEach
    void office() throws IOException {
        office = TestWorkspace.copy(folder, path -> false);
        Files.deleteIfExists(office.receipts());
        Files.writeString(office.decisions(), "date,period,unit,decision,reason,by\n");
    }

    private static byte[] sent() {
        try {
            return Files.readAllBytes(Path.of("input/submissions", FOLDER, "huyen-dong-phu.xlsx"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates the same workbook with another number in {@code SK.VB}, last saved at a time. */
    private static byte[] sent(int value, String saved) {
        return change(workbook -> {
            valueOf(workbook, "SK.VB").setCellValue(value);
            workbook.getProperties()
                    .getCoreProperties()
                    .getUnderlyingProperties()
                    .setModifiedProperty(Optional.of(Date.from(Instant.parse(saved))));
        });
    }

    private static Cell valueOf(XSSFWorkbook workbook, String element) {
        for (Row row : workbook.getSheet("Số liệu")) {
            if (row.getCell(0) != null && row.getCell(0).toString().equals(element)) {
                return row.getCell(3);
            }
        }
        throw new AssertionError(element);
    }

    private static byte[] change(Consumer<XSSFWorkbook> change) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(sent()));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            change.accept(workbook);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(String path, byte[] bytes) throws IOException {
        Path file = office.submissions().resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private void runNightly(LocalDate day) {
        TestWorkspace.run(office, day, Progress.SILENT);
    }

    /** Lists the lines of one unit. */
    private List<String> completeness(String period, String unit) throws IOException {
        return lines(period + "/completeness.csv", "," + unit + ",");
    }

    private List<String> lines(String file, String part) throws IOException {
        Path path = office.output().resolve(file);
        try (Stream<String> lines = Files.exists(path) ? Files.lines(path) : Stream.of()) {
            return lines.filter(line -> line.contains(part)).toList();
        }
    }

    /** Lists codes of findings with their files, without notes on cells. */
    private List<String> codes(String period) throws IOException {
        return lines(period + "/findings.csv", ".xlsx,,,").stream()
                .map(line -> line.split(","))
                .map(cells -> cells[5] + " " + cells[6] + " " + cells[2])
                .toList();
    }

    private String value() throws IOException {
        return lines("2023-Q1/figures.csv", "2023-Q1,BP-DP,Huyện Đồng Phú,SK.VB,")
                .get(0)
                .split(",")[6];
    }

    @Test
    void sameBytesTwice_countOnce() throws IOException {
        put(FOLDER + "a.xlsx", sent());
        put(FOLDER + "b.xlsx", sent());
        runNightly(MONDAY);
        assertThat(codes("2023-Q1")).containsExactly("SAME-BYTES note " + FOLDER + "b.xlsx");
        assertThat(completeness("2023-Q1", "BP-DP")).containsExactly("2023-Q1,BP-DP,1,1,1,1,1,accepted,SAME-BYTES");
    }

    @Test
    void correctedVersion_replacesTheFirst() throws IOException {
        put(FOLDER + "a.xlsx", sent(1, "2023-04-01T02:00:00Z"));
        runNightly(MONDAY);
        assertThat(value()).isEqualTo("1");
        put(FOLDER + "b.xlsx", sent(2, "2023-04-04T02:00:00Z"));
        runNightly(MONDAY.plusDays(1));
        assertThat(value()).isEqualTo("2");
        assertThat(codes("2023-Q1")).containsExactly("SUPERSEDED note " + FOLDER + "a.xlsx");
        assertThat(completeness("2023-Q1", "BP-DP")).containsExactly("2023-Q1,BP-DP,1,1,1,1,2,accepted,SUPERSEDED");
    }

    @Test
    void olderFileAfterANewerOne_countsAndIsNamed() throws IOException {
        put(FOLDER + "a.xlsx", sent(1, "2023-04-03T02:00:00Z"));
        runNightly(MONDAY);
        put(FOLDER + "b.xlsx", sent(2, "2023-04-02T02:30:00Z"));
        runNightly(MONDAY.plusDays(1));
        assertThat(value()).isEqualTo("2");
        assertThat(codes("2023-Q1"))
                .containsExactly("SUPERSEDED note " + FOLDER + "a.xlsx", "SAVED-EARLIER warning " + FOLDER + "b.xlsx");
        assertThat(lines("2023-Q1/findings.csv", "SAVED-EARLIER"))
                .singleElement()
                .asString()
                .contains("được lưu lúc 09:30 02/04/2023, trước tệp " + FOLDER
                        + "a.xlsx đã nhận trước đó (lưu lúc 09:00 03/04/2023)");
        assertThat(completeness("2023-Q1", "BP-DP"))
                .containsExactly("2023-Q1,BP-DP,1,1,1,1,2,accepted,SAVED-EARLIER SUPERSEDED");
        assertThat(office.output().resolve("2023-Q1/returned/BP-DP-b.xlsx"))
                .as("a warning has feedback")
                .exists();
    }

    @Test
    void oldBytesAfterTheirCorrection_areNotAcceptedAgain() throws IOException {
        put(FOLDER + "a.xlsx", sent(1, "2023-04-01T02:00:00Z"));
        runNightly(MONDAY);
        put(FOLDER + "b.xlsx", sent(2, "2023-04-04T02:00:00Z"));
        runNightly(MONDAY.plusDays(1));
        put(FOLDER + "c.xlsx", Files.readAllBytes(office.submissions().resolve(FOLDER + "a.xlsx")));
        runNightly(MONDAY.plusDays(2));
        assertThat(value()).isEqualTo("2");
        assertThat(codes("2023-Q1"))
                .containsExactly(
                        "SUPERSEDED note " + FOLDER + "a.xlsx",
                        "OLD-VERSION-AGAIN warning " + FOLDER + "c.xlsx",
                        "SAME-BYTES note " + FOLDER + "c.xlsx");
        assertThat(completeness("2023-Q1", "BP-DP"))
                .containsExactly("2023-Q1,BP-DP,1,1,1,1,2,accepted,OLD-VERSION-AGAIN SAME-BYTES SUPERSEDED");
    }

    @Test
    void twoFilesOnOneDay_theOneSavedLaterCounts() throws IOException {
        put(FOLDER + "a sua.xlsx", sent(2, "2023-04-02T02:00:00Z"));
        put(FOLDER + "a.xlsx", sent(1, "2023-04-01T02:00:00Z"));
        runNightly(MONDAY);
        assertThat(value()).isEqualTo("2");
        assertThat(codes("2023-Q1")).containsExactly("SUPERSEDED note " + FOLDER + "a.xlsx");
        assertThat(completeness("2023-Q1", "BP-DP")).containsExactly("2023-Q1,BP-DP,1,1,1,1,2,accepted,SUPERSEDED");
    }

    /** MONDAY is the 3rd of April; it ends at 17:00 UTC in the office's zone. */
    @Test
    void twoFilesOnOneDay_savedOnTheNextDayOfTheOffice_areOrderedByTheirNamesWithAWarning() throws IOException {
        put(FOLDER + "a.xlsx", sent(1, "2023-04-03T17:00:00Z"));
        put(FOLDER + "b.xlsx", sent(2, "2023-04-03T16:59:59Z"));
        runNightly(MONDAY);
        assertThat(value()).isEqualTo("2");
        assertThat(codes("2023-Q1"))
                .containsExactly(
                        "SUPERSEDED note " + FOLDER + "a.xlsx",
                        "SAME-DAY warning " + FOLDER + "b.xlsx",
                        "SAVED-EARLIER warning " + FOLDER + "b.xlsx");
    }

    @Test
    void twoFilesOnOneDay_savedAtTheSameTime_areOrderedByTheirNamesWithAWarning() throws IOException {
        put(FOLDER + "a.xlsx", sent(1, "2023-04-02T02:00:00Z"));
        put(FOLDER + "b.xlsx", sent(2, "2023-04-02T02:00:00Z"));
        runNightly(MONDAY);
        assertThat(value()).isEqualTo("2");
        assertThat(codes("2023-Q1"))
                .containsExactly("SUPERSEDED note " + FOLDER + "a.xlsx", "SAME-DAY warning " + FOLDER + "b.xlsx");
        assertThat(completeness("2023-Q1", "BP-DP"))
                .containsExactly("2023-Q1,BP-DP,1,1,1,1,2,accepted,SAME-DAY SUPERSEDED");
    }

    @Test
    void rightNameWithAnotherPeriodInside_countsAsTheFileSays() throws IOException {
        put(
                FOLDER + "huyen-bu-dang.xlsx",
                Files.readAllBytes(Path.of("input/submissions", FOLDER, "huyen-bu-dang.xlsx")));
        put("2023-Q2/a.xlsx", sent());
        put("2023-Q2/b.xlsx", Files.readAllBytes(Path.of("input/submissions/2023-Q2/binh-phuoc/huyen-bu-dang.xlsx")));
        runNightly(MONDAY.plusMonths(3));
        assertThat(codes("2023-Q1")).contains("PATH-DISAGREES warning 2023-Q2/a.xlsx");
        assertThat(completeness("2023-Q1", "BP-DP")).containsExactly("2023-Q1,BP-DP,1,1,1,0,1,accepted,PATH-DISAGREES");
        assertThat(completeness("2023-Q2", "BP-DP")).containsExactly("2023-Q2,BP-DP,1,0,0,0,,missing,PATH-DISAGREES");
    }

    @Test
    void unitThatIsClosed_isReturnedAndListedAsNotExpected() throws IOException {
        put(FOLDER + "a.xlsx", sent());
        put(FOLDER + "b.xlsx", Files.readAllBytes(Path.of("input/submissions", FOLDER, "huyen-bu-dang.xlsx")));
        Path units = office.input().resolve("org-units.csv");
        Files.writeString(
                units,
                Files.readString(units).replaceFirst("(?m)^(BP-DP,[^,]*,[^,]*,[^,]*,[^,]*,[^,]*),", "$1,2023-02-28"));
        runNightly(MONDAY);
        assertThat(completeness("2023-Q1", "BP-DP")).containsExactly("2023-Q1,BP-DP,0,1,0,0,1,returned,UNIT-NOT-ASKED");
        assertThat(lines("2023-Q1/figures.csv", ",BP-DP,")).isEmpty();
    }

    @Test
    void fileAfterClosing_isNamed() throws IOException {
        put(FOLDER + "b.xlsx", Files.readAllBytes(Path.of("input/submissions", FOLDER, "huyen-bu-dang.xlsx")));
        runNightly(MONDAY);
        Files.writeString(
                office.decisions(), "2023-04-20,2023-Q1,BP,close,đã giao ban,Văn phòng\n", StandardOpenOption.APPEND);
        put(FOLDER + "a.xlsx", sent());
        runNightly(LocalDate.of(2023, 4, 25));
        assertThat(codes("2023-Q1")).containsExactly("AFTER-CLOSE warning " + FOLDER + "a.xlsx");
        assertThat(completeness("2023-Q1", "BP-DP")).containsExactly("2023-Q1,BP-DP,1,1,1,0,1,accepted,AFTER-CLOSE");
        assertThat(lines("2023-Q1/findings.csv", "AFTER-CLOSE").get(0))
                .contains("Tệp nhận ngày 25/04/2023, sau khi kỳ quý I/2023 đã chốt ngày 20/04/2023.");
    }

    @Test
    void fileStillBeingWritten_isNamedIfItsPathHasTheUnit() throws Exception {
        put(FOLDER + "b.xlsx", Files.readAllBytes(Path.of("input/submissions", FOLDER, "huyen-bu-dang.xlsx")));
        put(FOLDER + "huyen-dong-phu.xlsx", sent());
        put(FOLDER + "bao-cao.xlsx", sent());
        try (Writing half = new Writing(office.submissions().resolve(FOLDER + "huyen-dong-phu.xlsx"));
                Writing other = new Writing(office.submissions().resolve(FOLDER + "bao-cao.xlsx"))) {
            runNightly(MONDAY);
        }
        assertThat(completeness("2023-Q1", "BP-DP"))
                .containsExactly("2023-Q1,BP-DP,1,0,0,0,,missing,STILL-BEING-WRITTEN");
        assertThat(completeness("2023-Q1", "BP-BDA")).containsExactly("2023-Q1,BP-BDA,1,1,1,1,1,accepted,");
        assertThat(codes("2023-Q1"))
                .containsExactly(
                        "STILL-BEING-WRITTEN warning " + FOLDER + "bao-cao.xlsx",
                        "STILL-BEING-WRITTEN warning " + FOLDER + "huyen-dong-phu.xlsx");
        assertThat(lines("refused/findings.csv", "STILL-BEING-WRITTEN"))
                .as("the unit is unknown")
                .singleElement()
                .asString()
                .startsWith("2023-Q1,," + FOLDER + "bao-cao.xlsx,");
        Files.delete(office.submissions().resolve(FOLDER + "bao-cao.xlsx"));
        put(FOLDER + "huyen-dong-phu.xlsx", sent());
        runNightly(MONDAY.plusDays(1));
        assertThat(completeness("2023-Q1", "BP-DP").get(0)).startsWith("2023-Q1,BP-DP,1,1,1,1,1,accepted");
        assertThat(codes("2023-Q1")).noneMatch(line -> line.startsWith("STILL-BEING-WRITTEN"));
    }

    /** A writer that appends to a file until it is closed. */
    private static final class Writing implements AutoCloseable {

        private final Path file;
        private final Thread thread = new Thread(this::write, "writing");
        private volatile boolean ended;

        Writing(Path file) {
            this.file = file;
            thread.start();
        }

        private void write() {
            while (!ended) {
                try {
                    Files.write(file, new byte[] {0}, StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                LockSupport.parkNanos(1_000_000);
            }
        }

        @Override
        public void close() throws InterruptedException {
            ended = true;
            thread.join();
        }
    }

    @Test
    void ledger_makesARebuildGiveTheSameVersions() throws IOException {
        put(FOLDER + "z.xlsx", sent(1, "2023-04-01T02:00:00Z"));
        runNightly(MONDAY);
        put(FOLDER + "a.xlsx", sent(2, "2023-04-04T02:00:00Z"));
        runNightly(MONDAY.plusDays(1));
        List<String> before = completeness("2023-Q1", "BP-DP");
        FileUtils.deleteDirectory(office.output().toFile());
        runNightly(MONDAY.plusDays(2));
        assertThat(value()).isEqualTo("2");
        assertThat(completeness("2023-Q1", "BP-DP")).isEqualTo(before);
    }
}
