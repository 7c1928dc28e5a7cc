package org.giaoban.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of delivery and every carrier that needs no server. */
class KindsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private OutboxOffice office;

    @BeforeEach
    void office() throws IOException {
        office = OutboxOffice.copy(folder.resolve("office"));
    }

    private List<MimeMessage> messages() throws Exception {
        List<MimeMessage> messages = new ArrayList<>();
        try (Stream<Path> files = Files.list(office.workspace.outbox())) {
            for (Path file : files.sorted().toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    messages.add(new MimeMessage(null, in));
                }
            }
        }
        return messages;
    }

    private static String text(MimeMessage message) throws Exception {
        Multipart parts = (Multipart) message.getContent();
        Multipart texts = parts.getContentType().startsWith("multipart/mixed")
                ? (Multipart) parts.getBodyPart(0).getContent()
                : parts;
        return ((String) texts.getBodyPart(0).getContent()).replace("\r\n", "\n");
    }

    private static List<String> attachments(MimeMessage message) throws Exception {
        Multipart parts = (Multipart) message.getContent();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < parts.getCount(); i++) {
            if (parts.getBodyPart(i).getFileName() != null) {
                names.add(parts.getBodyPart(i).getFileName());
            }
        }
        return names;
    }

    @Test
    void reminder_saysWhatIsMissingAndWhenItIsDue() throws Exception {
        office.write("reminders: {before: [3], on: true, units: [BP-LN]}\n");
        assertThat(office.deliver().sent()).isEqualTo(1);
        MimeMessage message = messages().get(0);
        assertThat(message.getSubject()).isEqualTo("Nhắc gửi báo cáo Quý II/2023 – Huyện Lộc Ninh");
        assertThat(message.getAllRecipients()[0]).hasToString("huyen-loc-ninh.bp@example.invalid");
        assertThat(text(message)).isEqualTo("""
                        Báo cáo hoạt động – Quý II/2023

                        Kính gửi Huyện Lộc Ninh,

                        Đến nay cơ quan tổng hợp chưa nhận được báo cáo Quý II/2023 của đơn vị. Hạn gửi: ngày 07/7/2023. \
                        Nếu đã gửi, xin bỏ qua thư này.
                        """);
        assertThat(attachments(message)).isEmpty();
    }

    @Test
    void extension_movesTheReminder() throws Exception {
        Files.writeString(
                office.workspace.decisions(),
                "date,period,unit,decision,element,value,until,receipts,reason,by\n"
                        + "2023-07-05,2023-Q2,BP-LN,extend,,,2023-07-20,,flood,office\n");
        office.write("reminders: {on: true, units: [BP-LN, BP-BDA]}\n");
        office.run(OutboxOffice.DAY);
        assertThat(office.deliver().sent()).isEqualTo(1);
        assertThat(messages().get(0).getSubject()).endsWith("Huyện Bù Đăng");
        office.run(LocalDate.of(2023, 7, 20));
        assertThat(office.deliver().sent()).isEqualTo(1);
        assertThat(office.deliver().sent()).isZero();
    }

    @Test
    void dayOfAReminderThatPassedWhileTheMachineWasOff_isMadeUpForOnce() throws Exception {
        office.write("reminders: {after: [2, 4], units: [BP-LN]}\n");
        assertThat(office.deliver().sent()).isZero();
        office.run(LocalDate.of(2023, 7, 14));
        assertThat(office.deliver().sent()).isEqualTo(1);
        office.run(LocalDate.of(2023, 7, 15));
        assertThat(office.deliver().sent()).isZero();
    }

    @Test
    void blanks_goOutWhenAPeriodHasEnded() throws Exception {
        office.write("deliveries: [{kind: blanks, units: [BP-DP, BP-LN], to: ['{unit.email}']}]\n");
        assertThat(office.deliver().sent())
                .as("a period that ended before deliveries began")
                .isZero();
        office.run(LocalDate.of(2023, 10, 1));
        assertThat(office.deliver().sent()).isEqualTo(2);
        MimeMessage message = messages().get(0);
        assertThat(message.getSubject()).isEqualTo("Biểu mẫu báo cáo Quý III/2023 – Huyện Đồng Phú");
        assertThat(attachments(message)).containsExactly("2023-Q3-BP-DP.xlsx");
        assertThat(office.workspace.output().resolve("blank/2023-Q3/BP-DP.xlsx"))
                .exists();
        assertThat(office.deliver().sent()).isZero();
    }

    @Test
    void unitWithoutAnAddress_isNamed() throws Exception {
        Path units = office.workspace.input().resolve("org-units.csv");
        Files.writeString(units, Files.readString(units).replace("huyen-loc-ninh.bp@example.invalid", ""));
        office.write("reminders: {on: true, units: [BP-LN, BP-BDA]}\n");
        office.run(OutboxOffice.DAY);
        Delivered delivered = office.deliver();
        assertThat(delivered.sent()).isEqualTo(1);
        assertThat(delivered.withoutAddress()).containsExactly("BP-LN");
    }

    /** The workbook of a colleague who gets a copy does not reach the sender. */
    @Test
    void answerToAUnitWithoutAnAddress_stillWantsAPerson() throws Exception {
        String rule = "deliveries: [{kind: answers, since: 2023-Q2, to: [\"{unit.email}\", colleague@example.org]}]\n";
        office.write(rule);
        Files.writeString(
                office.workspace.decisions(),
                "date,period,unit,decision,reason,by\n2023-07-07,2023-Q2,BP-DP,return,wrong table,office\n");
        office.run(OutboxOffice.DAY);
        String answer = "output/2023-Q2/returned/BP-DP-huyen-dong-phu.xlsx";
        assertThat(office.plan().answered()).isEmpty();
        assertThat(office.deliver().answered()).contains(answer);
        Path units = office.workspace.input().resolve("org-units.csv");
        Files.writeString(units, Files.readString(units).replace("huyen-dong-phu.bp@example.invalid", ""));
        office.run(OutboxOffice.DAY);
        Delivered delivered = office.deliver();
        assertThat(delivered.withoutAddress()).contains("BP-DP");
        assertThat(delivered.answered()).doesNotContain(answer);
    }

    @Test
    void documentsThatAreTooLarge_areReplacedByTheSummary() throws Exception {
        long kib = Files.size(office.workspace.output().resolve("2023-Q2/BP/tom-tat-lanh-dao.pdf")) / 1024 + 1;
        office.write("""
                mail: {largest_kib: %s}
                deliveries:
                  - {report: bao-cao-tong-hop, since: 2023-Q2, periods: [quarter], to: [a@example.org], when: [provisional],
                     formats: [pdf, xlsx]}
                """.formatted(kib));
        assertThat(office.deliver().sent()).isEqualTo(1);
        MimeMessage message = messages().get(0);
        assertThat(attachments(message)).containsExactly("tom-tat-lanh-dao-BP-2023-Q2.pdf");
        assertThat(text(message))
                .startsWith("Tóm tắt lãnh đạo · Bình Phước · quý II năm 2023\n")
                .endsWith("Kèm theo: tom-tat-lanh-dao-BP-2023-Q2.pdf\n"
                        + "Tài liệu quá lớn để gửi kèm thư; toàn bộ ở: "
                        + office.workspace.output().resolve("2023-Q2/BP") + "\n");
    }

    @Test
    void reportOnAUnitWithoutASummary_hasAShortText_andTheOfficesOwnWords() throws Exception {
        office.write("""
                deliveries:
                  - {report: phieu-don-vi, since: 2023-Q2, periods: [quarter], units: [BP-DP], to: ['{unit.email}'],
                     when: [provisional], subject: '[=title]: [=unit]', text: "[=summary]\\n-- [=received]"}
                """);
        assertThat(office.deliver().sent()).isEqualTo(1);
        MimeMessage message = messages().get(0);
        assertThat(message.getSubject()).isEqualTo("Phiếu đơn vị: Huyện Đồng Phú");
        assertThat(text(message))
                .isEqualTo("Phiếu đơn vị – Huyện Đồng Phú, Quý II/2023\nSố liệu tạm tính\n"
                        + "1/1 báo cáo · đúng hạn 1/1\n\n-- 1/1 báo cáo · đúng hạn 1/1\n");
    }

    @Test
    void folder_hasTheDocumentsAndAPageThatListsThem() throws Exception {
        office.write("""
                name: Văn phòng <A>
                mail: {transport: folder, folder: share}
                deliveries:
                  - {report: tom-tat-lanh-dao, since: 2023-Q2, to: [a@example.org], when: [provisional], formats: [pdf, html]}
                """);
        assertThat(office.deliver().held()).as("released first").hasSize(2);
        office.outbox().release(OutboxOffice.DAY);
        assertThat(office.deliver().sent()).isEqualTo(2);
        assertThat(office.deliver().sent()).isZero();
        Path share = office.workspace.root().resolve("share");
        TreeSet<String> files = new TreeSet<>();
        try (Stream<Path> found = Files.walk(share)) {
            found.filter(Files::isRegularFile)
                    .forEach(file -> files.add(share.relativize(file).toString()));
        }
        assertThat(files)
                .containsExactly(
                        "2023-Q2/BP/tom-tat-lanh-dao.html",
                        "2023-Q2/BP/tom-tat-lanh-dao.pdf",
                        "2023-S1/BP/tom-tat-lanh-dao.html",
                        "2023-S1/BP/tom-tat-lanh-dao.pdf",
                        "index.html");
        assertThat(share.resolve("index.html")).hasContent("""
                        <!DOCTYPE html>
                        <html><head><meta charset="UTF-8"><title>Văn phòng &lt;A&gt;</title></head><body>
                        <h1>Văn phòng &lt;A&gt;</h1>
                        <ul>
                        <li><a href="2023-S1/BP/tom-tat-lanh-dao.pdf">2023-S1/BP/tom-tat-lanh-dao.pdf</a></li>
                        <li><a href="2023-S1/BP/tom-tat-lanh-dao.html">2023-S1/BP/tom-tat-lanh-dao.html</a></li>
                        <li><a href="2023-Q2/BP/tom-tat-lanh-dao.pdf">2023-Q2/BP/tom-tat-lanh-dao.pdf</a></li>
                        <li><a href="2023-Q2/BP/tom-tat-lanh-dao.html">2023-Q2/BP/tom-tat-lanh-dao.html</a></li>
                        </ul>
                        </body></html>
                        """);
        assertThat(share.resolve("2023-Q2/BP/tom-tat-lanh-dao.pdf"))
                .hasSameBinaryContentAs(office.workspace.output().resolve("2023-Q2/BP/tom-tat-lanh-dao.pdf"));
    }

    @Test
    void messagesThatWereFilesUntilNow_areReleasedBeforeTheyLeaveTheMachine() throws Exception {
        office.write("reminders: {on: true, units: [BP-LN]}\n");
        assertThat(office.deliver().sent()).isEqualTo(1);
        office.write("""
                mail: {transport: smtp, from: office@example.org, smtp: {host: 127.0.0.1, port: 9}}
                reminders: {on: true, units: [BP-LN, BP-BDA]}
                """);
        Delivered delivered = office.deliver();
        assertThat(delivered.hold().map(Hold::cause)).hasValue(Hold.Cause.CHANGED);
        assertThat(delivered.held())
                .containsExactly(new Delivered.Held(
                        new Topic("reminders", "BP-BDA", "2023-Q2", "", "2023-07-07"),
                        "huyen-bu-dang.bp@example.invalid"));
    }

    @Test
    void businessDateOfThePast_deliversNothing() throws Exception {
        office.write("reminders: {on: true, after: [2], units: [BP-LN]}\n");
        assertThat(office.deliver().sent()).isEqualTo(1);
        office.run(LocalDate.of(2023, 7, 9));
        assertThat(office.deliver().sent()).isEqualTo(1);
        office.write("reminders: {on: true, after: [2], units: [BP-LN, BP-BDA]}\n");
        office.run(LocalDate.of(2023, 7, 8));
        assertThat(office.deliver().sent()).isZero();
        office.run(LocalDate.of(2023, 7, 9));
        assertThat(office.deliver().sent()).isEqualTo(1);
    }
}
