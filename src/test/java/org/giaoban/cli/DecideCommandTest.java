package org.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.job.ExitCode;
import org.giaoban.job.TestWorkspace;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Decisions on one quarter of one province in which one district has not submitted. */
class DecideCommandTest {

    private static final String LEDGER = """
            date,period,unit,decision,reason,by
            2022-04-20,2022-Q1,BG-LG,exclude,Sáp nhập,Văn phòng
            """;

    private static final String NEW_HEADER = "date,period,unit,decision,element,value,until,receipts,reason,by\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Workspace workspace;

    private record Result(int code, String out, String err) {}

    @BeforeAll
    static void runOnce() throws IOException {
        workspace = TestWorkspace.copy(folder.resolve("office"), path -> path.startsWith("2022-Q1/bac-giang/"));
        Files.writeString(workspace.decisions(), LEDGER);
        assertThat(ask("run", "--date", "2022-04-20", "--force-date").code()).isEqualTo(ExitCode.WANTS_PERSON);
    }

    @BeforeEach
    void restoreTheLedger() throws IOException {
        Files.writeString(workspace.decisions(), LEDGER);
    }

    private static Result ask(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> all =
                new ArrayList<>(List.of("--workspace", workspace.root().toString()));
        all.addAll(List.of(words));
        int code = Giaoban.execute(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                all.toArray(String[]::new));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs {@code decide} with words separated by blanks, a reason and a name. */
    private static Result decide(String words) {
        List<String> all = new ArrayList<>(List.of("decide"));
        all.addAll(List.of(words.split(" ")));
        all.addAll(List.of("--reason", "Đã đối chiếu, đủ", "--by", "Văn phòng"));
        return ask(all.toArray(String[]::new));
    }

    private static String ledger() throws IOException {
        return Files.readString(workspace.decisions());
    }

    @Test
    void close_entersTheRowAndTheNextRunKnowsIt() throws IOException {
        Result result = decide("close --period 2022-Q1 --unit BG --date 2022-05-04");
        assertThat(result.err()).isEqualTo("Đã ghi vào input/decisions.csv. Để áp dụng, hãy chạy: giaoban run\n");
        assertThat(result.out())
                .isEqualTo(
                        "2022-Q1, Tỉnh Bắc Giang: chốt số liệu. Từ lần chạy tới, số liệu là chính thức, các trang không"
                                + " còn ghi “Số liệu tạm tính”.\n");
        assertThat(result.code()).isZero();
        assertThat(ledger())
                .startsWith(LEDGER + "2022-05-04,2022-Q1,BG,close,\"Đã đối chiếu, đủ [templates ")
                .endsWith("]\",Văn phòng\n");
        assertThat(ask("run", "--date", "2022-05-05", "--force-date").out()).doesNotContain("mẫu biểu còn khác");
        Path layout = workspace.templates().resolve("layouts/hd36-2018.yaml");
        String before = Files.readString(layout);
        Files.writeString(layout, before + "\n# khác\n");
        assertThat(ask("run", "--date", "2022-05-05", "--force-date").out())
                .contains("2022-Q1 được chốt khi mẫu biểu còn khác (mã ");
        Files.writeString(layout, before);
        ask("run", "--date", "2022-05-04", "--force-date");
        assertThat(ask("status", "--lang", "en").out()).containsPattern("2022-Q1 +Tỉnh Bắc Giang +closed ");
    }

    @Test
    void returnedSubmission_isNotAggregatedAndItsFeedbackHasTheReason() throws IOException {
        assertThat(decide("return --period 2022-Q1 --unit BG-HH --date 2022-05-04")
                        .code())
                .isZero();
        ask("run", "--date", "2022-05-04", "--force-date");
        assertThat(Files.readAllLines(workspace.output().resolve("2022-Q1/completeness.csv")))
                .anyMatch(line -> line.matches("2022-Q1,BG-HH,1,1,0,.*,returned,.*"));
        assertThat(decide("return --period 2022-Q1 --unit BG-HH --date 2022-05-04 --lang en")
                        .err())
                .contains("what it sent for 2022-Q1 has been returned already");
        restoreTheLedger();
        ask("run", "--date", "2022-05-04", "--force-date");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "close --period 2022-Q1 --unit BG",
                "return --period 2022-Q1 --unit BG-HH",
                "confirm --period 2022-Q1 --unit BG-BG --element WEB.TRUYCAP",
                "amend --period 2022-Q1 --unit BG-BG --element WEB.TRUYCAP --value 7200"
            })
    void fileThatNoRunHasReceived_comesAfterTheDecisionWithAWarning(String words) throws IOException {
        Path file = workspace.submissions().resolve("2022-Q1/bac-giang/muộn.xlsx");
        Files.writeString(file, "chưa nhận");
        try {
            Result result = decide(words + " --date 2022-05-04 --lang en");
            assertThat(result.err())
                    .isEqualTo("Entered in input/decisions.csv. Apply it: giaoban run\n"
                            + "No run has received 2022-Q1/bac-giang/muộn.xlsx yet: it comes after this decision.\n");
            long received = Files.readAllLines(workspace.receipts()).size() - 1;
            assertThat(new CatalogueLoader(workspace).load().decisions().get(1).basedOn())
                    .isEqualTo(new AsOfPoint(LocalDate.of(2022, 5, 4), received, 2));
            assertThat(decide("exclude --period 2022-Q1 --unit BG-HH --date 2022-05-04 --lang en")
                            .err())
                    .isEqualTo("Entered in input/decisions.csv. Apply it: giaoban run\n");
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void extensionInAnOlderLedger_carriesItsLastDayInTheReason() throws IOException {
        Result answer = decide("extend --period 2022-Q1 --unit BG-SD --until 2022-04-29 --date 2022-04-20 --json");
        JsonNode decision = new JsonMapper().readTree(answer.out());
        assertThat(decision.at("/until").asString()).isEqualTo("2022-04-29");
        assertThat(decision.at("/reason").asString()).isEqualTo("Đã đối chiếu, đủ");
        assertThat(ledger())
                .isEqualTo(LEDGER + "2022-04-20,2022-Q1,BG-SD,extend,\"2022-04-29: Đã đối chiếu, đủ\",Văn phòng\n");
        List<Decision> all = new CatalogueLoader(workspace).load().decisions();
        assertThat(all).hasSize(2);
        assertThat(all.get(0).until()).as("no extension").isEmpty();
        assertThat(all.get(1).until()).contains(LocalDate.of(2022, 4, 29));
    }

    @Test
    void dayInTheReasonOfAnExtension_isNotTakenForItsDeadline() {
        Result result = ask(
                "decide", "extend", "--period", "2022-Q1", "--reason", "2022-04-30: lũ", "--by", "VP", "--lang", "en");
        assertThat(result.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(result.err()).contains("name the day with --until");
    }

    @Test
    void extensionForAllWithoutADay_waivesTheDeadline() throws IOException {
        Result result = decide("extend --period 2022-Q1 --date 2022-04-20 --lang en");
        assertThat(result.out())
                .isEqualTo(
                        "2022-Q1, all units: deadline waived. Whatever comes before the period is closed is in time.\n");
        assertThat(ledger()).endsWith("\n2022-04-20,2022-Q1,,extend,\"Đã đối chiếu, đủ\",Văn phòng\n");
        assertThat(new CatalogueLoader(workspace).load().decisions().get(1).until())
                .isEmpty();
    }

    @Test
    void reopening_appliesToPeriodsClosedThroughTheirQuartersOrTheUnitAboveToo() {
        for (String quarter : List.of("2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4")) {
            assertThat(decide("close --period " + quarter + " --date 2023-01-20")
                            .code())
                    .isZero();
        }
        assertThat(decide("close --period 2022 --unit BG --date 2023-01-20 --lang en")
                        .err())
                .contains("2022 is closed already for Tỉnh Bắc Giang");
        assertThat(decide("extend --period 2022-Q1 --until 2023-01-25 --date 2023-01-20 --lang en")
                        .err())
                .contains("2022-Q1 is closed for")
                .contains("first decide reopen, then decide extend, then decide close");
        assertThat(decide("reopen --period 2022-Q1 --unit BG-HH --date 2023-01-20")
                        .code())
                .isZero();
        assertThat(decide("reopen --period 2022-Q1 --unit BG-HH --date 2023-01-20")
                        .code())
                .as("open now")
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(decide("close --period 2022-Q1 --unit BG --date 2023-01-20").code())
                .as("a district of it is open")
                .isZero();
        assertThat(decide("reopen --period 2022 --date 2023-01-20").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reopen --period 2022-Q1 --unit BG --date 2022-05-04 | 2022-Q1 is not closed for Tỉnh Bắc Giang",
                "close --period 2022-04 --unit BG --date 2022-05-04 | No form is sent in for 2022-04",
                "close --period 2022-D1 --date 2022-05-04 | No form is sent in for 2022-D1",
                "close --period 2022-Q3 --date 2022-05-04 | 2022-Q3 has not begun on 2022-05-04; it begins on 2022-07-01",
                "close --period 2022-Q5 --date 2022-05-04 | There is no period \"2022-Q5\"",
                "close --period 2022-Q1 --unit XX --date 2022-05-04 | There is no unit XX",
                "exclude --period 2022-Q1 --unit BG-LG --date 2022-05-04 | Huyện Lạng Giang is excluded from 2022-Q1 already",
                "exclude --period 2022-Q1 --date 2022-05-04 | exclude concerns one unit",
                "exclude --period 2022-S1 --unit BG-HH --date 2022-05-04 | No form is sent in for 2022-S1",
                "return --period 2022-Q1 --unit BG-SD --date 2022-05-04 | Huyện Sơn Động has sent in nothing for 2022-Q1",
                "return --period 2022-Q1 --unit BG-LG --date 2022-05-04 | Huyện Lạng Giang has sent in nothing for 2022-Q1 that counts",
                "return --period 2022-Q1 --date 2022-05-04 | return concerns one unit",
                "extend --period 2022-Q1 --until 2022-04-07 --date 2022-05-04 | 2022-04-07 is no extension: the last day is 2022-04-07 anyway",
                "close --period 2022-Q1 --until 2022-05-05 --date 2022-05-04 | Only an extension has a last day",
                "close --period 2022-Q1 --date 2999-01-01 | 2999-01-01 is yet to come",
                "close --period 2022-Q1 --date 2022-04-19 | 2022-04-19 is before the last decision in the ledger, of 2022-04-20",
                "forget --period 2022-Q1 --date 2022-05-04 | \"forget\" is none of close, reopen, exclude, extend, return",
                "close --date 2022-05-04 | Missing: --period=P"
            })
    void decisionWithoutEffect_isRefusedAndNotEntered(String words, String why) throws IOException {
        Result result = decide(words + " --lang en");
        assertThat(result.err()).contains(why).doesNotContain("\tat ");
        assertThat(result.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(result.out()).isEmpty();
        assertThat(ledger()).isEqualTo(LEDGER);
    }

    @Test
    void reasonAndName_areRequired() {
        assertThat(ask("decide", "close", "--period", "2022-Q1", "--by", "VP").code())
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(ask("decide", "close", "--period", "2022-Q1", "--by", "VP", "--reason", "  ")
                        .err())
                .contains("Chưa ghi lý do");
        assertThat(ask("decide", "close", "--period", "2022-Q1", "--by", " ", "--reason", "Xong")
                        .err())
                .contains("Chưa ghi người quyết định");
    }

    @Test
    void ledgerOfExcel_keepsItsBytesAndItsSeparator() throws IOException {
        String before =
                "\uFEFFperiod;date;note;unit;decision;reason;by\r\n2022-Q1;2022-04-20;x;BG-LG;exclude;\"Vì\r\nmưa\";VP";
        Files.writeString(workspace.decisions(), before);
        Result result = ask(
                "decide",
                "close",
                "--period",
                "2022-Q1",
                "--unit",
                "BG",
                "--date",
                "2022-05-04",
                "--reason",
                "Đủ; \"đúng\"\n cả",
                "--by",
                "VP");
        assertThat(result.code()).isZero();
        assertThat(withoutTemplates(ledger()))
                .isEqualTo(before + "\r\n2022-Q1;2022-05-04;;BG;close;\"Đủ; \"\"đúng\"\" cả\";VP\r\n");
        assertThat(new CatalogueLoader(workspace).load().decisions())
                .extracting(decision -> withoutTemplates(decision.reason()))
                .containsExactly("Vì\r\nmưa", "Đủ; \"đúng\" cả");
    }

    @Test
    void missingLedger_isCreated() throws IOException {
        Files.delete(workspace.decisions());
        assertThat(decide("close --period 2022-Q1 --date 2022-05-04").code()).isZero();
        long received = Files.readAllLines(workspace.receipts()).size() - 1;
        assertThat(ledger().replaceAll(" \\[templates [0-9a-f]{12}, units [0-9a-f]{12}]", ""))
                .isEqualTo(
                        NEW_HEADER + "2022-05-04,2022-Q1,,close,,,," + received + ",\"Đã đối chiếu, đủ\",Văn phòng\n");
        Decision decision = new CatalogueLoader(workspace).load().decisions().get(0);
        assertThat(decision.reason()).isEqualTo("Đã đối chiếu, đủ");
        assertThat(decision.mark().templates()).isPresent();
        assertThat(decision.basedOn()).isEqualTo(new AsOfPoint(LocalDate.of(2022, 5, 4), received, 1));
    }

    @Test
    void extensionInALedgerWithAllColumns_hasAColumnForItsLastDay() throws IOException {
        Files.writeString(workspace.decisions(), NEW_HEADER);
        assertThat(decide("extend --period 2022-Q1 --unit BG-SD --until 2022-04-29 --date 2022-04-20")
                        .code())
                .isZero();
        assertThat(ask(
                                "decide",
                                "extend",
                                "--period",
                                "2022-Q1",
                                "--date",
                                "2022-04-20",
                                "--reason",
                                "2022-04-30: lũ",
                                "--by",
                                "VP")
                        .code())
                .as("a day in the reason is only a reason here")
                .isZero();
        assertThat(ledger())
                .isEqualTo(NEW_HEADER
                        + "2022-04-20,2022-Q1,BG-SD,extend,,,2022-04-29,,\"Đã đối chiếu, đủ\",Văn phòng\n"
                        + "2022-04-20,2022-Q1,,extend,,,,,2022-04-30: lũ,VP\n");
        assertThat(new CatalogueLoader(workspace).load().decisions())
                .extracting(Decision::until)
                .containsExactly(Optional.of(LocalDate.of(2022, 4, 29)), Optional.empty());
    }

    @Test
    void whileAnotherRunHoldsTheWorkspace_nothingIsEntered() throws IOException {
        try (WorkspaceLock held = WorkspaceLock.acquire(workspace, Clock.systemUTC())) {
            assertThat(decide("close --period 2022-Q1 --date 2022-05-04").code())
                    .isEqualTo(ExitCode.HELD);
        }
        assertThat(ledger()).isEqualTo(LEDGER);
    }

    private static String withoutTemplates(String ledger) {
        return ledger.replaceAll(" \\[(templates [0-9a-f]{12}, units [0-9a-f]{12}, )?receipts \\d+]", "");
    }

    @Test
    void amend_entersElementAndValue_andTheNextRunCountsThem() throws IOException {
        Result result = decide("amend --period 2022-Q1 --unit BG-BG --element WEB.TRUYCAP --value 7200");
        assertThat(result.out())
                .isEqualTo(
                        "2022-Q1, Thành phố Bắc Giang, WEB.TRUYCAP: sửa thành 7200. Số liệu được đánh dấu ở mọi nơi và tệp"
                                + " trả lời đơn vị nêu rõ. Bản gửi sau của đơn vị thay thế số đã sửa.\n");
        assertThat(ledger()).contains("2022-Q1,BG-BG,amend,\"WEB.TRUYCAP = 7200: Đã đối chiếu, đủ [receipts 181]\"");
        Decision decision = new CatalogueLoader(workspace).load().decisions().get(1);
        assertThat(decision.element()).isEqualTo(new Decision.ElementKey("WEB.TRUYCAP", ""));
        assertThat(decision.details().value()).contains(new java.math.BigDecimal("7200"));
        assertThat(decision.reason()).isEqualTo("Đã đối chiếu, đủ");
    }

    @Test
    void confirm_inALedgerWithAllColumns_standsInItsOwnColumns() throws IOException {
        Files.writeString(workspace.decisions(), NEW_HEADER);
        Result result =
                decide("confirm --period 2022-Q1 --unit BG-BG --element WEB.TRUYCAP --code OUTLIER-AMONG-PEERS");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(ledger())
                .contains("2022-Q1,BG-BG,confirm,WEB.TRUYCAP,,,181,\"Đã đối chiếu, đủ [code OUTLIER-AMONG-PEERS]\"");
        Decision decision = new CatalogueLoader(workspace).load().decisions().get(0);
        assertThat(decision.settles("OUTLIER-AMONG-PEERS")).isTrue();
        assertThat(decision.settles("CHANGE-UNLIKELY")).isFalse();
        assertThat(decision.reason()).isEqualTo("Đã đối chiếu, đủ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amend --period 2022-Q1 --unit BG-BG --element WEB.TRUYCAP --value 7.5 | 7.5 không phải là một số đếm",
                "amend --period 2022-Q1 --unit BG-BG --element WEB.TRUYCAP | Quyết định amend cần có --value",
                "amend --period 2022-Q1 --unit BG-BG --element WEB --value 7 | có chỉ tiêu WEB",
                "amend --period 2022-Q1 --unit BG-BG --element WEB.TRUYCAP:X --value 7 | WEB.TRUYCAP:X không phải là",
                "amend --period 2022-Q1 --element WEB.TRUYCAP --value 7 | chỉ áp dụng cho một đơn vị",
                "amend --period 2022-Q1 --unit BG-SD --element WEB.TRUYCAP --value 7 | chưa có báo cáo nào được tổng hợp",
                "confirm --period 2022-Q1 --unit BG-BG --element GB.HN | không có cảnh báo nào chưa giải quyết về GB.HN",
                "confirm --period 2022-Q1 --unit BG-BG --element WEB.TRUYCAP --code LEFT-BLANK | không có cảnh báo nào",
                "confirm --period 2022-Q1 --unit BG-BG --element GB.HN --value 3 | Quyết định confirm không có --value",
                "close --period 2022-Q1 --element GB.HN | Quyết định close không có --element",
            })
    void decisionOnAValueThatMakesNoSense_isRefused(String words, String message) throws IOException {
        Result result = decide(words.strip());
        assertThat(result.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(result.err()).contains(message.strip());
        assertThat(ledger()).isEqualTo(LEDGER);
    }

    /** A confirmed warning becomes a note that says who confirmed the value, in the next run. */
    @Test
    void confirm_settlesTheWarning() throws IOException {
        decide("confirm --period 2022-Q1 --unit BG-BG --element WEB.TRUYCAP");
        ask("run");
        List<String> findings;
        try (java.util.stream.Stream<String> lines =
                Files.lines(workspace.output().resolve("2022-Q1/findings.csv"))) {
            findings = lines.filter(line -> line.contains("OUTLIER-AMONG-PEERS") && line.contains("BG-BG"))
                    .toList();
        }
        assertThat(findings)
                .hasSize(1)
                .allSatisfy(line -> assertThat(line)
                        .contains(",note,")
                        .contains("Đã xác nhận là đúng ngày")
                        .endsWith("(Văn phòng): Đã đối chiếu, đủ.\""));
        assertThat(ask("explain", "CONFIRMED").code()).isZero();
    }

    /** What decide would refuse is refused of a line that somebody typed, at the start of a run and by doctor. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2022-04-21,2022-Q1,,exclude,,,,,Lũ,VP | exclude concerns one unit",
                "2022-04-21,2022,BG-LG,exclude,,,,,Lũ,VP | No form is sent in for 2022",
                "2022-04-21,2022-Q1,,return,,,,,Sai,VP | return concerns one unit",
                "2022-04-21,2022-Q1,BG-SD,extend,,,2022-04-07,,Lũ,VP | 2022-04-07 is no extension: the last day is 2022-04-07 anyway",
                "2022-04-21,2022-Q1,BG,reopen,,,,,Sai,VP | 2022-Q1 is not closed for Tỉnh Bắc Giang",
                "2022-04-19,2022-Q1,BG,close,,,,,Xong,VP | 2022-04-19 is before the last decision in the ledger, of 2022-04-20",
                "2099-04-19,2022-Q1,BG,close,,,,,Xong,VP | 2099-04-19 is yet to come; today is ",
                "2022-04-21,2022-Q1,BG,close,,,,999,Xong,VP | receipts 999: input/receipts.csv has only "
            })
    void lineTypedByHand_isHeldToTheSameRules(String line, String why) throws IOException {
        Files.writeString(workspace.decisions(), NEW_HEADER + """
                2022-04-20,2022-Q1,BG-LG,exclude,,,,,Sáp nhập,Văn phòng
                2022-04-20,2022-Q1,BG-LG,exclude,,,,,Sáp nhập,Văn phòng
                """ + line + "\n");
        Result run = ask("run", "--date", "2022-04-21", "--force-date", "--lang", "en");
        assertThat(run.err()).contains("input/decisions.csv:4: " + why);
        assertThat(run.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(ask("doctor", "--lang", "en").out()).contains("input/decisions.csv:4: " + why);
    }

    @Test
    void extensionOfAClosedPeriod_isRefusedUntilItIsReopened() throws IOException {
        Files.writeString(workspace.decisions(), NEW_HEADER + """
                2022-04-20,2022-Q1,BG-SD,extend,,,2022-04-25,,Lũ,VP
                2022-04-21,2022-Q1,BG,close,,,,,Xong,VP
                2022-04-22,2022-Q1,BG-SD,extend,,,2022-04-25,,Lũ,VP
                2022-04-22,2022-Q1,BG,reopen,,,,,Sai,VP
                2022-04-22,2022-Q1,BG-SD,extend,,,2022-04-26,,Lũ,VP
                """);
        Result run = ask("run", "--date", "2022-04-22", "--force-date", "--lang", "en");
        assertThat(run.err().lines().filter(line -> line.contains("decisions.csv")))
                .containsExactly(
                        "input/decisions.csv:4: 2022-Q1 is closed for Huyện Sơn Động, and a closed period keeps who"
                                + " was in time as it was");
        assertThat(run.code()).isEqualTo(ExitCode.CONFIGURATION);
    }
}
