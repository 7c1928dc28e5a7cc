package org.giaoban.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.giaoban.briefing.FormItem.Kind;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.View;
import org.giaoban.model.Figures;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.giaoban.narrative.Compared.Basis;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparedTest {

    private static final Wording WORDING = Wording.of(Text.VIETNAMESE);

    private static Compared of(Figures figures, String element) {
        return Compared.of(figures.find("R", element, "").orElseThrow(), figures);
    }

    /** A reported and a restated figure of a unit that another one was merged into. */
    private static MadeFigure merged(
            String element, String value, @Nullable String lastYear, @Nullable String change, String then) {
        return merged(new MadeFigure(), element, value, lastYear, change, then);
    }

    private static MadeFigure merged(
            MadeFigure figures,
            String element,
            String value,
            @Nullable String lastYear,
            @Nullable String change,
            String then) {
        return figures.add(View.AS_REPORTED, "R", element, value, null, null, true, "1/2", "0/0", null)
                .add(View.RESTATED, "R", element, value, lastYear, change, false, "1/2", then, "10");
    }

    @Test
    void breakOverDifferentCoverage_hasBothMarksAndBothNotes() {
        Compared compared = of(merged("TS.HN", "1", "101", "-99", "2/2").build(), "TS.HN");
        assertThat(compared.basis()).isEqualTo(Basis.RESTATED_COVERAGE_DIFFERS);
        assertThat(compared.basis().mark()).isEqualTo("*, **");
        assertThat(compared.coverages(WORDING)).isEqualTo("kỳ này 1/2 báo cáo, cùng kỳ 2/2");
        assertThat(ComparisonNotes.list(List.of(compared), WORDING))
                .containsExactly(
                        "(*) Hai kỳ không cùng số báo cáo: tăng, giảm có thể do đơn vị chưa báo cáo.",
                        "(**) Địa giới, tổ chức đơn vị đã thay đổi: số cùng kỳ được quy về đơn vị hiện nay.");
    }

    @Test
    void lastYearThatWasMerelyBlank_isNoBreak() {
        MadeFigure figures = merged("TS.HN", "1", "101", "-99", "2/2");
        merged(figures, "BC.HN", "5", null, null, "2/2");
        assertThat(of(figures.build(), "BC.HN").basis()).isEqualTo(Basis.COMPARABLE);
    }

    @Test
    void lastYearThatCannotBeRestated_isABreak() {
        MadeFigure split = merged("TS.HN", "1", null, null, "0/0");
        assertThat(of(split.build(), "TS.HN").basis()).isEqualTo(Basis.BREAK);
        MadeFigure unknown = merged("TS.HN", "1", null, null, "2/2");
        assertThat(of(unknown.build(), "TS.HN").basis())
                .as("no figure of last year is known")
                .isEqualTo(Basis.BREAK);
    }

    @Test
    void restatedZero_isComparedWithoutAChange() {
        Compared compared = of(merged("TS.HN", "1", "0", null, "2/2").build(), "TS.HN");
        assertThat(compared.basis()).isEqualTo(Basis.RESTATED);
        assertThat(compared.lastYear()).isEqualByComparingTo("0");
        assertThat(compared.change()).isNull();
        assertThat(compared.changeCell(Kind.COUNT, WORDING)).isEqualTo("—**");
    }

    private static String changeCell(String value, @Nullable String lastYear, @Nullable String change, Kind kind) {
        Figures figures = new MadeFigure()
                .add(View.AS_REPORTED, "R", "TS.HN", value, lastYear, change, false, "2/2", "2/2", null)
                .build();
        return of(figures, "TS.HN").changeCell(kind, WORDING);
    }

    @Test
    void changeCell_isInPerCentPointsOrADifferenceFromABaseBelowTen() {
        assertThat(changeCell("1123", "1000", "12.3", Kind.COUNT)).isEqualTo("+12,3%");
        assertThat(changeCell("24", "25", "-4", Kind.COUNT)).isEqualTo("−4%");
        assertThat(changeCell("10", "10", "0", Kind.COUNT)).isEqualTo("0%");
        assertThat(changeCell("99990", "10", "9999", Kind.COUNT)).isEqualTo("+9.999%");
        assertThat(changeCell("759781614", "10", "7597816040", Kind.COUNT)).isEqualTo(">+9.999%");
        assertThat(changeCell("12", "9", "33.3", Kind.COUNT)).isEqualTo("+3");
        assertThat(changeCell("3", "9", "-66.7", Kind.COUNT)).isEqualTo("−6");
        assertThat(changeCell("9", "9", "0", Kind.COUNT)).isEqualTo("0");
        assertThat(changeCell("5", "0", null, Kind.COUNT)).isEqualTo("—");
        assertThat(changeCell("5", null, null, Kind.COUNT)).isEqualTo("—");
        assertThat(changeCell("64.4", "62.3", "2.1", Kind.PERCENTAGE)).isEqualTo("+2,1 điểm");
        assertThat(changeCell("7.5", "5", "50", Kind.RATIO)).isEqualTo("+50%");
    }

    @Test
    void lastYearOfOtherUnits_isMarkedWhereThisYearIsUnknownToo() {
        Figures figures = new MadeFigure()
                .add(View.AS_REPORTED, "R", "TS.HN", null, "7", null, true, "0/1", "1/1", null)
                .build();
        assertThat(of(figures, "TS.HN").basis()).isEqualTo(Basis.BREAK);
        assertThat(figures.list(View.AS_REPORTED)).map(Figure::value).containsOnlyNulls();
    }
}
