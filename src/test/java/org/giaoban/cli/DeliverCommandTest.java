package org.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.giaoban.job.ExitCode;
import org.giaoban.job.TestWorkspace;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run delivers as files, and what {@code deliver} and {@code status} say of it. */
class DeliverCommandTest {

    private static final String OFFICE = """
            name: Office
            language: en
            mail: {from: office@example.org}
            deliveries:
              - report: tom-tat-lanh-dao
                to: [leader@example.org]
                when: [provisional]
                since: 2023-Q1
                periods: [quarter]
              - {kind: answers, since: 2023-Q1, to: ["{unit.email}"]}
              - {kind: failures, to: [admin@example.org]}
              - {kind: nothing-to-do, to: [admin@example.org]}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workspace office;

    /** Two districts of Bình Phước have sent in the first quarter; the workbook of one, Bù Đốp, is returned. */
    @BeforeEach
    void office() throws IOException {
        office = TestWorkspace.copyAlone(
                folder.resolve("office"),
                path -> path.equals("2023-Q1/binh-phuoc/huyen-bu-dop.xlsx")
                        || path.equals("2023-Q1/binh-phuoc/huyen-dong-phu.xlsx"));
        Files.writeString(office.decisions(), "date,period,unit,decision,reason,by\n");
        Files.writeString(office.office(), OFFICE);
    }

    private Asked run(String date) {
        return Asked.of(office, "run", "--date", date);
    }

    /** Returns the hash of each message by the name of its file. */
    private static Map<String, String> messages(Workspace where) throws IOException {
        Map<String, String> messages = new TreeMap<>();
        if (Files.isDirectory(where.outbox())) {
            try (Stream<Path> files = Files.list(where.outbox())) {
                files.forEach(file -> messages.put(file.getFileName().toString(), Hashes.ofFile(file)));
            }
        }
        return messages;
    }

    private static List<String> names(Workspace where) throws IOException {
        return messages(where).keySet().stream()
                .map(name -> name.replaceAll("-[0-9a-f]{8}\\.eml$", ""))
                .toList();
    }

    @Test
    void run_leavesMessages_andTheNextRunAddsNone() throws IOException {
        Asked first = run("2023-04-12");
        assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(first.out()).contains("Delivered: 2\n");
        assertThat(names(office)).containsExactly("2023-Q1-BP-BDO-answers", "2023-Q1-BP-tom-tat-lanh-dao");
        Map<String, String> before = messages(office);
        Asked second = run("2023-04-12");
        assertThat(second.out()).doesNotContain("Delivered");
        assertThat(messages(office)).isEqualTo(before);
        assertThat(Asked.of(office, "run", "--json", "--date", "2023-04-12").out())
                .contains("\"deliveries_sent\":0,\"deliveries_waiting\":0");
        assertThat(office.metrics().resolve("giaoban.prom")).content().contains("giaoban_deliveries_waiting 0.0");
    }

    /** Only the answers that no delivery brings to their senders are asked of a person. */
    @Test
    void returnedSubmission_isToBeSentBackByAPersonOnlyIfNoDeliveryAnswersIt() throws IOException {
        String answer = "output/2023-Q1/returned/BP-BDO-huyen-bu-dop.xlsx";
        String delivered = "2023-Q1 Huyện Bù Đốp: returned (RATIO-ABOVE-100) – the answer is among the deliveries ("
                + answer + ")\n";
        String asked = "2023-Q1 Huyện Bù Đốp: returned (RATIO-ABOVE-100) – send back " + answer + "\n";
        assertThat(run("2023-04-12").out())
                .contains(delivered)
                .endsWith(
                        "\nWhat to do next: ask for what is missing and for what has to be mended (the answers are among the"
                                + " deliveries), put what comes into input/submissions and run again.\n");
        assertThat(Asked.of(office, "run", "--date", "2023-04-12", "--period", "2023-Q1")
                        .out())
                .as("a part of a run")
                .contains(delivered);
        JsonNode json = new JsonMapper()
                .readTree(Asked.of(office, "run", "--date", "2023-04-12", "--json")
                        .out());
        assertThat(json.path("answers").valueStream().map(JsonNode::asString)).containsExactly(answer);
        assertThat(json.path("answers_to_send")).isEmpty();
        String ledger = Files.readString(office.sent());
        Files.writeString(office.sent(), ledger.replace(",sent,answers", ",failed,answers"));
        assertThat(run("2023-04-12").out()).as("the address was refused").contains(asked);
        Files.writeString(office.office(), "language: en\n");
        Asked alone = Asked.of(office, "run", "--date", "2023-04-12", "--json");
        assertThat(new JsonMapper()
                        .readTree(alone.out())
                        .path("answers_to_send")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly(answer);
        assertThat(run("2023-04-12").out())
                .contains(asked)
                .endsWith(
                        "\nWhat to do next: send back the workbooks in output/<period>/returned/, ask for the missing ones,"
                                + " put what comes into input/submissions and run again.\n");
    }

    @Test
    void runOfAnEarlierDate_saysThatItSendsNothing() throws IOException {
        run("2023-04-12");
        Map<String, String> before = messages(office);
        Files.writeString(office.office(), OFFICE.replace("leader@example.org", "other@example.org"));
        Asked past = Asked.of(office, "run", "--date", "2023-04-10", "--force-date");
        String said =
                "Nothing is sent after this run (1 delivery would be due): something was delivered for the later date"
                        + " 2023-04-12, and figures of an earlier one go to nobody. A run for today sends again.\n";
        assertThat(past.out()).contains(said);
        assertThat(Asked.of(office, "deliver").out()).isEqualTo(said);
        assertThat(messages(office)).isEqualTo(before);
        JsonNode json = new JsonMapper()
                .readTree(Asked.of(office, "run", "--date", "2023-04-10", "--force-date", "--json")
                        .out());
        assertThat(json.path("deliveries_past").asBoolean()).isTrue();
        assertThat(json.path("deliveries_waiting").asInt()).isZero();
        assertThat(run("2023-04-12").out()).contains("Delivered: 1\n").doesNotContain("Nothing is sent");
    }

    @Test
    void mailThatArrives_isTakenInByDeliverAndByTheRunOfToday() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        GreenMailUser mailbox = mail.setUser("reports@example.org", "reports", "right");
        mail.start();
        try {
            Files.writeString(office.root().resolve("password"), "right");
            Files.writeString(
                    office.office(),
                    "language: en\nmail: {from: office@example.org}\nintake: {host: 127.0.0.1, port: "
                            + mail.getImap().getPort() + ", security: none, user: reports, password_file: password}\n");
            mailbox.deliver(GreenMailUtil.createTextEmail(
                    "reports@example.org", "someone@example.org", "Báo cáo", "text", ServerSetupTest.IMAP));
            assertThat(Asked.of(office, "deliver").said())
                    .contains("Mails that wait because their senders are no units: 1.");
            Asked list = Asked.of(office, "run");
            assertThat(list.out()).contains("Mails that wait because their senders are no units: 1.");
            assertThat(Asked.of(office, "status").out()).contains("Mails that wait because");
            Matcher listed = Pattern.compile(
                            "mail ([0-9a-f]{8}): Báo cáo +someone@example.org +waits +the address is not")
                    .matcher(Asked.of(office, "deliver", "--list").out());
            assertThat(listed.find()).isTrue();
            Asked wrong = Asked.of(office, "deliver", "--release", "00000000");
            assertThat(wrong.code()).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(wrong.err()).contains("no mail that waits has the number 00000000");
            assertThat(Asked.of(office, "deliver", "--release", listed.group(1)).out())
                    .isEqualTo("Mails taken in: 1\n");
            assertThat(names(office)).containsExactly("mail-answers");
            assertThat(Asked.of(office, "status").out()).doesNotContain("Mails that wait");
            mail.stop();
            Asked failed = Asked.of(office, "run");
            assertThat(failed.code()).isEqualTo(ExitCode.WANTS_PERSON);
            assertThat(failed.out())
                    .contains("The mailbox could not be read and will be tried again: Connection refused\n");
        } finally {
            mail.stop();
        }
    }

    @Test
    void partOfARun_deliversNothing_andDeliverMakesUpForIt() throws IOException {
        Files.writeString(office.office(), "name: Office\n");
        run("2023-04-12");
        Files.writeString(office.office(), OFFICE);
        assertThat(Asked.of(office, "run", "--date", "2023-04-12", "--only", "deliver")
                        .out())
                .doesNotContain("Delivered");
        Asked planned = Asked.of(office, "deliver", "--dry-run");
        assertThat(planned.code()).isZero();
        assertThat(planned.out())
                .containsPattern("What +To +State +Why")
                .containsPattern("tom-tat-lanh-dao BP 2023-Q1 provisional 2023-04-12 +leader@example.org +due")
                .containsPattern("answers BP-BDO 2023-Q1 returned [0-9a-f]{8} +huyen-bu-dop.bp@example.invalid +due");
        assertThat(messages(office)).isEmpty();
        Asked delivered = Asked.of(office, "deliver");
        assertThat(delivered.code()).isZero();
        assertThat(delivered.out()).isEqualTo("Delivered: 2\n");
        assertThat(Asked.of(office, "deliver", "--list").out())
                .containsPattern("tom-tat-lanh-dao BP 2023-Q1 provisional 2023-04-12 +leader@example.org +sent")
                .doesNotContain(" due ");
    }

    @Test
    void withoutSince_yearsOfHistoryStayWhereTheyAre() throws IOException {
        Files.writeString(
                office.office(),
                OFFICE.replaceAll("(?m)^ +since: 2023-Q1\n", "").replace(" since: 2023-Q1,", ""));
        assertThat(run("2023-10-02").out()).doesNotContain("Delivered");
        assertThat(messages(office)).isEmpty();
        assertThat(Files.readAllLines(office.sent())).hasSize(2);
        assertThat(Asked.of(office, "deliver").err())
                .isEqualTo("Nothing is due. Periods that were due before deliveries began are sent if office.yaml has"
                        + " since: for them.\n");
    }

    @Test
    void copyOfTheWorkspace_isHeld_andRunStatusAndListSaySo() throws IOException {
        run("2023-04-12");
        Workspace copy = new Workspace(folder.resolve("copy"));
        FileUtils.copyDirectory(office.root().toFile(), copy.root().toFile());
        FileUtils.deleteDirectory(copy.outbox().toFile());
        Files.writeString(copy.office(), OFFICE.replace("leader@example.org", "other@example.org"));
        String said = "Nothing is sent from here (1 delivery is due): deliveries were released in another place, ";
        assertThat(Asked.of(copy, "run", "--date", "2023-04-12").out())
                .contains(said)
                .doesNotContain("Delivered");
        assertThat(Asked.of(copy, "status").out())
                .contains("Nothing is sent from here: deliveries were released in another place, ")
                .contains(":" + office.root()
                        + ". To see what is due: giaoban deliver --dry-run; to let it go out from here:"
                        + " giaoban deliver --release\n");
        Asked list = Asked.of(copy, "deliver", "--list");
        assertThat(list.code()).isEqualTo(ExitCode.WANTS_PERSON);
        assertThat(list.err()).contains(said);
        assertThat(messages(copy)).isEmpty();
        Asked released = Asked.of(copy, "deliver", "--release");
        assertThat(released.out()).isEqualTo("Delivered: 1\n");
        assertThat(released.err()).isEqualTo("Deliveries are released: from now on they go out from here.\n");
        assertThat(names(copy)).containsExactly("2023-Q1-BP-tom-tat-lanh-dao");
        assertThat(Asked.of(copy, "status").out()).doesNotContain("Nothing is sent");
    }

    @Test
    void mailServer_getsNothingBeforeAFirstRelease() throws IOException {
        Files.writeString(
                office.office(),
                OFFICE.replace(
                        "mail: {from: office@example.org}",
                        "mail: {from: office@example.org, transport: smtp, smtp: {host: 127.0.0.1, port: 9}}"));
        assertThat(run("2023-04-12").out())
                .contains(
                        "Nothing is sent yet (2 deliveries are due): a person has to release what leaves this machine for the"
                                + " first time. To see what is due: giaoban deliver --dry-run; to let it go out from here:"
                                + " giaoban deliver --release\n");
        assertThat(office.sent()).doesNotExist();
        assertThat(Asked.of(office, "deliver", "--release").out())
                .isEqualTo("Deliveries that wait for another attempt: 2 (Connection refused). To see them: giaoban"
                        + " deliver --list\n");
        Files.delete(office.sent());
        Asked status = Asked.of(office, "status");
        assertThat(status.out()).contains("Nothing is sent yet: a person has to release");
        assertThat(status.code()).isEqualTo(ExitCode.WANTS_PERSON);
    }

    @Test
    void runThatFails_tellsAdministratorsAtOnce_andOnceADay() throws IOException {
        run("2023-04-12");
        Path blocked = office.output().resolve("2023-Q1");
        FileUtils.deleteDirectory(blocked.toFile());
        Files.writeString(blocked, "a file where a folder must be");
        assertThat(run("2023-04-13").code()).isEqualTo(ExitCode.FAILED);
        assertThat(names(office)).contains("failures");
        assertThat(run("2023-04-13").code()).isEqualTo(ExitCode.FAILED);
        List<String> names = names(office);
        assertThat(names.stream().filter("failures"::equals)).hasSize(1);
        Path message = office.outbox()
                .resolve(messages(office).keySet().stream()
                        .filter(name -> name.startsWith("failures"))
                        .findFirst()
                        .orElseThrow());
        assertThat(message)
                .content()
                .contains("To: admin@example.org")
                .contains("Subject: Office: the run of 2023-04-13 FAILED")
                .contains("The last run, of 2023-04-13, FAILED at");
    }

    @Test
    void runThatWasKilled_isToldByTheNextOne() throws IOException {
        run("2023-04-12");
        Path last = office.runs().resolve("last.json");
        String done = Files.readString(last);
        Files.writeString(
                last,
                done.replaceFirst("\"outcome\" : \"WANTS_PERSON\"", "\"outcome\" : \"WORKING\"")
                        .replaceFirst("\"process\" : \\d+", "\"process\" : 0"));
        assertThat(Files.readString(last)).contains("WORKING").contains("\"process\" : 0");
        assertThat(run("2023-04-13").code()).isEqualTo(ExitCode.WANTS_PERSON);
        Path message = office.outbox()
                .resolve(messages(office).keySet().stream()
                        .filter(name -> name.startsWith("failures"))
                        .findFirst()
                        .orElseThrow());
        assertThat(message)
                .content()
                .contains("The last run, of 2023-04-12, begun at")
                .contains("was CUT OFF");
    }

    @Test
    void faultOfTheOfficesFile_isNoReasonToHideTheFailure() throws IOException {
        Files.writeString(office.office(), OFFICE.replace("report: tom-tat-lanh-dao", "report: tom-tat"));
        Asked failed = run("2023-04-12");
        assertThat(failed.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(failed.err()).contains("office.yaml:5: there is no report \"tom-tat\"");
        assertThat(names(office)).containsExactly("failures");
        assertThat(office.runs().resolve("not-begun.log"))
                .content()
                .contains("office.yaml:5: there is no report \"tom-tat\"");
        assertThat(Asked.of(office, "doctor").out()).contains("office.yaml:5: there is no report \"tom-tat\"");
    }

    @Test
    void deliveryThatIsStuck_isNamedByStatusUntilItIsTriedAgain() throws IOException {
        run("2023-04-12");
        String ledger = Files.readString(office.sent());
        int answer = ledger.lastIndexOf("\n", ledger.lastIndexOf(",sent,tom-tat-lanh-dao"));
        String refused = ledger.substring(answer)
                .replaceFirst(",sent,tom", ",failed,tom")
                .replaceFirst(",\r\n", ",550 no such user\r\n");
        Files.writeString(office.sent(), ledger.substring(0, answer) + refused);
        Asked status = Asked.of(office, "status");
        assertThat(status.out())
                .contains(
                        "Delivery of tom-tat-lanh-dao BP 2023-Q1 provisional 2023-04-12 to leader@example.org is stuck"
                                + " after 1 attempt: 550 no such user. When this is mended: giaoban deliver --retry");
        assertThat(status.code()).isEqualTo(ExitCode.WANTS_PERSON);
        JsonNode json = new JsonMapper()
                .readTree(Asked.of(office, "status", "--json")
                        .out()
                        .lines()
                        .toList()
                        .get(1))
                .path("deliveries");
        assertThat(json.path("waiting").asInt()).isEqualTo(1);
        assertThat(json.at("/stuck/0/to").asString()).isEqualTo("leader@example.org");
        assertThat(json.at("/stuck/0/reason").asString()).isEqualTo("550 no such user");
        Map<String, String> before = messages(office);
        Asked retry = Asked.of(office, "deliver", "--retry");
        assertThat(retry.err()).contains("Deliveries to be tried again: 1");
        assertThat(retry.out()).isEqualTo("Delivered: 1\n");
        assertThat(messages(office))
                .as("the same message, at the time of its first attempt")
                .isEqualTo(before);
    }

    @Test
    void nothingToDo_isSaidOnceADay() throws IOException {
        Files.writeString(
                office.office(), "language: en\ndeliveries: [{kind: nothing-to-do, to: [admin@example.org]}]\n");
        FileUtils.deleteDirectory(office.submissions().toFile());
        Files.createDirectories(office.submissions());
        Files.delete(office.receipts());
        assertThat(run("2023-04-12").code()).isZero();
        assertThat(run("2023-04-12").code()).isZero();
        assertThat(names(office)).containsExactly("nothing-to-do");
        assertThat(run("2023-04-13").code()).isZero();
        assertThat(names(office)).containsExactly("nothing-to-do", "nothing-to-do");
    }
}
