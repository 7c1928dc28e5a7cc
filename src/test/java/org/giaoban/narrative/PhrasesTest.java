package org.giaoban.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.giaoban.print.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

    private static Phrases of(Fixtures.BriefingBuilder briefing) {
        return new Phrases(briefing.build(), true, Wording.of(Text.VIETNAMESE));
    }

    private static Fixtures.BriefingBuilder quarter() {
        return Fixtures.briefing("2022-Q1", "Tỉnh Thử", "Huyện Một", "Huyện Hai");
    }

    @ParameterizedTest
    @CsvSource({
        "48, 10, gần 50",
        "47, 10, 47",
        "50, 10, 50",
        "143, 50, gần 150",
        "142, 50, 142",
        "1215, 100, trên 1.200",
        "71950, 1000, gần 72.000",
        "29, 10, gần 30",
        "28, 10, 28",
        "612, 100, trên 600",
        "4, 10, 04"
    })
    void about_roundsOnlyWithinFivePerCent(long value, long step, String phrase) {
        Phrases phrases = of(quarter().with("TS.HN", value));
        assertThat(phrases.about("TS.HN", BigDecimal.valueOf(step), "trên")).contains(phrase);
    }

    @Test
    void about_takesTheNearerOfTwoMultiples() {
        assertThat(Rounding.of(BigDecimal.valueOf(1042), BigDecimal.valueOf(50)).number())
                .isEqualByComparingTo("1050");
        assertThat(Rounding.of(BigDecimal.valueOf(1008), BigDecimal.valueOf(50)).number())
                .isEqualByComparingTo("1000");
    }

    @ParameterizedTest
    @CsvSource({
        "305000, 100000, trên 300 nghìn",
        "1199000, 100000, 'gần 1,2 triệu'",
        "2000000000, 1000000, 2 tỷ",
        "345678, 1, 345.678"
    })
    void words_nameTheScale(long value, long step, String phrase) {
        Phrases phrases = of(quarter().with("WEB.TRUYCAP", value));
        assertThat(phrases.words("WEB.TRUYCAP", BigDecimal.valueOf(step), "trên"))
                .contains(phrase);
    }

    @Test
    void zeroAndUnknown_makeEmptyPhrases() {
        Phrases phrases = of(quarter().with("TS.HN", 0));
        assertThat(phrases.exact("TS.HN")).isEmpty();
        assertThat(phrases.exact("BCV.HN")).isEmpty();
        assertThat(phrases.categories("GT")).isEmpty();
        assertThat(phrases.change("TS.HN", "")).isEmpty();
        assertThat(phrases.plan("TS.HN")).isEmpty();
    }

    @Test
    void pair_namesBothCountingUnits() {
        Phrases phrases = of(quarter().with("QT.DC.TTU", 430).with("QT.LUOT.TTU", 98962));
        assertThat(phrases.pair("QT.DC.TTU", "QT.LUOT.TTU")).contains("430 điểm cầu với 98.962 lượt");
        assertThat(phrases.pair("QT.DC.TTU", "TS.LUOT")).contains("430 điểm cầu");
    }

    @Test
    void categories_nameThoseThatOccurred() {
        Phrases phrases =
                of(quarter().with("GT:A", 6).with("GT:B", 8).with("GT:C", 0).with("GT:KK", 20));
        assertThat(phrases.categories("GT")).contains("06 giải A, 08 giải B, 20 giải khuyến khích");
    }

    @Test
    void change_namesItsBase() {
        assertThat(of(quarter().with("TS.HN", 1123).lastYear("TS.HN", 1000)).changeSame("TS.HN", ""))
                .contains("tăng 12,3% so với cùng kỳ năm 2021");
        assertThat(of(quarter().with("TS.HN", 90).lastYear("TS.HN", 100)).change("TS.HN", "số hội nghị"))
                .contains("số hội nghị giảm 10% so với quý I năm 2021");
        assertThat(of(quarter().with("TS.HN", 100).lastYear("TS.HN", 100)).change("TS.HN", ""))
                .contains("bằng quý I năm 2021");
    }

    @Test
    void moved_leavesTheBaseToTheNote() {
        Phrases phrases =
                of(quarter().with("TS.HN", 1123).lastYear("TS.HN", 1000).with("BCV.HN", 5));
        assertThat(phrases.base()).isEmpty();
        assertThat(phrases.moved("BCV.HN")).isEmpty();
        assertThat(phrases.base()).isEmpty();
        assertThat(phrases.moved("TS.HN")).contains("tăng 12,3%");
        assertThat(phrases.base()).contains("so với quý I năm 2021");
        assertThat(phrases.listMoved()).containsExactly("TS.HN");
        assertThat(phrases.matched()).isEmpty();
    }

    @Test
    void moved_hasTheMarkOfItsNote_andTheChangeOverTheSubmissionsOfBothYearsStandsInIt() {
        Phrases phrases = of(quarter()
                .coverage(2, 3)
                .with("TS.HN", 90)
                .lastYear("TS.HN", 100)
                .with("BCV.HN", 30)
                .lastYear("BCV.HN", 20)
                .matched(0, "TS.HN", 2, 90, 80)
                .matched(0, "BCV.HN", 2, 30, 24));
        assertThat(phrases.moved("TS.HN")).contains("giảm 10%*");
        assertThat(phrases.moved("BCV.HN")).contains("tăng 50%*");
        assertThat(phrases.matched())
                .isEqualTo("Riêng 2 báo cáo có ở cả hai kỳ: hội nghị thông tin thời sự tăng 12,5%;"
                        + " hội nghị báo cáo viên tăng 25%.");
    }

    @Test
    void changeOfARatio_isInPercentagePoints() {
        Phrases phrases = of(quarter()
                .with("CD.DV.TG", 981)
                .with("CD.DV.TS", 1000)
                .lastYear("CD.DV.TG", 960)
                .lastYear("CD.DV.TS", 1000));
        assertThat(phrases.exact("CD.TYLE")).contains("98,1%");
        assertThat(phrases.changeSame("CD.TYLE", "")).contains("tăng 2,1 điểm phần trăm so với cùng kỳ năm 2021");
    }

    @ParameterizedTest
    @CsvSource({
        "14, 9, tăng 05",
        "3, 9, giảm 06",
        "15, 10, tăng 50%",
        "299, 100, tăng 199%",
        "300, 100, 'tăng 200% (gấp 3 lần)'",
        "370, 100, 'tăng 270% (gấp 3,7 lần)'"
    })
    void change_isADifferenceFromBasesBelowTen_andNamesTheMultipleFromTwoHundredPerCent(
            long value, long lastYear, String change) {
        assertThat(of(quarter().with("TS.HN", value).lastYear("TS.HN", lastYear))
                        .changeSame("TS.HN", ""))
                .contains(change + " so với cùng kỳ năm 2021");
    }

    @ParameterizedTest
    @CsvSource({"989, 98.9%", "990, gần 100%", "998, gần 100%"})
    void about_isNearlyARoundPercentageFromOnePointBelow(long attended, String phrase) {
        Phrases phrases = of(quarter().with("CD.DV.TG", attended).with("CD.DV.TS", 1000));
        assertThat(phrases.about("CD.TYLE", BigDecimal.valueOf(100), "trên")).contains(phrase.replace('.', ','));
    }

    @Test
    void changeFromZero_isEmpty() {
        assertThat(of(quarter().with("TS.HN", 5).lastYear("TS.HN", 0)).change("TS.HN", ""))
                .isEmpty();
    }

    @Test
    void plan_isThePercentageOfTheYearsTarget() {
        assertThat(of(quarter().with("TS.HN", 371).target("TS.HN", 500)).plan("TS.HN"))
                .contains("đạt 74,2% kế hoạch năm");
    }

    @Test
    void plan_namesTheYearToDateIfTheFigureIsOfAShorterPeriod() {
        assertThat(of(quarter().with("TS.HN", 171).yearToDate("TS.HN", 371).target("TS.HN", 500))
                        .plan("TS.HN"))
                .contains("lũy kế từ đầu năm 371 hội nghị, đạt 74,2% kế hoạch năm");
    }

    @Test
    void coverage_isPrintedOnlyIfIncomplete() {
        assertThat(of(quarter().with("TS.HN", 5).coverage(9, 10)).coverage("TS.HN"))
                .contains("theo báo cáo của 9/10 đơn vị");
        assertThat(of(quarter().with("TS.HN", 5).coverage(10, 10)).coverage("TS.HN"))
                .isEmpty();
    }

    @Test
    void scope_distinguishesOwnPartFromWhole() {
        Phrases own = of(quarter().with("GB.HN", 3));
        assertThat(own.scope("GB.HN", "Toàn tỉnh", "Riêng cấp tỉnh")).contains("Riêng cấp tỉnh");
        Phrases whole = of(quarter().with("GB.HN", 3, 1));
        assertThat(whole.scope("GB.HN", "Toàn tỉnh", "Riêng cấp tỉnh")).contains("Toàn tỉnh");
        assertThat(whole.exact("GB.HN@own")).isEqualTo(Optional.of("03"));
    }
}
