package org.giaoban.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.giaoban.validate.TestWorkbook.FIGURES;
import static org.giaoban.validate.TestWorkbook.REGISTER;
import static org.giaoban.validate.TestWorkbook.TEXTS;
import static org.giaoban.validate.TestWorkbook.labelled;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Workbook;
import org.giaoban.model.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One workbook for each layout that occurs in practice, with its complete result, line by line. */
class ShapesTest extends WithTestOffice {

    /** @param expected outcome, values other than 0, and findings with repaired values */
    record Shape(String name, byte[] workbook, List<String> expected) {
        static Shape of(String name, TestWorkbook workbook, String... expected) {
            return new Shape(name, workbook.bytes(), List.of(expected));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shape> numbers() {
        return Stream.of(
                Shape.of(
                        "separators, spaces, apostrophes and full-width digits",
                        base().figure(5, "SK.VB", "1.250")
                                .figure(6, "DH.VB", "1,250")
                                .figure(7, "TL.SO", "1 250")
                                .figure(8, "HD.VB", "1\u00A0250 ")
                                .figure(9, "KT.TT", "'1250")
                                .figure(10, "DH.BD", "１２５０")
                                .figure(11, "KGM.XL", "1,2 triệu")
                                .figure(12, "MH.SO", "3 nghìn"),
                        "accepted HT-DT 2022-Q1",
                        "SK.VB 1250 D5",
                        "DH.VB 1250 D6",
                        "TL.SO 1250 D7",
                        "HD.VB 1250 D8",
                        "KT.TT 1250 D9",
                        "DH.BD 1250 D10",
                        "KGM.XL 1200000 D11",
                        "MH.SO 3000 D12",
                        "NUMBER-REPAIRED note Số liệu!D5 1.250 → 1250",
                        "NUMBER-REPAIRED note Số liệu!D6 1,250 → 1250",
                        "NUMBER-REPAIRED note Số liệu!D7 1 250 → 1250",
                        "NUMBER-REPAIRED note Số liệu!D8 1\u00A0250  → 1250",
                        "NUMBER-REPAIRED note Số liệu!D9 '1250 → 1250",
                        "NUMBER-REPAIRED note Số liệu!D10 １２５０ → 1250",
                        "NUMBER-REPAIRED note Số liệu!D11 1,2 triệu → 1200000",
                        "NUMBER-REPAIRED note Số liệu!D12 3 nghìn → 3000"),
                Shape.of(
                        "what is no count",
                        base().figure(5, "SK.VB", "gần 50")
                                .figure(6, "DH.VB", "khoảng 1.200")
                                .figure(7, "TL.SO", "(12)")
                                .figure(8, "HD.VB", 0.98)
                                .figure(9, "KT.TT", "98%")
                                .with(book -> percent(book, 8)),
                        "returned HT-DT 2022-Q1",
                        "ESTIMATE return Số liệu!D5 gần 50",
                        "ESTIMATE return Số liệu!D6 khoảng 1.200",
                        "NEGATIVE return Số liệu!D7 (12)",
                        "NOT-A-NUMBER return Số liệu!D8 98%",
                        "NOT-A-NUMBER return Số liệu!D9 98%"),
                Shape.of(
                        "errors of formulas",
                        base().figure(5, "SK.VB", 1).figure(6, "DH.VB", 1).with(book -> {
                            book.getSheet(FIGURES).getRow(4).getCell(3).setCellErrorValue(FormulaError.NA.getCode());
                            book.getSheet(FIGURES).getRow(5).getCell(3).setCellErrorValue(FormulaError.REF.getCode());
                        }),
                        "returned HT-DT 2022-Q1",
                        "CELL-ERROR return Số liệu!D5 #N/A",
                        "CELL-ERROR return Số liệu!D6 #REF!"));
    }

    static Stream<Shape> layouts() {
        return Stream.of(
                Shape.of(
                        "sheets renamed and turned round, columns moved, blank rows and columns between",
                        TestWorkbook.empty()
                                .row(
                                        "Trang 9",
                                        3,
                                        null,
                                        "Hình thức",
                                        null,
                                        "Loại",
                                        "Ngày",
                                        null,
                                        "Số người dự",
                                        "Điểm cầu")
                                .row("Trang 9", 6, null, "Trực tuyến", null, "Quán triệt", "31-3-2022", null, 300, 12)
                                .row("Trang 9", 9, null, null, null, "Giao ban", "2022-01-05 08:00:00")
                                .row("Trang 9", 11, null, null, null, "Thời sự", "1.2.2022", null, 40)
                                .row("Trang 2", 8, null, "Thực hiện", null, "Ghi chú", null, "Chỉ tiêu", null, "Mã số")
                                .row("Trang 2", 10, null, 7, null, null, null, "Văn bản", null, "SK.VB")
                                .row("Trang 2", 14, null, 3, null, null, null, "Tập thể", null, "KT.TT")
                                .row("Bìa", 2, null, null, "Tên đơn vị", null, "Huyện Đức Thọ")
                                .row("Bìa", 3, null, null, "Kỳ báo cáo", null, "Quý 1 năm 2022"),
                        "accepted HT-DT 2022-Q1",
                        "SK.VB 7 B10",
                        "KT.TT 3 B14",
                        "QT.DC.TTU 12 H6",
                        "QT.LUOT.TTU 300 G6",
                        "TS.HN 1 D11",
                        "TS.LUOT 40 G11",
                        "GB.HN 1 D9",
                        "DATE-REPAIRED note Trang 9!E6 31-3-2022 → 31/03/2022",
                        "DATE-REPAIRED note Trang 9!E9 2022-01-05 08:00:00 → 05/01/2022",
                        "DATE-REPAIRED note Trang 9!E11 1.2.2022 → 01/02/2022"),
                Shape.of(
                        "a hidden column and a hidden sheet",
                        base().figure(5, "SK.VB", 7)
                                .registerHead()
                                .row(REGISTER, 2, LocalDate.of(2022, 1, 5), "a", "Giao ban")
                                .with(book -> {
                                    book.getSheet(FIGURES).setColumnHidden(3, true);
                                    book.setSheetHidden(book.getSheetIndex(REGISTER), true);
                                }),
                        "accepted HT-DT 2022-Q1",
                        "SK.VB 7 D5",
                        "GB.HN 1 A2",
                        "HIDDEN-CELLS note Số liệu!D5 D5",
                        "HIDDEN-CELLS note Sổ hội nghị!A2 A2, B2, C2"),
                Shape.of(
                        "totals rows",
                        base().figure(5, "SK.VB", 7)
                                .row(FIGURES, 6, null, "Tổng cộng", null, 7)
                                .registerHead()
                                .row(REGISTER, 2, LocalDate.of(2022, 1, 5), "a", "Thời sự", null, null, null, 40)
                                .row(REGISTER, 3, null, "Cộng:", null, null, null, null, 40),
                        "accepted HT-DT 2022-Q1",
                        "SK.VB 7 D5",
                        "TS.HN 1 A2",
                        "TS.LUOT 40 G2",
                        "TOTALS-ROW note Số liệu!D6 7",
                        "TOTALS-ROW note Sổ hội nghị!B3 Cộng:"));
    }

    static Stream<Shape> letters() {
        return Stream.of(
                Shape.of(
                        "decomposed letters and tones on the other vowel",
                        decomposed(TestWorkbook.empty()
                                .row(FIGURES, 1, "Đơn vị báo cáo", "Đảng uỷ Khối")
                                .row(FIGURES, 2, "Kỳ báo cáo", "Quý I/2022")
                                .row(FIGURES, 4, "Mã số", "Chỉ tiêu", "Đơn vị tính", "Thực hiện trong kỳ")
                                .row(FIGURES, 5, "SK.VB", null, null, "3 nghìn")
                                .row(TEXTS, 1, "Tồn tại, hạn chế", "Thiếu cán bộ.")),
                        "accepted HT-DU 2022-Q1",
                        "SK.VB 3000 D5",
                        "NAME-REPAIRED note Số liệu!B1 " + nfd("Đảng uỷ Khối") + " → Đảng ủy Khối",
                        "NUMBER-REPAIRED note Số liệu!D5 " + nfd("3 nghìn") + " → 3000"),
                Shape.of(
                        "TCVN3 by its fonts, the one of capitals too",
                        styled(
                                styled(
                                        TestWorkbook.empty()
                                                .row(FIGURES, 1, "§¬n vÞ b¸o c¸o", "huyÖn ®øc thä")
                                                .row(FIGURES, 2, "Kú b¸o c¸o", "2022-Q1")
                                                .row(FIGURES, 4, "M· sè", "SL", "§VT", "Thùc hiÖn trong kú")
                                                .row(FIGURES, 5, "SK.VB", "", "", 7),
                                        ".VnTime",
                                        1,
                                        2,
                                        4,
                                        5),
                                ".VnTimeH",
                                1),
                        "accepted HT-DT 2022-Q1",
                        "SK.VB 7 D5",
                        "TEXT-DECODED note Số liệu!A1 §¬n vÞ b¸o c¸o → ĐƠN VỊ BÁO CÁO",
                        "TEXT-DECODED note Số liệu!B1 huyÖn ®øc thä → HUYỆN ĐỨC THỌ",
                        "TEXT-DECODED note Số liệu!A2 Kú b¸o c¸o → Kỳ báo cáo",
                        "TEXT-DECODED note Số liệu!A4 M· sè → Mã số",
                        "TEXT-DECODED note Số liệu!C4 §VT → ĐVT",
                        "TEXT-DECODED note Số liệu!D4 Thùc hiÖn trong kú → Thực hiện trong kỳ"),
                Shape.of(
                        "VNI by its font",
                        styled(
                                TestWorkbook.empty()
                                        .row(FIGURES, 1, "Ñôn vò baùo caùo", "Huyeän Ñöùc Thoï")
                                        .row(FIGURES, 2, "Kyø baùo caùo", "Quyù I/2022")
                                        .row(FIGURES, 4, "Maõ soá", "Chæ tieâu", "ÑVT", "Thöïc hieän trong kyø")
                                        .row(FIGURES, 5, "SK.VB", "", "", "98.962"),
                                "VNI-Times",
                                1,
                                2,
                                4,
                                5),
                        "accepted HT-DT 2022-Q1",
                        "SK.VB 98962 D5",
                        "TEXT-DECODED note Số liệu!A1 Ñôn vò baùo caùo → Đơn vị báo cáo",
                        "TEXT-DECODED note Số liệu!B1 Huyeän Ñöùc Thoï → Huyện Đức Thọ",
                        "TEXT-DECODED note Số liệu!A2 Kyø baùo caùo → Kỳ báo cáo",
                        "TEXT-DECODED note Số liệu!B2 Quyù I/2022 → Quý I/2022",
                        "TEXT-DECODED note Số liệu!A4 Maõ soá → Mã số",
                        "TEXT-DECODED note Số liệu!B4 Chæ tieâu → Chỉ tiêu",
                        "TEXT-DECODED note Số liệu!C4 ÑVT → ĐVT",
                        "TEXT-DECODED note Số liệu!D4 Thöïc hieän trong kyø → Thực hiện trong kỳ",
                        "NUMBER-REPAIRED note Số liệu!D5 98.962 → 98962"),
                Shape.of(
                        "VPS by its font",
                        styled(
                                TestWorkbook.empty()
                                        .row(FIGURES, 1, "ñÖn vÎ báo cáo", "HT-DT")
                                        .row(FIGURES, 2, "Kÿ báo cáo", "2022-Q1")
                                        .row(FIGURES, 4, "Mã sÓ", "ChÌ tiêu", "ÇVT", "Th¿c hiŒn trong kÿ")
                                        .row(FIGURES, 5, "SK.VB", "", "", 7),
                                "VPS Times",
                                1,
                                2,
                                4,
                                5),
                        "accepted HT-DT 2022-Q1",
                        "SK.VB 7 D5",
                        "TEXT-DECODED note Số liệu!A1 ñÖn vÎ báo cáo → Đơn vị báo cáo",
                        "TEXT-DECODED note Số liệu!A2 Kÿ báo cáo → Kỳ báo cáo",
                        "TEXT-DECODED note Số liệu!A4 Mã sÓ → Mã số",
                        "TEXT-DECODED note Số liệu!B4 ChÌ tiêu → Chỉ tiêu",
                        "TEXT-DECODED note Số liệu!C4 ÇVT → đVT",
                        "TEXT-DECODED note Số liệu!D4 Th¿c hiŒn trong kÿ → Thực hiện trong kỳ"),
                Shape.of(
                        "old encodings by their pattern, where the font says nothing",
                        TestWorkbook.empty()
                                .row(FIGURES, 1, "§¬n vÞ b¸o c¸o", "HT-DT")
                                .row(FIGURES, 2, "Kỳ báo cáo", "2022-Q1")
                                .row(FIGURES, 4, "Mã số", "Chỉ tiêu", "", "Thöïc hieän trong kyø")
                                .row(FIGURES, 5, "SK.VB", "m²", "35 °C", 7),
                        "accepted HT-DT 2022-Q1",
                        "SK.VB 7 D5",
                        "TEXT-DECODED note Số liệu!A1 §¬n vÞ b¸o c¸o → Đơn vị báo cáo",
                        "TEXT-DECODED note Số liệu!D4 Thöïc hieän trong kyø → Thực hiện trong kỳ"));
    }

    static Stream<Shape> formats() {
        byte[] ordinary = base().figure(5, "SK.VB", "1.250")
                .registerHead()
                .row(REGISTER, 2, 101, "a", "Giao ban")
                .row(REGISTER, 3, 102, "b", "Giao ban")
                .bytes();
        return Stream.of(
                new Shape(
                        "Strict Open XML with dates of its own kind",
                        rewrite(ordinary, ShapesTest::strict),
                        List.of(
                                "returned HT-DT 2022-Q1",
                                "NUMBER-REPAIRED note Số liệu!D5 1.250 → 1250",
                                "DATE-OUTSIDE-PERIOD return Sổ hội nghị!A3 01/04/2022")),
                new Shape(
                        "Excel 95",
                        ole("Book"),
                        List.of("refused null null", "UNSUPPORTED-FORMAT return null!null Excel 95")),
                new Shape(
                        "a Word document",
                        ole("WordDocument"),
                        List.of("refused null null", "NOT-A-WORKBOOK return null!null OLE2")));
    }

    @ParameterizedTest
    @MethodSource({"numbers", "layouts", "letters", "formats"})
    void shape_isReadAsExpected(Shape shape) {
        assertThat(lines(check.check(shape.workbook()))).containsExactlyElementsOf(shape.expected());
    }

    @Test
    void rowWithoutARequiredText_isReturned(@TempDir Path other) {
        SubmissionCheck strict = new SubmissionCheck(TestOffice.in(
                other, form -> form.replace("{key: title, kind: text,", "{key: title, kind: text, required: true,")));
        assertThat(lines(strict.check(base().registerHead()
                        .row(REGISTER, 2, LocalDate.of(2022, 1, 5), null, "Giao ban")
                        .bytes())))
                .containsExactly("returned HT-DT 2022-Q1", "ROW-INCOMPLETE return Sổ hội nghị!A2 05/01/2022");
    }

    @Test
    void namesOfFiles_decideNothing() throws IOException {
        byte[] xlsx = base().figure(5, "SK.VB", 7).bytes();
        byte[] csv =
                "Đơn vị báo cáo;HT-DT\nKỳ báo cáo;2022-Q1\nMã số;Thực hiện\nSK.VB;7\n".getBytes(StandardCharsets.UTF_8);
        byte[] html = "<html><p>7</p></html>".getBytes(StandardCharsets.UTF_8);
        assertThat(lines(named("a.xls", xlsx))).containsExactly("accepted HT-DT 2022-Q1", "SK.VB 7 D5");
        assertThat(lines(named("a.pdf", xlsx))).containsExactly("accepted HT-DT 2022-Q1", "SK.VB 7 D5");
        assertThat(lines(named("a.xlsx", csv))).containsExactly("accepted HT-DT 2022-Q1", "SK.VB 7 B4");
        assertThat(lines(named("a.xls", html)))
                .containsExactly("refused null null", "NOT-A-WORKBOOK return null!null HTML");
        assertThat(lines(named("a.xls", "Kính gửi".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("refused null null", "NOT-A-WORKBOOK return null!null TXT");
        assertThat(lines(named("a.xlsx", new byte[0])))
                .containsExactly("refused null null", "EMPTY-FILE return null!null 0 byte");
    }

    private CheckedSubmission named(String name, byte[] bytes) throws IOException {
        return check.check(Files.write(root.resolve(name), bytes));
    }

    /** Returns the complete result of checking a file as text. */
    private static List<String> lines(CheckedSubmission checked) {
        List<String> lines = new ArrayList<>();
        lines.add(checked.outcome().id() + " " + checked.unit() + " "
                + (checked.period() == null ? null : checked.period().id()));
        checked.values().stream()
                .filter(value -> value.amount() == null || value.amount().compareTo(BigDecimal.ZERO) != 0)
                .forEach(value -> lines.add(value.element() + " " + value.amount() + " " + value.cell()));
        checked.findings().forEach(finding -> lines.add(line(finding)));
        return lines;
    }

    private static String line(Finding finding) {
        String after = finding.values().get("after");
        return "%s %s %s!%s %s%s"
                .formatted(
                        finding.code(),
                        finding.effect().id(),
                        finding.sheet(),
                        finding.cell(),
                        finding.found(),
                        after == null ? "" : " → " + after);
    }

    // --- Making workbooks

    private static TestWorkbook base() {
        return labelled("HT-DT", "2022-Q1");
    }

    private static void percent(Workbook book, int row) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat((short) 9);
        book.getSheet(FIGURES).getRow(row - 1).getCell(3).setCellStyle(style);
    }

    private static TestWorkbook styled(TestWorkbook workbook, String fontName, int... rows) {
        return workbook.with(book -> {
            Font font = book.createFont();
            font.setFontName(fontName);
            CellStyle style = book.createCellStyle();
            style.setFont(font);
            for (int row : rows) {
                book.getSheet(FIGURES).getRow(row - 1).forEach(cell -> cell.setCellStyle(style));
            }
        });
    }

    private static String nfd(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static TestWorkbook decomposed(TestWorkbook workbook) {
        return workbook.with(book -> book.forEach(sheet ->
                sheet.forEach(row -> row.forEach(cell -> cell.setCellValue(nfd(cell.getStringCellValue()))))));
    }

    /** Converts a workbook to Excel's "Strict Open XML Spreadsheet"; the numbers 101 and 102 become dates. */
    private static String strict(String part) {
        return part.replace(
                        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                        "http://purl.oclc.org/ooxml/spreadsheetml/main")
                .replace(
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                        "http://purl.oclc.org/ooxml/officeDocument/relationships")
                .replaceAll("(<c r=\"A2\")[^>]*><v>101.0</v>", "$1 t=\"d\"><v>2022-03-31</v>")
                .replaceAll("(<c r=\"A3\")[^>]*><v>102.0</v>", "$1 t=\"d\"><v>2022-04-01T00:00:00</v>");
    }

    private static byte[] rewrite(byte[] zip, UnaryOperator<String> change) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String part = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(change.apply(part).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A compound file (OLE2) with one stream, as old office programs wrote it. */
    private static byte[] ole(String stream) {
        try (POIFSFileSystem files = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            files.createDocument(new ByteArrayInputStream(new byte[5000]), stream);
            files.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
