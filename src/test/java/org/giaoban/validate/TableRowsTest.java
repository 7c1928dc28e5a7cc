package org.giaoban.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.giaoban.validate.TestWorkbook.FIGURES;
import static org.giaoban.validate.TestWorkbook.REGISTER;
import static org.giaoban.validate.TestWorkbook.labelled;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.giaoban.model.DataValue;
import org.giaoban.model.Finding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that resemble other kinds of rows: which are ignored, which are values, which are returned. */
class TableRowsTest extends WithTestOffice {

    private static TestWorkbook base() {
        return labelled("HT-DT", "2022-Q1");
    }

    private static TestWorkbook register(@Nullable Object... row) {
        return base().registerHead().row(REGISTER, 2, row);
    }

    private List<String> findings(TestWorkbook workbook) {
        return check.check(workbook.bytes()).findings().stream()
                .map(finding -> finding.code() + " " + finding.cell() + " " + finding.found())
                .toList();
    }

    private Map<String, String> marks(TestWorkbook workbook) {
        List<Finding> findings = check.check(workbook.bytes()).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0).values();
    }

    private List<String> values(TestWorkbook workbook) {
        return check.check(workbook.bytes()).values().stream()
                .map(TableRowsTest::line)
                .toList();
    }

    private static String line(DataValue value) {
        return value.element() + (value.category().isEmpty() ? "" : ":" + value.category()) + " " + value.amount() + " "
                + value.cell();
    }

    // --- Figures

    @Test
    void rowWithoutACode_isKnownByItsName() {
        TestWorkbook workbook = base().row(FIGURES, 5, null, "Cuộc kiểm tra", null, 7)
                .row(FIGURES, 6, null, "Giải thưởng sáng tác quảng bá");
        assertThat(values(workbook)).containsExactly("KTR.CUOC 7 D5");
        assertThat(findings(workbook)).containsExactly("NAME-REPAIRED B5 Cuộc kiểm tra");
        assertThat(marks(workbook)).containsEntry("after", "KTR.CUOC");
    }

    @Test
    void nameAndCodeOfOneElement_areThereTwice() {
        TestWorkbook workbook = base().figure(5, "KTR.CUOC", 7).row(FIGURES, 6, null, "Cuộc kiểm tra", null, 8);
        assertThat(findings(workbook))
                .containsExactly("NAME-REPAIRED B6 Cuộc kiểm tra", "DUPLICATE-ELEMENT B6 Cuộc kiểm tra");
    }

    @Test
    void rowOfTotalsWithoutACode_isNoElement() {
        assertThat(findings(base().figure(5, "SK.VB", 7).row(FIGURES, 6, null, "Tổng cộng:", null, 55)))
                .containsExactly("TOTALS-ROW D6 55");
    }

    @Test
    void rowThatNumbersTheColumns_isNoElement() {
        assertThat(findings(base().row(FIGURES, 5, "(1)", "(2)", " ", "(3)").figure(6, "SK.VB", 7)))
                .isEmpty();
        assertThat(findings(base().row(FIGURES, 5, "A", "B", "C", 1).figure(6, "SK.VB", 7)))
                .isEmpty();
    }

    @Test
    void unknownCode_isNeverTakenForNumbering() {
        assertThat(findings(base().figure(5, "Z", 5))).containsExactly("UNKNOWN-ELEMENT A5 Z");
        assertThat(findings(base().row(FIGURES, 5, "ZZ.1", "Một chỉ tiêu lạ", "cái", 5)))
                .containsExactly("UNKNOWN-ELEMENT A5 ZZ.1");
    }

    @Test
    void codeOfOneLetter_isNoNumbering(@TempDir Path other) {
        SubmissionCheck short_ =
                new SubmissionCheck(TestOffice.in(other, form -> form.replace("code: SK.VB", "code: K")));
        CheckedSubmission checked =
                short_.check(base().row(FIGURES, 5, "K", "1", "b", 5).bytes());
        assertThat(checked.values()).extracting(TableRowsTest::line).containsExactly("K 5 D5");
    }

    // --- Events

    @Test
    void rowOfTotals_isNoEventWhereverItStandsAndWhateverElseItHas() {
        for (String name : List.of(
                "Tổng cộng", "Cộng tháng 1", "Cộng tháng 2+3", "Tổng số", "Grand Total", "TỔNG CỘNG QUÝ I:", "Cong")) {
            TestWorkbook workbook = register("05/01/2022", "a", "Thời sự", null, null, null, 100)
                    .row(REGISTER, 3, "31/01/2022", name, "Thời sự", null, null, null, 100)
                    .row(REGISTER, 4, null, name, null, null, null, null, 100)
                    .row(REGISTER, 5, "05/02/2022", "b", "Thời sự", null, null, null, 50);
            assertThat(findings(workbook)).containsExactly("TOTALS-ROW B3 " + name, "TOTALS-ROW B4 " + name);
            assertThat(values(workbook)).contains("TS.HN 1 A2", "TS.HN 1 A5").doesNotContain("TS.HN 1 A3");
        }
    }

    @Test
    void rowWithNothingButSums_isARowOfTotals() {
        TestWorkbook workbook = register("05/01/2022", "a", "Thời sự", null, null, null, 100)
                .row(REGISTER, 3, null, null, null, null, null, null, "=SUM(G2:G2)")
                .set(REGISTER, "G3", 100);
        assertThat(findings(workbook)).containsExactly("TOTALS-ROW G3 100");
    }

    @Test
    void eventNamedLikeATotal_isAnEvent() {
        for (String name : List.of("Tổng kết năm", "Công tác tháng 1", "Cộng tác viên", "Tổng điều tra dân số")) {
            assertThat(findings(register("05/01/2022", name, "Thời sự", null, null, null, 100)))
                    .isEmpty();
        }
    }

    @Test
    void rowThatNumbersTheColumnsOfARegister_isNoEvent() {
        assertThat(findings(register("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)")
                        .row(REGISTER, 3, "05/01/2022", "a", "Thời sự", null, null, null, 100)))
                .isEmpty();
        assertThat(findings(register(null, "a", null, null, 5, 9, 7))).contains("ROW-WITHOUT-DATE B2 a");
    }

    @Test
    void datesAsClerksWriteThem_areRead() {
        for (String typed : List.of(
                "15/02/22",
                "15-16/02/2022",
                "15/02 - 16/02/2022",
                "ngày 15/02/2022",
                "Sáng 15/02/2022",
                "15-Feb-2022",
                "15 February 2022",
                "15/Feb/22",
                "15.2.2022.")) {
            assertThat(findings(register(typed, "a", "Thời sự.", null, null, null, "100 người")))
                    .as(typed)
                    .containsExactly("DATE-REPAIRED A2 " + typed, "NUMBER-REPAIRED G2 100 người");
        }
        assertThat(findings(register("16-15/02/2022", "a", "Thời sự", null, null, null, 5)))
                .containsExactly("NOT-A-DATE A2 16-15/02/2022");
        assertThat(findings(register("15-Fev-2022", "a", "Thời sự", null, null, null, 5)))
                .containsExactly("NOT-A-DATE A2 15-Fev-2022");
    }

    @Test
    void shortYearEthAndTrailingDots_areRepairs() {
        assertThat(findings(labelled("HT-DT", "Q1-22").figure(5, "SK.VB", 7)))
                .containsExactly("PERIOD-REPAIRED B2 Q1-22");
        assertThat(findings(labelled("Huyện Đức Thọ.", "Quý 01/2022.").figure(5, "SK.VB", 7)))
                .containsExactly("NAME-REPAIRED B1 Huyện Đức Thọ.");
        assertThat(findings(labelled("Huyện \u00D0ức Thọ", "2022Q1").figure(5, "SK.VB", 7)))
                .containsExactly("NAME-REPAIRED B1 Huyện \u00D0ức Thọ");
    }

    @Test
    void dashIsAPlainZero_wordsForNothingAreARepair() {
        assertThat(findings(base().figure(5, "SK.VB", "-"))).isEmpty();
        assertThat(values(base().figure(5, "SK.VB", "-"))).containsExactly("SK.VB 0 D5");
        assertThat(findings(base().figure(5, "SK.VB", "Không phát sinh").figure(6, "TL.SO", "không")))
                .containsExactly("READ-AS-ZERO D5 Không phát sinh", "READ-AS-ZERO D6 không");
    }

    @Test
    void countingUnitAfterTheNumber_isARepair() {
        assertThat(findings(base().figure(5, "WEB.TRUYCAP", "1.250 lượt").figure(6, "SK.VB", "3 văn bản")))
                .containsExactly("NUMBER-REPAIRED D5 1.250 lượt", "NUMBER-REPAIRED D6 3 văn bản");
        assertThat(findings(base().figure(5, "WEB.TRUYCAP", "15 bản"))).containsExactly("NOT-A-NUMBER D5 15 bản");
    }

    @Test
    void rowWithACodeThatIsNotKnown_isNeverATotal() {
        assertThat(findings(base().figure(5, "SK.VB", 7)
                        .row(FIGURES, 6, "QTDVTS", "Tổng số đảng viên phải học tập", null, 2953)))
                .containsExactly("UNKNOWN-ELEMENT A6 QTDVTS");
    }

    @Test
    void totalThatIsNamedLikeAnElement_isReturned() {
        assertThat(findings(
                        base().figure(5, "SK.VB", 7).row(FIGURES, 6, null, "Tổng số đảng viên phải học", null, 2953)))
                .containsExactly("UNKNOWN-ELEMENT B6 Tổng số đảng viên phải học");
    }

    @Test
    void eventThatIsNamedLikeATotal_isCounted() {
        TestWorkbook workbook =
                register("05/02/2022", "Lũy kế quý I: hội nghị thời sự", "Thời sự", null, null, null, 25);
        assertThat(findings(workbook)).isEmpty();
        assertThat(values(workbook)).contains("TS.LUOT 25 G2");
    }

    @Test
    void everyNameOfATotal_isLeftOut() {
        for (String name :
                List.of("TC", "Lũy kế", "Luỹ kế từ đầu năm", "Cộng phát sinh", "Sum", "Σ", "Cộng: 3 hội nghị")) {
            assertThat(findings(base().figure(5, "SK.VB", 7).row(FIGURES, 6, null, name, null, 55)))
                    .containsExactly("TOTALS-ROW D6 55");
            assertThat(findings(register("05/02/2022", "a", "Thời sự", null, null, 30, 25)
                            .row(REGISTER, 3, null, name, null, null, null, 30, 25)))
                    .containsExactly("TOTALS-ROW B3 " + name);
        }
    }

    @Test
    void lineThatNamesTheMonthOfTheRowsBelow_isNoEvent() {
        assertThat(findings(register("Tháng 2").row(REGISTER, 3, "05/02/2022", "a", "Thời sự", null, null, null, 5)))
                .isEmpty();
        assertThat(findings(register("Tháng 2", "a", "Thời sự", null, null, null, 5)))
                .containsExactly("NOT-A-DATE A2 Tháng 2");
    }

    @Test
    void dateWithoutAYear_isThatDayOfThePeriod() {
        for (String day :
                List.of("15/2", "ngày 15 tháng 2", "2022.02.15", "2022/2/15", "8h00 15/02/2022", "15/02/2022 (sáng)")) {
            TestWorkbook workbook = register(day, "a", "Thời sự", null, null, null, 5);
            assertThat(findings(workbook)).containsExactly("DATE-REPAIRED A2 " + day);
            assertThat(marks(workbook)).containsEntry("after", "15/02/2022");
        }
        assertThat(findings(register("15/4", "a", "Thời sự", null, null, null, 5)))
                .containsExactly("NOT-A-DATE A2 15/4");
        assertThat(findings(register("02/15/2022", "a", "Thời sự", null, null, null, 5)))
                .containsExactly("NOT-A-DATE A2 02/15/2022");
    }

    @Test
    void wordsForCumulativeFigures_countWhereverTheyStand() {
        assertThat(findings(labelled("HT-DT", "Quý I/2022 (lũy kế)").figure(5, "SK.VB", 7)))
                .containsExactly("SAYS-CUMULATIVE B2 Quý I/2022 (lũy kế)");
        assertThat(findings(base().row(FIGURES, 5, "SK.VB", null, "văn bản (lũy kế)", 7)))
                .containsExactly("SAYS-CUMULATIVE C5 văn bản (lũy kế)");
        assertThat(findings(base().figure(5, "SK.VB", 7)
                        .with(book -> book.setSheetName(book.getSheetIndex(FIGURES), "Lũy kế"))))
                .containsExactly("SAYS-CUMULATIVE null Lũy kế");
        assertThat(findings(base().row(
                                FIGURES,
                                4,
                                "Mã số",
                                "Chỉ tiêu",
                                "Đơn vị tính",
                                "Thực hiện trong kỳ",
                                "Ghi chú",
                                "Lũy kế từ đầu năm")
                        .figure(5, "SK.VB", 7)))
                .isEmpty();
    }

    @Test
    void signatureWithAShortDate_isNoElement() {
        assertThat(findings(base().figure(5, "SK.VB", 7)
                        .row(FIGURES, 7, null, "NGƯỜI LẬP", null, "Đức Thọ, ngày 05/4/2022")))
                .isEmpty();
    }

    @Test
    void twoLinesOfDigits_areNotOneNumber() {
        assertThat(findings(base().figure(5, "SK.VB", "14\n604"))).containsExactly("NOT-A-NUMBER D5 14\n604");
        assertThat(findings(base().figure(5, "SK.VB", "14\nvăn bản")))
                .containsExactly("NUMBER-REPAIRED D5 14\nvăn bản");
    }

    @Test
    void scaleInTheNote_returnsTheValue() {
        assertThat(findings(base().row(FIGURES, 5, "WEB.TRUYCAP", null, "lượt", 72, "ĐVT: nghìn lượt")))
                .containsExactly("SCALED-UNIT E5 ĐVT: nghìn lượt");
        assertThat(findings(base().row(FIGURES, 5, "WEB.TRUYCAP", null, "lượt", 1072, "trong đó: 1.000 lượt mới")))
                .isEmpty();
    }

    @Test
    void totalWithoutItsCategories_countsAndIsTold() {
        TestWorkbook workbook = base().figure(5, "GT", 10);
        assertThat(findings(workbook)).containsExactly("TOTAL-UNDIVIDED D5 10");
        assertThat(marks(workbook)).containsEntry("total", "10");
        assertThat(values(workbook)).containsExactly("GT 10 D5");
    }

    @Test
    void totalWithAnUnreadablePart_isNotReplacedByTheSumOfTheOthers(@TempDir Path other) {
        SubmissionCheck lenient = new SubmissionCheck(
                TestOffice.in(other, form -> form.replace("accept: all-or-nothing", "accept: good-cells")));
        CheckedSubmission checked = lenient.check(base().figure(5, "SK.VB", 1)
                .figure(6, "GT", 9)
                .figure(7, "GT:A", 3)
                .figure(8, "GT:B", "abc")
                .bytes());
        assertThat(checked.values()).extracting(TableRowsTest::line).containsExactly("SK.VB 1 D5");
        assertThat(checked.findings()).extracting(Finding::code).containsExactly("NOT-A-NUMBER", "TOTAL-WITHOUT-PARTS");
    }

    @Test
    void subtotalsOnAnIndicatorSheet_areLeftOut() {
        assertThat(findings(base().figure(5, "SK.VB", 7)
                        .row(FIGURES, 6, null, "Cộng mục I", null, 888)
                        .row(FIGURES, 7, "II", "Công tác kiểm tra", null, 9)))
                .containsExactly("TOTALS-ROW D6 888", "TOTALS-ROW D7 9");
    }

    @Test
    void codeWithoutItsLeadingZeros_isKnown(@TempDir Path other) {
        SubmissionCheck numbered =
                new SubmissionCheck(TestOffice.in(other, form -> form.replace("code: SK.VB", "code: '007'")));
        assertThat(numbered.check(base().row(FIGURES, 5, 7, null, null, 5).bytes())
                        .values())
                .extracting(TableRowsTest::line)
                .containsExactly("007 5 D5");
    }

    @Test
    void oneWordUnderTheDates_isANote_elsewhereAnEvent() {
        assertThat(findings(register("Duyệt"))).containsExactly("NOTHING-FILLED-IN null ");
        assertThat(findings(register(null, "Duyệt")))
                .containsExactly("ROW-WITHOUT-DATE B2 Duyệt", "ROW-WITHOUT-TYPE B2 Duyệt");
    }

    @Test
    void columnThatTheFormDoesNotKnow_isNoPlaceToPointAt() {
        TestWorkbook workbook = base().row(
                        REGISTER, 1, "Thứ tự", "Ngày", "Loại", "Hình thức", "Số điểm cầu", "Số người dự")
                .row(REGISTER, 2, 1, null, "Thời sự", null, null, 80);
        assertThat(findings(workbook)).containsExactly("ROW-WITHOUT-DATE C2 Thời sự");
        assertThat(values(workbook.set(REGISTER, "B2", "01/02/2022")))
                .contains("TS.HN 1 B2", "TS.LUOT 80 F2", "GB.HN 0 B1", "BCV.LUOT 0 F1");
    }

    @Test
    void columnsThatElementsAreDerivedFrom_mustBeThereOnce() {
        TestWorkbook workbook =
                base().row(REGISTER, 1, "Ngày", "Tên hội nghị", "Loại", "Số người triệu tập", "Số người dự", "Ngày");
        assertThat(check.check(workbook.bytes()).findings())
                .extracting(finding -> finding.code() + " " + finding.cell() + " "
                        + finding.values().get("column"))
                .containsExactly(
                        "MISSING-COLUMN A1 Hình thức", "MISSING-COLUMN A1 Số điểm cầu", "DUPLICATE-COLUMN F1 Ngày");
    }

    @Test
    void notApplicable_agreesWithARegisterWithoutEventsOnly() {
        assertThat(findings(register("01/02/2022", "a", "Thời sự", null, null, null, 5)
                        .figure(5, "GB.HN", "x")))
                .isEmpty();
        assertThat(findings(register("01/02/2022", "a", "Giao ban").figure(5, "GB.HN", "x")))
                .containsExactly("REGISTER-DISAGREES D5 x");
    }

    @Test
    void findingsOnEvents_nameTheColumnAndWhatMayStandInIt() {
        assertThat(marks(register("31/04/2022", "a", "Giao ban"))).containsEntry("column", "Ngày");
        assertThat(marks(register("01/02/2022", "a")))
                .containsEntry("column", "Loại")
                .containsEntry("choices", "Quán triệt, Thời sự, Báo cáo viên, Giao ban");
        assertThat(marks(register("01/02/2022", "a", "Thời sự", null, null, null, "đông")))
                .containsEntry("element", "Số người dự");
    }

    /** A serial number without a date format, as programs write it. */
    @Test
    void serialNumber_isADateFrom1954On() {
        assertThat(values(register(44593, "a", "Giao ban"))).contains("GB.HN 1 A2");
        assertThat(findings(register(20000, "a", "Giao ban"))).containsExactly("DATE-OUTSIDE-PERIOD A2 20000");
        assertThat(findings(register(19999, "a", "Giao ban"))).containsExactly("NOT-A-DATE A2 19999");
    }

    @Test
    void countWhoseFormulaIsContradicted_isNotCompared() {
        TestWorkbook workbook = register("01/02/2022", "a", "Thời sự", null, null, null, "=100+50")
                .set(REGISTER, "G2", 999)
                .figure(5, "TS.LUOT", 150);
        assertThat(findings(workbook)).containsExactly("FORMULA-CONTRADICTED G2 999");
        assertThat(marks(workbook)).containsEntry("evaluated", "150").containsEntry("formula", "=100+50");
    }

    // --- Sheets and limits

    @Test
    void registerSheetWithoutItsHeadings_isReturnedWithThem() {
        TestWorkbook workbook = base().figure(5, "SK.VB", 7).row(REGISTER, 1, "Không có gì ở đây");
        assertThat(findings(workbook)).containsExactly("MISSING-COLUMN null ");
        assertThat(marks(workbook))
                .containsEntry(
                        "column",
                        "Ngày | Tên hội nghị | Loại | Hình thức | Số điểm cầu | Số người triệu tập | Số người dự | Ghi chú");
    }

    @Test
    void missingIndicatorSheet_isReportedWithItsHeadings() {
        TestWorkbook workbook = TestWorkbook.empty()
                .row("Bìa", 1, "Đơn vị báo cáo", "HT-DT")
                .row("Bìa", 2, "Kỳ báo cáo", "2022-Q1")
                .registerHead();
        assertThat(findings(workbook)).containsExactly("MISSING-SHEET null Bìa, Sổ hội nghị");
        assertThat(marks(workbook))
                .containsEntry("sheet", FIGURES)
                .containsEntry("columns", "Mã số | Chỉ tiêu | Đơn vị tính | Thực hiện trong kỳ | Ghi chú");
    }

    @Test
    void fifteenDigits_areTheMost() {
        assertThat(values(base().figure(5, "SK.VB", "999.999.999.999.999")))
                .containsExactly("SK.VB 999999999999999 D5");
        assertThat(findings(base().figure(5, "SK.VB", "1.000.000.000.000.000")))
                .containsExactly("NUMBER-TOO-LARGE D5 1.000.000.000.000.000");
    }
}
