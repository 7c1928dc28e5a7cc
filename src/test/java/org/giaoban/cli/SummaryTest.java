package org.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.giaoban.job.ExitCode;
import org.giaoban.job.TestWorkspace;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The summary of runs over a complete quarter: Bình Phước, 2023-Q2. */
class SummaryTest {

    private static final String FOLDER = "2023-Q2/binh-phuoc/";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workspace office;

    @BeforeEach
    void office() throws IOException {
        office = TestWorkspace.copyAlone(folder, path -> path.startsWith(FOLDER));
        Files.writeString(office.decisions(), "date,period,unit,decision,reason,by\n");
    }

    private Asked run(String... words) {
        return Asked.of(office, words);
    }

    /** Submits the district's workbook again with another number of directives. */
    private void send(String name, int directives) throws IOException {
        Path sent = office.submissions().resolve(FOLDER + "huyen-dong-phu.xlsx");
        try (Workbook workbook = WorkbookFactory.create(Files.newInputStream(sent));
                OutputStream out = Files.newOutputStream(sent.resolveSibling(name))) {
            for (Row row : workbook.getSheet("Số liệu")) {
                if (row.getCell(0) != null && row.getCell(0).toString().equals("SK.VB")) {
                    row.getCell(3).setCellValue(directives);
                }
            }
            workbook.write(out);
        }
    }

    @Test
    void newestVersionReturned_whileAnOlderOneIsAccepted_wantsAPerson() throws IOException {
        assertThat(run("run", "--date", "2023-07-20").code()).isZero();
        send("sua.xlsx", -5);
        Asked result = run("run", "--date", "2023-07-21");
        assertThat(result.code()).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(result.out())
                .contains("2023-Q2 Tỉnh Bình Phước: 12 of 12")
                .contains("2023-Q2 Huyện Đồng Phú: the newest version was returned (NEGATIVE), the one before still"
                        + " counts; send back output/2023-Q2/returned/BP-DP-sua.xlsx")
                .doesNotContain("more answers");
        run("decide", "close", "--period", "2023-Q2", "--reason", "Đủ", "--by", "VP", "--date", "2023-07-22");
        assertThat(run("run", "--date", "2023-07-22").code()).as("closed").isZero();
    }

    @Test
    void earlierBusinessDate_leavesNothingOfLaterRevisions() throws IOException {
        run("run", "--date", "2023-07-20");
        run("decide", "close", "--period", "2023-Q2", "--reason", "Đủ", "--by", "VP", "--date", "2023-07-21");
        run("run", "--date", "2023-07-21");
        send("sua.xlsx", 9);
        run("run", "--date", "2023-07-22");
        Path period = office.output().resolve("2023-Q2");
        assertThat(period.resolve("changes.csv")).exists();
        assertThat(period.resolve("figures.r0.csv")).exists();
        run("run", "--date", "2023-07-20", "--force-date");
        assertThat(period.resolve("changes.csv")).doesNotExist();
        assertThat(period.resolve("figures.r0.csv")).doesNotExist();
        assertThat(Files.readString(period.resolve("manifest.json"))).doesNotContain("changes.csv", "figures.r0.csv");
    }

    /** Only units and targets of the closed period matter; those added for later periods do not. */
    @Test
    void periodClosedWithOtherUnitsOrTargets_isNamed() throws IOException {
        run("run", "--date", "2023-07-20");
        run("decide", "close", "--period", "2023-Q2", "--reason", "Đủ", "--by", "VP", "--date", "2023-07-21");
        Path targets = office.input().resolve("targets.csv");
        Path units = office.input().resolve("org-units.csv");
        Files.writeString(targets, "BP,SK.VB,2024,5\n", StandardOpenOption.APPEND);
        assertThat(run("run", "--date", "2023-07-21").out()).doesNotContain("other units or targets");
        Files.writeString(targets, "BP,SK.VB,2023,5\n", StandardOpenOption.APPEND);
        assertThat(run("run", "--date", "2023-07-21").out()).contains("2023-Q2 was closed with other units or targets");
        String before = Files.readString(units);
        Files.writeString(targets, Files.readString(targets).replace("BP,SK.VB,2023,5\n", ""));
        Files.writeString(units, before.replace("Huyện Đồng Phú", "Huyện Đồng Phú Mới"));
        assertThat(run("run", "--date", "2023-07-21").out()).contains("2023-Q2 was closed with other units or targets");
    }

    @Test
    void futureBusinessDate_isWarnedOf_andItsReceiptsInLaterRuns() throws IOException {
        Files.writeString(office.receipts(), "sha256,path,first_seen\n");
        assertThat(run("run", "--date", "2923-07-20", "--force-date").err()).contains("2923-07-20 is yet to come");
        Asked earlier = run("run", "--date", "2023-07-20", "--force-date");
        assertThat(earlier.err())
                .contains("12 files were received after 2023-07-20 (up to 2923-07-20) and not seen by this run.")
                .doesNotContain("yet to come");
        assertThat(earlier.out()).contains("No submission yet");
    }

    @Test
    void mistypedDate_isRefusedAndTakesNothingAway() throws IOException {
        run("run", "--date", "2023-07-20");
        var before = TestWorkspace.hashes(office);
        Asked early = run("run", "--date", "1999-01-01");
        assertThat(early.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(early.err())
                .contains("1999-01-01 is before 2023-07-", "--force-date")
                .doesNotContain("\tat ");
        Asked late = run("run", "--date", "2923-07-20");
        assertThat(late.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(late.err()).contains("2923-07-20 is after today");
        assertThat(TestWorkspace.hashes(office)).isEqualTo(before);
    }

    @Test
    void clockBehindTheLedger_isAFaultOfTheMachineUntilTheDayIsMended() throws IOException {
        String ledger = Files.readString(office.receipts());
        Files.writeString(office.receipts(), ledger.replaceAll(",2023-07-[0-9]+", ",2923-07-05"));
        String wrong = Files.readString(office.receipts());
        Asked result = run("run");
        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.err())
                .contains("files were received on 2923-07-05 already", "giaoban received --was 2923-07-05");
        Asked none = run("received", "--was", "2023-01-01", "--on", "2023-07-05");
        assertThat(none.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run("received", "--was", "2923-07-05", "--on", "2923-07-06").code())
                .as("a day to come")
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(run("received", "--was", "2923-07-05", "--on", "2023-07-05").code())
                .isZero();
        assertThat(Files.readString(office.receipts())).as("append-only").startsWith(wrong);
        assertThat(run("run", "--date", "2023-07-20").out()).contains("12 of 12");
    }

    @Test
    void zone_isAParameter() {
        assertThat(run("doctor", "--zone", "Pacific/Kiritimati").out()).contains("+14:00\n");
        assertThat(run("doctor").out()).contains("+07:00\n");
        assertThat(run("doctor", "--zone", "Mars/Olympus").code()).isEqualTo(ExitCode.CONFIGURATION);
    }
}
