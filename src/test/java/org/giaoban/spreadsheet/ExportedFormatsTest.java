package org.giaoban.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.giaoban.model.Finding;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells of .xlsb files and of what systems on the web export as .xls: web pages and XML Spreadsheet 2003. */
class ExportedFormatsTest {

    private static final WorkbookFiles FILES = new WorkbookFiles(Workspace.ZONE);

    private static Workbook read(byte[] bytes) {
        return FILES.read(bytes).find().orElseThrow();
    }

    private static Workbook read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(byte[] bytes) {
        Finding finding = FILES.read(bytes).finding();
        return finding == null ? "none" : finding.code() + " " + finding.found();
    }

    /** Lists the cells of a sheet as address, first letter of the type, text, and whatever is odd about them. */
    private static List<String> cells(Sheet sheet) {
        return sheet.rows().stream()
                .flatMap(row -> row.cells().stream())
                .map(cell -> cell.address() + " " + cell.type().name().charAt(0) + " " + cell.shown()
                        + (cell.formula() == null ? "" : " =")
                        + (cell.format().visibility() == Cell.Visibility.SHOWN
                                ? ""
                                : " " + cell.format().visibility())
                        + (cell.format().display().isEmpty()
                                ? ""
                                : " displayed " + cell.format().display()))
                .toList();
    }

    private static List<String> names(Workbook workbook) {
        return workbook.sheets().stream()
                .map(sheet -> sheet.name() + (sheet.hidden() ? " hidden" : ""))
                .toList();
    }

    // --- XML Spreadsheet 2003

    private static String xml(String styles, String sheets) {
        return """
                <?xml version="1.0"?>
                <?mso-application progid="Excel.Sheet"?>
                <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
                  xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"
                  xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:html="http://www.w3.org/TR/REC-html40">
                 <o:DocumentProperties><o:LastSaved>2023-04-03T01:02:03Z</o:LastSaved></o:DocumentProperties>
                 <Styles>%s</Styles>%s
                </Workbook>
                """.formatted(styles, sheets);
    }

    private static String table(String rows) {
        return xml("", "<Worksheet ss:Name='A'><Table>" + rows + "</Table></Worksheet>");
    }

    @Test
    void xmlSpreadsheet_hasTypedCells() {
        Workbook workbook = read(table("""
                <Row><Cell><Data ss:Type="String">Mã số</Data></Cell>
                 <Cell ss:Index="3"><Data ss:Type="Number">72.5</Data></Cell>
                 <Cell><Data ss:Type="DateTime">2023-02-15T00:00:00.000</Data></Cell></Row>
                <Row ss:Index="4"><Cell><Data ss:Type="Boolean">1</Data></Cell>
                 <Cell><Data ss:Type="Error">#N/A</Data></Cell>
                 <Cell ss:Formula="=SUM(R[-3]C)"><Data ss:Type="Number">9</Data></Cell><Cell/></Row>
                """));
        assertThat(cells(workbook.sheets().get(0)))
                .containsExactly("A1 T Mã số", "C1 N 72.5", "D1 N 15/02/2023", "A4 B TRUE", "B4 E #N/A", "C4 N 9 =");
        assertThat(workbook.saved()).contains(Instant.parse("2023-04-03T01:02:03Z"));
    }

    @Test
    void xmlSpreadsheet_hasWhatIsSeen() {
        Workbook workbook = read(xml("""
                <Style ss:ID="s1"><Font ss:FontName=".VnTime" ss:StrikeThrough="1"/></Style>
                <Style ss:ID="s2"><NumberFormat ss:Format="Short Date"/></Style>
                <Style ss:ID="s3"><NumberFormat ss:Format="#,##0&quot;.000&quot;"/></Style>
                """, """
                <Worksheet ss:Name="Số liệu"><Table>
                 <Column ss:Index="2" ss:Hidden="1"/>
                 <Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">A</Data></Cell>
                  <Cell><Data ss:Type="Number">3</Data></Cell></Row>
                 <Row ss:Hidden="1"><Cell ss:Index="3"><Data ss:Type="Number">4</Data></Cell></Row>
                 <Row><Cell><Data ss:Type="Number">5</Data></Cell><Cell><Data ss:Type="Number">6</Data></Cell></Row>
                 <Row><Cell ss:StyleID="s2"><Data ss:Type="Number">44972</Data></Cell>
                  <Cell ss:Index="3" ss:StyleID="s3"><Data ss:Type="Number">72</Data></Cell>
                  <Cell ss:StyleID="s1"><Data ss:Type="Number">7</Data></Cell></Row>
                 <Row><Cell><ss:Data ss:Type="String">14604<html:Sup>1</html:Sup> <html:S>9</html:S></ss:Data></Cell></Row>
                 </Table></Worksheet>
                <Worksheet ss:Name="Cũ"><Table><Row><Cell><Data ss:Type="Number">1</Data></Cell></Row></Table>
                 <x:WorksheetOptions><x:Visible>SheetVeryHidden</x:Visible></x:WorksheetOptions></Worksheet>
                """));
        Sheet sheet = workbook.sheets().get(0);
        assertThat(cells(sheet))
                .containsExactly(
                        "A1 T A",
                        "C1 N 3",
                        "C2 N 4 HIDDEN",
                        "A3 N 5",
                        "B3 N 6 HIDDEN",
                        "A4 N 15/02/2023",
                        "C4 N 72 displayed 72.000",
                        "A5 T 14604¹ ");
        assertThat(sheet.voids()).extracting(Cell::address).containsExactly("D4");
        assertThat(sheet.merged()).containsExactly(new MergedRange(1, 1, 2, 2));
        assertThat(names(workbook)).containsExactly("Số liệu", "Cũ hidden");
        assertThat(cells(workbook.sheets().get(1))).containsExactly("A1 N 1 HIDDEN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <Row ss:Index="3"/><Row ss:Index="2"/>                                       | UNREADABLE row 2
            <Row><Cell ss:Index="3"/><Cell ss:Index="2"/></Row>                          | UNREADABLE cell B1
            <Row ss:Index="1048577"/>                                                    | TOO-LARGE rows > 1048576
            <Row><Cell><Data ss:Type="Odd">1</Data></Cell></Row>                         | UNREADABLE Type="Odd"
            <Row><Cell ss:MergeAcross="999999999"><Data ss:Type="Number">1</Data></Cell> | UNREADABLE XML
            <Row><Cell><Data                                                             | UNREADABLE XML
            """)
    void damagedXmlSpreadsheet_isRefused(String rows, String refusal) {
        String text = rows.endsWith("<Data") ? table(rows).substring(0, 520) : table(rows);
        assertThat(refusal(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(refusal);
    }

    @Test
    void entitiesOfAnXmlSpreadsheet_areRefused() {
        String bomb = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'cccc'>]>"
                + table("").substring(22);
        assertThat(refusal(bomb.getBytes(StandardCharsets.UTF_8))).isEqualTo("UNREADABLE DOCTYPE");
    }

    // --- Web pages

    @Test
    void tables_areSheetsWithTheTextsAboveThem() {
        Workbook workbook = read("""
                <html><head><meta charset="utf-8"><title>no</title><style>td {color: red}</style></head><body>
                <h3>Đơn vị báo cáo:&nbsp;Huyện <b>Đồng Phú</b></h3>
                <p>Kỳ báo cáo: Quý I/2023<br>Ghi chú</p>
                <table border=1><thead><tr><th>Mã số<th>Thực hiện</tr></thead>
                <tr><td> SK.VB </td><td>72</td></tr>
                <tr><td>KT.TT<td>1.250<tr><td>GT<td>007</table>
                <table><tr><td>Sổ<td></table>
                <p>Hết</p></body></html>
                """);
        assertThat(names(workbook)).containsExactly("HTML", "HTML 2", "HTML 3");
        assertThat(cells(workbook.sheets().get(0)))
                .containsExactly(
                        "A1 T Đơn vị báo cáo:\u00A0Huyện Đồng Phú",
                        "A2 T Kỳ báo cáo: Quý I/2023",
                        "A3 T Ghi chú",
                        "A4 T Mã số",
                        "B4 T Thực hiện",
                        "A5 T SK.VB",
                        "B5 N 72",
                        "A6 T KT.TT",
                        "B6 T 1.250",
                        "A7 T GT",
                        "B7 T 007");
        assertThat(cells(workbook.sheets().get(1))).containsExactly("A1 T Sổ");
        assertThat(cells(workbook.sheets().get(2))).containsExactly("A1 T Hết");
    }

    @Test
    void spans_areMergedRanges() {
        Sheet sheet = read("""
                <table><tr><td rowspan=2>A<td colspan=2>B<td rowspan=99>C
                <tr><td>D<td>E<tr><td>F</table>
                """).sheets().get(0);
        assertThat(cells(sheet)).containsExactly("A1 T A", "B1 T B", "D1 T C", "B2 T D", "C2 T E", "A3 T F");
        assertThat(sheet.merged())
                .containsExactly(new MergedRange(1, 1, 2, 1), new MergedRange(1, 2, 1, 3), new MergedRange(1, 4, 3, 4));
    }

    @Test
    void numbersKeptBesideTheText_areReadUnlessTheTextIsNoNumber() {
        Sheet sheet = read("""
                <table><tr><td x:num="16544">16.544</td><td sdval="0.5" sdnum="1066;">0,5</td><td x:num="72">72.000</td>
                <tr><td x:num="44972">15/02/2023</td><td x:num>9</td><td x:num="0.95">95%</td></table>
                """).sheets().get(0);
        assertThat(cells(sheet))
                .containsExactly(
                        "A1 N 16544", "B1 N 0.5", "C1 N 72 displayed 72.000", "A2 T 15/02/2023", "B2 N 9", "C2 T 95%");
    }

    @Test
    void hiddenAndStruckOutCells_areMarked() {
        Sheet sheet = read("""
                <table><tr style="display: none"><td>1</td></tr>
                <tr><td style='DISPLAY:none'>2</td><td>3</td><td><s>4</s></td><td>146<sup>1</sup></td></tr></table>
                """).sheets().get(0);
        assertThat(cells(sheet)).containsExactly("A1 N 1 HIDDEN", "A2 N 2 HIDDEN", "B2 N 3", "D2 T 146¹");
        assertThat(sheet.voids()).extracting(Cell::address).containsExactly("C2");
    }

    @Test
    void tableThatLaysOutOthers_isNoSheet() {
        Workbook workbook = read("""
                <table><tr><td>Đơn vị: X</td></tr><tr><td><table><tr><td>1<td>2</table></td><td>
                <table><tr><td>3</table></td></tr></table>
                """);
        assertThat(workbook.sheets().stream().map(ExportedFormatsTest::cells))
                .containsExactly(List.of("A1 T Đơn vị: X", "A2 N 1", "B2 N 2"), List.of("A1 N 3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "windows-1258"})
    void page_isReadInTheEncodingThatItNames(String name) {
        Charset charset = Charset.forName(name);
        String mark = name.equals("UTF-16LE") ? "\uFEFF" : "";
        String page = mark + "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=" + name
                + "\"></head><table><tr><td>Đơn v</table>";
        assertThat(cells(read(page.getBytes(charset)).sheets().get(0))).containsExactly("A1 T Đơn v");
    }

    @Test
    void pageThatCannotBeRead_isRefused() {
        byte[] latin = "<html><table><tr><td>\u00E9</table>".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refusal(latin)).isEqualTo("NOT-A-WORKBOOK HTML ≠ UTF-8");
        assertThat(refusal("<html><p>Đăng nhập</p></html>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("NOT-A-WORKBOOK HTML");
        assertThat(refusal(("<table>" + "<tr><td>1".repeat(480_000)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("TOO-LARGE bytes in memory > 201326592");
        assertThat(refusal(("<table><tr>" + "<td colspan=1000>1".repeat(17)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("TOO-LARGE columns > 16384");
        assertThat(refusal(("<table>" + " ".repeat(8 << 20)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("TOO-LARGE bytes > 8388608");
    }

    @Test
    void deeplyNestedPage_isReadWithoutItsDeepestTable() {
        String page = "<div>".repeat(100_000) + "<table><tr><td>1</table>" + "</div>".repeat(100_000);
        assertThat(cells(read(page).sheets().get(0))).containsExactly("A1 T 1");
    }

    // --- .xlsb

    /** Writes records: type, length, data. */
    private static final class Records {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Records add(int type, Object... fields) {
            ByteBuffer data = ByteBuffer.allocate(1_000).order(ByteOrder.LITTLE_ENDIAN);
            for (Object field : fields) {
                if (field instanceof String text) {
                    data.putInt(text.length()).put(text.getBytes(StandardCharsets.UTF_16LE));
                } else if (field instanceof Byte number) {
                    data.put(number);
                } else if (field instanceof Short number) {
                    data.putShort(number);
                } else if (field instanceof Double number) {
                    data.putDouble(number);
                } else {
                    data.putInt((Integer) field);
                }
            }
            if (type < 0x80) {
                out.write(type);
            } else {
                out.write(type & 0x7F | 0x80);
                out.write(type >> 7);
            }
            out.write(data.position() & 0x7F | 0x80);
            out.write(data.position() >> 7);
            out.write(data.array(), 0, data.position());
            return this;
        }

        Records row(int number, boolean hidden) {
            return add(0, number, 0, (short) 300, (byte) 0, (byte) (hidden ? 0x10 : 0), (byte) 0, 0);
        }
    }

    private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes);
    }

    private static byte[] relationships(String... targets) {
        StringBuilder all = new StringBuilder("<Relationships>");
        for (int i = 0; i < targets.length; i += 2) {
            all.append("<Relationship Id='r%s' Type='http://x/%s' Target='%s'/>"
                    .formatted(i / 2 + 1, targets[i], targets[i + 1]));
        }
        return all.append("</Relationships>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] xlsb(Records sheet) {
        short plain = 0;
        byte none = 0;
        Records workbook =
                new Records().add(153, 0).add(156, 0, 1, "r1", "Số liệu").add(156, 1, 2, "r1", "Ẩn");
        Records strings = new Records().add(19, none, "Mã số").add(19, (byte) 1, "146041", 1, (short) 5, (short) 1);
        Records styles = new Records()
                .add(44, (short) 164, "dd/mm/yyyy")
                .add(43, (short) 220, plain, (short) 400, plain, none, none, none, none, 0, 0, none, "Arial")
                .add(43, (short) 220, plain, (short) 400, (short) 1, none, none, none, none, 0, 0, none, "Arial")
                .add(43, (short) 220, (short) 8, (short) 400, plain, none, none, none, none, 0, 0, none, "Arial")
                .add(47, plain, (short) 9, plain)
                .add(617)
                .add(47, plain, plain, plain)
                .add(47, plain, (short) 164, plain)
                .add(47, plain, plain, (short) 2)
                .add(618);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            put(out, "_rels/.rels", relationships("officeDocument", "xl/workbook.bin"));
            put(out, "xl/workbook.bin", workbook.out.toByteArray());
            put(
                    out,
                    "xl/_rels/workbook.bin.rels",
                    relationships("worksheet", "sheet1.bin", "sharedStrings", "strings.bin", "styles", "styles.bin"));
            put(out, "xl/sheet1.bin", sheet.out.toByteArray());
            put(out, "xl/strings.bin", strings.out.toByteArray());
            put(out, "xl/styles.bin", styles.out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void xlsb_hasTypedCellsAndWhatIsSeen() {
        int whole = 72 << 2 | 2;
        int hundredths = 1_234 << 2 | 3;
        Workbook workbook = read(xlsb(new Records()
                .add(60, 3, 3, 0, 0, (byte) 1, (byte) 0)
                .row(0, false)
                .add(7, 0, 0, 0)
                .add(7, 1, 0, 1)
                .add(2, 2, 0, whole)
                .add(2, 3, 0, hundredths)
                .row(2, true)
                .add(5, 0, 0, 0.1)
                .add(5, 1, 1, 44_972.0)
                .add(4, 2, 0, (byte) 1)
                .add(3, 4, 0, (byte) 42)
                .add(35, 0)
                .add(1, 0, 0)
                .add(36)
                .row(3, false)
                .add(9, 0, 0, 9.0, (short) 0, 0)
                .add(8, 1, 0, "chữ", (short) 0, 0)
                .add(13, 0, whole)
                .add(6, 3, 2, "bỏ")
                .add(1, 4, 0)
                .add(176, 3, 4, 0, 0)));
        assertThat(cells(workbook.sheets().get(0)))
                .containsExactly(
                        "A1 T Mã số",
                        "B1 T 14604¹",
                        "C1 N 72",
                        "D1 N 12.34 HIDDEN",
                        "A3 N 0.1 HIDDEN",
                        "B3 N 15/02/2023 HIDDEN",
                        "C3 B TRUE HIDDEN",
                        "E3 E #N/A HIDDEN",
                        "A4 N 9 =",
                        "B4 T chữ =",
                        "C4 N 72");
        assertThat(workbook.sheets().get(0).voids()).extracting(Cell::address).containsExactly("D4");
        assertThat(workbook.sheets().get(0).merged()).containsExactly(new MergedRange(4, 1, 5, 1));
        assertThat(names(workbook)).containsExactly("Số liệu", "Ẩn hidden");
    }

    @Test
    void damagedXlsb_isRefused() {
        assertThat(refusal(xlsb(new Records().row(3, false).row(2, false)))).isEqualTo("UNREADABLE row 3");
        assertThat(refusal(xlsb(new Records().row(0, false).add(7, 0, 0, 9)))).isEqualTo("none");
        assertThat(refusal(xlsb(new Records().row(0, false).add(5, 0, 0)))).isEqualTo("UNREADABLE ZIP");
        assertThat(refusal(xlsb(new Records().row(0, false).add(6, 0, 0, 99, 'x' + 0))))
                .isEqualTo("UNREADABLE record 6");
    }
}
