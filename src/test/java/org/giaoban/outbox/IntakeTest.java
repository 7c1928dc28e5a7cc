package org.giaoban.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.giaoban.intake.ArrivedFile;
import org.giaoban.intake.MailLedger;
import org.giaoban.intake.MailRow;
import org.giaoban.intake.MailRow.Event;
import org.giaoban.model.OperatorError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submissions by mail, from a real mailbox, with every disturbance between it and the answer. */
class IntakeTest {

    private static final String DISTRICT = "huyen-bu-dang.bp@example.invalid";
    private static final String PROVINCE = "tinh-binh-phuoc@example.invalid";
    private static final Path WORKBOOKS = Path.of("input/submissions/2023-Q2/binh-phuoc");
    /** The file of this district in the first quarter is returned. */
    private static final Path RETURNED = Path.of("input/submissions/2023-Q1/binh-phuoc/huyen-bu-dop.xlsx");

    private static final String RETURNED_SENDER = "huyen-bu-dop.bp@example.invalid";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private OutboxOffice office;

    @SuppressWarnings("NullAway.Init")
    private GreenMail mail;

    @SuppressWarnings("NullAway.Init")
    private Relay relay;

    @SuppressWarnings("NullAway.Init")
    private GreenMailUser mailbox;

    private final Date arrival = Date.from(Instant.parse("2023-07-07T02:05:09Z"));

    @BeforeEach
    void start() throws IOException {
        office = OutboxOffice.copy(folder.resolve("office"));
        mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        mailbox = mail.setUser("reports@example.org", "reports", "right");
        mail.start();
        relay = new Relay(mail.getSmtp().getPort(), null);
        Files.writeString(office.workspace.root().resolve("password"), "right\n");
        configure("", "");
        office.outbox().release(OutboxOffice.DAY);
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        mail.stop();
    }

    private void configure(String intake, String more) throws IOException {
        office.write("""
                mail:
                  transport: smtp
                  from: van-phong@example.org
                  smtp: {host: 127.0.0.1, port: %s, starttls: false}
                intake: {host: 127.0.0.1, port: %s, security: none, user: reports, password_file: password%s}
                %s
                """.formatted(relay.port(), mail.getImap().getPort(), intake, more));
    }

    private MailFolder inbox() throws com.icegreen.greenmail.store.FolderException {
        return mail.getManagers().getImapHostManager().getInbox(mailbox);
    }

    /** A file to be attached. */
    private record File(String name, byte[] bytes, String type) {

        static File of(Path file, String name) throws IOException {
            return new File(name, Files.readAllBytes(file), "application/octet-stream");
        }

        static File of(Path file) throws IOException {
            return of(file, String.valueOf(file.getFileName()));
        }
    }

    private void arrive(String sender, File... files) throws Exception {
        arrive(Map.of("From", sender, "Message-ID", "<" + (inbox().getMessageCount() + 1) + "@clerk>"), files);
    }

    private void arrive(Map<String, String> headers, File... files) throws Exception {
        MimeMessage message = compose(headers, files);
        inbox().appendMessage(message, new Flags(), arrival);
    }

    private static MimeMessage compose(Map<String, String> headers, File... files) throws Exception {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Kính gửi", "UTF-8");
        parts.addBodyPart(text);
        for (File file : files) {
            MimeBodyPart part = new MimeBodyPart();
            part.setContent(file.bytes(), file.type());
            part.setHeader("Content-Type", file.type());
            part.setFileName(file.name());
            parts.addBodyPart(part);
        }
        message.setContent(parts);
        message.setSubject("Báo cáo quý II", "UTF-8");
        message.saveChanges();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out, headers.containsKey("Message-ID") ? new String[0] : new String[] {"Message-ID"});
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(out.toByteArray()));
    }

    private MailTaken take() {
        return office.outbox().takeMail(new org.giaoban.catalogue.CatalogueLoader(office.workspace).load());
    }

    private List<Event> events() {
        return MailLedger.read(office.workspace).rows().stream()
                .map(MailRow::event)
                .toList();
    }

    private List<ArrivedFile.Result> results() {
        return MailLedger.read(office.workspace).listTaken().stream()
                .flatMap(row -> row.files().stream().map(ArrivedFile::result))
                .toList();
    }

    /** Returns the paths below the drop folder of the files that came by mail, each mail as {@code *}. */
    private List<String> dropped() throws IOException {
        Path root = office.workspace.submissions();
        if (!Files.isDirectory(root.resolve("mail"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root.resolve("mail"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replaceAll("-[0-9a-f]{8}/", "-*/"))
                    .sorted()
                    .toList();
        }
    }

    private List<MimeMessage> answers(String address) throws MessagingException {
        List<MimeMessage> answers = new ArrayList<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            if (message.getAllRecipients() != null
                    && message.getAllRecipients()[0].toString().equals(address)) {
                answers.add(message);
            }
        }
        return answers;
    }

    private static String text(MimeMessage answer) throws Exception {
        Multipart parts = (Multipart) answer.getContent();
        Object first = parts.getBodyPart(0).getContent();
        return (String) (first instanceof Multipart texts ? texts.getBodyPart(0).getContent() : first);
    }

    @Test
    void workbookOfAUnit_liesInTheDropFolderAndIsAnsweredOnce() throws Exception {
        arrive(DISTRICT, File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx"), "Báo cáo quý II.xlsx"));
        assertThat(take()).isEqualTo(new MailTaken(1, "", List.of()));
        assertThat(dropped()).containsExactly("mail/2023-07-07/BP-BDA/090509-*/Bao-cao-quy-II.xlsx");
        MimeMessage answer = answers(DISTRICT).get(0);
        assertThat(answer.getSubject()).isEqualTo("Kết quả kiểm tra báo cáo gửi qua thư – Huyện Bù Đăng");
        assertThat(answer.getHeader("In-Reply-To", null)).isEqualTo("<1@clerk>");
        assertThat(answer.getHeader("References", null)).isEqualTo("<1@clerk>");
        assertThat(answer.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
        assertThat(text(answer).lines().toList())
                .contains(
                        "Thư: Báo cáo quý II (nhận ngày 07/7/2023)",
                        "- Báo cáo quý II.xlsx: đã tiếp nhận, không phát hiện sai sót; sẽ được tổng hợp trong lần chạy tới.");
        assertThat(inbox().getMessages().get(0).getFlags().contains(Flags.Flag.SEEN))
                .isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(office.workspace.mailbox())))
                .isEqualTo("rw-------");
        assertThat(take()).isEqualTo(MailTaken.NOTHING);
        assertThat(answers(DISTRICT)).hasSize(1);
        office.run(OutboxOffice.DAY.plusDays(1));
        assertThat(Files.readString(office.workspace.output().resolve("2023-Q2/completeness.csv")))
                .as("on time, though read by the run of the next day")
                .containsPattern("(?m)^2023-Q2,BP-BDA,1,1,1,1,");
        assertThat(Files.readString(office.workspace.receipts()))
                .containsPattern("(?m),mail/2023-07-07/BP-BDA/.*\\.xlsx,2023-07-07$");
        office.deliver();
        assertThat(answers(DISTRICT)).hasSize(1);
    }

    @Test
    void mailThatAPersonHasRead_isTakenInAllTheSame() throws Exception {
        MimeMessage message = compose(
                Map.of("From", "Bù Đăng <Huyen-Bu-Dang.BP@example.invalid>"),
                File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx")));
        inbox().appendMessage(message, new Flags(Flags.Flag.SEEN), arrival);
        assertThat(take().taken()).isEqualTo(1);
        assertThat(answers(DISTRICT)).hasSize(1);
        assertThat(answers(DISTRICT).get(0).getHeader("In-Reply-To")).isNull();
    }

    @Test
    void returnedWorkbook_isAnsweredWithItsFindingsAtOnceAndNotAgainAfterTheRun() throws Exception {
        configure("", "deliveries: [{kind: answers, since: 2023-Q1, to: [\"{unit.email}\", boss@example.org]}]");
        arrive(RETURNED_SENDER, File.of(RETURNED));
        take();
        assertThat(results()).containsExactly(ArrivedFile.Result.RETURNED);
        MimeMessage answer = answers(RETURNED_SENDER).get(0);
        assertThat(text(answer)).contains("- huyen-bu-dop.xlsx: CHƯA được tổng hợp");
        Multipart parts = (Multipart) answer.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("huyen-bu-dop.xlsx");
        byte[] feedback = parts.getBodyPart(1).getInputStream().readAllBytes();
        office.run(OutboxOffice.DAY.plusDays(1));
        assertThat(feedback.length)
                .as("the feedback of the run has another path of the file in it")
                .isCloseTo(
                        (int) Files.size(
                                office.workspace.output().resolve("2023-Q1/returned/BP-BDO-huyen-bu-dop.xlsx")),
                        org.assertj.core.data.Percentage.withPercentage(2));
        Delivered delivered = office.deliver();
        assertThat(delivered.sent()).isEqualTo(1);
        assertThat(delivered.answered()).containsExactly("output/2023-Q1/returned/BP-BDO-huyen-bu-dop.xlsx");
        assertThat(answers(RETURNED_SENDER)).hasSize(1);
        assertThat(answers("boss@example.org")).hasSize(1);
        configure("", "");
        assertThat(office.deliver().answered())
                .as("by the answer to the mail alone")
                .containsExactly("output/2023-Q1/returned/BP-BDO-huyen-bu-dop.xlsx");
        take();
        assertThat(answers(RETURNED_SENDER)).hasSize(1);
    }

    @Test
    void addressOfAUnit_submitsForItAndThoseBelowOnly() throws Exception {
        byte[] both = zip("huyen-bu-dang.xlsx", "huyen-loc-ninh.xlsx");
        arrive(DISTRICT, File.of(WORKBOOKS.resolve("huyen-loc-ninh.xlsx")), new File("a.zip", both, "application/zip"));
        arrive(PROVINCE, new File("a.zip", both, "application/zip"), File.of(WORKBOOKS.resolve("huyen-loc-ninh.xlsx")));
        take();
        assertThat(results())
                .containsExactly(
                        ArrivedFile.Result.FOREIGN,
                        ArrivedFile.Result.FOREIGN,
                        ArrivedFile.Result.ACCEPTED,
                        ArrivedFile.Result.ACCEPTED);
        assertThat(dropped())
                .containsExactly(
                        "mail/2023-07-07/BP-LN/090509-*/huyen-loc-ninh.xlsx", "mail/2023-07-07/BP/090509-*/a.zip");
        assertThat(text(answers(DISTRICT).get(0)))
                .contains("- a.zip: KHÔNG nhận, vì là báo cáo của đơn vị mà địa chỉ này không được gửi thay.");
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Files.readAllBytes(WORKBOOKS.resolve(name)));
            }
        }
        return out.toByteArray();
    }

    @Test
    void mailOfAnUnknownSender_waitsUnansweredUntilAPersonReleasesIt() throws Exception {
        arrive("someone@example.org", File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx")));
        MailTaken first = take();
        assertThat(first.taken()).isZero();
        assertThat(first.waiting()).hasSize(1);
        assertThat(take().waiting()).hasSize(1);
        assertThat(dropped()).isEmpty();
        assertThat(answers("someone@example.org")).isEmpty();
        assertThatThrownBy(() -> office.outbox().releaseMail(List.of("12345678")))
                .isInstanceOf(OperatorError.class);
        office.outbox().releaseMail(List.of(first.waiting().get(0).mail()));
        assertThat(take()).isEqualTo(new MailTaken(1, "", List.of()));
        assertThat(dropped()).containsExactly("mail/2023-07-07/BP-BDA/090509-*/huyen-bu-dang.xlsx");
        assertThat(answers("someone@example.org")).hasSize(1);
        assertThat(events()).containsExactly(Event.BEGUN, Event.WAITS, Event.RELEASED, Event.TAKEN);
    }

    @Test
    void mailThatWaits_isTakenInWhenItsSenderBecomesAUnits_orIsGoneWhenItWasDeleted() throws Exception {
        arrive("new@example.org", File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx")));
        arrive("spam@example.org");
        assertThat(take().waiting()).hasSize(2);
        Path units = office.workspace.input().resolve("org-units.csv");
        Files.writeString(units, Files.readString(units).replace(DISTRICT, "new@example.org"));
        inbox().getMessages().get(1).setFlags(new Flags(Flags.Flag.DELETED), true);
        inbox().expunge();
        assertThat(take()).isEqualTo(new MailTaken(1, "", List.of()));
        assertThat(events()).containsExactly(Event.BEGUN, Event.WAITS, Event.WAITS, Event.GONE, Event.TAKEN);
    }

    @Test
    void mailOfAnUnknownSender_isDeletedWhereTheOfficeSaysSo() throws Exception {
        configure(", others: delete", "");
        arrive("someone@example.org", File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx")));
        arrive(DISTRICT, File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx")));
        assertThat(take()).isEqualTo(new MailTaken(1, "", List.of()));
        assertThat(inbox().getMessageCount()).isEqualTo(1);
        assertThat(answers("someone@example.org")).isEmpty();
        assertThat(events()).containsExactly(Event.BEGUN, Event.DELETED, Event.TAKEN);
    }

    @Test
    void mailThatNoPersonWrote_isNeitherTakenInNorAnsweredNorDeleted() throws Exception {
        configure(", others: delete", "");
        List<String> headers = List.of(
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated",
                "Precedence: bulk",
                "Precedence: List",
                "List-Id: <news.example.org>",
                "Return-Path: <>",
                "X-Autoreply: yes",
                "From: van-phong@example.org");
        for (String header : headers) {
            String[] parts = header.split(": ");
            arrive(
                    parts[0].equals("From") ? Map.of("From", parts[1]) : Map.of("From", DISTRICT, parts[0], parts[1]),
                    File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx")));
        }
        take();
        assertThat(dropped()).isEmpty();
        List<MailRow> rows = MailLedger.read(office.workspace).rows();
        assertThat(rows.subList(1, rows.size())).extracting(MailRow::reason).isEqualTo(headers);
        assertThat(rows.subList(1, rows.size())).extracting(MailRow::event).containsOnly(Event.AUTOMATIC);
        assertThat(mail.getReceivedMessages()).as("only the mails themselves").hasSize(8);
        arrive(
                Map.of("From", DISTRICT, "Auto-Submitted", "no", "Precedence", "first-class"),
                File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx")));
        assertThat(take().taken()).isEqualTo(1);
    }

    @Test
    void ownMessageThatComesBack_isNotAnswered() throws Exception {
        arrive(DISTRICT, File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx")));
        take();
        String own = answers(DISTRICT).get(0).getMessageID();
        arrive(Map.of("From", DISTRICT, "Message-ID", own), File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx")));
        take();
        assertThat(events()).containsExactly(Event.BEGUN, Event.TAKEN, Event.AUTOMATIC);
        assertThat(answers(DISTRICT)).hasSize(1);
    }

    @Test
    void filesOfAMail_areGuardedByKindAndName() throws Exception {
        File workbook = File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx"), "../../../office.xlsx");
        arrive(
                DISTRICT,
                workbook,
                File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx"), "C:\\tmp\\OFFICE.XLSX"),
                File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx"), "con.xlsx"),
                new File("công văn.pdf", new byte[] {1}, "application/pdf"),
                new File("logo.png", new byte[] {1}, "image/png; name=logo.png"),
                new File("no-such.xlsx", "text".getBytes(StandardCharsets.US_ASCII), "application/octet-stream"));
        take();
        assertThat(results())
                .containsExactly(
                        ArrivedFile.Result.ACCEPTED,
                        ArrivedFile.Result.ACCEPTED,
                        ArrivedFile.Result.ACCEPTED,
                        ArrivedFile.Result.NO_WORKBOOK,
                        ArrivedFile.Result.NO_WORKBOOK,
                        ArrivedFile.Result.REFUSED);
        assertThat(dropped())
                .containsExactly(
                        "mail/2023-07-07/BP-BDA/090509-*/OFFICE-2.xlsx",
                        "mail/2023-07-07/BP-BDA/090509-*/_con.xlsx",
                        "mail/2023-07-07/BP-BDA/090509-*/no-such.xlsx",
                        "mail/2023-07-07/BP-BDA/090509-*/office.xlsx");
    }

    @Test
    void mailWithoutAFile_isAnsweredSo_andForwardedOnesAreOpened() throws Exception {
        arrive(DISTRICT);
        take();
        assertThat(text(answers(DISTRICT).get(0))).contains("- Thư không kèm tệp bảng tính nào.");
        MimeMessage inner =
                compose(Map.of("From", "clerk@example.org"), File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx")));
        MimeMessage outer = new MimeMessage(Session.getInstance(new Properties()));
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart forwarded = new MimeBodyPart();
        forwarded.setContent(inner, "message/rfc822");
        parts.addBodyPart(forwarded);
        outer.setContent(parts);
        outer.setFrom(DISTRICT);
        outer.saveChanges();
        inbox().appendMessage(outer, new Flags(), arrival);
        take();
        assertThat(dropped()).containsExactly("mail/2023-07-07/BP-BDA/090509-*/huyen-bu-dang.xlsx");
        assertThat(answers(DISTRICT)).hasSize(2);
    }

    @Test
    void sameMailByTwoWays_isAnsweredOnce_andTwoMailsWithOneIdAreTwo() throws Exception {
        Map<String, String> headers =
                Map.of("From", DISTRICT, "Message-ID", "<same@clerk>", "Date", "Fri, 7 Jul 2023 09:05:00 +0700");
        arrive(headers, File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx")));
        arrive(headers, File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx")));
        arrive(headers, File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx"), "other.xlsx"));
        take();
        assertThat(events()).containsExactly(Event.BEGUN, Event.TAKEN, Event.AGAIN, Event.TAKEN);
        assertThat(answers(DISTRICT)).hasSize(2);
    }

    @Test
    void mailFromBeforeIntakeBegan_staysAsItIs() throws Exception {
        inbox().appendMessage(
                        compose(Map.of("From", DISTRICT), File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx"))),
                        new Flags(),
                        Date.from(Instant.parse("2023-07-06T16:59:59Z")));
        assertThat(take().taken()).isZero();
        assertThat(events()).containsExactly(Event.BEGUN, Event.EARLIER);
        assertThat(dropped()).isEmpty();
    }

    @Test
    void mailboxThatCannotBeRead_isSaidAndTriedAgain() throws Exception {
        arrive(DISTRICT, File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx")));
        Files.writeString(office.workspace.root().resolve("password"), "wrong");
        assertThat(take().fault()).startsWith("authentication failed: ");
        Files.delete(office.workspace.root().resolve("password"));
        assertThat(take().fault())
                .as("as after a restore, because secrets are in no backup")
                .isEqualTo("no password file " + office.workspace.root().resolve("password"));
        Files.writeString(office.workspace.root().resolve("password"), "right");
        configure(", folder: Reports", "");
        assertThat(take().fault()).contains("Reports");
        configure("", "");
        int port = mail.getImap().getPort();
        office.write(Files.readString(office.workspace.office()).replace("port: " + port, "port: 9"));
        assertThat(take().fault()).isEqualTo("Connection refused");
        office.write(Files.readString(office.workspace.office()).replace("port: 9,", "port: " + port + ","));
        assertThat(take().taken()).isEqualTo(1);
    }

    @Test
    void encryptionThatTheServerDoesNotOffer_isNotDoneWithout() throws Exception {
        office.write(Files.readString(office.workspace.office()).replace("security: none", "security: starttls"));
        assertThat(take().fault()).isEqualTo("STARTTLS required but not supported by server");
    }

    @Test
    void copyInAnotherPlace_leavesTheMailboxAlone() throws Exception {
        arrive(DISTRICT, File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx")));
        OutboxOffice copy = office.copyAll(folder.resolve("copy"));
        assertThat(copy.outbox().takeMail(new org.giaoban.catalogue.CatalogueLoader(copy.workspace).load()))
                .isEqualTo(MailTaken.NOTHING);
        assertThat(Files.exists(copy.workspace.mailbox())).isFalse();
    }

    @Test
    void answerThatWasDeferred_isTriedAgainWhenItsTimeHasCome() throws Exception {
        relay.refusals.put(DISTRICT, "451 try again later");
        arrive(DISTRICT, File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx")));
        take();
        take();
        assertThat(office.events(DISTRICT)).containsExactly(SentRow.Event.INTENT, SentRow.Event.DEFERRED);
        relay.refusals.clear();
        String ledger = Files.readString(office.workspace.sent());
        Files.writeString(office.workspace.sent(), ledger.replace("T06:00", "T05:55"));
        take();
        assertThat(answers(DISTRICT)).hasSize(1);
    }

    @Test
    void killBeforeTheLedgerKnowsTheMail_takesItInAgainAtTheSamePath() throws Exception {
        arrive(DISTRICT, File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx")));
        take();
        List<String> ledger = Files.readAllLines(office.workspace.mailbox());
        Files.write(office.workspace.mailbox(), ledger.subList(0, 2));
        assertThat(take().taken()).isEqualTo(1);
        assertThat(dropped()).hasSize(1);
        assertThat(Files.readAllLines(office.workspace.mailbox())).isEqualTo(ledger);
        assertThat(answers(DISTRICT)).hasSize(1);
    }

    @Test
    void killBeforeTheAnswer_answersFromTheLedger_evenIfTheMailIsGone() throws Exception {
        String sent = Files.readString(office.workspace.sent());
        arrive(RETURNED_SENDER, File.of(RETURNED));
        take();
        MimeMessage first = answers(RETURNED_SENDER).get(0);
        Files.writeString(office.workspace.sent(), sent);
        inbox().deleteAllMessages();
        take();
        List<MimeMessage> answers = answers(RETURNED_SENDER);
        assertThat(answers).hasSize(2);
        assertThat(answers.get(1).getMessageID()).isEqualTo(first.getMessageID());
        assertThat(((Multipart) answers.get(1).getContent())
                        .getBodyPart(1)
                        .getInputStream()
                        .readAllBytes())
                .isEqualTo(((Multipart) first.getContent())
                        .getBodyPart(1)
                        .getInputStream()
                        .readAllBytes());
    }

    @Test
    void killWhileTheAnswerIsSent_losesNothingAndAnswersTheOtherMailOnce() throws Exception {
        configure(", since: 2023-07-01", "");
        arrive(DISTRICT, File.of(WORKBOOKS.resolve("huyen-bu-dang.xlsx")));
        arrive(RETURNED_SENDER, File.of(RETURNED));
        office.killDelivery(relay, "MAIL");
        assertThat(office.events(DISTRICT)).containsExactly(SentRow.Event.INTENT);
        assertThat(events()).containsExactly(Event.BEGUN, Event.TAKEN, Event.TAKEN);
        assertThat(dropped()).hasSize(2);
        assertThat(take().taken()).isZero();
        assertThat(answers(DISTRICT)).hasSize(1);
        assertThat(answers(RETURNED_SENDER)).hasSize(1);
        take();
        assertThat(office.deliver().sent()).isZero();
        assertThat(answers(DISTRICT)).hasSize(1);
        assertThat(answers(RETURNED_SENDER)).hasSize(1);
    }
}
