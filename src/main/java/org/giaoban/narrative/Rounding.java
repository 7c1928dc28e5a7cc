package org.giaoban.narrative;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A number told by a round one near it: just below it, just above it, or exactly. */
record Rounding(Nearness nearness, BigDecimal number) {

    private static final BigDecimal TOLERANCE = new BigDecimal("0.05");

    /** Where the true number lies. */
    enum Nearness {
        BELOW,
        EXACT,
        ABOVE
    }

    /**
     * The nearer multiple of {@code step} if the true number is off it by at most 5% of it, else the number itself; a
     * multiple is exact.
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
