package org.giaoban.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number of the reports: one unit with all units below it, one period, one element or indicator.
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
     * The period, unit, element and category of a figure.
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
     * @param isNotApplicable true if the value is unknown because every submission gives "not applicable", or because
     *     no submission was expected
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

    /** Returns the numbers in the order of the columns of {@code figures.csv}; null for what is unknown. */
    public List<@Nullable Object> numbers() {
        return Arrays.asList(
                value(),
                own(),
                coverage.reported(),
                coverage.expected(),
                comparison.previous(),
                comparison.lastYear(),
                comparison.changePct(),
                yearToDate(),
                target.value(),
                target.percent());
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
     * Whether the figure can be compared with last year's, and the comparison over matched submissions.
     *
     * @param isBreak true if last year's figure covers other units
     * @param lastYear coverage of last year's figure; null where there is none
     * @param matched number of submissions that count in both years
     * @param isUnmatched true if some of these give the figure in one year only
     * @param now the figure over the submissions that give it in both years
     * @param then last year's figure over the same submissions
     * @param changePct change from {@code then} to {@code now} in per cent, in percentage points for percentages
     */
    public record Comparability(
            boolean isBreak,
            @Nullable Coverage lastYear,
            long matched,
            boolean isUnmatched,
            @Nullable BigDecimal now,
            @Nullable BigDecimal then,
            @Nullable BigDecimal changePct) {

        /** For a figure without last year's figure. */
        public static final Comparability NONE = new Comparability(false, null, 0, false, null, null, null);
    }

    /**
     * True if the coverage of the figure and of last year's differs, so that missing values may be part of the change.
     */
    public boolean isOverDifferentCoverage() {
        return comparison.lastYear() != null && (isOverDifferentSubmissions() || comparability.isUnmatched());
    }

    /** True if submissions are missing this year or last year. */
    public boolean isOverDifferentSubmissions() {
        Coverage then = comparability.lastYear();
        return then != null && !(coverage.isComplete() && then.isComplete());
    }

    /** The tree along which the values of units are summed. */
    public enum View {
        /** Each reporting period in the tree of its own last day. */
        AS_REPORTED("as-reported"),
        /** All reporting periods in the tree of the business date. */
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

    /** The target of the year, and the year to date in per cent of it. */
    public record Target(
            @Nullable BigDecimal value, @Nullable BigDecimal percent) {}
}
