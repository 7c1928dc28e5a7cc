package org.giaoban.narrative;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A round number printed in place of an exact one.
 *
 * @param nearness position of the exact number relative to {@code number}
 * @param number the round number, or the exact one if no round number is near enough
 */
record Rounding(Nearness nearness, BigDecimal number) {

    private static final BigDecimal TOLERANCE = new BigDecimal("0.05");

    /** Position of the exact number relative to the printed one. */
    enum Nearness {
        BELOW,
        EXACT,
        ABOVE
    }

    /**
     * Rounds to the nearer multiple of {@code step} if it differs from the exact number by at most 5% of the multiple;
     * otherwise keeps the exact number.
     */
    static Rounding of(BigDecimal number, BigDecimal step) {
        BigDecimal lower = number.divide(step, 0, RoundingMode.FLOOR).multiply(step);
        if (lower.compareTo(number) == 0) {
            return new Rounding(Nearness.EXACT, number);
        }
        BigDecimal upper = lower.add(step);
        BigDecimal above = number.subtract(lower);
        BigDecimal below = upper.subtract(number);
        boolean isBelow = below.compareTo(upper.multiply(TOLERANCE)) <= 0;
        boolean isAbove = above.compareTo(lower.multiply(TOLERANCE)) <= 0;
        if (isBelow && (!isAbove || below.compareTo(above) < 0)) {
            return new Rounding(Nearness.BELOW, upper);
        }
        return isAbove ? new Rounding(Nearness.ABOVE, lower) : new Rounding(Nearness.EXACT, number);
    }
}
