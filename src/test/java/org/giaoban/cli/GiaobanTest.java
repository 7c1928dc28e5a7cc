package org.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.job.ExitCode;
import org.giaoban.job.TestWorkspace;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands on one quarter of one province. */
class GiaobanTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Workspace workspace;

    @SuppressWarnings("NullAway.Init")
    private static Result firstRun;

    record Result(int code, String out, String err) {}

    @BeforeAll
    static void runOnce() {
        workspace = TestWorkspace.copy(folder.resolve("office"), path -> path.startsWith("2022-Q1/bac-giang/"));
        firstRun = ask("run", "--date", "2024-01-31", "--force-date");
    }

    private static Result ask(String... words) {
        return askIn(workspace.root(), words);
    }

    private static Result askIn(Path office, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Giaoban.execute(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Stream.concat(Stream.of("--workspace", office.toString()), Stream.of(words))
                        .toArray(String[]::new));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void run_printsReceivedAndMissingSubmissionsAndWhatToDo() {
        assertThat(firstRun.code()).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(firstRun.err()).contains("tiếp nhận → đọc và kiểm tra → tổng hợp → lập PDF → xuất kết quả");
        assertThat(firstRun.out())
                .contains("đọc 10 tệp mới, lập 17 tài liệu, 0 tài liệu giữ nguyên")
                .contains("2022-Q1 Tỉnh Bắc Giang: đã nhận 10/11 báo cáo hợp lệ, còn thiếu 1")
                .contains("2022-Q1: chưa gửi: Huyện Sơn Động")
                .contains("Việc cần làm:");
    }

    /** Each command says the same there, and leaves nothing behind. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "check a.xlsx",
                "blank --period 2022-Q1",
                "status",
                "trace 2022-Q1 BG TS.HN",
                "decide close --period 2022-Q1 --reason r --by b",
                "deliver",
                "deliver --list",
                "received --was 2022-01-01 --on 2022-01-02",
                "verify a.pdf",
                "preview bao-cao-tong-hop",
                "sample --units 3 --periods 2022-Q1 --into made-up",
                "backup a.zip",
                "doctor",
                "doctor --last-success 26h"
            })
    void folderOfNoOffice_isSaidWithTheRemedy(String words, @TempDir Path empty) {
        Result result = askIn(empty, (words + " --lang en").split(" "));
        assertThat(result.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(result.err()).isEqualTo("""
                %s: no office's folder: it has neither templates nor input nor office.yaml
                    what to do: name the office's folder with --workspace DIR, or give the command in it; for a first \
                one, copy the demonstration (example, where the program is installed)
                """.formatted(empty));
        assertThat(result.out()).isEmpty();
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void exitZero_isForBuildTools() {
        assertThat(ask("run", "--date", "2024-01-31", "--force-date", "--exit-zero")
                        .code())
                .isZero();
    }

    @Test
    void summaryAsJson_isOneObject() {
        Result result = ask("run", "--date", "2024-01-31", "--force-date", "--json");
        JsonNode summary = new JsonMapper().readTree(result.out());
        assertThat(summary.at("/periods/0/accepted").asInt()).isEqualTo(10);
        assertThat(summary.at("/periods/0/missing/0").asString()).isEqualTo("BG-SD");
        assertThat(summary.at("/written").asInt()).isZero();
    }

    @Test
    void trace_printsTheCellsThatAddUp() {
        Result result = ask("trace", "2022-Q1", "BG", "TS.HN");
        assertThat(result.code()).isZero();
        assertThat(result.out().lines())
                .startsWith(
                        "2022-Q1 · BG Tỉnh Bắc Giang · TS.HN Hội nghị thông tin thời sự: 49",
                        "theo đơn vị khi báo cáo · 10/11 báo cáo · tạm tính · bản lần đầu",
                        "",
                        right("BG Tỉnh Bắc Giang = phần riêng và các đơn vị dưới", "49"),
                        right("├─ BG, phần riêng", "4"),
                        "│  [1] 2022-Q1/bac-giang/tinh-bac-giang.xlsx · bản thứ 1 · nhận ngày 09/04/2022",
                        right("│      Sổ hội nghị!A13 \"31/01/2022\"", "1"))
                .contains(
                        right("├─ BG-HH Huyện Hiệp Hòa", "4"),
                        right("│      Số liệu!D16 \"4\"", "4"),
                        right("├─ BG-SD Huyện Sơn Động: chưa gửi", "..."),
                        right("└─ BG-YT Huyện Yên Thế", "6"),
                        "[3] sha256 e327663261119a09a7b76c18c98f709eb48677e349aec68b144cea2e98f2395c")
                .endsWith("Cộng lại từ các ô: 49, khớp với số tổng hợp.")
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    private static String right(String text, String number) {
        return text + " ".repeat(100 - text.length() - number.length()) + number;
    }

    @Test
    void traceOfRatio_showsBothSides_downToTheDepthAskedFor() {
        Result result = ask("trace", "2022-Q1", "BG", "QT.TYLE", "--depth", "1", "--lang", "en");
        assertThat(result.code()).isZero();
        assertThat(result.out()
                        .lines()
                        .filter(line -> line.matches("[├└B].*"))
                        .map(line -> line.replaceAll(" +\\d[\\d.]*$", "")))
                .containsExactly(
                        "BG Tỉnh Bắc Giang = 100 × QT.DV.TG ÷ QT.DV.TS, six decimals",
                        "├─ QT.DV.TG Members who studied the resolutions = its own and the units below",
                        "└─ QT.DV.TS Members expected to study = its own and the units below");
    }

    @Test
    void traceOfRepairedCell_showsBeforeAfterAndTheCode() {
        assertThat(ask("trace", "2022-Q1", "BG-BG", "WEB.TRUYCAP").out().lines())
                .contains(right("    Số liệu!D27 \"72.000\" → 72000 [NUMBER-REPAIRED OUTLIER-AMONG-PEERS]", "72000"));
    }

    @Test
    void traceAsJson_isTheSameTree() {
        JsonNode trace = new JsonMapper()
                .readTree(ask("trace", "2022-Q1", "BG", "TS.HN", "--json").out());
        assertThat(trace.at("/value").asInt()).isEqualTo(49);
        assertThat(trace.at("/adds_up").asBoolean()).isTrue();
        assertThat(trace.at("/tree/step").asString()).isEqualTo("units");
        assertThat(trace.at("/tree/parts")).hasSize(11);
        assertThat(trace.at("/tree/parts/2/cells/0/cell").asString()).isEqualTo("D16");
        assertThat(trace.at("/tree/parts/6/state").asString()).isEqualTo("missing");
        assertThat(trace.at("/tree/parts/6/value").isNull()).isTrue();
    }

    @Test
    void traceAsCsv_hasARowForEachCell() {
        assertThat(ask("trace", "2022-Q1", "BG", "TS.HN", "--csv").out().lines())
                .hasSize(1 + 34 + 1)
                .startsWith(
                        "period,unit,part,reporting_unit,element,category,value,weight,file,sha256,version,received,"
                                + "sheet,cell,typed,repairs,findings,state,reason")
                .contains(
                        "2022-Q1,BG,2022-Q1,BG-HH,TS.HN,,4,1,2022-Q1/bac-giang/huyen-hiep-hoa.xlsx,"
                                + "e327663261119a09a7b76c18c98f709eb48677e349aec68b144cea2e98f2395c,1,2022-04-04,"
                                + "Số liệu,D16,4,,,counted,",
                        "2022-Q1,BG,2022-Q1,BG-SD,TS.HN,,,1,,,,,,,,,,missing,");
    }

    @Test
    void traceThatDoesNotAddUpToTheFigure_fails() throws java.sql.SQLException {
        changeFigures("+ 1");
        try {
            Result result = ask("trace", "2022-Q1", "BG", "TS.HN");
            assertThat(result.code()).isEqualTo(ExitCode.FAILED);
            assertThat(result.err()).contains("LỖI CHƯƠNG TRÌNH: số tổng hợp là 50 nhưng các ô cộng lại là 49");
            assertThat(result.out()).doesNotContain("khớp");
        } finally {
            changeFigures("- 1");
        }
    }

    @Test
    void damagedDatabase_isNamedByTheDoctorAndMadeAnewByTheNextRun(@TempDir Path office) throws IOException {
        Workspace other = TestWorkspace.copy(office, path -> path.startsWith("2022-Q1/bac-giang/"));
        askIn(office, "run", "--date", "2024-01-31", "--force-date");
        String figures = Files.readString(other.output().resolve("2022-Q1/figures.csv"));
        Path file = other.database().resolveSibling("giaoban.mv.db");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);
        Result doctor = askIn(office, "doctor");
        assertThat(doctor.out()).contains("LỖI   database");
        assertThat(doctor.code()).isEqualTo(ExitCode.FAILED);
        Result run = askIn(office, "run", "--date", "2024-01-31", "--force-date");
        assertThat(run.err()).contains("Cơ sở dữ liệu hỏng").doesNotContain("\tat ");
        assertThat(run.code()).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(other.output().resolve("2022-Q1/figures.csv")).hasContent(figures);
        assertThat(askIn(office, "doctor").out()).contains("tốt   database");
    }

    private static void changeFigures(String by) throws java.sql.SQLException {
        try (var source = org.giaoban.store.Database.open(workspace);
                var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE figure SET amount = amount " + by + " WHERE element = 'TS.HN'");
            connection.commit();
        }
    }

    @Test
    void traceOfAMissingRevisionOrView_namesTheExistingOnes() {
        assertThat(ask("trace", "2022-Q1", "BG", "TS.HN", "--as-of", "2").err()).contains("hiện có [0]");
        assertThat(ask("trace", "2022-Q1", "BG", "TS.HN", "--view", "restated").err())
                .contains("hãy bỏ --view");
        assertThat(ask("trace", "2022-Q1", "BG", "TS.HN", "--view", "other", "--lang", "en")
                        .err())
                .contains("as-reported or restated");
        assertThat(ask("trace", "2022-Q1", "BG", "TS.HN", "--json", "--csv").code())
                .isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void traceOfAnUnknownElement_namesTheFileOfFigures() {
        Result result = ask("trace", "2022-Q1", "BG", "NOPE");
        assertThat(result.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(result.err()).contains("output/2022-Q1/figures.csv");
    }

    @Test
    void status_namesOfficeStateAndCounts() {
        Result result = ask("status", "--lang", "en");
        assertThat(result.code()).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(result.out()).containsPattern("2022-Q1 +Tỉnh Bắc Giang +provisional +2022-04-07 +11 +10 +0 +1");
    }

    @Test
    void checkOfGoodWorkbook_givesItsValuesAsJson() {
        Result result = ask("check", "--json", "input/submissions/2022-Q1/bac-giang/thanh-pho-bac-giang.xlsx");
        assertThat(result.code()).isZero();
        JsonNode check = new JsonMapper().readTree(result.out());
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
        Result result = ask("check", "input/submissions/2023-Q1/binh-phuoc/huyen-bu-dop.xlsx");
        assertThat(result.code()).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(result.out()).contains("trả lại", "4.610", "3.232");
        assertThat(result.out().lines().map(line -> line.split("  +")[0])).contains("Ở đâu", "Số liệu!D11");
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
        Result folder = ask("check", "--json", other.toString(), other + "/a/*.xlsx");
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
        Result result = ask("check", "--json", "pom.xml", "README.md");
        assertThat(result.code()).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(result.out().lines()).hasSize(2).allMatch(line -> line.contains("\"outcome\":\"refused\""));
        assertThat(result.err()).isEmpty();
    }

    @Test
    void blank_writesTheUnitsWorkbookWithEarlierFigures() throws IOException {
        Result result = ask("blank", "--period", "2022-Q2", "--unit", "BG-HH");
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("output/blank/2022-Q2/BG-HH.xlsx\n");
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
    void blankForAnUnknownUnitOrPeriodType_namesTheKnownOnes() {
        assertThat(ask("blank", "--period", "2022-Q2", "--unit", "NOPE").err()).contains("Không có đơn vị NOPE");
        Result month = ask("blank", "--period", "2022-04");
        assertThat(month.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(month.err()).contains("hoat-dong: quý");
    }

    @Test
    void explain_printsEffectAndHint() {
        Result result = ask("explain", "ratio-above-100", "--lang", "en");
        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("RATIO-ABOVE-100 – ").contains("Effect: return", "How to mend it: ");
    }

    @Test
    void explainOfAFormsRule_namesItsElements() {
        Result result = ask("explain", "HD-QT-TYLE");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("HD-QT-TYLE – ")
                .contains("QT.DV.TG (Đảng viên đã học tập nghị quyết)", "QT.DV.TS (Tổng số đảng viên phải học tập)");
        assertThat(ask("explain", "HD-DV").out())
                .startsWith("HD-DV – Trái quy tắc")
                .contains(
                        "Tổng số đảng viên giảm quá nửa so với kỳ trước.",
                        "Sao cho QT.DV.TS (Tổng số đảng viên phải học tập) lớn hơn hoặc bằng previous([QT.DV.TS]) / 2.");
        assertThat(ask("explain", "NO-SUCH").code()).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void doctor_findsNoFault() {
        Result result = ask("doctor");
        assertThat(result.out()).doesNotContain("LỖI").contains("fonts", "disk", "database", "templates", "clock");
        assertThat(result.code()).isZero();
    }

    @Test
    void otherRunHoldsTheWorkspace_endsWithFour() {
        try (WorkspaceLock held = WorkspaceLock.acquire(workspace, Clock.systemUTC())) {
            Result result = ask("run");
            assertThat(result.code()).isEqualTo(ExitCode.HELD);
            assertThat(result.err())
                    .contains("process " + ProcessHandle.current().pid())
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void faultyTemplate_endsWithTwoAndNamesFileLineAndRemedy(@TempDir Path other) throws IOException {
        Workspace faulty = TestWorkspace.copy(other, path -> false);
        Path form = faulty.templates().resolve("forms/hoat-dong.yaml");
        Files.writeString(form, Files.readString(form).replace("over_time: last", "over_time: lately"));
        Result result = askIn(other, "run");
        assertThat(result.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(result.err())
                .contains("templates/forms/hoat-dong.yaml:", "over_time", "cách xử lý")
                .doesNotContain("\tat ");
    }

    @Test
    void faultyNarrative_endsTheRunWithTwoAndOneLine(@TempDir Path other) throws IOException {
        Workspace faulty = TestWorkspace.copyAlone(other, path -> false);
        Path narrative = faulty.templates().resolve("reports/bao-cao-tong-hop/opening.ftl");
        Files.writeString(narrative, Files.readString(narrative).stripTrailing() + "\n[=exakt()]\n");
        Result result = askIn(other, "run", "--date", "2024-01-31", "--force-date");
        assertThat(result.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(result.err())
                .contains("templates/reports/bao-cao-tong-hop/opening.ftl:13: ", "exakt")
                .doesNotContain("\tat ");
    }

    @Test
    void runWithoutAnySubmission_isNoFailure(@TempDir Path other) throws IOException {
        TestWorkspace.copyAlone(other, path -> false);
        Result result = askIn(other, "run", "--date", "2024-01-31", "--force-date");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Chưa có báo cáo nào");
    }

    @Test
    void wrongArguments_endWithTwo() {
        assertThat(ask("run", "--period", "2022-Q9").code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(ask("run", "--only", "dance").code()).isEqualTo(ExitCode.CONFIGURATION);
        Result noPeriod = ask("blank", "--period", "2022-Q9", "--lang", "en");
        assertThat(noPeriod.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(noPeriod.err())
                .as("in the language of an option that comes later")
                .startsWith("--period: There is no period \"2022-Q9\"\n    what to do: write it like 2022-Q1, ");
        assertThat(ask("trace", "2022-Q9", "BG", "TS.HN").err()).startsWith("PERIOD: Không có kỳ “2022-Q9”");
        Result noDay = ask("run", "--date", "2022-02-30", "--lang", "en");
        assertThat(noDay.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(noDay.err())
                .contains("\"2022-02-30\" is no day; write it like 2022-04-20")
                .doesNotContain("java.");
        assertThat(ask("check", "no-such-file.xlsx").code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(askIn(Path.of("no-such-folder"), "run").code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(ask("status", "--lang", "fr").code()).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void sample_isAWorkspaceThatRuns(@TempDir Path other) {
        Path made = other.resolve("made");
        Result result = askIn(Path.of(""), "sample", "--units", "3", "--periods", "2022-Q1", "--into", made.toString());
        assertThat(result.code()).isZero();
        Result run = askIn(made, "run", "--date", "2022-04-02");
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(made.resolve("output/2022-Q1/figures.csv")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void everyCommandOptionAndParameter_isDescribed(String language) {
        CommandLine giaoban = Giaoban.createCommand(System.out, System.err, null, "--lang", language);
        List<CommandLine> commands = new ArrayList<>(giaoban.getSubcommands().values());
        commands.add(giaoban);
        for (CommandLine command : commands) {
            CommandSpec spec = command.getCommandSpec();
            assertThat(spec.usageMessage().description()).as(spec.name()).isNotEmpty();
            assertThat(spec.args())
                    .allSatisfy(arg -> assertThat(arg.description())
                            .as("%s %s", spec.name(), arg)
                            .isNotEmpty());
        }
    }
}
