package org.giaoban.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.giaoban.cli.Asked;
import org.giaoban.outbox.SentRow.Event;
import org.giaoban.pdf.SealedPdf;
import org.giaoban.print.Keystores;
import org.giaoban.workspace.Hashes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The seal on delivered copies of closed documents: which ones have it, and what happens if it cannot be made. */
class SealingTest {

    private static final String PASSWORD = "mat-khau-1";
    private static final Instant FROM = Instant.parse("2023-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");
    private static final String DOCUMENT = "2023-Q2/BP/tom-tat-lanh-dao.pdf";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private OutboxOffice office() throws Exception {
        OutboxOffice office = OutboxOffice.copy(folder.resolve("office"));
        office.write("""
                language: en
                mail:
                  transport: folder
                  folder: share
                  seal: {file: seal.p12, password_file: password}
                deliveries:
                  - {report: tom-tat-lanh-dao, since: 2023-Q2, periods: [quarter], to: [a@example.org],
                     when: [provisional, closed], formats: [pdf, pptx]}
                """);
        Keystores.write(root(office).resolve("seal.p12"), PASSWORD, "RSA", FROM, UNTIL);
        Files.writeString(root(office).resolve("password"), PASSWORD + "\n");
        office.outbox().release(OutboxOffice.DAY);
        return office;
    }

    private static Path root(OutboxOffice office) {
        return office.workspace.root();
    }

    private static void close(OutboxOffice office) throws IOException {
        Files.writeString(
                office.workspace.decisions(),
                "date,period,unit,decision,reason,by\n2023-07-10,2023-Q2,BP,close,final,office\n");
        office.run(LocalDate.of(2023, 7, 10));
    }

    private static byte[] delivered(OutboxOffice office) throws IOException {
        return Files.readAllBytes(root(office).resolve("share").resolve(DOCUMENT));
    }

    private static byte[] made(OutboxOffice office) throws IOException {
        return Files.readAllBytes(office.workspace.output().resolve(DOCUMENT));
    }

    private static String verify(OutboxOffice office, Path file) {
        return Asked.of(office.workspace, "verify", file.toString()).out();
    }

    @Test
    void closedDocument_isSealedWhereItIsDelivered_andVerifyKnowsIt() throws Exception {
        OutboxOffice office = office();
        assertThat(office.deliver().sent()).isOne();
        assertThat(delivered(office)).as("a provisional one is not sealed").isEqualTo(made(office));

        close(office);
        assertThat(office.deliver().sent()).isOne();
        byte[] made = made(office);
        assertThat(delivered(office)).startsWith(made).hasSizeGreaterThan(made.length);
        assertThat(SealedPdf.find(made)).isEmpty();
        assertThat(SealedPdf.find(delivered(office))).hasValueSatisfying(seal -> {
            assertThat(seal.isValid()).isTrue();
            assertThat(seal.documents()).contains(Hashes.ofBytes(made));
        });
        assertThat(root(office).resolve("share/2023-Q2/BP/tom-tat-lanh-dao.pptx"))
                .hasSameBinaryContentAs(office.workspace.output().resolve("2023-Q2/BP/tom-tat-lanh-dao.pptx"));
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("giaoban-sealed"));
        }

        Path copy = root(office).resolve("share").resolve(DOCUMENT);
        assertThat(verify(office, copy))
                .endsWith("is 2023-Q2/BP/tom-tat-lanh-dao/0, unchanged, the newest (since 2023-07-10); sealed by "
                        + Keystores.NAME + ": valid\n");
        assertThat(Asked.of(office.workspace, "verify", "--json", copy.toString())
                        .out())
                .endsWith("\"sealed_by\":\"" + Keystores.NAME + "\",\"seal\":\"valid\"}\n");
        byte[] changed = delivered(office);
        changed[made.length / 2] ^= 1;
        Path altered = Files.write(folder.resolve("altered.pdf"), changed);
        assertThat(verify(office, altered))
                .contains("changed")
                .endsWith("; sealed by " + Keystores.NAME + ": ALTERED\n");
        assertThat(Asked.of(office.workspace, "doctor").out())
                .contains("seal", "certificate of " + Keystores.NAME + ", until 2100-01-01");
    }

    @Test
    void documentThatCannotBeSealed_isHeld_namedAndSentWhenTheSealIsMended() throws Exception {
        OutboxOffice office = office();
        close(office);
        Path password = root(office).resolve("password");
        Path keystore = root(office).resolve("seal.p12");
        Files.writeString(password, "other");
        assertHeld(office, "seal.p12: it is no PKCS#12 file, or the password does not open it");
        Files.delete(password);
        assertHeld(office, "seal.p12: the password cannot be read: ");
        Files.writeString(password, PASSWORD);
        Keystores.write(keystore, PASSWORD, "RSA", FROM, Instant.parse("2023-07-09T00:00:00Z"));
        assertHeld(
                office,
                "seal.p12: the certificate of " + Keystores.NAME
                        + " does not hold on 2023-07-10 (it ends on 2023-07-09)");
        Files.delete(keystore);
        assertHeld(office, "seal.p12: there is no such file");
        Asked doctor = Asked.of(office.workspace, "doctor");
        assertThat(doctor.out()).contains("seal.p12: there is no such file");
        assertThat(doctor.code()).isEqualTo(2);

        Keystores.write(keystore, PASSWORD, "EC", FROM, UNTIL);
        assertThat(office.deliver().sent()).isOne();
        assertThat(office.rows())
                .filteredOn(row -> row.topic().state().equals("closed"))
                .extracting(SentRow::event)
                .containsExactly(Event.HELD, Event.HELD, Event.HELD, Event.HELD, Event.INTENT, Event.SENT);
    }

    private static void assertHeld(OutboxOffice office, String reason) {
        Delivered delivered = office.deliver();
        assertThat(delivered.sent()).isZero();
        assertThat(delivered.listStuck())
                .extracting(Standing::reason)
                .satisfiesExactly(said -> assertThat(said).startsWith(reason));
        assertThat(delivered.wantsPerson()).isTrue();
        assertThat(Asked.of(office.workspace, "status").out()).contains(reason);
    }
}
