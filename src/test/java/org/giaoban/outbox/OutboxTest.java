package org.giaoban.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.giaoban.outbox.SentRow.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries by a real mail server, in good order and with every disturbance on the way. */
class OutboxTest {

    private static final String LEADERS = """
              - report: tom-tat-lanh-dao
                to: [%s]
                when: [provisional, closed, revised]
                since: 2023-Q2
                periods: [quarter]
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private OutboxOffice office;

    @SuppressWarnings("NullAway.Init")
    private GreenMail mail;

    @SuppressWarnings("NullAway.Init")
    private Relay relay;

    @BeforeEach
    void start() throws IOException {
        office = OutboxOffice.copy(folder.resolve("office"));
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        relay = new Relay(mail.getSmtp().getPort(), null);
        configure(LEADERS.formatted("a@example.org, b@example.org, c@example.org"));
        office.outbox().release(OutboxOffice.DAY);
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        mail.stop();
    }

    private void configure(String deliveries) throws IOException {
        office.write("""
                name: Văn phòng Tỉnh ủy
                mail:
                  transport: smtp
                  from: van-phong@example.org
                  smtp: {host: 127.0.0.1, port: %s, starttls: false}
                deliveries:
                %s""".formatted(relay.port(), deliveries));
    }

    private List<String> received(String address) throws Exception {
        return Stream.of(mail.getReceivedMessages())
                .filter(message -> recipients(message).equals(address))
                .map(OutboxTest::id)
                .toList();
    }

    /** Puts a workbook of the demonstration into the drop folder. */
    private void receive(String name) throws IOException {
        String path = "2023-Q2/binh-phuoc/" + name;
        FileUtils.copyFile(
                Path.of("input/submissions", path).toFile(),
                office.workspace.submissions().resolve(path).toFile());
    }

    private static String recipients(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void report_arrivesWithKeyFiguresInTheTextAndTheDocumentAttached() throws Exception {
        Delivered delivered = office.deliver();
        assertThat(delivered.sent()).isEqualTo(3);
        assertThat(delivered.waiting()).isZero();
        MimeMessage message = mail.getReceivedMessages()[0];
        assertThat(message.getSubject())
                .isEqualTo("Tóm tắt lãnh đạo – Tỉnh Bình Phước, Quý II/2023 (Số liệu tạm tính)");
        assertThat(message.getFrom()[0])
                .hasToString("=?UTF-8?B?VsSDbiBwaMOybmcgVOG7iW5oIOG7p3k=?= <van-phong@example.org>");
        assertThat(message.getRecipients(Message.RecipientType.TO)).hasSize(1);
        assertThat(message.getHeader("Date", null)).isEqualTo("Fri, 7 Jul 2023 06:00:00 +0700");
        assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        Multipart parts = (Multipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        Multipart texts = (Multipart) parts.getBodyPart(0).getContent();
        assertThat(texts.getContentType()).startsWith("multipart/alternative");
        String text = (String) texts.getBodyPart(0).getContent();
        assertThat(text.lines().toList())
                .startsWith(
                        "Tóm tắt lãnh đạo · Bình Phước · quý II năm 2023",
                        "Số liệu tạm tính, chốt 30/6/2023, cập nhật 07/7/2023",
                        "10/12 báo cáo · đúng hạn 10/12")
                .endsWith("Kèm theo: tom-tat-lanh-dao-BP-2023-Q2.pdf");
        String html = (String) texts.getBodyPart(1).getContent();
        assertThat(html).contains("<h3>Tóm tắt lãnh đạo · Bình Phước · quý II năm 2023</h3>");
        BodyPart document = parts.getBodyPart(1);
        assertThat(document.getFileName()).isEqualTo("tom-tat-lanh-dao-BP-2023-Q2.pdf");
        assertThat(document.getInputStream().readAllBytes())
                .isEqualTo(Files.readAllBytes(office.workspace.output().resolve("2023-Q2/BP/tom-tat-lanh-dao.pdf")));
    }

    @Test
    void badAddress_isRefusedForGood_andTheOthersGo() throws Exception {
        relay.refusals.put("b@example.org", "550 no such user");
        Delivered delivered = office.deliver();
        assertThat(delivered.sent()).isEqualTo(2);
        assertThat(delivered.listStuck()).singleElement().satisfies(stuck -> {
            assertThat(stuck.reason()).isEqualTo("550 no such user");
            assertThat(stuck.attempts()).isEqualTo(1);
        });
        assertThat(delivered.wantsPerson()).isTrue();
        assertThat(office.deliver().sent()).isZero();
        assertThat(office.events("b@example.org")).containsExactly(Event.INTENT, Event.FAILED);
        assertThat(received("a@example.org")).hasSize(1);
        assertThat(received("c@example.org")).hasSize(1);
        relay.refusals.clear();
        assertThat(office.outbox().retry(OutboxOffice.DAY)).isEqualTo(1);
        assertThat(office.deliver().sent()).isEqualTo(1);
        assertThat(received("b@example.org")).hasSize(1);
    }

    @Test
    void addressThatIsRefusedForNow_isTriedEightTimesAndThenWaitsForAPerson() throws Exception {
        relay.refusals.put("b@example.org", "451 try again later");
        for (int attempt = 1; attempt <= 8; attempt++) {
            Delivered delivered = office.deliver();
            assertThat(delivered.sent()).isEqualTo(attempt == 1 ? 2 : 0);
            assertThat(delivered.open()).hasSize(1);
            assertThat(delivered.listStuck()).hasSize(attempt == 8 ? 1 : 0);
        }
        assertThat(office.deliver().listStuck().get(0).attempts()).isEqualTo(8);
        assertThat(office.events("b@example.org").stream().filter(Event.INTENT::equals))
                .hasSize(8);
        relay.refusals.clear();
        assertThat(office.deliver().sent()).isZero();
        office.outbox().retry(OutboxOffice.DAY);
        assertThat(office.deliver().sent()).isEqualTo(1);
        assertThat(office.deliver().waiting()).isZero();
    }

    @Test
    void connectionCutAfterTheMessage_isRepeatedWithTheSameMessageId() throws Exception {
        relay.isCutAfterData = true;
        Delivered delivered = office.deliver();
        assertThat(delivered.sent()).isZero();
        assertThat(delivered.open()).hasSize(3);
        assertThat(office.events("a@example.org")).containsExactly(Event.INTENT, Event.DEFERRED);
        relay.isCutAfterData = false;
        assertThat(office.deliver().sent()).isEqualTo(3);
        List<String> ids = received("a@example.org");
        assertThat(ids).hasSize(2);
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).endsWith("@example.org>");
        assertThat(office.deliver().sent()).isZero();
        assertThat(received("a@example.org")).hasSize(2);
    }

    @Test
    void serverThatNeverAnswers_isAskedOnceAndDefersEverything() throws Exception {
        relay.isSilent = true;
        office.patienceMillis = 500;
        Delivered delivered = office.deliver();
        assertThat(delivered.sent()).isZero();
        assertThat(delivered.open()).hasSize(3).allSatisfy(standing -> {
            assertThat(standing.attempts()).isEqualTo(1);
            assertThat(standing.isStuck()).isFalse();
        });
        assertThat(office.events("c@example.org")).containsExactly(Event.DEFERRED);
        relay.isSilent = false;
        office.patienceMillis = 60_000;
        assertThat(office.deliver().sent()).isEqualTo(3);
    }

    @Test
    void killBeforeTheServerHasTheMessage_losesNothingAndDoublesNothing() throws Exception {
        office.killDelivery(relay, "MAIL");
        assertThat(office.events("a@example.org")).containsExactly(Event.INTENT);
        assertThat(office.events("b@example.org")).isEmpty();
        assertThat(office.deliver().sent()).isEqualTo(3);
        assertThat(received("a@example.org")).hasSize(1);
        assertThat(received("b@example.org")).hasSize(1);
        assertThat(received("c@example.org")).hasSize(1);
    }

    @Test
    void killBeforeTheLedgerHasTheOutcome_doublesThatMessageOnlyAndWithItsId() throws Exception {
        office.killDelivery(relay, "DATA");
        assertThat(office.events("a@example.org")).containsExactly(Event.INTENT);
        assertThat(office.deliver().sent()).isEqualTo(3);
        List<String> ids = received("a@example.org");
        assertThat(ids).hasSize(2);
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        assertThat(received("b@example.org")).hasSize(1);
        assertThat(received("c@example.org")).hasSize(1);
    }

    @Test
    void requestToStop_leavesTheRestForTheNextRun() {
        office.isStopped = true;
        assertThat(office.deliver().sent()).isZero();
        office.isStopped = false;
        assertThat(office.deliver().sent()).isEqualTo(3);
    }

    @Test
    void rebuildAfterTheOutputWasDeleted_sendsNothingAgain() throws Exception {
        office.deliver();
        FileUtils.deleteDirectory(office.workspace.output().toFile());
        office.run(OutboxOffice.DAY);
        Delivered delivered = office.deliver();
        assertThat(delivered.sent()).isZero();
        assertThat(delivered.waiting()).isZero();
        assertThat(mail.getReceivedMessages()).hasSize(3);
    }

    @Test
    void layoutThatChangesEveryDocument_sendsNothingAgain() throws Exception {
        office.deliver();
        Path layout = office.workspace.templates().resolve("layouts/mot-trang.yaml");
        String before = Files.readString(layout);
        assertThat(before).contains("left: ");
        Files.writeString(layout, before.replaceFirst("left: \\d+", "left: 21"));
        Path pdf = office.workspace.output().resolve("2023-Q2/BP/tom-tat-lanh-dao.pdf");
        byte[] bytes = Files.readAllBytes(pdf);
        office.run(OutboxOffice.DAY.plusDays(1));
        assertThat(Files.readAllBytes(pdf)).isNotEqualTo(bytes);
        assertThat(office.deliver().sent()).isZero();
        assertThat(mail.getReceivedMessages()).hasSize(3);
    }

    @Test
    void otherPlace_holdsDeliveriesUntilTheyAreReleased() throws Exception {
        OutboxOffice copied = office.copyAll(folder.resolve("copy"));
        Delivered delivered = copied.deliver();
        assertThat(delivered.sent()).isZero();
        assertThat(delivered.held()).hasSize(3);
        assertThat(delivered.hold()).hasValueSatisfying(hold -> {
            assertThat(hold.cause()).isEqualTo(Hold.Cause.ELSEWHERE);
            assertThat(hold.place()).endsWith(":" + office.workspace.root());
        });
        assertThat(delivered.wantsPerson()).isTrue();
        assertThat(mail.getReceivedMessages()).isEmpty();
        copied.outbox().release(OutboxOffice.DAY);
        assertThat(copied.deliver().sent()).isEqualTo(3);
    }

    @Test
    void figuresOfAPeriodThatIsClosed_goOnceMore_andRevisedOnesAgain() throws Exception {
        office.deliver();
        Files.writeString(
                office.workspace.decisions(),
                "date,period,unit,decision,reason,by\n2023-07-10,2023-Q2,BP,close,final,office\n");
        office.run(LocalDate.of(2023, 7, 10));
        assertThat(office.deliver().sent()).isEqualTo(3);
        assertThat(office.deliver().sent()).isZero();
        receive("huyen-loc-ninh.xlsx");
        office.run(LocalDate.of(2023, 7, 12));
        assertThat(office.deliver().sent()).isEqualTo(3);
        assertThat(office.deliver().sent()).isZero();
        List<MimeMessage> all = Stream.of(mail.getReceivedMessages())
                .filter(message -> recipients(message).equals("a@example.org"))
                .toList();
        assertThat(all)
                .extracting(MimeMessage::getSubject)
                .containsExactly(
                        "Tóm tắt lãnh đạo – Tỉnh Bình Phước, Quý II/2023 (Số liệu tạm tính)",
                        "Tóm tắt lãnh đạo – Tỉnh Bình Phước, Quý II/2023 (Số liệu đã chốt)",
                        "Tóm tắt lãnh đạo – Tỉnh Bình Phước, Quý II/2023 (Số liệu đã chốt, bản điều chỉnh lần 1)");
        MimeMessage revised = all.get(2);
        assertThat(((Multipart) revised.getContent()).getBodyPart(1).getFileName())
                .isEqualTo("tom-tat-lanh-dao-BP-2023-Q2-r1.pdf");
    }

    @Test
    void provisionalFigures_goOnceADayAndOnlyIfTheyChanged() throws Exception {
        office.deliver();
        office.run(OutboxOffice.DAY.plusDays(1));
        assertThat(office.deliver().sent()).as("nothing changed").isZero();
        receive("huyen-loc-ninh.xlsx");
        office.run(OutboxOffice.DAY.plusDays(2));
        assertThat(office.deliver().sent()).as("a submission came in").isEqualTo(3);
        receive("huyen-bu-dang.xlsx");
        office.run(OutboxOffice.DAY.plusDays(2));
        assertThat(office.deliver().sent()).as("another one on the same day").isZero();
        office.run(OutboxOffice.DAY.plusDays(3));
        assertThat(office.deliver().sent()).as("the next day").isEqualTo(3);
    }

    @Test
    void reminder_goesToUnitsThatHaveNotSentIn_andToNobodyElse() throws Exception {
        configure("""
                  - {kind: nothing-to-do, to: [admin@example.org]}
                reminders: {on: true, after: [3], units: [BP-LN, BP-BDA, BP-DP]}
                """);
        assertThat(office.deliver().sent()).isEqualTo(2);
        assertThat(Stream.of(mail.getReceivedMessages()).map(OutboxTest::recipients))
                .containsExactlyInAnyOrder("huyen-loc-ninh.bp@example.invalid", "huyen-bu-dang.bp@example.invalid");
        assertThat(mail.getReceivedMessages()[0].getSubject()).startsWith("Nhắc gửi báo cáo Quý II/2023 – Huyện ");
        receive("huyen-loc-ninh.xlsx");
        office.run(OutboxOffice.DAY.plusDays(3));
        assertThat(office.deliver().sent()).isEqualTo(1);
        assertThat(received("huyen-bu-dang.bp@example.invalid")).hasSize(2);
        assertThat(received("huyen-loc-ninh.bp@example.invalid")).hasSize(1);
        assertThat(office.deliver().sent()).isZero();
    }

    @Test
    void reminderThatWaitsUntilTheUnitHasSentIn_isDropped() throws Exception {
        configure("""
                  - {kind: nothing-to-do, to: [admin@example.org]}
                reminders: {on: true, units: [BP-LN]}
                """);
        relay.refusals.put("huyen-loc-ninh.bp@example.invalid", "451 later");
        assertThat(office.deliver().open()).hasSize(1);
        relay.refusals.clear();
        receive("huyen-loc-ninh.xlsx");
        office.run(OutboxOffice.DAY.plusDays(1));
        Delivered delivered = office.deliver();
        assertThat(delivered.sent()).isZero();
        assertThat(delivered.open()).isEmpty();
        assertThat(office.events("huyen-loc-ninh.bp@example.invalid"))
                .containsExactly(Event.INTENT, Event.DEFERRED, Event.DROPPED);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void deliveryWhoseRuleIsGone_isDropped() throws Exception {
        relay.refusals.put("b@example.org", "550 no such user");
        office.deliver();
        configure("  []\n");
        assertThat(office.deliver().waiting()).isZero();
        assertThat(office.events("b@example.org")).containsExactly(Event.INTENT, Event.FAILED, Event.DROPPED);
    }

    @Test
    void documentThatDoesNotShowTheFiguresOfTheTable_isHeld() throws Exception {
        Path table = office.workspace.output().resolve("2023-Q2/figures.csv");
        String before = Files.readString(table);
        Files.writeString(table, before.replaceFirst("(?m)^(2023-Q2,BP,[^,]*,TS.HN,,as-reported,)\\d+", "$1987654"));
        assertThat(Files.readString(table)).isNotEqualTo(before);
        Delivered delivered = office.deliver();
        assertThat(delivered.sent()).isZero();
        assertThat(delivered.listStuck()).hasSize(3);
        assertThat(delivered.listStuck().get(0).reason())
                .isEqualTo("output/2023-Q2/BP/tom-tat-lanh-dao.pdf does not show TS.HN = 987654 of"
                        + " output/2023-Q2/figures.csv");
        assertThat(mail.getReceivedMessages()).isEmpty();
        Files.writeString(table, before);
        assertThat(office.deliver().sent()).as("the next run looks again").isEqualTo(3);
    }

    @Test
    void intentWithoutOutcome_isRepeatedWithItsMessageIdAndTime() throws Exception {
        office.deliver();
        String ledger = Files.readString(office.workspace.sent());
        String id = received("c@example.org").get(0);
        assertThat(ledger).endsWith("c@example.org," + office.rows().get(6).figures() + "," + id + ",\r\n");
        // a process that was killed after the server took the last message and before the ledger was told
        int last = ledger.lastIndexOf("2023-07-07T", ledger.length() - 3);
        Files.writeString(office.workspace.sent(), ledger.substring(0, last));
        assertThat(office.deliver().sent()).isEqualTo(1);
        assertThat(received("c@example.org")).containsExactly(id, id);
        assertThat(received("a@example.org")).hasSize(1);
    }

    @Test
    void rowThatAPowerCutLeftHalfWritten_countsAsNotWritten() throws Exception {
        office.deliver();
        String ledger = Files.readString(office.workspace.sent());
        int last = ledger.lastIndexOf("2023-07-07T", ledger.length() - 3);
        Files.writeString(office.workspace.sent(), ledger.substring(0, last + 60));
        assertThat(office.deliver().sent()).isEqualTo(1);
        assertThat(received("c@example.org")).hasSize(2);
        assertThat(office.deliver().sent()).isZero();
        assertThat(received("c@example.org")).hasSize(2);
    }

    @Test
    void ledger_isReadableByItsOwnerOnly() throws IOException {
        office.deliver();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(office.workspace.sent())))
                .isEqualTo("rw-------");
    }
}
