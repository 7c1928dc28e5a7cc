package org.giaoban.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number of the reports: one unit with all below it, one period, one element or indicator.
 *
 * @param coverage how many of the expected submissions the figure rests on
 * @param comparison with the period before and with the same period last year
 */
public record Figure(
        Key key,
        View view,
        Amounts amounts,
        Coverage coverage,
        Comparison comparison,
        Comparability comparability,
        Target target,
        PeriodState state) {

    /**
     * What the figure is of.
     *
     * @param element code of a data element or an indicator
     * @param category empty for the total
     */
    public record Key(Period period, String unit, String element, String category) {}

    /**
     * The numbers of the figure itself.
     *
     * @param value null if unknown
     * @param own the unit's own part of the value, without the units below it; null if unknown
     * @param yearToDate the value from January to the period's end; null if unknown
     * @param isNotApplicable true if the value is unknown because every submission gives "not applicable", or because no
     *     submission was expected
     * @param isAmended true if the office amended a number that enters the value
     */
    public record Amounts(
            @Nullable BigDecimal value,
            @Nullable BigDecimal own,
            @Nullable BigDecimal yearToDate,
            boolean isNotApplicable,
            boolean isAmended) {

        /** The numbers of a figure without amendments. */
        public Amounts(
                @Nullable BigDecimal value,
                @Nullable BigDecimal own,
                @Nullable BigDecimal yearToDate,
                boolean isNotApplicable) {
            this(value, own, yearToDate, isNotApplicable, false);
        }
    }

    public @Nullable BigDecimal value() {
        return amounts.value();
    }

    public @Nullable BigDecimal own() {
        return amounts.own();
    }

    public @Nullable BigDecimal yearToDate() {
        return amounts.yearToDate();
    }

    public boolean isNotApplicable() {
        return amounts.isNotApplicable();
    }

    public boolean isAmended() {
        return amounts.isAmended();
    }

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

    /**
     * What stands in the way of a comparison with last year.
     *
     * @param isBreak last year's figure is of other units
     * @param lastYear coverage of last year's figure; null where there is none
     * @param matched how many submissions count on both sides
     * @param isUnmatched some of these tell the figure on one side only: a number now and nothing then, or the other way
     *     round
     * @param now the figure of these alone, without what is told on one side only
     * @param then last year's likewise
     * @param changePct between the two
     */
    public record Comparability(
            boolean isBreak,
            @Nullable Coverage lastYear,
            long matched,
            boolean isUnmatched,
            @Nullable BigDecimal now,
            @Nullable BigDecimal then,
            @Nullable BigDecimal changePct) {

        /** Nothing to compare with, and so nothing in the way. */
        public static final Comparability NONE = new Comparability(false, null, 0, false, null, null, null);
    }

    /** True if the coverage of the figure and of last year's differs, so that missing values may be part of the change. */
    public boolean isOverDifferentCoverage() {
        return comparison.lastYear() != null && (isOverDifferentSubmissions() || comparability.isUnmatched());
    }

    /** True if submissions are missing this year or last year. */
    public boolean isOverDifferentSubmissions() {
        Coverage then = comparability.lastYear();
        return then != null && !(coverage.isComplete() && then.isComplete());
    }

    /** The tree in which units are added up. */
    public enum View {
        /** Each part of the period in its own. */
        AS_REPORTED("as-reported"),
        /** All in that of the business date. */
        RESTATED("restated");

        private final String id;

        View(String id) {
            this.id = id;
        }

        /** As files show it. */
        public String id() {
            return id;
        }

        public static View of(String id) {
            return id.equals(RESTATED.id) ? RESTATED : AS_REPORTED;
        }
    }

    /** The year's plan and how much of it the year to date is, in per cent. */
    public record Target(
            @Nullable BigDecimal value, @Nullable BigDecimal percent) {}
}
