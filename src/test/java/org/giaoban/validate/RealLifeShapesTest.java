package org.giaoban.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.giaoban.validate.TestWorkbook.FIGURES;
import static org.giaoban.validate.TestWorkbook.REGISTER;
import static org.giaoban.validate.TestWorkbook.labelled;

import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.util.CellRangeAddress;
import org.giaoban.model.Finding;
import org.junit.jupiter.api.Test;

/** Workbook layouts that occur in practice. */
class RealLifeShapesTest extends WithTestOffice {

    @Test
    void headingsOfTwoLines_areReadTogether() {
        CheckedSubmission checked = check.check(TestWorkbook.empty()
                .row(FIGURES, 1, "Đơn vị báo cáo", "HT-DT", "Kỳ báo cáo", "2022-Q1")
                .row(FIGURES, 4, "Mã số", "Chỉ tiêu", "ĐVT", "Thực hiện", null, "Ghi chú")
                .row(FIGURES, 5, null, null, null, "Lũy kế từ đầu năm", "Trong kỳ")
                .row(FIGURES, 6, "(1)", "(2)", "(3)", "(4)", "(5)", "(6)")
                .row(FIGURES, 7, "SK.VB", "Văn bản", "văn bản", 100, 7, "đủ")
                .with(book -> {
                    var sheet = book.getSheet(FIGURES);
                    sheet.addMergedRegion(CellRangeAddress.valueOf("D4:E4"));
                    sheet.addMergedRegion(CellRangeAddress.valueOf("A4:A5"));
                })
                .bytes());
        assertCodes(checked);
        assertValue(checked, "SK.VB 7 E7");
    }

    @Test
    void headingOverSeveralColumns_isNeverGuessed() {
        CheckedSubmission checked = check.check(TestWorkbook.empty()
                .row(FIGURES, 1, "Đơn vị báo cáo", "HT-DT", "Kỳ báo cáo", "2022-Q1")
                .row(FIGURES, 4, "Mã số", "Chỉ tiêu", "ĐVT", "Thực hiện", null, "Ghi chú")
                .row(FIGURES, 5, null, null, null, "Cấp huyện", "Cấp xã")
                .row(FIGURES, 7, "SK.VB", "Văn bản", "văn bản", 100, 7)
                .bytes());
        assertCodes(checked, "MISSING-COLUMN");
    }

    @Test
    void firstRowOfTheTable_isNoSecondLineOfHeadings() {
        CheckedSubmission checked = check.check(labelled("HT-DT", "2022-Q1")
                .row(FIGURES, 5, "SK.VB", "Văn bản", "văn bản", "7", "ghi chú", "thêm nữa")
                .row(FIGURES, 6, "KT.TT", "Tập thể", "tập thể", 3)
                .bytes());
        assertCodes(checked, "NUMBER-REPAIRED");
        assertThat(checked.values()).hasSize(2);
    }

    @Test
    void notesAndSignatures_areNoRowsOfTheTables() {
        CheckedSubmission checked = check.check(labelled("HT-DT", "2022-Q1")
                .figure(5, "SK.VB", 7)
                .row(FIGURES, 7, "Ghi chú: số liệu đến hết ngày 31/3")
                .row(FIGURES, 9, null, null, null, "Hà Tĩnh, ngày 05 tháng 4 năm 2022")
                .row(FIGURES, 10, "NGƯỜI LẬP BIỂU", null, null, "THỦ TRƯỞNG ĐƠN VỊ")
                .row(FIGURES, 14, "Nguyễn Văn A", null, null, "Trần Thị B")
                .registerHead()
                .row(REGISTER, 2, LocalDate.of(2022, 1, 5), "a", "Giao ban")
                .row(REGISTER, 4, "Ghi chú: có 1 hội nghị")
                .row(REGISTER, 5, null, null, null, null, null, "Hà Tĩnh, ngày 05 tháng 4 năm 2022")
                .row(REGISTER, 6, "NGƯỜI LẬP BIỂU", null, null, null, null, "THỦ TRƯỞNG ĐƠN VỊ")
                .row(REGISTER, 9, "Nguyễn Văn A", null, null, null, null, "Trần Thị B")
                .bytes());
        assertThat(checked.findings()).isEmpty();
        assertThat(checked.values())
                .filteredOn(v -> v.element().equals("GB.HN"))
                .hasSize(1);
    }

    @Test
    void eventWithoutDateOrType_isNotANote() {
        CheckedSubmission checked = check.check(labelled("HT-DT", "2022-Q1")
                .registerHead()
                .row(REGISTER, 2, "đầu tháng ba", "Hội nghị", null, null, null, null, 120)
                .row(REGISTER, 3, null, "Hội nghị không ngày")
                .bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.RETURNED);
        assertCodes(checked, "NOT-A-DATE", "ROW-WITHOUT-TYPE", "ROW-WITHOUT-DATE", "ROW-WITHOUT-TYPE");
    }

    @Test
    void severalUnits_areRefused() {
        CheckedSubmission checked = check.check(labelled("HT-DT", "2022-Q1")
                .figure(5, "SK.VB", 7)
                .row("Sheet2", 1, "Đơn vị báo cáo", "HT-TP")
                .bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.REFUSED);
        assertCodes(checked, "SEVERAL-UNITS");
    }

    @Test
    void hiddenCells_areReadAndNoted() {
        CheckedSubmission checked = check.check(labelled("HT-DT", "2022-Q1")
                .figure(5, "SK.VB", 7)
                .figure(6, "KT.TT", 8)
                .with(book -> book.getSheet(FIGURES).getRow(5).setZeroHeight(true))
                .bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(checked.values()).hasSize(2);
        assertCodes(checked, "HIDDEN-CELLS");
        assertThat(checked.findings().get(0).found()).isEqualTo("A6, D6");
    }

    @Test
    void hiddenCells_areNamedUpToTwelve() {
        List<String> codes = List.of("SK.VB", "KT.TT", "DH.VB", "DH.BD", "MH.SO", "HD.VB", "TL.SO");
        assertThat(hidden(codes.subList(0, 6))).isEqualTo("A5, D5, A6, D6, A7, D7, A8, D8, A9, D9, A10, D10");
        assertThat(hidden(codes)).isEqualTo("A5, D5, A6, D6, A7, D7, A8, D8, A9, D9, A10, D10, …");
    }

    private String hidden(List<String> codes) {
        TestWorkbook workbook = labelled("HT-DT", "2022-Q1");
        for (int n = 0; n < codes.size(); n++) {
            int row = n + 5;
            workbook.figure(row, codes.get(n), 8)
                    .with(book -> book.getSheet(FIGURES).getRow(row - 1).setZeroHeight(true));
        }
        CheckedSubmission checked = check.check(workbook.bytes());
        assertCodes(checked, "HIDDEN-CELLS");
        return checked.findings().get(0).found();
    }

    @Test
    void formulaWhoseResultIsOld_isReturned() {
        TestWorkbook workbook = labelled("HT-DT", "2022-Q1")
                .figure(5, "SK.VB", "=SUM(F5:H5)+1")
                .figure(6, "KT.TT", "=F6-'Phụ'!A1")
                .figure(7, "DH.BD", "=MAX(F5:H5)")
                .set(FIGURES, "F5", 3)
                .set(FIGURES, "G5", 4)
                .set(FIGURES, "F6", 10)
                .set("Phụ", "A1", 4);
        workbook.with(book -> book.getCreationHelper().createFormulaEvaluator().evaluateAll());
        CheckedSubmission good = check.check(workbook.bytes());
        assertThat(good.findings()).isEmpty();
        assertThat(good.values()).hasSize(3);
        CheckedSubmission stale =
                check.check(workbook.set(FIGURES, "G5", 40).set("Phụ", "A1", 5).bytes());
        assertCodes(stale, "FORMULA-CONTRADICTED", "FORMULA-CONTRADICTED", "FORMULA-CONTRADICTED");
        assertThat(stale.findings().get(0).values())
                .containsEntry("evaluated", "44")
                .containsEntry("formula", "=SUM(F5:H5)+1");
        assertThat(stale.findings().get(0).found()).isEqualTo("8");
    }

    @Test
    void dateInWords_isRepairedOpenly() {
        CheckedSubmission checked = check.check(labelled("HT-DT", "2022-Q1")
                .registerHead()
                .row(REGISTER, 2, "ngày 5 tháng 1 năm 2022", "a", "Giao ban")
                .row(REGISTER, 3, "2022-01-06", "a", "Giao ban")
                .row(REGISTER, 4, "07/01/2022", "a", "Giao ban")
                .bytes());
        assertCodes(checked, "DATE-REPAIRED", "DATE-REPAIRED");
        assertThat(checked.findings().get(0).values()).containsEntry("after", "05/01/2022");
    }

    @Test
    void oldEncoding_isReadByItsFontAndNoted() {
        TestWorkbook workbook = TestWorkbook.empty()
                .row(FIGURES, 1, "§¬n vÞ b¸o c¸o", "HuyÖn §øc Thä")
                .row(FIGURES, 2, "Kú b¸o c¸o", "Quý I/2022")
                .row(FIGURES, 4, "M· sè", "ChØ tiªu", "§VT", "Thùc hiÖn trong kú")
                .row(FIGURES, 5, "SK.VB", "V¨n b¶n", "v¨n b¶n", "1.250");
        workbook.with(book -> {
            Font font = book.createFont();
            font.setFontName(".VnTime");
            CellStyle style = book.createCellStyle();
            style.setFont(font);
            book.getSheet(FIGURES).forEach(row -> row.forEach(cell -> cell.setCellStyle(style)));
        });
        CheckedSubmission checked = check.check(workbook.bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(checked.unit()).isEqualTo("HT-DT");
        assertValue(checked, "SK.VB 1250 D5");
        assertThat(checked.findings())
                .filteredOn(finding -> finding.code().equals("TEXT-DECODED"))
                .hasSize(9)
                .first()
                .satisfies(finding -> {
                    assertThat(finding.cell()).isEqualTo("A1");
                    assertThat(finding.found()).isEqualTo("§¬n vÞ b¸o c¸o");
                    assertThat(finding.values()).containsEntry("after", "Đơn vị báo cáo");
                });
    }

    private static void assertCodes(CheckedSubmission checked, String... codes) {
        assertThat(checked.findings()).extracting(Finding::code).containsExactly(codes);
    }

    private static void assertValue(CheckedSubmission checked, String expected) {
        assertThat(checked.values())
                .extracting(value -> value.element() + " " + value.amount() + " " + value.cell())
                .containsExactly(expected);
    }
}
