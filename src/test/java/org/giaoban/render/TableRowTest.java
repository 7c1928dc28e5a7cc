package org.giaoban.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.Briefing.Edition;
import org.giaoban.briefing.FormItem;
import org.giaoban.model.Figure;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.giaoban.narrative.MadeFigure;
import org.giaoban.print.Fixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The signs printed in place of a number. */
class TableRowTest {

    private static Briefing briefing(MadeFigure figures) {
        return new Briefing(
                Fixtures.catalogue().getForm("hoat-dong"),
                Period.of("2023-Q1"),
                MadeFigure.districts("A"),
                List.of(),
                figures.build(),
                new Briefing.Submitted(List.of(), List.of(), List.of()),
                List.of(),
                new Edition(LocalDate.EPOCH, 0, PeriodState.OPEN));
    }

    /** Returns the printed value, year to date and own part. */
    private static String signs(MadeFigure figures, String element) {
        Briefing briefing = briefing(figures);
        FormItem item = FormItem.list(briefing.form(), List.of(element)).stream()
                .findFirst()
                .orElseThrow();
        TableRow row = TableRow.of(item, briefing, false, Wording.of(Text.VIETNAMESE));
        String own = item.find(briefing)
                .map(figure -> TableRow.own(figure, briefing))
                .orElse("");
        return String.join(" ", row.value(), row.yearToDate(), own);
    }

    private static MadeFigure rate(String above, String below) {
        return new MadeFigure()
                .value("A", "QT.DV.TG", above)
                .value("A", "QT.DV.TS", below)
                .value("A", "QT.TYLE", null);
    }

    @Test
    void notApplicable_isX_inValueYearToDateAndOwnPart() {
        MadeFigure figures = new MadeFigure().notApplicable("A", "TS.HN").value("A", "KT.TT", null);
        assertThat(signs(figures, "TS.HN")).isEqualTo("x x x");
        assertThat(signs(figures, "KT.TT")).isEqualTo("... ... ...");
        assertThat(signs(figures.value("A", "MH.SO", "0"), "MH.SO")).isEqualTo("- - -");
    }

    @Test
    void rateWithZeroOrNotApplicableDenominator_isX() {
        assertThat(signs(rate("0", "0"), "QT.TYLE")).isEqualTo("x x x");
        MadeFigure notApplicable = new MadeFigure()
                .value("A", "QT.DV.TG", "5")
                .notApplicable("A", "QT.DV.TS")
                .value("A", "QT.TYLE", null);
        assertThat(signs(notApplicable, "QT.TYLE")).isEqualTo("x x x");
    }

    private static String lastYear(MadeFigure figures) {
        Briefing briefing = briefing(figures);
        FormItem item = FormItem.list(briefing.form(), List.of("QT.TYLE")).get(0);
        return TableRow.of(item, briefing, false, Wording.of(Text.VIETNAMESE)).lastYear();
    }

    private static MadeFigure rateLastYear(@Nullable String above, @Nullable String below) {
        MadeFigure figures = new MadeFigure();
        add(figures, "QT.DV.TG", above);
        add(figures, "QT.DV.TS", below);
        return add(figures, "QT.TYLE", null);
    }

    private static MadeFigure add(MadeFigure figures, String element, @Nullable String lastYear) {
        return figures.add(Figure.View.AS_REPORTED, "A", element, null, lastYear, null, false, "1/1", "1/1", null);
    }

    @Test
    void rateOfNothingLastYear_isXAsInThisYear() {
        assertThat(lastYear(rateLastYear("0", "0"))).isEqualTo("x");
        assertThat(lastYear(rateLastYear(null, "10"))).isEqualTo("...");
        assertThat(lastYear(rateLastYear("0", null))).isEqualTo("...");
    }

    @Test
    void rateWithUnknownNumerator_isUnknown() {
        MadeFigure figures = new MadeFigure()
                .value("A", "QT.DV.TG", null)
                .value("A", "QT.DV.TS", "10")
                .value("A", "QT.TYLE", null);
        assertThat(signs(figures, "QT.TYLE")).isEqualTo("... ... ...");
    }
}
