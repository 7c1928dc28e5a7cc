package org.giaoban.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class NumberWordsTest {

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
    }

    @Test
    void percentagesAboveTheMost_areMoreThanIt() {
        assertThat(NumberWords.percent(n("9999"))).isEqualTo("9.999");
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
