package org.giaoban.plausibility;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Statistics of some numbers, in BigDecimal to 34 digits, so that thresholds give the same result on every machine.
 *
 * @param variance variance of the population: divided by the count
 * @param mad median of the absolute deviations from the median
 */
record Statistics(int count, BigDecimal mean, BigDecimal variance, BigDecimal median, BigDecimal mad) {

    private static final MathContext PRECISION = MathContext.DECIMAL128;
    /** The 0.75 quantile of the normal distribution, which makes the modified z-score comparable with the plain one. */
    private static final BigDecimal NORMAL = new BigDecimal("0.6745");

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** @throws IllegalArgumentException if there are no numbers */
    static Statistics of(List<BigDecimal> numbers) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("no numbers");
        }
        BigDecimal count = BigDecimal.valueOf(numbers.size());
        BigDecimal mean = sum(numbers).divide(count, PRECISION);
        List<BigDecimal> squares = numbers.stream()
                .map(number -> number.subtract(mean, PRECISION).pow(2, PRECISION))
                .toList();
        BigDecimal median = median(numbers);
        List<BigDecimal> distances =
                numbers.stream().map(number -> number.subtract(median).abs()).toList();
        return new Statistics(numbers.size(), mean, sum(squares).divide(count, PRECISION), median, median(distances));
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Returns the middle number in size, or half the sum of the two in the middle. */
    static BigDecimal median(List<BigDecimal> numbers) {
        List<BigDecimal> sorted = numbers.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).add(sorted.get(half)).divide(TWO, PRECISION);
    }

    /** Returns {@code |x − mean| ÷ σ}; empty if all numbers are equal. */
    Optional<BigDecimal> findZ(BigDecimal number) {
        return variance.signum() == 0
                ? Optional.empty()
                : Optional.of(number.subtract(mean).abs().divide(variance.sqrt(PRECISION), PRECISION));
    }

    /** Returns {@code 0.6745 × |x − median| ÷ MAD}; empty if more than half of the numbers are equal. */
    Optional<BigDecimal> findModifiedZ(BigDecimal number) {
        return mad.signum() == 0
                ? Optional.empty()
                : Optional.of(NORMAL.multiply(number.subtract(median).abs()).divide(mad, PRECISION));
    }
}
