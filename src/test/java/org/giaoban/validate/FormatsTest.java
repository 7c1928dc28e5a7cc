package org.giaoban.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.giaoban.validate.TestWorkbook.REGISTER;
import static org.giaoban.validate.TestWorkbook.labelled;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.giaoban.model.Finding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every file format is read by its content, or refused with a code whose hint says what to do. */
class FormatsTest extends WithTestOffice {

    private static final String CSV = """
            Đơn vị báo cáo;Huyện Đức Thọ
            Kỳ báo cáo;Quý I/2022

            Mã số;Chỉ tiêu;Thực hiện trong kỳ
            SK.VB;"Văn bản; chỉ thị";7
            KT.TT;Tập thể;"1.250"
            DH.BD;Điển hình;=cmd|'/c calc'!A1
            """;

    // --- CSV

    @ParameterizedTest
    @CsvSource({"UTF-8,''", "UTF-8,EFBBBF", "UTF-16LE,FFFE", "UTF-16BE,FEFF"})
    void csv_isReadInEveryDeclaredEncoding(Charset charset, String mark) {
        byte[] text = CSV.replace("=cmd|'/c calc'!A1", "0").getBytes(charset);
        byte[] start = java.util.HexFormat.of().parseHex(mark);
        CheckedSubmission checked = check.check(ByteBuffer.allocate(start.length + text.length)
                .put(start)
                .put(text)
                .array());
        assertThat(checked.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(checked.unit()).isEqualTo("HT-DT");
        assertValues(checked, "SK.VB 7 CSV!C5", "KT.TT 1250 CSV!C6", "DH.BD 0 CSV!C7");
        assertCodes(checked, "NUMBER-REPAIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\t"})
    void csv_isReadWithEverySeparator(String separator) {
        String text = CSV.replace("; chỉ", " chỉ").replace(";", separator).replace("=cmd|'/c calc'!A1", "0");
        assertValues(
                check.check(text.getBytes(StandardCharsets.UTF_8)),
                "SK.VB 7 CSV!C5",
                "KT.TT 1250 CSV!C6",
                "DH.BD 0 CSV!C7");
    }

    @Test
    void formulaInCsv_isATextAndNoNumber() {
        CheckedSubmission checked = check.check(CSV.getBytes(StandardCharsets.UTF_8));
        assertThat(checked.outcome()).isEqualTo(Outcome.RETURNED);
        assertCodes(checked, "NUMBER-REPAIRED", "NOT-A-NUMBER");
    }

    @Test
    void textInAnUndeclaredEncoding_isNeverGuessed() {
        assertRefused(CSV.getBytes(Charset.forName("windows-1258")), "NOT-A-WORKBOOK", "TXT ≠ UTF-8");
    }

    // --- OpenDocument

    @Test
    void openDocument_isReadLikeExcel() throws IOException {
        CheckedSubmission checked = check.check(ods(TABLES));
        assertThat(checked.findings()).extracting(Finding::code).containsExactly("NUMBER-REPAIRED", "HIDDEN-CELLS");
        assertThat(checked.unit()).isEqualTo("HT-DT");
        assertThat(checked.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(checked.values())
                .filteredOn(value -> !value.sheet().equals("Sổ"))
                .extracting(value -> value.element() + " " + value.amount() + " " + value.cell())
                .containsExactly("SK.VB 7 D6", "KT.TT 1250 D8", "DH.BD 12 D9");
        assertThat(checked.values())
                .filteredOn(value -> value.element().equals("GB.HN"))
                .hasSize(2);
    }

    /** Zips entries as archive programs zip an unpacked folder. */
    @Test
    void openDocumentWithItsKindLastOrNowhere_isReadLikeAnyOther() throws IOException {
        Map<String, byte[]> parts = TestZip.parts(ods(TABLES));
        byte[] kind = Objects.requireNonNull(parts.remove("mimetype"));
        CheckedSubmission ordinary = check.check(ods(TABLES));
        assertThat(check.check(TestZip.of(parts))).isEqualTo(ordinary);
        parts.put("mimetype", kind);
        assertThat(check.check(TestZip.of(parts))).isEqualTo(ordinary);
    }

    @Test
    void openDocumentWithErrorPercentAndNoResult_isReturned() throws IOException {
        String cells = TABLES.replace(
                        "office:value-type=\"float\" office:value=\"7\"",
                        "office:value-type=\"percentage\" office:value=\"0.07\"")
                .replace("office:value-type=\"float\" office:value=\"12\"", "")
                .replace("<text:p>12</text:p>", "");
        assertCodes(
                check.check(ods(cells)), "NOT-A-NUMBER", "NUMBER-REPAIRED", "FORMULA-WITHOUT-VALUE", "HIDDEN-CELLS");
    }

    @Test
    void openDocumentFormulaWithAnOldResult_isReturned() throws IOException {
        String cells = TABLES.replace("office:value=\"12\"", "office:value=\"13\"")
                .replace("<text:p>12</text:p>", "<text:p>13</text:p>");
        assertCodes(check.check(ods(cells)), "NUMBER-REPAIRED", "FORMULA-CONTRADICTED", "HIDDEN-CELLS");
    }

    @Test
    void otherOpenDocuments_areRefused() throws IOException {
        assertThat(check.check(ods("")).findings()).extracting(Finding::code).contains("UNKNOWN-FORM");
        Map<String, String> text = odsParts("");
        text.replaceAll((part, content) -> content.replace("spreadsheet", "text"));
        assertRefused(zip(text), "NOT-A-WORKBOOK", "OpenDocument");
        Map<String, String> locked = new LinkedHashMap<>(odsParts(TABLES));
        locked.put(
                "META-INF/manifest.xml",
                "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>");
        assertRefused(zip(locked), "PASSWORD-PROTECTED", ".ods");
    }

    // --- Excel

    @Test
    void excel97_isReadInItsOwnProcess() {
        CheckedSubmission checked = check.check(TestWorkbook.in(new HSSFWorkbook())
                .head("HT-DT", "2022-Q1")
                .figure(5, "SK.VB", 7)
                .registerHead()
                .row(REGISTER, 2, LocalDate.of(2022, 3, 31), "b", "Giao ban")
                .bytes());
        assertThat(checked.findings()).isEmpty();
        assertThat(checked.values())
                .filteredOn(value -> value.element().equals("GB.HN"))
                .hasSize(1);
    }

    @Test
    void timeOfSaving_isReadFromExcel97Too() {
        HSSFWorkbook book = new HSSFWorkbook();
        book.createInformationProperties();
        book.getSummaryInformation().setLastSaveDateTime(Date.from(Instant.parse("2023-04-02T02:30:00Z")));
        assertThat(check.check(TestWorkbook.in(book).head("HT-DT", "2022-Q1").bytes())
                        .saved())
                .contains(Instant.parse("2023-04-02T02:30:00Z"));
        assertThat(check.check(TestWorkbook.in(new HSSFWorkbook())
                                .head("HT-DT", "2022-Q1")
                                .bytes())
                        .saved())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-04-02T02:30:00Z, 2023-04-02T02:30:00Z",
        "2023-04-02T09:30:00+07:00, 2023-04-02T02:30:00Z",
        "2023-04-02T09:30:00.123, 2023-04-02T02:30:00Z",
        "+12023-04-02T02:30:00Z,",
        "-2023-04-02T02:30:00Z,",
        "1601-01-01T00:00:00Z,",
        "hôm qua,"
    })
    void timeOfSaving_isOneThatCanBeOrNone(String written, @Nullable Instant saved) {
        Map<String, byte[]> parts =
                TestZip.parts(labelled("HT-DT", "2022-Q1").figure(5, "SK.VB", 7).bytes());
        parts.put(
                "docProps/core.xml",
                ("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                                + " xmlns:dcterms=\"http://purl.org/dc/terms/\"><dcterms:modified>" + written
                                + "</dcterms:modified></cp:coreProperties>")
                        .getBytes(StandardCharsets.UTF_8));
        CheckedSubmission checked = check.check(TestZip.of(parts));
        assertValues(checked, "SK.VB 7 Số liệu!D5");
        assertThat(checked.saved()).isEqualTo(Optional.ofNullable(saved));
    }

    @Test
    void timeOfSavingWithoutOffset_isThatOfTheOfficesZone(@TempDir Path other) {
        SubmissionCheck inTokyo = new SubmissionCheck(TestOffice.in(other), ZoneId.of("Asia/Tokyo"));
        String meta = "<office:document-meta xmlns:office=\"o\" xmlns:dc=\"d\"><office:meta>"
                + "<dc:date>2023-04-02T09:30:00.123456789</dc:date></office:meta></office:document-meta>";
        String content = "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\"><office:body>"
                + "<office:spreadsheet><table:table table:name=\"A\"/></office:spreadsheet></office:body>"
                + "</office:document-content>";
        byte[] ods = TestZip.of(Map.of(
                "content.xml", content.getBytes(StandardCharsets.UTF_8),
                "meta.xml", meta.getBytes(StandardCharsets.UTF_8)));
        assertThat(inTokyo.check(ods).saved()).contains(Instant.parse("2023-04-02T00:30:00Z"));
        assertThat(check.check(ods).saved()).contains(Instant.parse("2023-04-02T02:30:00Z"));
    }

    @Test
    void excel97NumberWithAnUndeclaredFormat_isAnOrdinaryNumber() {
        CheckedSubmission checked = check.check(TestWorkbook.in(new HSSFWorkbook())
                .head("HT-DT", "2022-Q1")
                .figure(5, "SK.VB", 7)
                .with(book -> {
                    CellStyle style = book.createCellStyle();
                    style.setDataFormat((short) 300);
                    book.getSheetAt(0).getRow(4).getCell(3).setCellStyle(style);
                })
                .bytes());
        assertThat(checked.findings()).isEmpty();
        assertValues(checked, "SK.VB 7 Số liệu!D5");
    }

    @Test
    void sheetOfMacroTextFromExcel5_isPassedOver() {
        Map<String, byte[]> parts =
                TestZip.parts(labelled("HT-DT", "2022-Q1").figure(5, "SK.VB", 7).bytes());
        parts.computeIfPresent(
                "xl/workbook.xml",
                (name, xml) -> new String(xml, StandardCharsets.UTF_8)
                        .replace("</sheets>", "<sheet name=\"Module1\" sheetId=\"9\" r:id=\"\"/></sheets>")
                        .getBytes(StandardCharsets.UTF_8));
        assertValues(check.check(TestZip.of(parts)), "SK.VB 7 Số liệu!D5");
    }

    @Test
    void lockedWorkbooks_areRefused() throws Exception {
        try (POIFSFileSystem files = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("x");
            try (var stream = encryptor.getDataStream(files)) {
                stream.write(labelled("HT-DT", "2022-Q1").bytes());
            }
            files.writeFilesystem(out);
            assertRefused(out.toByteArray(), "PASSWORD-PROTECTED", ".xlsx");
        }
        Biff8EncryptionKey.setCurrentUserPassword("x");
        try {
            byte[] locked =
                    TestWorkbook.in(new HSSFWorkbook()).head("HT-DT", "2022-Q1").bytes();
            assertRefused(locked, "PASSWORD-PROTECTED", ".xls");
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html><p>Đăng nhập</p></html>|NOT-A-WORKBOOK|HTML",
                "<?xml version='1.0'?><feed/>|NOT-A-WORKBOOK|HTML/XML",
                "<?xml version='1.0'?><office:document office:mimetype='application/vnd.oasis.opendocument.spreadsheet'/>|UNSUPPORTED-FORMAT|.fods",
                "%PDF-1.7|NOT-A-WORKBOOK|PDF",
                "Rar!|NOT-A-WORKBOOK|RAR",
                "'\uFEFF  '|EMPTY-FILE|5 byte",
                "Chỉ là chữ|NOT-A-WORKBOOK|TXT"
            })
    void whatIsOnlyNamedLikeAWorkbook_isRefused(String content, String code, String found) {
        assertRefused(content.getBytes(StandardCharsets.UTF_8), code, found);
    }

    @Test
    void oldExcel_isRefused() {
        assertRefused(new byte[] {9, 2, 6, 0, 0, 0, 16, 0}, "UNSUPPORTED-FORMAT", "Excel 2–4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                <html><body><p>Đơn vị báo cáo: Huyện Đức Thọ</p><p>Kỳ báo cáo: Quý I/2022</p>
                <table><tr><th>Mã số</th><th>Thực hiện trong kỳ</th></tr>
                <tr><td>SK.VB</td><td>7</td></tr><tr><td>KT.TT</td><td>1.250</td></tr></table></body></html>
                """, """
                <?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet Name="A"><Table>
                <Row><Cell><Data Type="String">Đơn vị báo cáo</Data></Cell><Cell><Data Type="String">HT-DT</Data></Cell></Row>
                <Row><Cell><Data Type="String">Kỳ báo cáo</Data></Cell><Cell><Data Type="String">2022-Q1</Data></Cell></Row>
                <Row><Cell><Data Type="String">Mã số</Data></Cell><Cell><Data Type="String">Thực hiện trong kỳ</Data></Cell></Row>
                <Row><Cell><Data Type="String">SK.VB</Data></Cell><Cell><Data Type="Number">7</Data></Cell></Row>
                <Row><Cell><Data Type="String">KT.TT</Data></Cell><Cell><Data Type="String">1.250</Data></Cell></Row>
                </Table></Worksheet></Workbook>
                """})
    void whatSystemsOnTheWebExport_isRead(String content) {
        CheckedSubmission checked = check.check(content.getBytes(StandardCharsets.UTF_8));
        assertThat(checked.unit() + " " + checked.period()).isEqualTo("HT-DT 2022-Q1");
        assertThat(checked.values())
                .extracting(value -> value.element() + " " + value.amount())
                .contains("SK.VB 7", "KT.TT 1250");
    }

    @Test
    void truncatedWorkbooks_areRefused() throws IOException {
        byte[] xlsx = labelled("HT-DT", "2022-Q1").figure(5, "SK.VB", 7).bytes();
        byte[] xls =
                TestWorkbook.in(new HSSFWorkbook()).head("HT-DT", "2022-Q1").bytes();
        byte[] ods = ods(TABLES);
        for (byte[] whole : new byte[][] {xlsx, ods}) {
            for (int parts = 1; parts < 8; parts++) {
                CheckedSubmission checked = check.check(Arrays.copyOf(whole, whole.length * parts / 8));
                assertCodes(checked, "UNREADABLE");
            }
        }
        assertCodes(check.check(Arrays.copyOf(xls, 1024)), "UNREADABLE");
    }

    // --- Making files

    private static final String TABLES = """
            <table:table table:name="Bảng 1">
            <table:table-column/><table:table-column table:number-columns-repeated="16383"/>
            <table:table-row><table:table-cell office:value-type="string"><text:p>Đơn vị<text:s/>báo cáo</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>HT-DT</text:p><office:annotation><text:p>ghi chú</text:p></office:annotation></table:table-cell></table:table-row>
            <table:table-row><table:table-cell office:value-type="string"><text:p>Kỳ báo cáo</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Quý I/2022</text:p></table:table-cell></table:table-row>
            <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
            <table:table-row><table:table-cell office:value-type="string"><text:p>Mã số</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="string"><text:p>Thực hiện</text:p></table:table-cell></table:table-row>
            <table:table-row><table:table-cell office:value-type="string"><text:p>SK.VB</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell></table:table-row>
            <table:table-row><table:table-cell/></table:table-row>
            <table:table-row table:visibility="collapse"><table:table-cell office:value-type="string"><text:p>KT.TT</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="string"><text:p>1.250</text:p></table:table-cell></table:table-row>
            <table:table-row><table:table-cell office:value-type="string"><text:p>DH.BD</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"/><table:table-cell table:formula="of:=SUM([.D6:.D7];5)" office:value-type="float" office:value="12"><text:p>12</text:p></table:table-cell></table:table-row>
            <table:table-row table:number-rows-repeated="1048567"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
            </table:table>
            <table:table table:name="Sổ">
            <table:table-row><table:table-cell office:value-type="string"><text:p>Ngày</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Loại</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Hình thức</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Số điểm cầu</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Số người dự</text:p></table:table-cell></table:table-row>
            <table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2022-03-31"><text:p>31/03/22</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Giao ban</text:p></table:table-cell></table:table-row>
            </table:table>
            """;

    private static Map<String, String> odsParts(String tables) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        parts.put(
                "content.xml",
                "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body><office:spreadsheet>"
                        + tables.replace("\n", "")
                        + "</office:spreadsheet></office:body></office:document-content>");
        return parts;
    }

    private static byte[] ods(String tables) throws IOException {
        return zip(odsParts(tables));
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                byte[] content = part.getValue().getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(part.getKey());
                if (part.getKey().equals("mimetype")) {
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    CRC32 checksum = new CRC32();
                    checksum.update(content);
                    entry.setCrc(checksum.getValue());
                }
                out.putNextEntry(entry);
                out.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private void assertRefused(byte[] bytes, String code, @Nullable String found) {
        CheckedSubmission checked = check.check(bytes);
        assertThat(checked.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(checked.findings()).extracting(Finding::code).containsExactly(code);
        assertThat(checked.findings()).extracting(Finding::found).containsExactly(found);
    }

    private static void assertCodes(CheckedSubmission checked, String... codes) {
        assertThat(checked.findings()).extracting(Finding::code).containsExactly(codes);
    }

    private static void assertValues(CheckedSubmission checked, String... expected) {
        assertThat(checked.values())
                .extracting(value -> value.element() + " " + value.amount() + " " + value.sheet() + "!" + value.cell())
                .containsExactly(expected);
    }
}
