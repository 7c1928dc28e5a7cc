package org.giaoban.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.narrative.MadeFigure;
import org.giaoban.print.Fixtures;
import org.junit.jupiter.api.Test;

/** The average of a rate is the ratio of the sums, never the mean of the rates. */
class AverageTest {

    private static final Form FORM = Fixtures.catalogue().getForm("hoat-dong");
    private static final List<OrgUnit> THREE = MadeFigure.districts("A", "B", "C");

    private static MadeFigure rate(MadeFigure figures, String unit, String above, String below, String rate) {
        return figures.value(unit, "QT.DV.TG", above)
                .value(unit, "QT.DV.TS", below)
                .value(unit, "QT.TYLE", rate);
    }

    private static String average(MadeFigure figures, String element) {
        return Average.of(THREE, figures.build(), FORM, element, "").text(3);
    }

    @Test
    void rate_isTheRatioOfTheSums() {
        MadeFigure figures = new MadeFigure();
        rate(figures, "A", "9", "10", "90");
        rate(figures, "B", "400", "500", "80");
        rate(figures, "C", "1", "3", "33.333333");
        // 410 of 513; the mean of the rates is 67.8.
        assertThat(average(figures, "QT.TYLE")).isEqualTo("79,9");
        assertThat(average(figures, "QT.DV.TG")).isEqualTo("136,7");
    }

    @Test
    void unitsWithoutAValue_areNotAveragedButCounted() {
        MadeFigure figures = new MadeFigure();
        rate(figures, "A", "9", "10", "90");
        rate(figures, "B", "40", "50", "80");
        figures.value("C", "QT.DV.TG", null).value("C", "QT.TYLE", null);
        assertThat(average(figures, "QT.TYLE")).isEqualTo("81,7 (2/3)");
        assertThat(average(figures, "QT.DV.TG")).isEqualTo("24,5 (2/3)");
        assertThat(average(figures, "TS.HN")).isEqualTo("...");
    }

    /** Unit C has a denominator in quarters without numerator, so its rate is not the ratio of its sums. */
    @Test
    void rateOfSomeQuartersOnly_isLeftOut() {
        MadeFigure figures = new MadeFigure();
        rate(figures, "A", "9", "10", "90");
        rate(figures, "B", "40", "50", "80");
        rate(figures, "C", "9", "30", "90");
        assertThat(average(figures, "QT.TYLE")).isEqualTo("81,7 (2/3)");
    }

    @Test
    void sheet_explainsAverageOfSomeUnits_andLeavesTheUnitAboveOut() throws IOException {
        Fixtures.BriefingBuilder builder = Fixtures.briefing(
                        "2023-Q1", "Tỉnh Thử", "Huyện Một", "Huyện Hai", "Huyện Ba")
                .with("QT.DV.TG", 100, 9, 40)
                .with("QT.DV.TS", 100, 10, 50)
                .with("TS.HN", 0, 1, 2, 3);
        Document sheet = Fixtures.renderer().compose("phieu-don-vi", builder.about(1), builder.build());
        assertThat(sheet.sections().get(0).rows())
                .map(SheetLine.class::cast)
                .map(line -> line.row() == null ? "" : line.row().label() + " " + line.average())
                .contains("Tỷ lệ đảng viên học tập nghị quyết 81,7 (2/3)", "Hội nghị thông tin thời sự 2");
        assertThat(sheet.sections().get(0).parameters())
                .extractingByKey("arrival")
                .asString()
                .contains("\nBình quân các đơn vị: của 3/3 đơn vị có số liệu; chỗ ghi (k/3) là của k đơn vị.");
        Fixtures.BriefingBuilder two = Fixtures.briefing("2023-Q1", "Tỉnh Thử", "Huyện Một", "Huyện Hai", "Huyện Ba")
                .with("TS.HN", 0, 1, 3);
        Document other = Fixtures.renderer().compose("phieu-don-vi", two.about(1), two.build());
        assertThat(other.sections().get(0).rows())
                .map(SheetLine.class::cast)
                .map(line -> line.row() == null ? "" : line.average())
                .containsExactly("2");
        assertThat(other.sections().get(0).parameters())
                .extractingByKey("arrival")
                .asString()
                .contains("\nBình quân các đơn vị: của 2/3 đơn vị có số liệu.");
        Fixtures.BriefingBuilder all =
                Fixtures.briefing("2023-Q1", "Tỉnh Thử", "Huyện Một").with("TS.HN", 0, 1);
        assertThat(Fixtures.renderer()
                        .compose("phieu-don-vi", all.about(1), all.build())
                        .sections()
                        .get(0)
                        .parameters())
                .extractingByKey("arrival")
                .asString()
                .doesNotContain("Bình quân");
    }
}
