package org.giaoban.plausibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Worked out by hand. */
class StatisticsTest {

    private static Statistics of(String... numbers) {
        return Statistics.of(Arrays.stream(numbers).map(BigDecimal::new).toList());
    }

    private static Optional<String> plain(Optional<BigDecimal> number) {
        return number.map(n -> n.stripTrailingZeros().toPlainString());
    }

    @Test
    void populationOfEight_hasMeanFiveAndDeviationTwo() {
        Statistics all = of("2", "4", "4", "4", "5", "5", "7", "9");
        assertThat(all.count()).isEqualTo(8);
        assertThat(all.mean()).isEqualByComparingTo("5");
        assertThat(all.variance()).as("32 / 8, not 32 / 7").isEqualByComparingTo("4");
        assertThat(all.median()).isEqualByComparingTo("4.5");
        assertThat(all.mad()).as("0.5 0.5 0.5 0.5 0.5 2.5 2.5 4.5").isEqualByComparingTo("0.5");
        assertThat(plain(all.findZ(new BigDecimal("11")))).contains("3");
        assertThat(plain(all.findZ(new BigDecimal("-1")))).as("below as above").contains("3");
        assertThat(plain(all.findModifiedZ(new BigDecimal("9"))))
                .as("0.6745 × 4.5 / 0.5")
                .contains("6.0705");
    }

    @Test
    void oddNumber_hasItsMiddleOneForMedian_whateverTheOrder() {
        Statistics all = of("100", "1", "3", "2", "6");
        assertThat(all.median()).isEqualByComparingTo("3");
        assertThat(all.mad()).as("0 1 2 3 97").isEqualByComparingTo("2");
        assertThat(plain(all.findModifiedZ(new BigDecimal("100"))))
                .as("0.6745 × 97 / 2")
                .contains("32.71325");
    }

    @Test
    void halfOfThemAlike_thereIsNoModifiedScore() {
        Statistics all = of("5", "5", "5", "9");
        assertThat(all.mad()).isEqualByComparingTo("0");
        assertThat(all.findModifiedZ(new BigDecimal("9"))).isEmpty();
        assertThat(all.findZ(new BigDecimal("9")))
                .as("3 / sqrt 3")
                .hasValueSatisfying(z -> assertThat(z.setScale(30, RoundingMode.DOWN))
                        .isEqualByComparingTo("1.732050807568877293527446341505"));
    }

    @Test
    void allAlike_thereIsNoScore() {
        assertThat(of("7", "7").findZ(new BigDecimal("8"))).isEmpty();
    }

    @Test
    void scoreOfOneAgainstManyAlike_isTheRootOfTheirNumber() {
        assertThat(plain(of("1", "1", "1", "1", "1", "1", "1", "1", "1", "11").findZ(new BigDecimal("11"))))
                .as("so no z reaches 3 among fewer than ten")
                .contains("3");
    }

    @Test
    void nothing_hasNoStatistics() {
        assertThatThrownBy(() -> Statistics.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
