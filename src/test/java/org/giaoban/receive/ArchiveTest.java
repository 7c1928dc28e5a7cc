package org.giaoban.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Zips of several files in the drop folder. */
class ArchiveTest {

    @TempDir
    private Path folder;

    private Path drop;

    @BeforeEach
    void dropFolder() throws IOException {
        drop = Files.createDirectories(folder.resolve("input/submissions"));
    }

    private static byte[] zip(Charset names, boolean marked, String... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
            out.setEncoding(names.name());
            out.setUseLanguageEncodingFlag(marked);
            for (String entry : entries) {
                out.putArchiveEntry(new ZipArchiveEntry(entry));
                if (!entry.endsWith("/")) {
                    out.write(("content of " + entry).getBytes(StandardCharsets.UTF_8));
                }
                out.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String... entries) throws IOException {
        return zip(StandardCharsets.UTF_8, true, entries);
    }

    private List<String> names(byte[] zip) throws IOException {
        Files.write(drop.resolve("gui.zip"), zip);
        return SentFile.list(drop.resolve("gui.zip")).stream()
                .map(SentFile::entry)
                .toList();
    }

    /** Returns a copy in which some bytes of the directory entry of the only file are others. */
    private static byte[] withDirectory(byte[] zip, int offset, int... bytes) {
        byte[] changed = zip.clone();
        for (int at = 0; at + 4 <= zip.length; at++) {
            if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2) {
                for (int i = 0; i < bytes.length; i++) {
                    changed[at + offset + i] = (byte) bytes[i];
                }
            }
        }
        return changed;
    }

    private static String fault(byte[] zip) {
        return Archive.findFault(zip).map(f -> f.code() + " " + f.found()).orElse("none");
    }

    @Test
    void eachFile_isReceivedUnderAPathBelowThatOfTheZip() throws IOException {
        Files.createDirectories(drop.resolve("q"));
        Files.write(drop.resolve("q/gui.zip"), zip("b.xlsx", "xa/a.xlsx", "anh.png"));
        ReceiptLedger ledger = new ReceiptLedger(new Workspace(folder), () -> {});
        LocalDate monday = LocalDate.of(2023, 4, 3);
        List<Receipt> receipts = ledger.update(monday).receipts();
        assertThat(receipts)
                .extracting(Receipt::path)
                .containsExactly("q/gui.zip/anh.png", "q/gui.zip/b.xlsx", "q/gui.zip/xa/a.xlsx");
        assertThat(ledger.update(monday.plusDays(1)).receipts()).isEqualTo(receipts);
        assertThat(SentFile.of(drop, "q/gui.zip/xa/a.xlsx").read().orElseThrow())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("content of xa/a.xlsx");
    }

    @Test
    void fileTakenOutOfItsZip_keepsItsReceipt() throws IOException {
        Files.write(drop.resolve("gui.zip"), zip("a.xlsx", "b.xlsx"));
        ReceiptLedger ledger = new ReceiptLedger(new Workspace(folder), () -> {});
        ledger.update(LocalDate.of(2023, 4, 3));
        Files.delete(drop.resolve("gui.zip"));
        Files.writeString(drop.resolve("b.xlsx"), "content of b.xlsx");
        ReceiptLedger.Present present = ledger.update(LocalDate.of(2023, 4, 4));
        assertThat(present.receipts()).extracting(Receipt::path).containsExactly("b.xlsx");
        assertThat(present.gone()).extracting(Receipt::path).containsExactly("gui.zip/a.xlsx");
    }

    @Test
    void zipThatIsStillBeingCopied_losesNoneOfItsFiles() throws IOException {
        Files.write(drop.resolve("gui.zip"), zip("a.xlsx"));
        new ReceiptLedger(new Workspace(folder), () -> {}).update(LocalDate.of(2023, 4, 3));
        Files.writeString(drop.resolve("new.xlsx"), "new");
        ReceiptLedger.Present present = new ReceiptLedger(new Workspace(folder), () -> {
                    try {
                        Files.write(drop.resolve("gui.zip"), zip("a.xlsx", "b.xlsx"));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .update(LocalDate.of(2023, 4, 4));
        assertThat(present.leftOut()).extracting(LeftOut::path).containsExactly("gui.zip");
        assertThat(present.gone()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, true", "UTF-8, false"})
    void vietnameseNames_areReadWithAndWithoutTheirMark(String charset, boolean marked) throws IOException {
        assertThat(names(zip(Charset.forName(charset), marked, "Huyện Đồng Phú.xlsx")))
                .containsExactly("Huyện Đồng Phú.xlsx");
    }

    @Test
    void namesOfOldPrograms_areReadInTheirCodePage() throws IOException {
        assertThat(names(zip(Charset.forName("IBM437"), false, "Báo cáo.xls"))).containsExactly("Báo cáo.xls");
    }

    @Test
    void whatSystemsAdd_isPassedOver() throws IOException {
        assertThat(names(zip("gui/", "gui/a.xlsx", "__MACOSX/gui/a.xlsx", "gui/._a.xlsx", "gui/~$a.xlsx", "Thumbs.db")))
                .containsExactly("gui/a.xlsx");
    }

    @Test
    void namesThatLeadOutside_areOnlyLabels() throws IOException {
        assertThat(names(zip("../../etc/a.xlsx", "/b.xlsx", "..\\c.xlsx", "d\ne.xlsx")))
                .containsExactly("b.xlsx", "c.xlsx", "d_e.xlsx", "etc/a.xlsx");
    }

    @Test
    void whatCannotBeOpened_isReceivedAsItIsAndAnswered() throws IOException {
        byte[] one = zip("a.xlsx");
        assertThat(fault(one)).isEqualTo("none");
        assertThat(fault(zip("__MACOSX/a.xlsx"))).isEqualTo("EMPTY-FILE ZIP");
        assertThat(fault(zip("a.docx", "b.zip"))).isEqualTo("NOT-A-WORKBOOK ZIP");
        assertThat(fault(zip("a.xlsx", "[Content_Types].xml"))).isEqualTo("NOT-A-WORKBOOK ZIP");
        assertThat(fault(zip("a.xlsx", "./a.xlsx"))).isEqualTo("UNREADABLE ZIP: a.xlsx × 2");
        assertThat(fault(withDirectory(one, 8, 1))).as("encrypted").isEqualTo("PASSWORD-PROTECTED .zip");
        assertThat(fault(withDirectory(one, 10, 97))).as("method").isEqualTo("UNSUPPORTED-FORMAT ZIP 97");
        assertThat(fault(withDirectory(one, 16, 1, 2, 3, 4))).as("checksum").isEqualTo("UNREADABLE ZIP: a.xlsx");
        assertThat(fault(Arrays.copyOf(one, one.length - 30))).as("cut off").isEqualTo("UNREADABLE ZIP");
        for (byte[] bytes : List.of(withDirectory(one, 8, 1), zip("b.zip"), Arrays.copyOf(one, one.length - 30))) {
            assertThat(names(bytes)).containsExactly("");
        }
    }

    @Test
    void tooManyFiles_areRefusedBeforeTheyAreListed() throws IOException {
        String[] thousand = new String[1_000];
        Arrays.setAll(thousand, i -> i + ".csv");
        assertThat(fault(zip(thousand))).isEqualTo("none");
        String[] more = Arrays.copyOf(thousand, 1_001);
        more[1_000] = "one more.csv";
        assertThat(fault(zip(more))).isEqualTo("TOO-LARGE files > 1000");
        String[] names = new String[9_000];
        Arrays.setAll(names, i -> "x".repeat(200) + i);
        byte[] large = zip(names);
        assertThat(fault(large)).as("a directory of more than 2 MB").isEqualTo("TOO-LARGE files > 1000");
    }

    @Test
    void bomb_isTooLarge() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
            out.setLevel(1);
            out.putArchiveEntry(new ZipArchiveEntry("a.csv"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i <= 512; i++) {
                out.write(zeros);
            }
            out.closeArchiveEntry();
        }
        assertThat(fault(bytes.toByteArray())).isEqualTo("TOO-LARGE inflated bytes > 536870912");
    }
}
