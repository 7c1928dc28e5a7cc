package org.giaoban.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.giaoban.model.OperatorError;
import org.giaoban.pdf.Seal;
import org.giaoban.pdf.SealedPdf;
import org.giaoban.workspace.Hashes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;

/** The seal on a copy of a document: valid by other programs, and of the document's own bytes. */
class SealTest {

    private static final String PASSWORD = "mat-khau-1";
    private static final Instant FROM = Instant.parse("2023-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2024-01-01T00:00:00Z");
    private static final ZonedDateTime TIME = ZonedDateTime.of(2023, 7, 7, 6, 0, 0, 0, ZoneId.of("Asia/Ho_Chi_Minh"));
    private static byte[] document = {};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path keystore = Path.of("");

    @BeforeAll
    static void print() {
        VeraGreenfieldFoundryProvider.initialise();
        document = Fixtures.renderer()
                .print(Fixtures.renderer()
                        .compose("bao-cao-tong-hop", Fixtures.binhPhuoc().build(), null));
    }

    @BeforeEach
    void makeKey() throws Exception {
        keystore = Keystores.write(folder.resolve("seal.p12"), PASSWORD, "RSA", FROM, UNTIL);
    }

    private byte[] seal() {
        return Seal.read(keystore, "seal.p12", PASSWORD).seal(document, TIME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void sealedCopy_beginsWithTheDocument_andKeepsItsStandards(String algorithm) throws Exception {
        keystore = Keystores.write(keystore, PASSWORD, algorithm, FROM, UNTIL);
        byte[] sealed = seal();
        assertThat(Arrays.copyOf(sealed, document.length)).isEqualTo(document);
        SealedPdf found = SealedPdf.find(sealed).orElseThrow();
        assertThat(found.name()).isEqualTo(Keystores.NAME);
        assertThat(found.isValid()).isTrue();
        assertThat(found.documents()).contains(Hashes.ofBytes(document));
        assertThat(ArchiveFormatTest.faults(sealed)).isEmpty();
        assertThat(SealedPdf.find(document)).isEmpty();
        assertThat(SealedPdf.find("no PDF".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void sameKeyAndTime_giveTheSameBytes() {
        Seal seal = Seal.read(keystore, "seal.p12", PASSWORD);
        assertThat(seal.seal(document, TIME)).isEqualTo(seal.seal(document, TIME));
    }

    @Test
    void changedCopy_isFound() throws Exception {
        byte[] inside = seal();
        inside[document.length / 2] ^= 1;
        assertThat(SealedPdf.find(inside))
                .hasValueSatisfying(found -> assertThat(found.isValid()).isFalse());

        byte[] broken = seal();
        int at = new String(broken, StandardCharsets.ISO_8859_1).indexOf("/Contents <", document.length);
        Arrays.fill(broken, at + 11, at + 51, (byte) '0');
        assertThat(SealedPdf.find(broken)).contains(new SealedPdf("?", false, Set.of()));

        byte[] appended = Arrays.copyOf(seal(), seal().length + 1);
        assertThat(SealedPdf.find(appended))
                .hasValueSatisfying(found -> assertThat(found.isValid()).isFalse());
    }

    private static void paint(PDDocument pdf) throws IOException {
        try (PDPageContentStream page = new PDPageContentStream(pdf, pdf.getPage(0), AppendMode.APPEND, true)) {
            page.addRect(0, 0, 500, 500);
            page.fill();
        }
        COSDictionary painted = pdf.getPage(0).getCOSObject();
        painted.setNeedToBeUpdated(true);
        painted.getCOSArray(COSName.CONTENTS).setNeedToBeUpdated(true);
        painted.getCOSArray(COSName.CONTENTS).forEach(each -> {
            if (each instanceof COSObject object && object.getObject() instanceof COSStream stream) {
                stream.setNeedToBeUpdated(true);
            }
        });
    }

    @Test
    void sealOverAnotherPage_isNoSealOfTheDocument() throws Exception {
        ByteArrayOutputStream painted = new ByteArrayOutputStream();
        try (PDDocument pdf = Loader.loadPDF(document)) {
            paint(pdf);
            pdf.saveIncremental(painted);
        }
        assertThat(painted.toByteArray()).startsWith(document);
        byte[] sealed = Seal.read(keystore, "seal.p12", PASSWORD).seal(painted.toByteArray(), TIME);
        SealedPdf found = SealedPdf.find(sealed).orElseThrow();
        assertThat(found.isValid()).as("a seal of the painted document").isTrue();
        assertThat(found.documents()).doesNotContain(Hashes.ofBytes(document));
    }

    /** What an attacker would do: paint and sign in one update. */
    @Test
    void paintAndSealInOneUpdate_isFound() throws Exception {
        keystore = Keystores.write(keystore, PASSWORD, "RSA", FROM, Instant.parse("2100-01-01T00:00:00Z"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = Loader.loadPDF(document)) {
            paint(pdf);
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            SignatureOptions room = new SignatureOptions();
            room.setPreferredSignatureSize(20_000);
            pdf.addSignature(signature, content -> Keystores.sign(keystore, PASSWORD, content.readAllBytes()), room);
            pdf.saveIncremental(out);
        }
        byte[] sealed = out.toByteArray();
        assertThat(sealed).startsWith(document);
        assertThat(SealedPdf.find(sealed)).hasValueSatisfying(found -> {
            assertThat(found.documents()).contains(Hashes.ofBytes(document));
            assertThat(found.isValid()).isFalse();
        });
    }

    @Test
    void faultsOfTheFile_areNamed() throws Exception {
        assertThatThrownBy(() -> Seal.read(folder.resolve("none.p12"), "none.p12", PASSWORD))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("none.p12: there is no such file");
        assertThatThrownBy(() -> Seal.read(keystore, "seal.p12", "other"))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("seal.p12: it is no PKCS#12 file, or the password does not open it");
        Path empty = folder.resolve("empty.p12");
        Keystores.writeEmpty(empty, PASSWORD);
        assertThatThrownBy(() -> Seal.read(empty, "empty.p12", PASSWORD))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("empty.p12: it has no private key");
        Seal seal = Seal.read(keystore, "seal.p12", PASSWORD);
        assertThat(seal.holds(FROM)).isTrue();
        assertThat(seal.holds(UNTIL)).isTrue();
        assertThat(seal.holds(FROM.minusSeconds(1))).isFalse();
        assertThat(seal.holds(UNTIL.plusSeconds(1))).isFalse();
    }

    /** By another program, where it is installed. */
    @Test
    void pdfsig_findsTheSealValid() throws Exception {
        Path program = Path.of("/usr/bin/pdfsig");
        assumeThat(program).exists();
        Path file = Files.write(folder.resolve("a.pdf"), seal());
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(program.toString(), "-nocert", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(log))
                .contains(
                        "Signature Validation: Signature is Valid.",
                        "Total document signed",
                        "Signature Type: ETSI.CAdES.detached");
    }
}
