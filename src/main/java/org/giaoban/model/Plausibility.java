package org.giaoban.model;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * When a value that breaks no rule is still reported as unlikely. Percentages are read both ways: 300 is four times as
 * much, or a quarter.
 *
 * @param checks the checks that are made
 * @param change per cent by which a value may differ from the period before and from last year
 * @param from amounts that stay below it on both sides are never compared: small counts jump
 * @param slip per cent by which a value may miss ten, a hundred or a thousand times the usual and be taken for a slip
 * @param copied per cent of last period's values that may stand in a submission again, or of values that may be the sums of
 *     those of the units below
 * @param z standard deviations from the mean from which a value is an outlier
 * @param modifiedZ the same for the modified z-score
 * @param observations how many values it takes to call one of them an outlier
 */
public record Plausibility(
        Set<Check> checks,
        BigDecimal change,
        BigDecimal from,
        BigDecimal slip,
        BigDecimal copied,
        BigDecimal z,
        BigDecimal modifiedZ,
        int observations) {

    public Plausibility {
        checks = Set.copyOf(checks);
    }

    /** The checks that a form may ask for. */
    public enum Check {
        CHANGE,
        SLIP,
        COPIED,
        BELOW,
        CUMULATIVE,
        BLANK,
        HISTORY,
        PEERS
    }

    /**
     * The limits of one element.
     *
     * @param change in place of the form's; so is {@code from}
     * @param cumulative counted from January on, so that it never falls within a year
     * @param perEvent what an event has on average
     */
    public record Band(
            Optional<BigDecimal> change, Optional<BigDecimal> from, boolean cumulative, Optional<PerEvent> perEvent) {

        /** The band of an element for which the form gives no limits of its own. */
        public static final Band NONE = new Band(Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    /** The average that an element may have: divided by another one, {@code of}, the number of events. */
    public record PerEvent(String of, Optional<BigDecimal> min, Optional<BigDecimal> max) {}

    /** The smallest and largest value that an element may have. */
    public record Bounds(Optional<BigDecimal> min, Optional<BigDecimal> max, Effect effect) {}

    /** The change that is allowed to an element. */
    public BigDecimal change(DataElement element) {
        return element.plausible().change().orElse(change);
    }

    /** The amount from which an element is looked at. */
    public BigDecimal from(DataElement element) {
        return element.plausible().from().orElse(from);
    }
}
