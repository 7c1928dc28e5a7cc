package org.giaoban.model;

import java.math.BigDecimal;

/**
 * A figure worked out from data elements: {@code factor × numerator ÷ denominator}. Over units and over time the
 * numerator and the denominator are added up first and divided then; a rate is never added nor averaged.
 */
public record Indicator(
        String code,
        String section,
        Text name,
        String countingUnit,
        String numerator,
        String denominator,
        BigDecimal factor) {

    /** True if the indicator is a percentage, so that its change is given in percentage points. */
    public boolean isPercentage() {
        return countingUnit.equals("%");
    }
}
