package org.giaoban.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.giaoban.validate.TestWorkbook.FIGURES;
import static org.giaoban.validate.TestWorkbook.REGISTER;
import static org.giaoban.validate.TestWorkbook.labelled;

import java.math.BigDecimal;
import java.util.List;
import org.giaoban.model.DataValue;
import org.giaoban.model.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several like sheets counts, and words on a sheet that contradict the form. */
class LikeSheetsTest extends WithTestOffice {

    private static final String OLD = "Kỳ trước";

    private static TestWorkbook withHead(TestWorkbook workbook, String sheet) {
        return workbook.row(sheet, 4, "Mã số", "Chỉ tiêu", "Đơn vị tính", "Thực hiện trong kỳ", "Ghi chú");
    }

    private static TestWorkbook withRegister(
            TestWorkbook workbook, String sheet, String date, String type, int people) {
        return workbook.row(
                        sheet,
                        1,
                        "Ngày",
                        "Tên hội nghị",
                        "Loại",
                        "Hình thức",
                        "Số điểm cầu",
                        "Số người triệu tập",
                        "Số người dự")
                .row(sheet, 2, date, "a", type, null, null, null, people);
    }

    private List<String> findings(TestWorkbook workbook) {
        return check.check(workbook.bytes()).findings().stream()
                .map(finding -> finding.code() + " " + finding.sheet() + "!" + finding.cell())
                .toList();
    }

    private List<String> values(TestWorkbook workbook) {
        return check.check(workbook.bytes()).values().stream()
                .filter(value -> value.amount() != null && value.amount().signum() > 0)
                .map(value -> value.element() + " " + value.amount())
                .toList();
    }

    @Test
    void sheetThatIsLabelled_countsBeforeOneThatIsNot() {
        TestWorkbook workbook = withHead(labelled("HT-DT", "2022-Q1").figure(5, "SK.VB", 7), OLD)
                .row(OLD, 5, "SK.VB", null, null, 9);
        assertThat(findings(workbook)).containsExactly("SHEET-LEFT-OUT Kỳ trước!A4");
        assertThat(values(workbook)).containsExactly("SK.VB 7");
    }

    @Test
    void sheetsWithoutACodeInCommon_allCount() {
        TestWorkbook workbook = withHead(labelled("HT-DT", "2022-Q1").figure(5, "SK.VB", 7), OLD)
                .row(OLD, 5, "TL.SO", null, null, 9);
        assertThat(findings(workbook)).isEmpty();
        assertThat(values(workbook)).containsExactly("SK.VB 7", "TL.SO 9");
    }

    @Test
    void registersOfOtherDaysOrTypes_areAddedUp() {
        TestWorkbook workbook = labelled("HT-DT", "2022-Q1");
        withRegister(workbook, "Sổ T1", "05/01/2022", "Thời sự", 10);
        withRegister(workbook, "Sổ T2", "05/02/2022", "Thời sự", 20);
        withRegister(workbook, "Sổ T3", "05/03/2022", "Báo cáo viên", 40);
        assertThat(findings(workbook)).isEmpty();
        assertThat(values(workbook))
                .containsExactly("TS.HN 1", "TS.HN 1", "TS.LUOT 10", "TS.LUOT 20", "BCV.HN 1", "BCV.LUOT 40");
    }

    @Test
    void registersThatOverlap_areReturned() {
        TestWorkbook workbook = labelled("HT-DT", "2022-Q1");
        withRegister(workbook, "Sổ A", "05/01/2022", "Thời sự", 10);
        withRegister(workbook, "Sổ B", "05/01/2022", "Thời sự", 20);
        assertThat(findings(workbook)).contains("SHEETS-ALIKE Sổ A!A1");
    }

    @Test
    void rowsPastedTwice_areAWarningThatNamesBothPlaces() {
        TestWorkbook workbook = labelled("HT-DT", "2022-Q1").registerHead();
        for (int row = 2; row < 8; row++) {
            workbook.row(REGISTER, row, "0" + (1 + row % 3) + "/02/2022", "a", "Thời sự", null, null, null, 10);
        }
        List<Finding> found = check.check(workbook.bytes()).findings();
        assertThat(found).extracting(Finding::code).containsExactly("ROWS-REPEATED");
        assertThat(found.get(0).values()).containsEntry("rows", "5–7").containsEntry("earlier", "2–4");
    }

    @Test
    void rowWithoutItsNumber_isAWarning_andTheSumIsNotKnown() {
        TestWorkbook workbook = labelled("HT-DT", "2022-Q1")
                .registerHead()
                .row(REGISTER, 2, "05/02/2022", "a", "Thời sự", null, null, null, 10)
                .row(REGISTER, 3, "06/02/2022", "b", "Thời sự");
        assertThat(findings(workbook)).containsExactly("COUNT-LEFT-BLANK " + REGISTER + "!A3");
        assertThat(check.check(workbook.bytes()).values())
                .filteredOn(value -> value.element().startsWith("TS."))
                .extracting(DataValue::element, DataValue::amount)
                .containsExactly(tuple("TS.HN", BigDecimal.ONE), tuple("TS.HN", BigDecimal.ONE));
    }

    @Test
    void nameUnitAndHeading_areComparedWithTheForm() {
        TestWorkbook workbook = labelled("HT-DT", "2022-Q1")
                .row(FIGURES, 5, "SK.VB", "Cuộc kiểm tra", null, 1)
                .row(FIGURES, 6, "WEB.TRUYCAP", "Lượt truy cập trang thông tin điện tử", "nghìn lượt", 15)
                .row(FIGURES, 7, "DH.BD", "Điển hình được tuyên dương (lũy kế từ đầu năm)", null, 96);
        assertThat(findings(workbook))
                .containsExactly(
                        "NAME-OF-ANOTHER-ELEMENT " + FIGURES + "!B5",
                        "SCALED-UNIT " + FIGURES + "!C6",
                        "SAYS-CUMULATIVE " + FIGURES + "!B7");
    }

    /** Names of places have the letters of a scale: Lục Ngạn (ngàn), Triệu Sơn (triệu), Công ty (tỷ). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Đơn vị: Huyện Lục Ngạn|false",
                "DON VI: HUYEN LUC NGAN|false",
                "Đơn vị: Triệu Sơn|false",
                "Đơn vị báo cáo: Công ty Môi trường|false",
                "ĐVT: nghìn lượt|true",
                "Đơn vị tính: 1.000|true",
                "Đơn vị: triệu đồng|true",
                "(Số liệu tính bằng nghìn)|true",
            })
    void scale_isAWordWhereAUnitIsStated(String banner, boolean scaled) {
        TestWorkbook workbook =
                labelled("HT-DT", "2022-Q1").row(FIGURES, 2, banner).row(FIGURES, 5, "SK.VB", null, null, 1);
        assertThat(findings(workbook).contains("SCALED-UNIT " + FIGURES + "!A2"))
                .isEqualTo(scaled);
    }
}
