package org.giaoban.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.giaoban.intake.MailLedger;
import org.giaoban.job.TestWorkspace;
import org.giaoban.outbox.SentRow.Event;
import org.giaoban.receive.ReceiptLedger;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights with deliveries, each killed (SIGKILL) at a random moment: nothing may be lost, and nothing sent or answered twice but a
 * message whose end nobody knew. Half of the kills meet a run, the others {@code deliver}, which takes mail in. It is no part of
 * the build: {@code mvn surefire:test -Dtest=KilledNightsTrial -Dgiaoban.kills=40 -Dgiaoban.seed=1}.
 */
class KilledNightsTrial {

    private static final int KILLS = Integer.getInteger("giaoban.kills", 40);
    private static final long SEED = Long.getLong("giaoban.seed", 1);
    private static final LocalDate FIRST = LocalDate.of(2023, 7, 1);

    /** Workbooks of the demonstration by their senders: one that is in order, one that is returned. */
    private static final Map<String, String> MAILED = new TreeMap<>(Map.of(
            "huyen-bu-dang.bp@example.invalid", "2023-Q2/binh-phuoc/huyen-bu-dang.xlsx",
            "huyen-bu-dop.bp@example.invalid", "2023-Q1/binh-phuoc/huyen-bu-dop.xlsx"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Random random = new Random(SEED);
    private int mails;

    @Test
    void killsAtAnyMoment_loseNothingAndDoubleOnlyWhatNobodyKnew() throws Exception {
        Workspace office = TestWorkspace.copyAlone(folder.resolve("office"), path -> false);
        Files.writeString(office.decisions(), "date,period,unit,decision,reason,by\n");
        Files.writeString(office.root().resolve("password"), "right");
        GreenMail mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        GreenMailUser mailbox = mail.setUser("reports@example.org", "reports", "right");
        mail.start();
        try {
            Files.writeString(office.office(), """
                    language: en
                    mail: {transport: smtp, from: office@example.org, smtp: {host: 127.0.0.1, port: %s, starttls: false}}
                    intake: {host: 127.0.0.1, port: %s, security: none, user: reports, password_file: password, since: 2023-01-01}
                    deliveries:
                      - {report: tom-tat-lanh-dao, units: [BP], since: 2023-Q1, when: [provisional, closed, revised],
                         to: [a@example.org, b@example.org, c@example.org, d@example.org]}
                      - {kind: answers, since: 2021-Q1, to: ["{unit.email}", e@example.org]}
                    reminders: {before: [3], on: true, after: [1, 2, 3, 4, 5, 6, 7, 8, 9], units: [BP-LN, BP-PR]}
                    """.formatted(
                            mail.getSmtp().getPort(), mail.getImap().getPort()));
            end(start(office, "run", "--date", FIRST.minusDays(1).toString()));
            end(start(office, "deliver", "--release"));
            List<Path> files = files();
            // as long as a run or a delivery takes, so that kills meet every part of it
            long longestRun = 12_000;
            long longestDelivery = 9_000;
            int killed = 0;
            LocalDate day = FIRST;
            for (int round = 0; killed < KILLS; round++) {
                if (round % 4 == 0) {
                    day = day.plusDays(1);
                }
                if (round % 2 == 0 && round / 2 < files.size()) {
                    receive(office, files.get(round / 2));
                }
                arrive(mail, mailbox);
                boolean isRun = round % 2 == 0;
                Process process = isRun ? start(office, "run", "--date", day.toString()) : start(office, "deliver");
                long began = System.nanoTime();
                boolean hasEnded = process.waitFor(
                        (long) ((isRun ? longestRun : longestDelivery) * random.nextDouble()), TimeUnit.MILLISECONDS);
                long longest = isRun ? longestRun : longestDelivery;
                if (hasEnded) {
                    longest = Math.max(2_000, (System.nanoTime() - began) / 1_000_000);
                } else {
                    process.destroyForcibly().waitFor();
                    killed++;
                    longest = Math.min(15_000, longest + 500);
                }
                longestRun = isRun ? longest : longestRun;
                longestDelivery = isRun ? longestDelivery : longest;
                System.out.printf(
                        "round %d: %s of %s %s, %d rows in sent.csv, %d messages%n",
                        round + 1,
                        isRun ? "run" : "deliver",
                        day,
                        hasEnded ? "ended" : "KILLED",
                        SentLedger.read(office).rows().size(),
                        mail.getReceivedMessages().length);
            }
            end(start(office, "deliver"));
            end(start(office, "run", "--date", day.toString()));
            check(office, mail, day);
        } finally {
            mail.stop();
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> walked = Files.walk(Path.of("input/submissions"))) {
            return walked.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("2023-Q"))
                    .filter(file -> MAILED.values().stream().noneMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }

    private static void receive(Workspace office, Path file) throws IOException {
        String path = Path.of("input/submissions").relativize(file).toString();
        FileUtils.copyFile(file.toFile(), office.submissions().resolve(path).toFile());
    }

    /** Every mail has other bytes, because the workbooks lie in it under other names. */
    private void arrive(GreenMail mail, GreenMailUser mailbox) throws Exception {
        for (Map.Entry<String, String> each : MAILED.entrySet()) {
            mails++;
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
            MimeBodyPart part = new MimeBodyPart();
            part.setContent(
                    Files.readAllBytes(Path.of("input/submissions", each.getValue())), "application/octet-stream");
            part.setFileName("bao-cao-" + mails + ".xlsx");
            message.setContent(new MimeMultipart(part));
            message.setFrom(each.getKey());
            message.setSubject("mail " + mails);
            message.saveChanges();
            mail.getManagers()
                    .getImapHostManager()
                    .getInbox(mailbox)
                    .appendMessage(message, new Flags(), new Date(1_690_000_000_000L + mails * 1_000L));
        }
    }

    private Process start(Workspace office, String... words) throws IOException {
        return TestWorkspace.program(office, words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.log").toFile())
                .start();
    }

    private void end(Process process) throws Exception {
        int code = process.waitFor();
        assertThat(code).as(Files.readString(folder.resolve("said.log"))).isIn(0, 3);
    }

    private void check(Workspace office, GreenMail mail, LocalDate day) throws Exception {
        SentLedger sent = SentLedger.read(office);
        Map<String, Integer> received = new HashMap<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            if (message.getMessageID().endsWith("@example.org>")) {
                received.merge(message.getMessageID(), 1, Integer::sum);
            }
        }
        assertThat(sent.listOpen()).isEmpty();
        int repeated = 0;
        for (Standing standing : sent.list()) {
            List<Event> events = standing.rows().stream().map(SentRow::event).toList();
            if (!events.contains(Event.SENT)) {
                continue;
            }
            int unknown = 0;
            for (int i = 1; i < events.size(); i++) {
                unknown += events.get(i) == Event.INTENT && events.get(i - 1) == Event.INTENT ? 1 : 0;
            }
            String id = standing.last().orElseThrow().messageId();
            assertThat(events.stream().filter(Event.SENT::equals)).as(id).hasSize(1);
            assertThat(received.getOrDefault(id, 0)).as(id + " " + events).isBetween(1, 1 + unknown);
            repeated += Objects.requireNonNull(received.remove(id)) - 1;
        }
        assertThat(received).as("messages that the ledger does not know").isEmpty();
        MailLedger ledger = MailLedger.read(office);
        assertThat(ledger.listTaken()).hasSize(mails);
        ledger.listTaken()
                .forEach(row -> assertThat(sent.get(
                                        new Topic(MailAnswersDue.WHAT, row.unit(), "", "", row.mail()),
                                        row.head().sender())
                                .isSent())
                        .as(row.head().subject())
                        .isTrue());
        List<Path> dropped;
        try (Stream<Path> walked = Files.walk(office.submissions().resolve("mail"))) {
            dropped = walked.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
        assertThat(dropped).hasSize(mails);
        assertThat(new ReceiptLedger(office).read())
                .extracting(receipt -> receipt.sha256() + receipt.path())
                .doesNotHaveDuplicates();
        Map<String, String> incremental = documents(office);
        FileUtils.deleteDirectory(office.output().toFile());
        int before = mail.getReceivedMessages().length;
        end(start(office, "run", "--date", day.toString()));
        assertThat(documents(office)).as("a rebuild gives the same").isEqualTo(incremental);
        assertThat(mail.getReceivedMessages()).as("a rebuild sends nothing").hasSize(before);
        System.out.printf(
                "%d kills, %d mails taken in and answered, %d deliveries, %d messages repeated with their Message-IDs%n",
                KILLS, mails, sent.list().size(), repeated);
    }

    private static Map<String, String> documents(Workspace office) {
        Map<String, String> hashes = TestWorkspace.hashes(office);
        hashes.keySet().removeIf(path -> !path.matches("output/\\d{4}.*|output/refused/.*"));
        return hashes;
    }
}
