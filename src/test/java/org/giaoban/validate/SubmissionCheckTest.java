package org.giaoban.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.giaoban.validate.TestWorkbook.FIGURES;
import static org.giaoban.validate.TestWorkbook.REGISTER;
import static org.giaoban.validate.TestWorkbook.TEXTS;
import static org.giaoban.validate.TestWorkbook.labelled;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.Identity;
import org.giaoban.model.DataValue;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Period;
import org.giaoban.model.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionCheckTest extends WithTestOffice {

    private static final FindingTexts SAID = FindingTexts.load();

    // --- The file

    @Test
    void textFile_isNoWorkbook() {
        CheckedSubmission checked = check.check("Mã số;Thực hiện".getBytes(StandardCharsets.US_ASCII));
        assertThat(checked.outcome()).isEqualTo(Outcome.REFUSED);
        assertFindings(checked, "NOT-A-WORKBOOK null!null TXT");
    }

    @Test
    void emptyFile_isRefused() {
        assertFindings(check.check(new byte[0]), "EMPTY-FILE null!null 0 byte");
    }

    @Test
    void truncatedWorkbook_isUnreadable() {
        byte[] whole = good().bytes();
        CheckedSubmission checked = check.check(Arrays.copyOf(whole, whole.length / 2));
        assertThat(checked.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(checked.findings()).extracting(Finding::code).containsExactly("UNREADABLE");
    }

    @Test
    void otherZipFile_isNoWorkbook() throws Exception {
        Path zip = root.resolve("a.xlsx");
        try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new java.util.zip.ZipEntry("a.txt"));
        }
        assertFindings(check.check(zip), "NOT-A-WORKBOOK null!null ZIP");
    }

    @Test
    void oldExcelFormat_isReadLikeTheNew() {
        CheckedSubmission checked = check.check(TestWorkbook.in(new HSSFWorkbook())
                .head("HT-DT", "2022-Q1")
                .figure(5, "SK.VB", 7)
                .figure(6, "KT.TT", "1.200")
                .bytes());
        assertValues(checked, "SK.VB 7 Số liệu!D5 7", "KT.TT 1200 Số liệu!D6 1.200");
    }

    // --- Whose it is

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ht-dt|HT-DT|",
                "Huyện Đức Thọ|HT-DT|",
                "HUYỆN  ĐỨC THỌ|HT-DT|",
                "H. Đức Thọ|HT-DT|",
                "H.Đức Thọ|HT-DT|",
                "Đức Thọ|HT-DT|",
                "Đức Thọ cũ|HT-DT|",
                "UBND huyện Đức Thọ|HT-DT|",
                "Duc Tho|HT-DT|NAME-REPAIRED",
                "Huyện Hiệp Hoà|BG-HH|NAME-REPAIRED",
                "Thị xã Kỳ Anh|HT-KAT|",
                "TX Kỳ Anh|HT-KAT|",
                "TX. Kỳ Anh|HT-KAT|",
                "Huyện Kỳ Anh, tỉnh Hà Tĩnh|HT-KAH|",
                "Tỉnh Hà Tĩnh|HT|",
                "TP. Hà Tĩnh|HT-TP|",
                "Tỉnh Bắc Giang|BG|",
                "Huyện Châu Thành, tỉnh Bắc Giang|BG-CG|",
                "Huyện Châu Thành (Hà Tĩnh)|TV-CT|",
                "Châu Thành, Bắc Giang|BG-CG|"
            })
    void unit_isKnownByItsCodeOrAnySpellingOfItsName(String typed, String unit, @Nullable String note) {
        CheckedSubmission checked =
                check.check(labelled(typed, "Quý I/2022").figure(5, "SK.VB", 1).bytes());
        assertThat(checked.findings()).extracting(Finding::code).isEqualTo(note == null ? List.of() : List.of(note));
        assertThat(checked.unit()).isEqualTo(unit);
        assertThat(checked.period()).isEqualTo(Period.of("2022-Q1"));
        assertThat(checked.form()).isEqualTo("hoat-dong");
        assertThat(checked.outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void decomposedName_isKnownAndNoted() {
        String decomposed = Normalizer.normalize("Huyện Đức Thọ", Normalizer.Form.NFD);
        CheckedSubmission checked = check.check(
                labelled(decomposed, "Quý I/2022").figure(5, "SK.VB", 1).bytes());
        assertThat(checked.unit()).isEqualTo("HT-DT");
        assertFindings(checked, "NAME-REPAIRED Số liệu!B1 " + decomposed);
        assertThat(checked.findings().get(0).values()).containsEntry("after", "Huyện Đức Thọ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Kỳ Anh|HT-KAH|HT-KAT", "Huyện Châu Thành|BG-CG|TV-CT", "Hà Tĩnh|HT|HT-TP"})
    void nameOfTwoUnits_isNeverGuessed(String typed, String one, String other) {
        CheckedSubmission checked =
                check.check(labelled(typed, "2022-Q1").figure(5, "SK.VB", 1).bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.REFUSED);
        assertFindings(checked, "AMBIGUOUS-UNIT Số liệu!B1 " + typed);
        assertThat(checked.findings().get(0).values().get("candidates")).contains("(" + one + ")", "(" + other + ")");
    }

    @Test
    void labelOfTheProvince_distinguishesUnitsOfOneName() {
        CheckedSubmission checked = check.check(labelled("Huyện Châu Thành", "2022-Q1")
                .row(FIGURES, 3, "Tỉnh/Thành phố: Bắc Giang")
                .bytes());
        assertThat(checked.unit()).isEqualTo("BG-CG");
    }

    @ParameterizedTest
    @CsvSource({"Huyện Hà Tĩnh", "Huyện Lạ", "'Huyện Đức Thọ, tỉnh Bắc Giang'"})
    void nameOfNoUnit_isUnknown(String typed) {
        CheckedSubmission checked = check.check(labelled(typed, "2022-Q1").bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.REFUSED);
        assertFindings(checked, "UNKNOWN-UNIT Số liệu!B1 " + typed);
    }

    @Test
    void workbookWithoutLabels_hasNeitherUnitNorPeriod() {
        CheckedSubmission checked = check.check(TestWorkbook.empty()
                .row(FIGURES, 1, "Mã số", "Chỉ tiêu", "Thực hiện trong kỳ")
                .bytes());
        assertFindings(checked, "NO-PERIOD null!null ", "NO-UNIT null!null ");
    }

    @Test
    void labelsOnAnySheetWithTheValueBehindTheColon_areRead() {
        CheckedSubmission checked = check.check(TestWorkbook.empty()
                .row("Bìa", 7, null, "Đơn vị báo cáo: Huyện Đức Thọ")
                .row("Bìa", 9, null, "KỲ BÁO CÁO : Quý I năm 2022")
                .row("Bảng 1", 1, "Mã", "Thực hiện")
                .row("Bảng 1", 2, "SK.VB", 3)
                .bytes());
        assertThat(checked.unit()).isEqualTo("HT-DT");
        assertValues(checked, "SK.VB 3 Bảng 1!B2 3");
    }

    @Test
    void unknownPeriod_isRefusedWithItsCell() {
        CheckedSubmission checked = check.check(labelled("HT-DT", "Quý này").bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.REFUSED);
        assertFindings(checked, "UNKNOWN-PERIOD Số liệu!B2 Quý này");
    }

    @Test
    void twoPeriods_areAmbiguous() {
        CheckedSubmission checked = check.check(labelled("HT-DT", "Quý I/2022")
                .row(TEXTS, 1, "Kỳ báo cáo", "Quý II/2022")
                .bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.REFUSED);
        assertFindings(checked, "AMBIGUOUS-PERIOD Số liệu!B2 Quý I/2022; Quý II/2022");
    }

    @Test
    void periodOfAnotherLength_isReturned() {
        CheckedSubmission checked =
                check.check(labelled("HT-DT", "Tháng 3/2022").bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.RETURNED);
        assertFindings(checked, "WRONG-PERIOD-TYPE null!null 2022-03");
    }

    @ParameterizedTest
    @CsvSource({"BG-P, 2022-Q1, Phòng Tổng hợp", "BG-YD, 2025-Q1, Huyện Yên Dũng"})
    void unitOfAnotherLevelOrTime_isNotExpected(String unit, String period, String name) {
        CheckedSubmission checked = check.check(labelled(unit, period).bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.RETURNED);
        assertFindings(checked, "UNIT-NOT-ASKED null!null " + name);
    }

    private static TestWorkbook issued(TestWorkbook workbook, String unit) {
        int[] row = {0};
        new Identity("hoat-dong", "?", unit, "2022-Q1")
                .pairs()
                .forEach((key, value) -> workbook.row(Identity.SHEET, ++row[0], key, value));
        return workbook;
    }

    @Test
    void issuedWorkbook_isKnownByItsHiddenSheet() {
        CheckedSubmission checked = check.check(issued(
                        TestWorkbook.empty()
                                .row(FIGURES, 1, "Mã số", "Thực hiện trong kỳ")
                                .row(FIGURES, 2, "SK.VB", 3),
                        "HT-DT")
                .bytes());
        assertFindings(checked, "FORM-CHANGED null!null ?");
        assertThat(checked.unit()).isEqualTo("HT-DT");
        assertValues(checked, "SK.VB 3 Số liệu!B2 3");
    }

    @Test
    void issuedWorkbook_distinguishesUnitsOfOneName() {
        CheckedSubmission checked =
                check.check(issued(labelled("Kỳ Anh", "2022-Q1"), "HT-KAT").bytes());
        assertFindings(checked, "FORM-CHANGED null!null ?", "NOTHING-FILLED-IN null!null ");
        assertThat(checked.unit()).isEqualTo("HT-KAT");
    }

    /** A workbook in which nothing is filled in may have been sent by mistake; an empty register says nothing. */
    @Test
    void formThatIsNotFilledIn_isReturnedAsBlank() {
        CheckedSubmission empty =
                check.check(labelled("HT-DT", "2022-Q1").registerHead().bytes());
        assertFindings(empty, "NOTHING-FILLED-IN null!null ");
        assertThat(empty.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(empty.values()).isEmpty();
        CheckedSubmission zero = check.check(labelled("HT-DT", "2022-Q1")
                .figure(5, "SK.VB", 0)
                .registerHead()
                .bytes());
        assertFindings(zero);
        assertThat(zero.values()).extracting(DataValue::element).containsExactly("SK.VB");
        CheckedSubmission said = check.check(labelled("HT-DT", "2022-Q1")
                .registerHead()
                .row(TEXTS, 4, "Tồn tại, hạn chế")
                .row(TEXTS, 5, "Không có hoạt động")
                .bytes());
        assertThat(said.findings()).extracting(Finding::code).doesNotContain("NOTHING-FILLED-IN");
    }

    @Test
    void issuedWorkbookThatNamesAnotherUnit_isRefused() {
        CheckedSubmission checked =
                check.check(issued(labelled("HT-TP", "2022-Q1"), "HT-DT").bytes());
        assertFindings(checked, "FORM-CHANGED null!null ?", "ISSUED-FOR-ANOTHER-UNIT Số liệu!B1 HT-TP");
    }

    @Test
    void workbookOfAnotherOffice_hasNoKnownForm() {
        CheckedSubmission checked = check.check(TestWorkbook.empty()
                .row("Sheet1", 1, "Đơn vị báo cáo", "HT-DT")
                .row("Sheet1", 2, "Kỳ báo cáo", "2022-Q1")
                .row("Sheet1", 4, "STT", "Họ tên")
                .bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.REFUSED);
        assertFindings(checked, "UNKNOWN-FORM null!null Sheet1");
    }

    // --- Its sheets

    @Test
    void headingsAnywhereInAnyOrder_areFound() {
        CheckedSubmission checked = check.check(TestWorkbook.empty()
                .row("Trang 3", 9, "Đơn vị báo cáo", "HT-DT")
                .row("Trang 3", 10, "Kỳ báo cáo", "2022-Q1")
                .row("Trang 3", 20, null, "ghi chú", "SỐ LIỆU TRONG KỲ ", null, "Nội dung", "Mã\nchỉ tiêu")
                .row("Trang 3", 21, null, "(1)", "(2)", null, "(3)", "(4)")
                .row("Trang 3", 25, null, "ước", 4, null, "Văn bản", "SK.VB")
                .row("Trang 3", 27, "Người lập biểu")
                .bytes());
        assertThat(checked.findings()).isEmpty();
        assertValues(checked, "SK.VB 4 Trang 3!C25 4");
    }

    @Test
    void noIndicatorSheet_isAMissingSheet() {
        CheckedSubmission checked = check.check(TestWorkbook.empty()
                .row(TEXTS, 1, "Đơn vị báo cáo", "HT-DT")
                .row(TEXTS, 2, "Kỳ báo cáo", "2022-Q1")
                .row(TEXTS, 4, "Tồn tại, hạn chế")
                .bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.RETURNED);
        assertFindings(checked, "MISSING-SHEET null!null Đánh giá");
    }

    @Test
    void missingColumn_isNamed() {
        CheckedSubmission checked = check.check(TestWorkbook.empty()
                .row(FIGURES, 1, "Đơn vị báo cáo", "HT-DT")
                .row(FIGURES, 2, "Kỳ báo cáo", "2022-Q1")
                .row(FIGURES, 4, "Mã số", "Chỉ tiêu", "Số")
                .bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.RETURNED);
        assertFindings(checked, "MISSING-COLUMN Số liệu!A4 Mã số | Chỉ tiêu | Số");
        assertThat(checked.findings().get(0).values()).containsEntry("column", "Thực hiện trong kỳ");
    }

    @Test
    void columnThereTwice_isNeverChosen() {
        CheckedSubmission checked = check.check(
                labelled("HT-DT", "2022-Q1").set(FIGURES, "F4", "Thực hiện").bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.RETURNED);
        assertFindings(checked, "DUPLICATE-COLUMN Số liệu!F4 Thực hiện");
    }

    @Test
    void unknownElement_isReturned() {
        CheckedSubmission checked = check.check(
                base().figure(5, "SK.XX", 3).figure(6, "QT.TYLE", 98.5).bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.RETURNED);
        assertFindings(checked, "UNKNOWN-ELEMENT Số liệu!A5 SK.XX");
        assertThat(checked.values()).isEmpty();
    }

    @Test
    void duplicateElement_isReturned() {
        CheckedSubmission checked =
                check.check(base().figure(5, "SK.VB", 3).figure(9, "sk.vb", 3).bytes());
        assertFindings(checked, "DUPLICATE-ELEMENT Số liệu!A9 sk.vb");
        assertThat(checked.findings().get(0).values()).containsEntry("first", "A5");
    }

    // --- Its cells

    @Test
    void countsAndSigns_areKeptApart() {
        CheckedSubmission checked = check.check(base().figure(5, "SK.VB", 0)
                .figure(6, "DH.VB", "-")
                .figure(7, "TL.SO", "x")
                .figure(8, "HD.VB", "...")
                .figure(9, "KT.TT", "")
                .figure(10, "DH.BD", "  ")
                .figure(11, "KGM.XL", 24)
                .bytes());
        assertValues(
                checked,
                "SK.VB 0 Số liệu!D5 0",
                "DH.VB 0 Số liệu!D6 -",
                "TL.SO null Số liệu!D7 x",
                "KGM.XL 24 Số liệu!D11 24");
        assertFindings(checked, "NOT-REPORTED Số liệu!D8 ...");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "72.000|72000",
                "1.234.567|1234567",
                "\"72\u00A0\"|72",
                "3 nghìn|3000",
                "1,2 triệu|1200000",
                "７２|72",
                "'72|72"
            })
    void numberTypedAsText_isRepairedOpenly(String typed, String after) {
        CheckedSubmission checked = check.check(base().figure(5, "SK.VB", typed).bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertValues(checked, "SK.VB " + after + " Số liệu!D5 " + typed);
        assertFindings(checked, "NUMBER-REPAIRED Số liệu!D5 " + typed);
        assertThat(checked.findings().get(0).values()).containsEntry("after", after);
        assertThat(checked.findings().get(0).effect()).isEqualTo(Effect.NOTE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "72.5|NOT-WHOLE",
                "1.2|NOT-WHOLE",
                "1,5|NOT-WHOLE",
                "12,3%|NOT-A-NUMBER",
                "gần 50|ESTIMATE",
                "khoảng 1.200|ESTIMATE",
                "trên 300 nghìn|ESTIMATE",
                "~50|ESTIMATE",
                "1,234 triệu|NOT-A-NUMBER",
                "1,2345 nghìn|NOT-WHOLE",
                "-5|NEGATIVE",
                "(5)|NEGATIVE",
                "1234567890123456|NUMBER-TOO-LARGE"
            })
    void textThatIsNoCount_isReturned(String typed, String code) {
        CheckedSubmission checked = check.check(base().figure(5, "SK.VB", typed).bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.RETURNED);
        assertThat(checked.values()).isEmpty();
        assertFindings(checked, code + " Số liệu!D5 " + typed);
    }

    @Test
    void numberThatIsNoCount_isReturned() {
        CheckedSubmission checked = check.check(base().figure(5, "SK.VB", 72.5)
                .figure(6, "DH.VB", -3)
                .figure(7, "TL.SO", 71999.999999999)
                .figure(8, "HD.VB", true)
                .figure(9, "KT.TT", LocalDate.of(2022, 2, 1))
                .bytes());
        assertFindings(
                checked,
                "NOT-WHOLE Số liệu!D5 72.5",
                "NEGATIVE Số liệu!D6 -3",
                "NOT-WHOLE Số liệu!D7 71999.999999999",
                "NOT-A-NUMBER Số liệu!D8 TRUE",
                "NOT-A-NUMBER Số liệu!D9 01/02/2022");
    }

    @Test
    void noiseOfBinaryNumbers_isNoFraction() {
        CheckedSubmission checked =
                check.check(base().figure(5, "SK.VB", 71999.99999999999).bytes());
        assertValues(checked, "SK.VB 72000 Số liệu!D5 72000");
    }

    @Test
    void formulas_countByTheirCachedValue() {
        TestWorkbook workbook =
                base().figure(5, "SK.VB", "=40+2").figure(6, "DH.VB", "=1+1").figure(7, "TL.SO", 1);
        workbook.with(book ->
                book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(workbook.cell(FIGURES, "D5")));
        workbook.cell(FIGURES, "D7").setCellErrorValue(FormulaError.NA.getCode());
        CheckedSubmission checked = check.check(workbook.bytes());
        assertFindings(checked, "FORMULA-WITHOUT-VALUE Số liệu!D6 ", "CELL-ERROR Số liệu!D7 #N/A");
        CheckedSubmission good =
                check.check(workbook.figure(6, "DH.VB", 2).figure(7, "TL.SO", 1).bytes());
        assertValues(good, "SK.VB 42 Số liệu!D5 42", "DH.VB 2 Số liệu!D6 2", "TL.SO 1 Số liệu!D7 1");
    }

    // --- Categories

    @Test
    void categories_haveRowsOfTheirOwnAndTheTotalIsNotAddedAgain() {
        CheckedSubmission checked = check.check(base().figure(5, "GT", 14)
                .figure(6, "GT:A", 6)
                .figure(7, "GT:B", 8)
                .bytes());
        assertValues(checked, "GT:A 6 Số liệu!D6 6", "GT:B 8 Số liệu!D7 8");
    }

    @Test
    void totalThatIsNotTheSum_isReturned() {
        CheckedSubmission checked = check.check(base().figure(5, "GT", 15)
                .figure(6, "GT:A", 6)
                .figure(7, "GT:B", 8)
                .bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.RETURNED);
        assertFindings(checked, "TOTAL-DISAGREES Số liệu!D5 15");
        assertThat(checked.findings().get(0).values()).containsEntry("sum", "14");
    }

    @Test
    void totalOfZero_meansThatEachCategoryIsZero() {
        CheckedSubmission checked = check.check(base().figure(5, "GT", 0).bytes());
        assertValues(
                checked, "GT:A 0 Số liệu!D5 0", "GT:B 0 Số liệu!D5 0", "GT:C 0 Số liệu!D5 0", "GT:KK 0 Số liệu!D5 0");
    }

    // --- Registers

    @Test
    void register_givesOneValueForEachRow() {
        CheckedSubmission checked = check.check(base().registerHead()
                .row(REGISTER, 2, LocalDate.of(2022, 1, 5), "a", "Thời sự", null, null, null, 100)
                .row(REGISTER, 4, "31/03/2022", "b", "thời  sự", null, null, 80, "1.250")
                .row(REGISTER, 5, "2/1/2022", "c", "Quán triệt", "Trực tuyến", 12, null, 300)
                .row(REGISTER, 7, null, "Tổng cộng", null, null, 12, null, 1650)
                .bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertFindings(checked, "NUMBER-REPAIRED Sổ hội nghị!G4 1.250", "TOTALS-ROW Sổ hội nghị!B7 Tổng cộng");
        assertValues(
                checked,
                "QT.HN.TT 0 Sổ hội nghị!A1 Ngày",
                "QT.NG.TT 0 Sổ hội nghị!G1 Số người dự",
                "QT.DC.TTU 12 Sổ hội nghị!E5 12",
                "QT.LUOT.TTU 300 Sổ hội nghị!G5 300",
                "TS.HN 1 Sổ hội nghị!A2 05/01/2022",
                "TS.HN 1 Sổ hội nghị!A4 31/03/2022",
                "TS.LUOT 100 Sổ hội nghị!G2 100",
                "TS.LUOT 1250 Sổ hội nghị!G4 1.250",
                "BCV.HN 0 Sổ hội nghị!A1 Ngày",
                "BCV.LUOT 0 Sổ hội nghị!G1 Số người dự",
                "GB.HN 0 Sổ hội nghị!A1 Ngày");
    }

    @Test
    void missingRegister_leavesItsElementsBlank() {
        assertValues(check.check(base().figure(5, "SK.VB", 1).bytes()), "SK.VB 1 Số liệu!D5 1");
    }

    @Test
    void indicatorSheet_isWhatIsStoredWhereTheRegisterAgrees() {
        CheckedSubmission checked = check.check(base().figure(5, "GB.HN", 1)
                .registerHead()
                .row(REGISTER, 2, "31/03/2022", "b", "Giao ban")
                .bytes());
        assertThat(checked.values())
                .filteredOn(value -> value.element().equals("GB.HN"))
                .containsExactly(new DataValue("GB.HN", "", BigDecimal.ONE, FIGURES, "D5", "1"));
    }

    @Test
    void registerThatDisagrees_isReturned() {
        CheckedSubmission checked = check.check(base().figure(5, "GB.HN", 2)
                .registerHead()
                .row(REGISTER, 2, "31/03/2022", "b", "Giao ban")
                .bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.RETURNED);
        assertFindings(checked, "REGISTER-DISAGREES Số liệu!D5 2");
        assertThat(checked.findings().get(0).values()).containsEntry("sum", "1").containsEntry("register", REGISTER);
    }

    @Test
    void numberTypedAsText_isShownAsItIsRead() {
        CheckedSubmission register = check.check(base().figure(5, "GB.HN", "1.200")
                .registerHead()
                .row(REGISTER, 2, "31/03/2022", "b", "Giao ban")
                .bytes());
        assertThat(messages(register))
                .contains("GB.HN (Hội nghị giao ban báo chí): ở đây ghi 1.200, nhưng tính từ “Sổ hội nghị” được 1.");
        CheckedSubmission total = check.check(base().figure(5, "GT", "1.200")
                .figure(6, "GT:A", 6)
                .figure(7, "GT:B", 8)
                .bytes());
        assertThat(messages(total))
                .anyMatch(message -> message.endsWith("1.200, nhưng cộng các dòng chi tiết được 14."));
    }

    private static List<String> messages(CheckedSubmission checked) {
        return checked.findings().stream()
                .map(finding -> FindingTexts.load().message(finding, Text.VIETNAMESE))
                .toList();
    }

    @Test
    void badRegisterRows_areAllNamed() {
        CheckedSubmission checked = check.check(base().registerHead()
                .row(REGISTER, 2, null, "không ngày", "Thời sự", null, null, null, 10)
                .row(REGISTER, 3, "01/02/2022", "không loại", null, null, null, null, 10)
                .row(REGISTER, 4, "01/02/2022", "không hình thức", "Quán triệt", null, null, null, 10)
                .row(REGISTER, 5, "31/04/2022", "ngày sai", "Thời sự", null, null, null, 10)
                .row(REGISTER, 6, "01/04/2022", "ngoài kỳ", "Thời sự", null, null, null, 10)
                .row(REGISTER, 7, "01/02/2022", "loại lạ", "Sơ kết", null, null, null, 10)
                .row(REGISTER, 8, "01/02/2022", "số sai", "Thời sự", null, null, null, "đông")
                .bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.RETURNED);
        assertFindings(
                checked,
                "ROW-WITHOUT-DATE Sổ hội nghị!B2 không ngày",
                "ROW-WITHOUT-TYPE Sổ hội nghị!A3 01/02/2022",
                "ROW-WITHOUT-TYPE Sổ hội nghị!A4 01/02/2022",
                "NOT-A-DATE Sổ hội nghị!A5 31/04/2022",
                "DATE-OUTSIDE-PERIOD Sổ hội nghị!A6 01/04/2022",
                "UNKNOWN-CHOICE Sổ hội nghị!C7 Sơ kết",
                "NOT-A-NUMBER Sổ hội nghị!G8 đông");
    }

    @Test
    void datesCountedFrom1904_areTheSameDays() {
        XSSFWorkbook book = new XSSFWorkbook();
        book.getCTWorkbook().getWorkbookPr().setDate1904(true);
        TestWorkbook workbook = TestWorkbook.in(book)
                .head("HT-DT", "2022-Q1")
                .registerHead()
                .row(REGISTER, 2, LocalDate.of(2022, 3, 31), "b", "Giao ban")
                .row(REGISTER, 3, LocalDate.of(2022, 4, 1), "b", "Giao ban");
        assertFindings(check.check(workbook.bytes()), "DATE-OUTSIDE-PERIOD Sổ hội nghị!A3 01/04/2022");
    }

    // --- Texts

    @Test
    void paragraphs_areTakenAsWritten() {
        CheckedSubmission checked = check.check(base().row(TEXTS, 1, "ĐÁNH GIÁ CHUNG")
                .row(TEXTS, 2, "I. Tồn tại, hạn chế:")
                .row(TEXTS, 3, " Còn chậm. ")
                .row(TEXTS, 4, null, Normalizer.normalize("Thiếu cán bộ.", Normalizer.Form.NFD))
                .row(TEXTS, 6, "Phương hướng kỳ tới", "Mở lớp.\r\nTập huấn.")
                .bytes());
        assertThat(checked.texts())
                .containsExactly(
                        new Narrative("shortcomings", 1, "Còn chậm.", TEXTS, "A3"),
                        new Narrative("shortcomings", 2, "Thiếu cán bộ.", TEXTS, "B4"),
                        new Narrative("tasks", 1, "Mở lớp.\nTập huấn.", TEXTS, "B6"));
    }

    @Test
    void characterThatDocumentsCannotPrint_isAWarningAndTheTextIsKept() {
        CheckedSubmission checked = check.check(base().row(TEXTS, 1, "Hạn chế")
                .row(TEXTS, 2, "Còn chậm \uD83D\uDC4D → ≥ 5%.")
                .bytes());
        assertFindings(checked, "TEXT-NOT-PRINTABLE Đánh giá!A2 Còn chậm \uD83D\uDC4D → ≥ 5%.");
        assertThat(checked.findings().get(0).values()).containsEntry("letters", "\uD83D\uDC4D");
        assertThat(checked.texts()).hasSize(1);
    }

    @Test
    void textTooLong_isReturned() {
        CheckedSubmission checked = check.check(base().row(TEXTS, 1, "Hạn chế")
                .row(TEXTS, 2, "ấ".repeat(1000))
                .row(TEXTS, 3, "ấ".repeat(1001))
                .bytes());
        assertFindings(checked, "TEXT-TOO-LONG Đánh giá!A3 " + "ấ".repeat(120) + "…");
        assertThat(checked.findings().get(0).values()).containsEntry("length", "1001");
    }

    // --- Rules and effects

    @Test
    void attendanceWithoutConference_returnsSubmission() {
        CheckedSubmission checked = check.check(base().figure(5, "TS.HN", 0)
                .figure(6, "TS.LUOT", 120)
                .figure(7, "BCV.HN", 3)
                .bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.RETURNED);
        assertFindings(checked, "LINKED-PAIR Số liệu!D6 120");
        assertThat(SAID.message(checked.findings().get(0), Text.VIETNAMESE))
                .isEqualTo("TS.LUOT (Lượt người dự hội nghị thông tin thời sự) là 120 nhưng "
                        + "TS.HN (Hội nghị thông tin thời sự) là 0 (quy tắc HD-TS).");
    }

    @Test
    void personsWithoutInspection_returnSubmission() {
        CheckedSubmission checked = check.check(
                base().figure(5, "KTR.CUOC", 0).figure(6, "KTR.NG", 5).bytes());
        assertFindings(checked, "CARRIER-WITHOUT-EVENT Số liệu!D6 5");
    }

    @Test
    void partAboveItsWhole_returnsSubmission() {
        CheckedSubmission checked = check.check(
                base().figure(5, "QT.DV.TG", 1001).figure(6, "QT.DV.TS", 1000).bytes());
        assertFindings(checked, "RATIO-ABOVE-100 Số liệu!D5 1001");
    }

    @Test
    void rule_isSkippedWhereEitherIsBlank() {
        CheckedSubmission checked = check.check(
                base().figure(5, "QT.DV.TG", 1001).figure(6, "QT.DV.TS", "x").bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    /** Returns the form with these lines in place of its rules. */
    private static SubmissionCheck with(Path folder, String... rules) {
        return new SubmissionCheck(TestOffice.in(
                folder, form -> form.replaceFirst("(?s)\nrules:.*", "\nrules:\n" + String.join("\n", rules) + "\n")));
    }

    @Test
    void expressionRule_showsItsMessageAndReturnsOrWarns(@TempDir Path other) {
        SubmissionCheck check = with(
                other,
                "  - {code: X1, kind: '<=', left: '[TS.LUOT]', right: '[TS.HN] * 100 + MAX([SK.VB], 5)', tolerance: 1,"
                        + " message: '{unit}: {left_value} quá nhiều.'}",
                "  - {code: X2, kind: '==', left: SK.VB, right: DH.VB, effect: warning}");
        assertThat(check.check(base().figure(5, "TS.HN", 1)
                                .figure(6, "TS.LUOT", 106)
                                .figure(7, "SK.VB", 2)
                                .bytes())
                        .findings())
                .isEmpty();
        CheckedSubmission checked = check.check(base().figure(5, "TS.HN", 1)
                .figure(6, "TS.LUOT", 107)
                .figure(7, "SK.VB", 2)
                .figure(8, "DH.VB", 3)
                .bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.RETURNED);
        assertFindings(checked, "RULE-BROKEN Số liệu!D6 107", "RULE-BROKEN Số liệu!D7 2");
        assertThat(checked.findings()).extracting(Finding::effect).containsExactly(Effect.RETURN, Effect.WARNING);
        assertThat(SAID.message(checked.findings().get(0), Text.VIETNAMESE))
                .isEqualTo(
                        "Huyện Đức Thọ: 107 quá nhiều. TS.LUOT (Lượt người dự hội nghị thông tin thời sự) là 107; "
                                + "theo quy tắc X1 phải nhỏ hơn hoặc bằng [TS.HN] * 100 + MAX([SK.VB], 5), tức 105, cho phép lệch 1.");
    }

    @Test
    void requiredCell_isShownAtItsRow_unlessItDoesNotApply(@TempDir Path other) {
        SubmissionCheck check = with(
                other,
                "  - {code: X1, kind: required, left: KT.TT}",
                "  - {code: X2, kind: required, left: SK.VB, when: '[DH.VB] > 0'}",
                "  - {code: X3, kind: required, left: DH.BD, levels: [province]}",
                "  - {code: X4, kind: required, left: MH.SO, periods: [Q4]}");
        assertFindings(
                check.check(base().figure(5, "KT.TT", "")
                        .figure(6, "DH.VB", 1)
                        .figure(7, "SK.VB", "...")
                        .bytes()),
                "NOT-REPORTED Số liệu!D7 ...",
                "VALUE-REQUIRED Số liệu!A5 ",
                "VALUE-REQUIRED Số liệu!A7 ");
        assertFindings(
                check.check(base().figure(5, "KT.TT", "x").figure(6, "DH.VB", 0).bytes()));
        assertFindings(
                check.check(labelled("HT", "2022-Q4").figure(5, "KT.TT", 0).bytes()),
                "VALUE-REQUIRED null!null ",
                "VALUE-REQUIRED null!null ");
    }

    @Test
    void pairs_areBothThereOrOnlyOneOfThem(@TempDir Path other) {
        SubmissionCheck check = with(
                other,
                "  - {code: X1, kind: compulsory-pair, left: SK.VB, right: DH.VB}",
                "  - {code: X2, kind: exclusive-pair, left: HD.VB, right: TL.SO}");
        assertFindings(
                check.check(base().figure(5, "SK.VB", 1)
                        .figure(6, "HD.VB", 1)
                        .figure(7, "TL.SO", 0)
                        .bytes()),
                "PAIR-INCOMPLETE Số liệu!D5 1",
                "PAIR-EXCLUSIVE Số liệu!D6 1");
        assertFindings(
                check.check(base().figure(5, "SK.VB", 1).figure(6, "DH.VB", "x").bytes()));
    }

    @Test
    void ruleOnEachCategory_isShownAtTheCategorysCell(@TempDir Path other) {
        SubmissionCheck check = with(other, "  - {code: X1, kind: '<', left: 'GT:*', right: '[GT] / 2'}");
        assertFindings(
                check.check(base().figure(5, "GT:A", 3)
                        .figure(6, "GT:B", 6)
                        .figure(7, "GT:C", 2)
                        .bytes()),
                "RULE-BROKEN Số liệu!D6 6");
    }

    @Test
    void ruleOnOtherSubmissions_isNotCheckedHere(@TempDir Path other) {
        SubmissionCheck check = with(
                other,
                "  - {code: X1, kind: '<', left: SK.VB, right: 'previous([SK.VB])', missing: never-skip, effect: note}");
        assertFindings(check.check(good().bytes()));
    }

    @Test
    void boundsAndAverages_areWrittenAsTheReaderWritesNumbers(@TempDir Path other) {
        SubmissionCheck check = new SubmissionCheck(TestOffice.in(
                other,
                form -> form.replace("    bounds: {max: 500}", "    bounds: {min: 0.5, max: 1500.5}")
                        .replace("{of: TS.HN, min: 5, max: 2000}", "{of: TS.HN, min: 2.5}")));
        CheckedSubmission checked = check.check(base().figure(5, "KTR.CUOC", 4610)
                .figure(6, "TS.HN", 4000)
                .figure(7, "TS.LUOT", 6000)
                .bytes());
        assertThat(checked.findings())
                .extracting(finding -> SAID.message(finding, Text.VIETNAMESE))
                .anySatisfy(said -> assertThat(said).endsWith("là 4.610, ngoài khoảng từ 0,5 đến 1.500,5."))
                .anySatisfy(said -> assertThat(said)
                        .contains("là 6.000 cho 4.000 ")
                        .endsWith("bình quân 1,5; thường từ 2,5 trở lên."));
        assertThat(checked.findings())
                .extracting(finding -> SAID.message(finding, Locale.ENGLISH))
                .anySatisfy(said -> assertThat(said).endsWith("is 4,610; it should be from 0.5 to 1,500.5."))
                .anySatisfy(said -> assertThat(said).endsWith("1.5 on average; usually at least 2.5."));
    }

    @Test
    void boundsAndAverages_areWarnedOf_theBoundaryItselfIsInside(@TempDir Path other) {
        SubmissionCheck check = new SubmissionCheck(TestOffice.in(
                other,
                form -> form.replace("    bounds: {max: 500}", "    bounds: {min: 5, max: 10, effect: return}")
                        .replace("{of: TS.HN, min: 5, max: 2000}", "{of: TS.HN, min: 5, max: 20}")));
        assertFindings(check.check(base().figure(5, "KTR.CUOC", 10)
                .figure(6, "TS.HN", 3)
                .figure(7, "TS.LUOT", 60)
                .bytes()));
        assertFindings(check.check(base().figure(5, "KTR.CUOC", 5)
                .figure(6, "TS.HN", 3)
                .figure(7, "TS.LUOT", 15)
                .bytes()));
        CheckedSubmission checked = check.check(base().figure(5, "KTR.CUOC", 11)
                .figure(6, "TS.HN", 3)
                .figure(7, "TS.LUOT", 61)
                .bytes());
        assertFindings(checked, "AVERAGE-UNLIKELY Số liệu!D7 61", "OUT-OF-BOUNDS Số liệu!D5 11");
        assertThat(checked.findings()).extracting(Finding::effect).containsExactly(Effect.WARNING, Effect.RETURN);
        assertThat(SAID.message(checked.findings().get(0), Text.VIETNAMESE))
                .contains("là 61 cho 3 TS.HN (Hội nghị thông tin thời sự), bình quân 20,3; thường từ 5 đến 20.");
        assertThat(SAID.message(checked.findings().get(0), Locale.ENGLISH))
                .contains("20.3 on average; usually from 5 to 20.");
        assertFindings(
                check.check(base().figure(5, "KTR.CUOC", 4)
                        .figure(6, "TS.HN", 3)
                        .figure(7, "TS.LUOT", 14)
                        .bytes()),
                "AVERAGE-UNLIKELY Số liệu!D7 14",
                "OUT-OF-BOUNDS Số liệu!D5 4");
    }

    @Test
    void boundsOnOneSide_areDescribedAsSuch(@TempDir Path other) {
        SubmissionCheck below = new SubmissionCheck(
                TestOffice.in(other, form -> form.replace("    bounds: {max: 500}", "    bounds: {min: 5}")));
        assertFindings(below.check(base().figure(5, "KTR.CUOC", 5).bytes()));
        CheckedSubmission low = below.check(base().figure(5, "KTR.CUOC", 4).bytes());
        CheckedSubmission high = check.check(base().figure(5, "KTR.CUOC", 501).bytes());
        assertFindings(low, "OUT-OF-BOUNDS Số liệu!D5 4");
        assertFindings(high, "OUT-OF-BOUNDS Số liệu!D5 501");
        assertThat(low.findings().get(0).values())
                .containsEntry("bounds", "từ 5 trở lên")
                .containsEntry("bounds@en", "at least 5");
        assertThat(high.findings().get(0).values())
                .containsEntry("bounds", "không quá 500")
                .containsEntry("bounds@en", "at most 500");
    }

    @Test
    void goodCells_areKeptUnderTheGoodCellsPolicy(@TempDir Path other) {
        SubmissionCheck lenient = new SubmissionCheck(
                TestOffice.in(other, form -> form.replace("accept: all-or-nothing", "accept: good-cells")));
        CheckedSubmission checked = lenient.check(
                base().figure(5, "SK.VB", 7).figure(6, "DH.VB", "nhiều").bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertValues(checked, "SK.VB 7 Số liệu!D5 7");
        assertThat(checked.findings())
                .extracting(Finding::code, Finding::effect)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("NOT-A-NUMBER", Effect.WARNING));
    }

    @Test
    void allFindings_areCollectedEvenOfAnUnknownUnit() {
        CheckedSubmission checked = check.check(
                labelled("Lạ", "2022-Q1").figure(5, "SK.VB", "nhiều").bytes());
        assertThat(checked.outcome()).isEqualTo(Outcome.REFUSED);
        assertFindings(checked, "UNKNOWN-UNIT Số liệu!B1 Lạ", "NOT-A-NUMBER Số liệu!D5 nhiều");
    }

    @Test
    void ruleForSomeLevelsOrPeriods_isSkippedWhereTheUnitIsUnknown(@TempDir Path other) {
        SubmissionCheck check = with(
                other,
                "  - {code: X1, kind: required, left: KT.TT, levels: [district]}",
                "  - {code: X2, kind: required, left: SK.VB, periods: [Q1]}",
                "  - {code: X3, kind: required, left: DH.VB}");
        TestWorkbook blank = labelled("Lạ", "2022-Q1")
                .figure(5, "KT.TT", "")
                .figure(6, "SK.VB", "")
                .figure(7, "DH.VB", "");
        assertFindings(check.check(blank.bytes()), "UNKNOWN-UNIT Số liệu!B1 Lạ", "VALUE-REQUIRED Số liệu!A7 ");
    }

    private static TestWorkbook base() {
        return labelled("HT-DT", "2022-Q1");
    }

    private static TestWorkbook good() {
        return base().figure(5, "SK.VB", 1);
    }

    private static void assertValues(CheckedSubmission checked, String... expected) {
        assertThat(checked.values())
                .extracting(value -> "%s%s %s %s!%s %s"
                        .formatted(
                                value.element(),
                                value.category().isEmpty() ? "" : ":" + value.category(),
                                value.amount(),
                                value.sheet(),
                                value.cell(),
                                value.typed()))
                .containsExactly(expected);
    }

    /** Lists each finding as {@code CODE sheet!cell found}; its texts must have no placeholder left. */
    private static void assertFindings(CheckedSubmission checked, String... expected) {
        assertThat(checked.findings())
                .extracting(finding ->
                        "%s %s!%s %s".formatted(finding.code(), finding.sheet(), finding.cell(), finding.found()))
                .containsExactly(expected);
        for (Finding finding : checked.findings()) {
            assertThat(finding.values().keySet())
                    .containsAll(FindingCode.valueOf(finding.code().replace('-', '_'))
                            .valueNames());
            for (Locale locale : List.of(Text.VIETNAMESE, Locale.ENGLISH)) {
                assertThat(SAID.message(finding, locale) + SAID.expected(finding, locale) + SAID.hint(finding, locale))
                        .doesNotContain("{", "}");
            }
        }
    }
}
