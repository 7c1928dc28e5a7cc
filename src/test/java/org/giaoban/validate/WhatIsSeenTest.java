package org.giaoban.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.giaoban.validate.TestWorkbook.labelled;

import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.junit.jupiter.api.Test;

/** Cells whose content is not what somebody sees who looks at the sheet. */
class WhatIsSeenTest extends WithTestOffice {

    private static TestWorkbook figures() {
        return labelled("HT-DT", "2022-Q1").figure(5, "SK.VB", 4).figure(6, "WEB.TRUYCAP", 14604);
    }

    private static Cell at(Workbook book, String address) {
        CellAddress place = new CellAddress(address);
        return book.getSheet(TestWorkbook.FIGURES).getRow(place.getRow()).getCell(place.getColumn());
    }

    private static void style(Workbook book, String address, String format, boolean struck) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        Font font = book.createFont();
        font.setStrikeout(struck);
        style.setFont(font);
        at(book, address).setCellStyle(style);
    }

    private List<String> findings(TestWorkbook workbook) {
        return check.check(workbook.bytes()).findings().stream()
                .map(finding -> finding.code() + " " + finding.cell() + " " + finding.found())
                .toList();
    }

    private List<String> values(TestWorkbook workbook) {
        return check.check(workbook.bytes()).values().stream()
                .filter(value -> value.cell().startsWith("D") && value.amount() != null)
                .map(value -> value.element() + " " + value.amount())
                .toList();
    }

    @Test
    void struckOutValue_isNotCounted() {
        TestWorkbook workbook = figures().with(book -> style(book, "D6", "General", true));
        assertThat(findings(workbook)).containsExactly("STRUCK-OUT D6 D6");
        assertThat(values(workbook)).containsExactly("SK.VB 4");
    }

    @Test
    void raisedDigit_isTheMarkOfAFootnote() {
        TestWorkbook workbook = figures().with(book -> {
            XSSFRichTextString text = new XSSFRichTextString("146041");
            Font raised = book.createFont();
            raised.setTypeOffset(Font.SS_SUPER);
            text.applyFont(5, 6, raised);
            at(book, "D6").setCellValue(text);
        });
        assertThat(findings(workbook)).containsExactly("NUMBER-REPAIRED D6 14604¹");
        assertThat(values(workbook)).containsExactly("SK.VB 4", "WEB.TRUYCAP 14604");
    }

    @Test
    void struckOutRun_isLeftOut() {
        TestWorkbook workbook = figures().with(book -> {
            XSSFRichTextString text = new XSSFRichTextString("15 18");
            Font struck = book.createFont();
            struck.setStrikeout(true);
            text.applyFont(0, 3, struck);
            at(book, "D6").setCellValue(text);
        });
        assertThat(findings(workbook)).containsExactly("NUMBER-REPAIRED D6 18");
    }

    @Test
    void valueUnderAMergedRange_isNotCounted() {
        TestWorkbook workbook = figures()
                .with(book -> book.getSheet(TestWorkbook.FIGURES).addMergedRegion(CellRangeAddress.valueOf("D5:D6")));
        assertThat(findings(workbook)).containsExactly("COVERED-CELLS D6 D6");
        assertThat(values(workbook)).containsExactly("SK.VB 4");
    }

    @Test
    void valueMergedOverTwoElements_isOfTheFirstOnly() {
        TestWorkbook workbook = figures()
                .figure(7, "KTR.CUOC", 3)
                .figure(8, "KTR.NG", null)
                .with(book -> book.getSheet(TestWorkbook.FIGURES).addMergedRegion(CellRangeAddress.valueOf("D7:D8")));
        assertThat(findings(workbook)).containsExactly("MERGED-VALUE D7 3");
        assertThat(values(workbook)).containsExactly("SK.VB 4", "WEB.TRUYCAP 14604", "KTR.CUOC 3");
    }

    @Test
    void formatThatShowsNothing_isAHiddenCell() {
        TestWorkbook workbook = figures().with(book -> style(book, "D6", ";;;", false));
        assertThat(findings(workbook)).containsExactly("HIDDEN-CELLS D6 D6");
        assertThat(values(workbook)).containsExactly("SK.VB 4", "WEB.TRUYCAP 14604");
    }

    @Test
    void formatThatShowsAnotherNumber_returnsTheFile() {
        assertThat(findings(figures().with(book -> style(book, "D5", "0.000", false))))
                .containsExactly("SHOWN-OTHERWISE D5 4.000");
        assertThat(findings(figures().with(book -> style(book, "D5", "0\"%\"", false))))
                .containsExactly("NOT-A-NUMBER D5 4%");
    }

    @Test
    void numberBesideTheBlankValue_isNamed() {
        TestWorkbook workbook = labelled("HT-DT", "2022-Q1")
                .figure(5, "SK.VB", 4)
                .row(TestWorkbook.FIGURES, 6, "WEB.TRUYCAP", "Lượt truy cập trang thông tin điện tử", "lượt", null, 24);
        assertThat(findings(workbook)).containsExactly("VALUES-BESIDE E6 24");
    }

    @Test
    void numberWithItsUnitInTheNote_isNamed_butNotTheNumberOfTheRowOrThePlan() {
        assertThat(findings(labelled("HT-DT", "2022-Q1")
                        .figure(5, "SK.VB", 4)
                        .row(TestWorkbook.FIGURES, 6, "HD.VB", null, null, null, "12 văn bản")))
                .containsExactly("VALUES-BESIDE E6 12 văn bản");
        assertThat(findings(labelled("HT-DT", "2022-Q1")
                        .row(
                                TestWorkbook.FIGURES,
                                4,
                                "Mã số",
                                "Chỉ tiêu",
                                "STT",
                                "Thực hiện trong kỳ",
                                "Kế hoạch",
                                "Ghi chú")
                        .row(TestWorkbook.FIGURES, 5, "SK.VB", null, 1, 4, 10)
                        .row(TestWorkbook.FIGURES, 6, "HD.VB", null, 2, null, 20)))
                .isEmpty();
    }

    /** A register without rows may not have been filled in; it is 0 only if it says so. */
    @Test
    void emptyRegister_isUnknownUnlessItSaysNothingOccurred() {
        TestWorkbook empty = labelled("HT-DT", "2022-Q1").figure(5, "SK.VB", 4).registerHead();
        assertThat(check.check(empty.bytes()).values())
                .extracting(value -> value.element())
                .containsExactly("SK.VB");
        TestWorkbook none = labelled("HT-DT", "2022-Q1")
                .figure(5, "SK.VB", 4)
                .registerHead()
                .row(TestWorkbook.REGISTER, 2, null, "Không phát sinh");
        assertThat(check.check(none.bytes()).findings()).isEmpty();
        assertThat(check.check(none.bytes()).values())
                .extracting(value -> value.element() + " " + value.amount() + " " + value.cell())
                .contains("SK.VB 4 D5", "TS.HN 0 B2", "TS.LUOT 0 B2");
    }

    @Test
    void dotsBesideARegisterWithRows_areReplacedByTheRegister() {
        TestWorkbook workbook = labelled("HT-DT", "2022-Q1")
                .figure(5, "TS.HN", "...")
                .registerHead()
                .row(TestWorkbook.REGISTER, 2, "05/02/2022", "a", "Thời sự", null, null, null, 10);
        assertThat(findings(workbook)).containsExactly("REGISTER-COUNTS D5 ...");
        assertThat(check.check(workbook.bytes()).findings().get(0).values())
                .containsEntry("sum", "1")
                .containsEntry("register", TestWorkbook.REGISTER);
    }

    @Test
    void typeInAMergedCell_isSaidOfEachOfItsRows() {
        TestWorkbook workbook = labelled("HT-DT", "2022-Q1")
                .registerHead()
                .row(TestWorkbook.REGISTER, 2, "05/02/2022", "a", "Thời sự", null, null, null, 10)
                .row(TestWorkbook.REGISTER, 3, "06/02/2022", "b", null, null, null, null, 20)
                .with(book -> book.getSheet(TestWorkbook.REGISTER).addMergedRegion(CellRangeAddress.valueOf("C2:C3")));
        assertThat(findings(workbook)).containsExactly("CELLS-FILLED-DOWN C2 Thời sự");
        assertThat(check.check(workbook.bytes()).values())
                .filteredOn(value -> value.element().equals("TS.LUOT"))
                .extracting(value -> String.valueOf(value.amount()))
                .containsExactly("10", "20");
    }
}
