package org.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.catalogue.Workspace;
import org.giaoban.job.TestWorkspace;
import org.giaoban.job.WorkspaceLock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands over one quarter of one province. */
class GiaobanTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Workspace workspace;

    @SuppressWarnings("NullAway.Init")
    private static Answer firstRun;

    record Answer(int code, String out, String err) {}

    @BeforeAll
    static void runOnce() {
        workspace = TestWorkspace.copy(folder.resolve("office"), path -> path.startsWith("2022-Q1/bac-giang/"));
        firstRun = ask("run", "--date", "2024-01-31");
    }

    private static Answer ask(String... words) {
        return askIn(workspace.root(), words);
    }

    private static Answer askIn(Path office, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Giaoban.execute(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Stream.concat(Stream.of("--workspace", office.toString()), Stream.of(words))
                        .toArray(String[]::new));
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void run_saysWhatCameWhatIsMissingAndWhatToDo() {
        assertThat(firstRun.code()).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(firstRun.err()).contains("tiếp nhận → đọc và kiểm tra → tổng hợp → lập PDF → xuất kết quả");
        assertThat(firstRun.out())
                .contains("đọc 10 tệp mới, lập 11 tài liệu")
                .contains("2022-Q1 Tỉnh Bắc Giang: đã nhận 10/11 báo cáo hợp lệ, còn thiếu 1")
                .contains("2022-Q1: chưa gửi: Huyện Sơn Động")
                .contains("Việc cần làm:");
    }

    @Test
    void exitZero_isForBuildTools() {
        assertThat(ask("run", "--date", "2024-01-31", "--exit-zero").code()).isZero();
    }

    @Test
    void summaryAsJson_isOneObject() {
        Answer answer = ask("run", "--date", "2024-01-31", "--json");
        JsonNode summary = new JsonMapper().readTree(answer.out());
        assertThat(summary.at("/periods/0/accepted").asInt()).isEqualTo(10);
        assertThat(summary.at("/periods/0/missing/0").asString()).isEqualTo("BG-SD");
        assertThat(summary.at("/written").asInt()).isZero();
    }

    @Test
    void trace_printsTheCellsThatAddUp() {
        Answer answer = ask("trace", "2022-Q1", "BG", "TS.HN");
        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .contains("2022-Q1 · BG · TS.HN: 49")
                .contains("10/11")
                .contains("2022-Q1/bac-giang/huyen-hiep-hoa.xlsx")
                .contains("Tổng các ô, TS.HN: 49");
    }

    @Test
    void traceOfNothing_saysWhereToLook() {
        Answer answer = ask("trace", "2022-Q1", "BG", "NOPE");
        assertThat(answer.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(answer.err()).contains("output/2022-Q1/figures.csv");
    }

    @Test
    void status_namesOfficeStateAndCounts() {
        Answer answer = ask("status", "--lang", "en");
        assertThat(answer.code()).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(answer.out()).containsPattern("2022-Q1 +Tỉnh Bắc Giang +provisional +2022-04-07 +11 +10 +0 +1");
    }

    @Test
    void checkOfGoodWorkbook_givesItsValuesAsJson() {
        Answer answer = ask("check", "--json", "input/submissions/2022-Q1/bac-giang/thanh-pho-bac-giang.xlsx");
        assertThat(answer.code()).isZero();
        JsonNode check = new JsonMapper().readTree(answer.out());
        assertThat(check.at("/outcome").asString()).isEqualTo("accepted");
        assertThat(check.at("/unit").asString()).isEqualTo("BG-BG");
        assertThat(check.at("/period").asString()).isEqualTo("2022-Q1");
        assertThat(check.at("/values/WEB.TRUYCAP").asLong())
                .as("typed as text \"72.000\"")
                .isEqualTo(72000);
        assertThat(check.at("/findings/0/code").asString()).isEqualTo("NUMBER-REPAIRED");
        assertThat(check.at("/findings/0/effect").asString()).isEqualTo("note");
    }

    @Test
    void checkOfReturnedWorkbook_namesTheCellAndTheHint() {
        Answer answer = ask("check", "input/submissions/2023-Q1/binh-phuoc/huyen-bu-dop.xlsx");
        assertThat(answer.code()).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(answer.out()).contains("trả lại", "4.610", "3.232");
        assertThat(answer.out().lines().map(line -> line.split("  +")[0])).contains("Ở đâu", "Số liệu!D11");
        assertThat(ask("check", "input/submissions/2023-Q1/binh-phuoc/huyen-bu-dop.xlsx", "--lang", "en")
                        .out())
                .containsPattern("Số liệu!D11  return  RATIO-ABOVE-100  .*4,610.*3,232");
    }

    @Test
    void checkOfFoldersAndPatterns_takesEveryFileOnce(@TempDir Path other) throws IOException {
        Path sent = Path.of("input/submissions/2022-Q1/bac-giang");
        Files.createDirectories(other.resolve("a/b"));
        Files.copy(sent.resolve("huyen-hiep-hoa.xlsx"), other.resolve("a/huyen-hiep-hoa.xlsx"));
        Files.copy(sent.resolve("huyen-tan-yen.xlsx"), other.resolve("a/b/huyen-tan-yen.xlsx"));
        Files.writeString(other.resolve("a/~$huyen-tan-yen.xlsx"), "lock");
        Answer folder = ask("check", "--json", other.toString(), other + "/a/*.xlsx");
        assertThat(folder.out()
                        .lines()
                        .map(line -> new JsonMapper().readTree(line).at("/unit").asString()))
                .containsExactly("BG-TY", "BG-HH");
        assertThat(ask("check", "--json", other + "/**/huyen-t?n-*.xlsx").out().lines())
                .hasSize(1);
        assertThat(ask("check", other + "/*.pdf").code()).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void checkOfNoWorkbook_isRefusedWithoutStackTrace() {
        Answer answer = ask("check", "--json", "pom.xml", "README.md");
        assertThat(answer.code()).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(answer.out().lines()).hasSize(2).allMatch(line -> line.contains("\"outcome\":\"refused\""));
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void blank_writesTheUnitsWorkbookWithTheFiguresOfBefore() throws IOException {
        Answer answer = ask("blank", "--period", "2022-Q2", "--unit", "BG-HH");
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).isEqualTo("output/blank/2022-Q2/BG-HH.xlsx\n");
        Path file = workspace.output().resolve("blank/2022-Q2/BG-HH.xlsx");
        JsonNode check = new JsonMapper()
                .readTree(ask("check", "--json", file.toString()).out());
        assertThat(check.at("/unit").asString()).isEqualTo("BG-HH");
        assertThat(check.at("/period").asString()).isEqualTo("2022-Q2");
        try (XSSFWorkbook sent = new XSSFWorkbook(Files.newInputStream(file))) {
            String reported = Files.readAllLines(workspace.output().resolve("2022-Q1/figures.csv")).stream()
                    .filter(line -> line.startsWith("2022-Q1,BG-HH,") && line.contains(",WEB.TIN,"))
                    .map(line -> line.split(",")[7])
                    .findFirst()
                    .orElseThrow();
            Iterable<Row> rows = sent.getSheetAt(0);
            assertThat(rows)
                    .filteredOn(row -> "WEB.TIN".equals(String.valueOf(row.getCell(0))))
                    .extracting(row -> (long) row.getCell(5).getNumericCellValue())
                    .containsExactly(Long.parseLong(reported));
        }
    }

    @Test
    void blankForAnUnknownUnitOrKindOfPeriod_saysWhatToName() {
        assertThat(ask("blank", "--period", "2022-Q2", "--unit", "NOPE").err()).contains("no unit NOPE");
        Answer month = ask("blank", "--period", "2022-04");
        assertThat(month.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(month.err()).contains("hoat-dong: quarter");
    }

    @Test
    void explain_tellsEffectAndHint() {
        Answer answer = ask("explain", "ratio-above-100", "--lang", "en");
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).startsWith("RATIO-ABOVE-100 – ").contains("Effect: return", "How to mend it: ");
    }

    @Test
    void explainOfAFormsRule_namesItsElements() {
        Answer answer = ask("explain", "HD-QT-TYLE");
        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .startsWith("HD-QT-TYLE – ")
                .contains("QT.DV.TG (Đảng viên đã học tập nghị quyết)", "QT.DV.TS (Tổng số đảng viên phải học tập)");
        assertThat(ask("explain", "HD-DV").out())
                .startsWith("HD-DV – Trái quy tắc")
                .contains(
                        "Tổng số đảng viên giảm quá nửa so với kỳ trước.",
                        "Sao cho QT.DV.TS (Tổng số đảng viên phải học tập) >= previous([QT.DV.TS]) / 2.");
        assertThat(ask("explain", "NO-SUCH").code()).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void doctor_findsAllWell() {
        Answer answer = ask("doctor");
        assertThat(answer.out()).doesNotContain("LỖI").contains("fonts", "disk", "database", "templates", "clock");
        assertThat(answer.code()).isZero();
    }

    @Test
    void otherRunHoldsTheWorkspace_endsWithFour() {
        try (WorkspaceLock held = WorkspaceLock.acquire(workspace, Clock.systemUTC())) {
            Answer answer = ask("run");
            assertThat(answer.code()).isEqualTo(ExitCode.HELD);
            assertThat(answer.err())
                    .contains("process " + ProcessHandle.current().pid())
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void faultyTemplate_endsWithTwoAndNamesFileLineAndRemedy(@TempDir Path other) throws IOException {
        Workspace faulty = TestWorkspace.copy(other, path -> false);
        Path form = faulty.templates().resolve("forms/hoat-dong.yaml");
        Files.writeString(form, Files.readString(form).replace("over_time: last", "over_time: lately"));
        Answer answer = askIn(other, "run");
        assertThat(answer.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(answer.err())
                .contains("templates/forms/hoat-dong.yaml:", "over_time", "cách xử lý")
                .doesNotContain("\tat ");
    }

    @Test
    void nightWithoutAnySubmission_isNoFailure(@TempDir Path other) {
        TestWorkspace.copy(other, path -> false);
        Answer answer = askIn(other, "run", "--date", "2024-01-31");
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("Chưa có báo cáo nào");
    }

    @Test
    void wrongWords_endWithTwo() {
        assertThat(ask("run", "--period", "2022-Q9").code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(ask("run", "--only", "dance").code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(ask("run", "--date", "yesterday").code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(ask("check", "no-such-file.xlsx").code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(askIn(Path.of("no-such-folder"), "run").code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(ask("status", "--lang", "fr").code()).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void sample_isAWorkspaceThatRuns(@TempDir Path other) {
        Path made = other.resolve("made");
        Answer answer = askIn(Path.of(""), "sample", "--units", "3", "--periods", "2022-Q1", "--into", made.toString());
        assertThat(answer.code()).isZero();
        Answer run = askIn(made, "run", "--date", "2022-04-02");
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(made.resolve("output/2022-Q1/figures.csv")).exists();
    }

    @Test
    void bothLanguages_haveTheSameMessages() {
        assertThat(java.util.ResourceBundle.getBundle("org.giaoban.cli.messages", java.util.Locale.ROOT)
                        .keySet())
                .isEqualTo(java.util.ResourceBundle.getBundle(
                                "org.giaoban.cli.messages", java.util.Locale.forLanguageTag("vi"))
                        .keySet());
    }
}
