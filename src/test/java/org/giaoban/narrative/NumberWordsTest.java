package org.giaoban.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.junit.jupiter.api.Test;

class NumberWordsTest {

    private static final Wording WORDING = Wording.of(Text.VIETNAMESE);

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }

    @Test
    void thousands_areGroupedByDots() {
        assertThat(NumberWords.format(n("72000"))).isEqualTo("72.000");
        assertThat(NumberWords.format(n("1234567"))).isEqualTo("1.234.567");
    }

    @Test
    void decimals_areRoundedHalfUpAndZeroIsLeftOut() {
        assertThat(NumberWords.format(n("12.25"))).isEqualTo("12,3");
        assertThat(NumberWords.format(n("98.04"))).isEqualTo("98");
        assertThat(NumberWords.format(n("-2.05"))).isEqualTo("−2,1");
    }

    @Test
    void missingNumbers_haveTheirOwnSigns() {
        assertThat(NumberWords.cell(BigDecimal.ZERO)).isEqualTo("-");
        assertThat(NumberWords.cell(null)).isEqualTo("...");
        assertThat(NumberWords.change(null, false, WORDING)).isEqualTo("—");
    }

    @Test
    void changes_showTheirSignAndPoints() {
        assertThat(NumberWords.change(n("12.3"), false, WORDING)).isEqualTo("+12,3");
        assertThat(NumberWords.change(n("-4"), false, WORDING)).isEqualTo("−4");
        assertThat(NumberWords.change(n("2.1"), true, WORDING)).isEqualTo("+2,1 điểm");
        assertThat(NumberWords.change(n("9999"), false, WORDING)).isEqualTo("+9.999");
        assertThat(NumberWords.change(n("7597816130.8"), false, WORDING)).isEqualTo(">+9.999");
        assertThat(NumberWords.percent(n("9999.1"))).isEqualTo(">9.999");
    }

    @Test
    void zeroPadding_isForWholeNumbersBelowTen() {
        assertThat(NumberWords.inProse(n("3"), true)).isEqualTo("03");
        assertThat(NumberWords.inProse(n("3"), false)).isEqualTo("3");
        assertThat(NumberWords.inProse(n("10"), true)).isEqualTo("10");
        assertThat(NumberWords.inProse(n("3.5"), true)).isEqualTo("3,5");
    }
}
