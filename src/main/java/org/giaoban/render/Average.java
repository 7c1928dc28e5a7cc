package org.giaoban.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.giaoban.model.Figures;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.OrgUnit;
import org.giaoban.narrative.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * What units have on the average: of a number their mean, of an indicator the ratio of their sums.
 *
 * @param value six decimals, HALF_UP; null where no unit has one
 * @param counted how many units it is over
 * @param units how many there are
 */
record Average(@Nullable BigDecimal value, int counted, int units) {

    private static final int SCALE = 6;

    /** @param category empty for the total */
    static Average of(List<OrgUnit> units, Figures figures, Form form, String element, String category) {
        Optional<Indicator> indicator = form.findIndicator(element);
        List<Part> parts = units.stream()
                .flatMap(unit -> find(figures, unit, element, category).stream()
                        .flatMap(value -> indicator
                                .map(rate -> sides(figures, unit, rate, value))
                                .orElseGet(() -> Optional.of(new Part(value, BigDecimal.ONE)))
                                .stream()))
                .toList();
        if (parts.isEmpty()) {
            return new Average(null, 0, units.size());
        }
        Part sum = parts.stream().reduce(Part::plus).orElseThrow();
        BigDecimal factor = indicator.map(Indicator::factor).orElse(BigDecimal.ONE);
        return new Average(sum.times(factor), parts.size(), units.size());
    }

    /** One unit's share in the sums. */
    private record Part(BigDecimal above, BigDecimal below) {
        Part plus(Part other) {
            return new Part(above.add(other.above), below.add(other.below));
        }

        BigDecimal times(BigDecimal factor) {
            return above.multiply(factor).divide(below, SCALE, RoundingMode.HALF_UP);
        }
    }

    /**
     * None where the indicator is not what the unit's figures of its two sides give: it is of those submissions only that
     * have both.
     */
    private static Optional<Part> sides(Figures figures, OrgUnit unit, Indicator indicator, BigDecimal value) {
        return find(figures, unit, indicator.numerator(), "")
                .flatMap(above -> find(figures, unit, indicator.denominator(), "")
                        .filter(below -> below.signum() != 0)
                        .map(below -> new Part(above, below)))
                .filter(part -> part.times(indicator.factor()).compareTo(value) == 0);
    }

    private static Optional<BigDecimal> find(Figures figures, OrgUnit unit, String element, String category) {
        return figures.find(unit.code(), element, category)
                .filter(figure -> figure.value() != null)
                .map(figure -> Objects.requireNonNull(figure.value()));
    }

    /**
     * For a table's cell: {@code 81,7}, or {@code 81,7 (2/3)} where it is over two of three units.
     *
     * @param most over how many units most averages of the table are, which it says elsewhere
     */
    String text(int most) {
        return value == null || counted == most
                ? Numbers.cell(value)
                : Numbers.cell(value) + " (" + counted + "/" + units + ")";
    }
}
