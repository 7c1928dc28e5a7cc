package org.giaoban.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.giaoban.briefing.Briefing;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.model.Period;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.giaoban.print.Fixtures;
import org.junit.jupiter.api.Test;

class ChartsTest {

    private static String title(Briefing briefing) {
        return Charts.of(briefing, "TS.HN", "Hội nghị", "Liberation Serif", Wording.of(Text.VIETNAMESE))
                .orElseThrow()
                .title();
    }

    @Test
    void unitsWithUnknownValue_areNamed() {
        Fixtures.BriefingBuilder some = Fixtures.briefing(
                        "2023-Q1", "Tỉnh Thử", "Huyện Một", "Huyện Hai", "Huyện Ba", "Huyện Tư")
                .with("TS.HN", 10, 20, null, 0, 30)
                .lastYear("TS.HN", 9, 2, 3, 1, 3);
        assertThat(title(some.build()))
                .isEqualTo("Biểu đồ. Hội nghị theo đơn vị (thanh nhạt: quý I năm 2022). Chưa có số liệu của huyện Hai");
        assertThat(title(some.with("TS.HN", null, null, 40).build())).doesNotContain("Chưa có");
    }

    @Test
    void manyUnitsWithUnknownValue_areCounted() {
        String[] names = IntStream.rangeClosed(1, 12).mapToObj(i -> "Xã " + i).toArray(String[]::new);
        Number[] before = IntStream.rangeClosed(0, 12).boxed().toArray(Number[]::new);
        assertThat(title(Fixtures.briefing("2023-Q1", "Tỉnh Thử", names)
                        .with("TS.HN", 0, 10, 20)
                        .lastYear("TS.HN", before)
                        .build()))
                .endsWith(". Chưa có số liệu của các xã: 3, 4, 5, 6, 7, 8, 9, 10 và 2 đơn vị khác");
    }

    @Test
    void unitWithoutAQuarter_isMarkedAtItsBarAndInTheTitle() {
        BarChart chart = Charts.of(
                        Fixtures.briefing("2023-S1", "Tỉnh Thử", "Huyện Một", "Huyện Hai")
                                .with("TS.HN", 10, 20, 30)
                                .coverageOf(2, 1, 2)
                                .status(2, Period.of("2023-Q1"), SubmissionStatus.State.RETURNED)
                                .build(),
                        "TS.HN",
                        "Hội nghị",
                        "Liberation Serif",
                        Wording.of(Text.VIETNAMESE))
                .orElseThrow();
        assertThat(chart.bars()).extracting(BarChart.Bar::name).containsExactly("Huyện Hai (thiếu quý I)", "Huyện Một");
        assertThat(chart.title())
                .isEqualTo("Biểu đồ. Hội nghị theo đơn vị (6 tháng đầu năm 2023)."
                        + " Chưa đủ số liệu của huyện Hai (thiếu quý I)");
    }

    @Test
    void unitWithMissingSubmissionsOfUnitsBelowIt_isMarkedWithTheirNumber() {
        assertThat(title(Fixtures.briefing("2023-S1", "Tỉnh Thử", "Huyện Một", "Huyện Hai")
                        .with("TS.HN", 10, 20, 30)
                        .coverageOf(1, 7, 8)
                        .status(1, Period.of("2023-Q1"), SubmissionStatus.State.ACCEPTED)
                        .build()))
                .endsWith("Chưa đủ số liệu của huyện Một (theo 7/8 báo cáo)");
    }

    @Test
    void valuesUpToThree_areNotDrawn() {
        assertThat(Charts.of(
                        Fixtures.briefing("2023-S1", "Tỉnh Thử", "Huyện Một", "Huyện Hai")
                                .with("TS.HN", 5, 2, 3)
                                .build(),
                        "TS.HN",
                        "Hội nghị",
                        "Liberation Serif",
                        Wording.of(Text.VIETNAMESE)))
                .isEmpty();
    }
}
