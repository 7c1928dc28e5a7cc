package org.giaoban.validate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.giaoban.validate.TestWorkbook.labelled;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.giaoban.model.Finding;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.WorkbookFiles;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with small faults that Excel and LibreOffice open are read, and nothing in them is lost without a finding. */
class OddWritersTest extends WithTestOffice {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    /** The note behind the number moves one column to the right, so that the row is wider than the headings. */
    @Test
    void numberCutInTwoByItsComma_returnsTheFile() {
        String head = """
                Đơn vị báo cáo: Huyện Đức Thọ,,,,
                Kỳ báo cáo: Quý I/2022,,,,
                Mã số,Chỉ tiêu,Đơn vị tính,Thực hiện trong kỳ,Ghi chú
                """;
        assertThat(check.check((head + "WEB.TRUYCAP,a,lượt,14,604,\n").getBytes(UTF_8))
                        .findings())
                .extracting(finding -> finding.code() + " " + finding.cell() + " " + finding.effect())
                .containsExactly("NUMBER-CUT-IN-TWO D4 RETURN");
        assertThat(check.check((head + "WEB.TRUYCAP,a,lượt,14,\n").getBytes(UTF_8))
                        .findings())
                .isEmpty();
    }

    /** No line ends with a separator for its empty note, so that the second half stands where a note would. */
    @Test
    void numberCutInTwoAtTheEndOfALine_returnsTheFile() {
        String head = """
                Đơn vị báo cáo: Huyện Đức Thọ
                Kỳ báo cáo: Quý I/2022
                Mã số,Chỉ tiêu,Đơn vị tính,Thực hiện trong kỳ,Ghi chú
                SK.VB,a,văn bản,7
                KT.TT,a,tổ chức,120,xem phụ lục
                TS.HN,a,hội nghị,5
                """;
        assertThat(check.check((head + "WEB.TRUYCAP,a,lượt,14,604\n").getBytes(UTF_8))
                        .findings())
                .extracting(finding -> finding.code() + " " + finding.cell() + " " + finding.effect())
                .contains("NUMBER-CUT-IN-TWO D7 RETURN");
        assertThat(check.check((head + "WEB.TRUYCAP,a,lượt,14,xem 604\n").getBytes(UTF_8))
                        .findings())
                .extracting(Finding::code)
                .doesNotContain("NUMBER-CUT-IN-TWO");
    }

    @Test
    void strayQuote_isNamedAndTheLinesAfterItAreRead() {
        CheckedSubmission checked = check.check("""
                Đơn vị báo cáo;Huyện Đức Thọ;
                Kỳ báo cáo;Quý I/2022;
                Mã số;Thực hiện trong kỳ;Ghi chú
                SK.VB;7;"xem phụ lục
                KT.TT;5;
                """.getBytes(UTF_8));
        assertThat(checked.findings())
                .extracting(finding -> finding.code() + " " + finding.cell())
                .containsExactly("STRAY-QUOTE C4");
        assertThat(checked.values())
                .extracting(value -> value.element() + " " + value.amount())
                .containsExactly("SK.VB 7", "KT.TT 5");
    }

    @Test
    void longLinesOfWords_areNoFormAndNotTooLarge() {
        String line = "từ;".repeat(3_000) + "\n";
        assertThat(check.check((line + line).getBytes(UTF_8)).findings())
                .extracting(Finding::code)
                .containsExactly("NO-PERIOD", "UNKNOWN-FORM", "NO-UNIT");
    }

    @Test
    void stylesPartThatIsMissing_isNotNeeded() {
        Map<String, byte[]> parts = TestZip.parts(book());
        assertThat(parts.remove("xl/styles.xml")).isNotNull();
        assertSeven(TestZip.of(parts));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "406"})
    void styleThatIsEmptyOrUndefined_isPlain(String style) {
        Map<String, byte[]> parts = new LinkedHashMap<>(TestZip.parts(book()));
        String sheet = new String(Objects.requireNonNull(parts.get(SHEET)), UTF_8);
        String changed = sheet.replaceAll(" s=\"\\d+\"", "").replaceAll("<c ", "<c s=\"" + style + "\" ");
        assertThat(changed).isNotEqualTo(sheet);
        parts.put(SHEET, changed.getBytes(UTF_8));
        assertSeven(TestZip.of(parts));
    }

    @Test
    void copiesOfOtherFilesAndLinksToPrograms_areNoSheets() {
        String cached = table("'file:///D:/cu.ods'#Bảng", "Quý I/2021", 99);
        String linked = "<table:dde-links><table:dde-link>" + table("", "Quý I/2020", 98)
                + "</table:dde-link></table:dde-links>";
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet".getBytes(UTF_8));
        parts.put(
                "content.xml",
                ("<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body><office:spreadsheet>"
                                + table("Bảng", "Quý I/2022", 7) + cached + linked
                                + "</office:spreadsheet></office:body></office:document-content>")
                        .getBytes(UTF_8));
        assertSeven(TestZip.of(parts));
    }

    private static String table(String name, String period, int figure) {
        return "<table:table table:name=\"" + name + "\">"
                + row("Đơn vị báo cáo", "HT-DT")
                + row("Kỳ báo cáo", period)
                + row("Mã số", "Thực hiện")
                + row("SK.VB", String.valueOf(figure))
                        .replaceFirst(
                                "office:value-type='string'><text:p>" + figure,
                                "office:value-type='float' office:value='" + figure + "'><text:p>" + figure)
                + "</table:table>";
    }

    private static String row(String left, String right) {
        String cell = "<table:table-cell office:value-type='string'><text:p>%s</text:p></table:table-cell>";
        return "<table:table-row>" + cell.formatted(left) + cell.formatted(right) + "</table:table-row>";
    }

    private static byte[] book() {
        return labelled("HT-DT", "2022-Q1").figure(5, "SK.VB", 7).bytes();
    }

    private void assertSeven(byte[] bytes) {
        CheckedSubmission checked = check.check(bytes);
        assertThat(checked.findings()).isEmpty();
        assertThat(checked.period()).hasToString("2022-Q1");
        assertThat(checked.values())
                .extracting(value -> value.element() + " " + value.amount())
                .containsExactly("SK.VB 7");
    }

    @Test
    void workbookWithoutItsTexts_isReturnedAtTheFirstPlace() {
        Map<String, byte[]> parts = TestZip.parts(book());
        parts.keySet().removeIf(name -> name.endsWith("sharedStrings.xml"));
        assertThat(check.check(TestZip.of(parts)).findings())
                .filteredOn(finding -> finding.code().equals("TEXTS-MISSING"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sheet() + "!" + finding.cell() + " "
                                + finding.values().get("count"))
                        .isEqualTo("Số liệu!A1 10"));
    }

    @Test
    void textBeyondThoseOfTheWorkbook_isReturnedAtItsPlace() {
        Map<String, byte[]> parts = TestZip.parts(book());
        parts.computeIfPresent(
                "xl/worksheets/sheet1.xml",
                (name, xml) -> new String(xml, UTF_8)
                        .replace("</row></sheetData>", "<c r='E5' t='s'><v>99</v></c></row></sheetData>")
                        .getBytes(UTF_8));
        CheckedSubmission checked = check.check(TestZip.of(parts));
        assertThat(checked.outcome()).isEqualTo(Outcome.RETURNED);
        assertThat(checked.findings())
                .extracting(finding -> finding.code() + " " + finding.sheet() + "!" + finding.cell())
                .containsExactly("TEXTS-MISSING Số liệu!E5");
    }

    /** Fonts, extended formats, number formats, names of styles, the window of a sheet, the index of its rows, … */
    @ParameterizedTest
    @ValueSource(
            ints = {0x31, 0xE0, 0x41E, 0x293, 0x23E, 0x20B, 0xD7, 0x3D, 0x42, 0x5C, 0x200, 0x22, 0x8D, 0x13D, 0xFF})
    void xlsWithoutSomeKindOfRecord_isRead(int type) throws IOException {
        byte[] book = TestWorkbook.in(new HSSFWorkbook())
                .head("HT-DT", "2022-Q1")
                .figure(5, "SK.VB", 7)
                .bytes();
        assertSeven(without(type, book));
    }

    @Test
    void xlsWithoutItsTexts_isReturnedAtTheFirstPlace() throws IOException {
        byte[] book = TestWorkbook.in(new HSSFWorkbook())
                .head("HT-DT", "2022-Q1")
                .figure(5, "SK.VB", 7)
                .bytes();
        assertThat(check.check(without(0xFC, book)).findings())
                .filteredOn(finding -> finding.code().equals("TEXTS-MISSING"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.sheet() + "!" + finding.cell() + " "
                                + finding.values().get("count"))
                        .isEqualTo("Số liệu!A1 10"));
    }

    /** The stored result is read; that its formula could not be calculated is noted. */
    @Test
    void xlsWhoseLinksAreIncomplete_isRead() throws IOException {
        HSSFWorkbook book = new HSSFWorkbook();
        byte[] plain = TestWorkbook.in(book)
                .head("HT-DT", "2022-Q1")
                .figure(5, "SK.VB", 7)
                .with(sheets ->
                        sheets.createSheet("Khác").createRow(0).createCell(0).setCellValue(9))
                .set("Số liệu", "D5", "=Khác!A1")
                .bytes();
        CheckedSubmission checked = check.check(without(0x1AE, plain));
        assertThat(checked.findings())
                .extracting(finding -> finding.code() + " " + finding.cell())
                .containsExactly("FORMULA-NOT-CHECKED D5");
        assertThat(checked.values())
                .extracting(value -> value.element() + " " + value.amount())
                .containsExactly("SK.VB 7");
    }

    /** Returns the file without the records of one type. */
    private static byte[] without(int type, byte[] book) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(book));
                ByteArrayOutputStream changed = new ByteArrayOutputStream()) {
            byte[] records = files.createDocumentInputStream("Workbook").readAllBytes();
            files.getRoot().getEntry("Workbook").delete();
            files.createDocument(new ByteArrayInputStream(recordsWithout(type, records)), "Workbook");
            files.writeFilesystem(changed);
            return changed.toByteArray();
        }
    }

    private static byte[] recordsWithout(int type, byte[] records) {
        ByteBuffer from = ByteBuffer.wrap(records).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        while (from.remaining() >= 4) {
            int start = from.position();
            int length = 4 + (from.getShort(start + 2) & 0xFFFF);
            if ((from.getShort(start) & 0xFFFF) != type) {
                kept.write(records, start, length);
            }
            from.position(start + length);
        }
        return kept.toByteArray();
    }

    @Test
    void escapedCharacters_areDecodedAndControlCharactersSeen() {
        Map<String, byte[]> parts = TestZip.parts(book());
        parts.computeIfPresent(
                SHEET,
                (name, xml) -> new String(xml, UTF_8)
                        .replace(
                                "</row></sheetData>",
                                "<c r='E5' t='str'><v>_x005F_x001B_</v></c></row><row r='6'><c r='A6' t='str'><v>KT.TT</v></c>"
                                        + "<c r='D6' t='str'><v>5_x001B_[31m</v></c></row></sheetData>")
                        .getBytes(UTF_8));
        byte[] book = TestZip.of(parts);
        assertThat(check.check(book).findings())
                .extracting(finding -> finding.code() + " " + finding.cell() + " " + finding.found())
                .containsExactly("NOT-A-NUMBER D6 5\uFFFD[31m");
        assertThat(new WorkbookFiles(Workspace.ZONE)
                        .read(book)
                        .find()
                        .orElseThrow()
                        .sheets()
                        .get(0)
                        .cells())
                .extracting(Cell::shown)
                .contains("_x001B_");
    }
}
