package org.giaoban.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number of the reports: one unit with all below it, one period, one element or indicator.
 *
 * @param value null where nothing is known
 * @param own the unit's own part of the value, without the units below it
 * @param yearToDate from January to the period's end
 */
public record Figure(
        Key key,
        @Nullable BigDecimal value,
        @Nullable BigDecimal own,
        Coverage coverage,
        Comparison comparison,
        @Nullable BigDecimal yearToDate,
        Target target,
        PeriodState state) {

    /**
     * What the figure is of.
     *
     * @param element code of a data element or an indicator
     * @param category empty for the total
     */
    public record Key(Period period, String unit, String element, String category) {}

    /** Accepted and expected submissions of the unit and all below it over the period's parts. */
    public record Coverage(long reported, long expected) {
        public boolean isComplete() {
            return reported == expected;
        }
    }

    /**
     * The same figure at other times.
     *
     * @param changePct against last year in per cent, in percentage points for percentages; one decimal, HALF_UP; null
     *     where last year's is zero or unknown
     */
    public record Comparison(
            @Nullable BigDecimal previous,
            @Nullable BigDecimal lastYear,
            @Nullable BigDecimal changePct) {}

    /** The year's plan and how much of it the year to date is, in per cent. */
    public record Target(
            @Nullable BigDecimal value, @Nullable BigDecimal percent) {}
}
