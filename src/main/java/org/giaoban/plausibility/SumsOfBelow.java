package org.giaoban.plausibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.OverUnits;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;

/**
 * Reports a unit whose own values are the sums of those of the units below it: it sent in the whole instead of its own figures,
 * and everything would be counted twice. Small sums are not compared, because they are often equal by chance.
 */
final class SumsOfBelow {

    private static final BigDecimal SMALLEST = BigDecimal.TEN;
    private static final int FEWEST_ELEMENTS = 5;
    private static final int FEWEST_UNITS = 2;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Catalogue catalogue;
    private final Form form;
    private final CountedValues values;
    /** Totals over categories by element, of each unit in each period; "not applicable" has none. */
    private final Map<Key, Map<String, BigDecimal>> own = new HashMap<>();

    private record Key(Period period, String unit) {}

    /**
     * @param example the first element whose value is the sum of those below
     * @param value its value
     * @param equal number of elements whose value is the sum
     */
    private record Tally(DataElement example, BigDecimal value, BigDecimal sum, int equal, int compared) {}

    SumsOfBelow(Catalogue catalogue, Form form, CountedValues values) {
        this.catalogue = catalogue;
        this.form = form;
        this.values = values;
        values.values()
                .forEach((element, all) -> all.forEach(value -> {
                    BigDecimal amount = value.amount();
                    if (amount != null) {
                        own.computeIfAbsent(
                                        new Key(
                                                value.source().period(),
                                                value.source().unit()),
                                        key -> new HashMap<>())
                                .merge(element, amount, BigDecimal::add);
                    }
                }));
    }

    /** @param share least percentage of values equal to the sums that is reported */
    void report(BigDecimal share, Consumer<PlausibilityFinding> findings) {
        for (CountedValues.Counted submission : values.submissions()) {
            List<Map<String, BigDecimal>> below = listBelow(submission);
            if (below.size() < FEWEST_UNITS) {
                continue;
            }
            Tally tally = compare(own.getOrDefault(new Key(submission.period(), submission.unit()), Map.of()), below);
            BigDecimal equal = HUNDRED.multiply(BigDecimal.valueOf(tally.equal()));
            BigDecimal compared = BigDecimal.valueOf(tally.compared());
            if (tally.compared() >= FEWEST_ELEMENTS && equal.compareTo(share.multiply(compared)) >= 0) {
                findings.accept(
                        finding(submission, tally, below.size(), equal.divide(compared, 1, RoundingMode.HALF_UP)));
            }
        }
    }

    private static PlausibilityFinding finding(
            CountedValues.Counted submission, Tally tally, int units, BigDecimal percent) {
        Finding finding = PlausibilityFinding.of(FindingCode.SUM_OF_BELOW, tally.example(), tally.value())
                .with("sum", PlausibilityFinding.shown(tally.sum()))
                .with("units", String.valueOf(units))
                .with("equal", String.valueOf(tally.equal()))
                .with("compared", String.valueOf(tally.compared()))
                .with("share", PlausibilityFinding.shown(percent));
        return new PlausibilityFinding(submission.submission(), tally.example().code(), "", finding);
    }

    private List<Map<String, BigDecimal>> listBelow(CountedValues.Counted submission) {
        return catalogue.getTree(form, submission.period()).listSubtree(submission.unit()).stream()
                .map(OrgUnit::code)
                .filter(code -> !code.equals(submission.unit()))
                .map(code -> own.get(new Key(submission.period(), code)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** True if the difference is at most one per cent: a unit below may have corrected its figures afterwards. */
    private static boolean isNearly(BigDecimal value, BigDecimal sum) {
        return value.subtract(sum).abs().multiply(HUNDRED).compareTo(sum) <= 0;
    }

    private Tally compare(Map<String, BigDecimal> whole, List<Map<String, BigDecimal>> below) {
        DataElement example = form.elements().get(0);
        BigDecimal exampleValue = BigDecimal.ZERO;
        BigDecimal exampleSum = BigDecimal.ZERO;
        int equal = 0;
        int compared = 0;
        for (DataElement element : form.elements()) {
            BigDecimal value = whole.get(element.code());
            List<BigDecimal> parts = below.stream()
                    .map(each -> each.get(element.code()))
                    .filter(Objects::nonNull)
                    .toList();
            BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            if (element.overUnits() != OverUnits.SUM
                    || value == null
                    || parts.size() < FEWEST_UNITS
                    || value.max(sum).compareTo(SMALLEST) < 0) {
                continue;
            }
            compared++;
            if (isNearly(value, sum)) {
                if (equal == 0) {
                    example = element;
                    exampleValue = value;
                    exampleSum = sum;
                }
                equal++;
            }
        }
        return new Tally(example, exampleValue, exampleSum, equal, compared);
    }
}
