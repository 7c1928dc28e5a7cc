package org.giaoban.plausibility;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * What some numbers have in common, in BigDecimal to 34 digits, so that a threshold falls the same everywhere.
 *
 * @param variance of the population: divided by the count
 * @param mad the median of the distances from the median
 */
record Statistics(int count, BigDecimal mean, BigDecimal variance, BigDecimal median, BigDecimal mad) {

    private static final MathContext PRECISION = MathContext.DECIMAL128;
    /** The 0.75 quantile of the normal distribution, which makes the modified z-score comparable with the plain one. */
    private static final BigDecimal NORMAL = new BigDecimal("0.6745");

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** @throws IllegalArgumentException where there are none */
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

    /** The middle one in size, or half the sum of the two in the middle. */
    static BigDecimal median(List<BigDecimal> numbers) {
        List<BigDecimal> sorted = numbers.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).add(sorted.get(half)).divide(TWO, PRECISION);
    }

    /** {@code |x − mean| ÷ σ}; none where all numbers are alike. */
    Optional<BigDecimal> findZ(BigDecimal number) {
        return variance.signum() == 0
                ? Optional.empty()
                : Optional.of(number.subtract(mean).abs().divide(variance.sqrt(PRECISION), PRECISION));
    }

    /** {@code 0.6745 × |x − median| ÷ MAD}; none where more than half of the numbers are alike. */
    Optional<BigDecimal> findModifiedZ(BigDecimal number) {
        return mad.signum() == 0
                ? Optional.empty()
                : Optional.of(NORMAL.multiply(number.subtract(median).abs()).divide(mad, PRECISION));
    }
}
