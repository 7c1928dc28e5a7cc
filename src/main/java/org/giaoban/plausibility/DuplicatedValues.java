package org.giaoban.plausibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.giaoban.model.DataElement;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Period;

/**
 * Counts for each submission how many of its values equal those of the period before. Only flows are passed to it,
 * and small numbers are not counted, because stocks and small numbers are often equal in two periods.
 */
final class DuplicatedValues {

    private static final BigDecimal SMALLEST = BigDecimal.TEN;
    private static final int FEWEST = 5;

    private final Map<Long, Tally> tallies = new TreeMap<>();

    /**
     * @param base the period before
     * @param example code of the first element whose values are equal; empty if there is none yet
     */
    private record Tally(Period base, String example, int equal, int compared) {}

    void compare(long submission, Period period, DataElement element, BigDecimal value, BigDecimal before) {
        if (value.max(before).compareTo(SMALLEST) < 0) {
            return;
        }
        boolean isEqual = value.compareTo(before) == 0;
        Tally tally =
                tallies.getOrDefault(submission, new Tally(period.findPrevious().orElseThrow(), "", 0, 0));
        tallies.put(
                submission,
                new Tally(
                        tally.base(),
                        isEqual && tally.example().isEmpty() ? element.code() : tally.example(),
                        tally.equal() + (isEqual ? 1 : 0),
                        tally.compared() + 1));
    }

    /** @param share least percentage of equal values that is reported */
    void report(BigDecimal share, Consumer<PlausibilityFinding> findings) {
        tallies.forEach((submission, tally) -> {
            BigDecimal equal = BigDecimal.valueOf(100L * tally.equal());
            BigDecimal compared = BigDecimal.valueOf(tally.compared());
            if (tally.compared() >= FEWEST && equal.compareTo(share.multiply(compared)) >= 0) {
                Finding finding = Finding.of(FindingCode.VALUES_COPIED, null, null, "")
                        .with("base", tally.base().id())
                        .with("equal", String.valueOf(tally.equal()))
                        .with("compared", String.valueOf(tally.compared()))
                        .with("share", PlausibilityFinding.shown(equal.divide(compared, 1, RoundingMode.HALF_UP)));
                findings.accept(new PlausibilityFinding(submission, tally.example(), "", finding));
            }
        });
    }
}
