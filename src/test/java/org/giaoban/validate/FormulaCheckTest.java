package org.giaoban.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Row;
import org.giaoban.spreadsheet.Sheet;
import org.giaoban.spreadsheet.Workbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A1 is 2 and A2 is 3. */
class FormulaCheckTest {

    private final List<Finding> bad = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();

    private static Cell cell(int row, String number, @Nullable String formula) {
        return new Cell(
                "S",
                row,
                1,
                Cell.Type.NUMBER,
                number,
                new BigDecimal(number),
                formula,
                new Cell.CellFormat(Cell.NumberFormat.GENERAL, "", Cell.Visibility.SHOWN, ""));
    }

    private boolean allows(String result, @Nullable String formula) {
        Cell checked = cell(9, result, formula);
        Workbook workbook = new Workbook(
                List.of(new Sheet(
                        "S",
                        false,
                        List.of(
                                new Row(1, List.of(cell(1, "2", null))),
                                new Row(2, List.of(cell(2, "3", null))),
                                new Row(9, List.of(checked))))),
                false,
                List.of(),
                Optional.empty());
        return new FormulaCheck(workbook).allows(checked, "E", bad::add, notes::add);
    }

    /** A difference in the sixth decimal may be caused by rounding. */
    @ParameterizedTest
    @CsvSource({
        "A1+A2, 5, true",
        "A1+A2, 5.000001, true",
        "A1+A2, 4.999999, true",
        "A1+A2, 5.000002, false",
        "A1+A2, 6, false",
        "'IF(A1>1,7,8)', 6, false",
        "'IF(A1>1,7,8)', 7, true",
        "'SUMIF(A1:A2,\">2\")', 3, true",
        "'SUMIF(A1:A2,\">2\")', 0, false",
        "'ROUND(A1*1.5,0)', 0, false",
        "'COUNTIF(A1:A8,3)', 1, true",
        "'SUMPRODUCT(A1:A2,A1:A2)', 13, true",
        "'SUMPRODUCT((A1:A2>2)*A1:A2)', 3, true",
        "'SUMPRODUCT((A1:A2>2)*A1:A2)', 0, false",
        "'SUMPRODUCT(--(A1:A8=2),A1:A8)', 2, true",
        "'\"5\"', 0, false",
        "'IF(A1>1,\"\",7)', 0, false",
        "'VLOOKUP(3,A1:A2,1,FALSE)', 0, false",
        "'VLOOKUP(4,A1:A2,1,FALSE)', 0, false",
        "A2*2, 6, true"
    })
    void resultOfASimpleFormula_mustBeThatOfItsCells(@Nullable String formula, String result, boolean allowed) {
        assertThat(allows(result, formula)).isEqualTo(allowed);
        assertThat(bad).hasSize(allowed ? 0 : 1);
        assertThat(notes).isEmpty();
    }

    /** What cannot be calculated is taken and noted; what cannot be a number is returned. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; FORMULA-NOT-CHECKED; true",
                "SUM(Xa[Lượt]); FORMULA-NOT-CHECKED; true",
                "TODAY()-A1; FORMULA-NOT-CHECKED; true",
                "UNKNOWNFUNCTION(A1); FORMULA-NOT-CHECKED; true",
                "TongLuot; FORMULA-NOT-CHECKED; true",
                "[1]S!A1+A2; FORMULA-TO-OTHER-FILE; true",
                "'[số liệu.xlsx]Trang 1'!A1; FORMULA-TO-OTHER-FILE; true",
                "IFERROR(#REF!,0); FORMULA-REFERENCE-LOST; false",
                "SUM(A1:A9); FORMULA-IN-A-CIRCLE; false"
            })
    void otherFormulas_areSaidToBeUnchecked_orReturned(String formula, String code, boolean allowed) {
        assertThat(allows("6", formula)).isEqualTo(allowed);
        assertThat(allowed ? notes : bad).extracting(Finding::code).containsExactly(code);
        assertThat(allowed ? bad : notes).isEmpty();
    }

    /** A writer that does not calculate stores 0. */
    @ParameterizedTest
    @CsvSource({"0, WARNING", "6, NOTE"})
    void zeroThatCannotBeChecked_isAWarning(String stored, Effect effect) {
        assertThat(allows(stored, "UNKNOWNFUNCTION(A1)")).isTrue();
        assertThat(notes).extracting(Finding::effect).containsExactly(effect);
    }

    @Test
    void formulaToAnotherFile_isTakenAndNoted() {
        assertThat(allows("6", "[1]S!A1+A2")).isTrue();
        assertThat(bad).isEmpty();
        assertThat(notes)
                .extracting(Finding::code, Finding::cell)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("FORMULA-TO-OTHER-FILE", "A9"));
    }

    @Test
    void longFormula_isShownByItsBeginning() {
        String eighty = "A1" + "+0".repeat(39);
        assertThat(allows("5", eighty)).isFalse();
        assertThat(allows("5", eighty + "0")).isFalse();
        assertThat(bad)
                .extracting(finding -> finding.values().get("formula"))
                .containsExactly("=" + eighty, "=" + eighty + "…");
        assertThat(bad.get(0).values()).containsEntry("evaluated", "2").containsEntry("element", "E");
    }
}
