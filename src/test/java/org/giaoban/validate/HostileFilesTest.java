package org.giaoban.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.giaoban.validate.TestWorkbook.labelled;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.giaoban.model.DataValue;
import org.giaoban.model.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files made to do harm. Each is refused with a finding code within seconds and leaves no files behind. */
@Timeout(30)
class HostileFilesTest extends WithTestOffice {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String START = "<worksheet><sheetData>";
    private static final String END = "</sheetData></worksheet>";

    /** Writes the content of a zip entry of any size. */
    private interface Part {
        void write(OutputStream out) throws IOException;
    }

    @Test
    void zipBomb_isTooLarge() throws IOException {
        byte[] bomb = with(SHEET, out -> {
            out.write(bytes(START + "<row r='1'><c r='A1' t='str'><v>"));
            byte[] zeros = "0".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 1_000; i++) {
                out.write(zeros);
            }
        });
        assertThat(bomb.length).isLessThan(2 << 20);
        assertFinding(bomb, "TOO-LARGE");
    }

    @Test
    void zipInAZip_isNotOpened() {
        byte[] workbook = labelled("HT-DT", "2022-Q1").figure(5, "SK.VB", 7).bytes();
        byte[] inner = TestZip.of(Map.of("a.xlsx", workbook));
        assertFinding(inner, "NOT-A-WORKBOOK");
        assertFinding(TestZip.of(Map.of()), "EMPTY-FILE");
        assertFinding(TestZip.of(Map.of("anh.png", workbook)), "NOT-A-WORKBOOK");
    }

    @Test
    void zipBombOfWhitespace_isTooLarge() throws IOException {
        assertFinding(
                with(SHEET, out -> {
                    out.write(bytes("<worksheet>"));
                    byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
                    for (int i = 0; i < 1_000; i++) {
                        out.write(spaces);
                    }
                    out.write(bytes("</worksheet>"));
                }),
                "TOO-LARGE");
    }

    @Test
    void sheetNameThatNoProgramWrites_isTooLarge() throws IOException {
        assertFinding(named("Số liệu ".repeat(32)), "TOO-LARGE");
        assertAccepted(named("Số liệu " + "x".repeat(247)));
    }

    private static byte[] named(String sheet) throws IOException {
        byte[] book = labelled("HT-DT", "2022-Q1").figure(5, "SK.VB", 7).bytes();
        String workbook = new String(TestZip.parts(book).get("xl/workbook.xml"), StandardCharsets.UTF_8);
        return with(book, "xl/workbook.xml", out -> out.write(bytes(workbook.replace("Số liệu", sheet))));
    }

    @Test
    void zipBombInAComment_isTooLarge() throws IOException {
        assertFinding(
                with(SHEET, out -> {
                    out.write(bytes("<worksheet><!--"));
                    byte[] letters = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
                    for (int i = 0; i < 1_000; i++) {
                        out.write(letters);
                    }
                }),
                "TOO-LARGE");
    }

    @Test
    void nestedZip_isNeverOpened() throws IOException {
        byte[] inner = with(SHEET, out -> out.write(bytes(START + END)));
        assertAccepted(with("xl/embeddings/inner.zip", out -> out.write(inner)));
        assertFinding(with(SHEET, out -> out.write(inner)), "UNREADABLE");
    }

    @Test
    void tenMillionRows_areTooLarge() throws IOException {
        assertFinding(
                with(SHEET, out -> {
                    out.write(bytes(START));
                    StringBuilder rows = new StringBuilder();
                    for (int row = 1; row <= 10_000_000; row++) {
                        rows.append("<row><c><v>1</v></c></row>");
                        if (rows.length() > 1 << 16) {
                            out.write(bytes(rows.toString()));
                            rows.setLength(0);
                        }
                    }
                    out.write(bytes(rows + END));
                }),
                "TOO-LARGE");
    }

    @Test
    void registerOfSeventyThousandRows_isRead() throws IOException {
        byte[] book = labelled("HT-DT", "2022-Q1")
                .figure(5, "SK.VB", 7)
                .registerHead()
                .bytes();
        CheckedSubmission checked = check.check(with(book, "xl/worksheets/sheet2.xml", out -> {
            out.write(bytes(START));
            out.write(bytes(row(2, "Ngày", "Loại", "Hình thức", "Số điểm cầu", "Số người dự", "Tên hội nghị")));
            for (int row = 3; row < 70_003; row++) {
                out.write(bytes(row(row, "15/02/2022", "Thời sự", "Trực tuyến", "1", "50", "Hội nghị số " + row)));
            }
            out.write(bytes(END));
        }));
        assertThat(checked.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(checked.findings()).extracting(Finding::code).doesNotContain("ROWS-REPEATED");
        assertThat(checked.values().stream()
                        .filter(value -> value.element().equals("TS.LUOT"))
                        .map(DataValue::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("3500000");
    }

    private static String row(int number, String... texts) {
        return Stream.of(texts)
                .map(text -> text.matches("\\d+")
                        ? "<c><v>" + text + "</v></c>"
                        : "<c t='inlineStr'><is><t>" + text + "</t></is></c>")
                .collect(Collectors.joining("", "<row r='" + number + "'>", "</row>"));
    }

    @Test
    void millionsOfStyles_areTooLarge() throws IOException {
        assertFinding(
                with("xl/styles.xml", out -> {
                    out.write(bytes("<styleSheet><cellXfs>"));
                    byte[] styles = bytes("<xf/>".repeat(10_000));
                    for (int i = 0; i < 500; i++) {
                        out.write(styles);
                    }
                    out.write(bytes("</cellXfs></styleSheet>"));
                }),
                "TOO-LARGE");
    }

    @Test
    void deepNesting_isRefused() throws IOException {
        assertFinding(with(SHEET, out -> out.write(bytes("<worksheet>" + "<a>".repeat(1_000_000)))), "TOO-LARGE");
    }

    @Test
    void longAttributeAndLongText_areRefused() throws IOException {
        assertFinding(
                with(SHEET, out -> out.write(bytes("<worksheet a='" + "x".repeat(20_000_000) + "'/>"))), "TOO-LARGE");
        assertFinding(
                with(
                        SHEET,
                        out -> out.write(bytes(START + "<row r='1'><c r='A1' t='inlineStr'><is><t>"
                                + "x".repeat(40_000)
                                + "</t></is></c></row>"
                                + END))),
                "TOO-LARGE");
    }

    @Test
    void paths_areOnlyNames() throws IOException {
        Path escape = root.resolveSibling("escaped.txt");
        assertAccepted(with("../../../escaped.txt", out -> out.write(1)));
        assertAccepted(with(escape.toString(), out -> out.write(1)));
        assertThat(escape).doesNotExist();
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("templates", "input");
        }
    }

    @Test
    void externalEntity_isRefused() throws IOException {
        Path secret = Files.writeString(root.resolve("secret.txt"), "12345");
        String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>";
        assertFinding(
                with(
                        SHEET,
                        out -> out.write(bytes(entity + START + "<row r='1'><c r='A1'><v>&e;</v></c></row>" + END))),
                "UNREADABLE");
        assertFinding(
                with(
                        "xl/sharedStrings.xml",
                        out -> out.write(bytes("<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b"
                                + " '&a;&a;&a;&a;'>]><sst><si><t>&b;</t></si></sst>"))),
                "UNREADABLE");
    }

    @Test
    void macros_areNeverRunButNoted() throws IOException {
        byte[] book = labelled("HT-DT", "2022-Q1").figure(5, "SK.VB", 7).bytes();
        String relationships = part(book, "xl/_rels/workbook.xml.rels");
        byte[] macro = with(
                book,
                "xl/_rels/workbook.xml.rels",
                out -> out.write(bytes(relationships.replace(
                        "</Relationships>",
                        "<Relationship Id='m' Type='http://schemas.microsoft.com/office/2006/relationships/vbaProject'"
                                + " Target='vbaProject.bin'/></Relationships>"))));
        CheckedSubmission checked = check.check(with(macro, "xl/vbaProject.bin", out -> out.write(1)));
        assertThat(checked.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(checked.findings()).extracting(Finding::code).containsExactly("MACROS-IGNORED");
    }

    @Test
    void linkToAnotherFile_isNeverFollowed() throws IOException {
        byte[] book = labelled("HT-DT", "2022-Q1").figure(5, "SK.VB", 7).bytes();
        String sheet = part(book, SHEET);
        assertThat(sheet).contains("<v>7.0</v>");
        CheckedSubmission checked = check.check(with(
                book, SHEET, out -> out.write(bytes(sheet.replace("<v>7.0</v>", "<f>[1]Sheet1!$A$1</f><v>7.0</v>")))));
        assertThat(checked.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(checked.findings()).extracting(Finding::code).containsExactly("FORMULA-TO-OTHER-FILE");
    }

    @Test
    void command_isText() {
        CheckedSubmission checked = check.check(labelled("HT-DT", "2022-Q1")
                .with(book -> {})
                .row(TestWorkbook.FIGURES, 5, "SK.VB", null, null, "'=cmd|'/c calc'!A1")
                .bytes());
        assertThat(checked.findings()).extracting(Finding::code).containsExactly("NOT-A-NUMBER");
        assertThat(checked.findings().get(0).found()).isEqualTo("'=cmd|'/c calc'!A1");
    }

    // --- Reading that hangs or fails

    @Test
    void fileThatNeverEnds_isLeftForTheNextRunAndTheNextOneIsRead() {
        FileGuard guard = new FileGuard(Duration.ofMillis(300));
        CheckedSubmission checked = guard.run(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            throw new IllegalStateException("interrupted");
        });
        assertThat(checked.findings()).extracting(Finding::code).containsExactly("NOT-YET-READ");
        assertThat(checked.isUnfinished()).isTrue();
        assertAccepted(labelled("HT-DT", "2022-Q1").figure(5, "SK.VB", 7).bytes());
    }

    @Test
    void fileThatExhaustsStackOrMemory_isRefused() {
        FileGuard guard = new FileGuard(Duration.ofSeconds(20));
        assertThat(guard.run(() -> deeper(1)).findings().get(0).found()).isEqualTo("stack");
        assertThat(guard.run(() -> {
                            throw new OutOfMemoryError("as large arrays do");
                        })
                        .findings()
                        .get(0)
                        .found())
                .isEqualTo("memory");
    }

    @SuppressWarnings("InfiniteRecursion")
    private static CheckedSubmission deeper(long depth) {
        CheckedSubmission never = deeper(depth + 1);
        return depth < 0 ? never : deeper(depth + 2);
    }

    // --- Making files

    private void assertFinding(byte[] bytes, String code) {
        long start = System.nanoTime();
        CheckedSubmission checked = check.check(bytes);
        assertThat(checked.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(checked.findings()).extracting(Finding::code).containsExactly(code);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private void assertAccepted(byte[] bytes) {
        CheckedSubmission checked = check.check(bytes);
        assertThat(checked.findings()).isEmpty();
        assertThat(checked.outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    /** Returns an ordinary workbook with one zip entry added or replaced. */
    private static byte[] with(String name, Part part) throws IOException {
        return with(labelled("HT-DT", "2022-Q1").figure(5, "SK.VB", 7).bytes(), name, part);
    }

    private static byte[] with(byte[] book, String name, Part part) throws IOException {
        Map<String, byte[]> parts = TestZip.parts(book);
        parts.remove(name);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> old : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(old.getKey()));
                out.write(old.getValue());
            }
            out.putNextEntry(new ZipEntry(name));
            part.write(out);
        }
        return bytes.toByteArray();
    }

    private static String part(byte[] book, String name) {
        return new String(TestZip.parts(book).get(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
