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
import org.giaoban.narrative.NumberWords;
import org.jspecify.annotations.Nullable;

/**
 * The average of a figure over units: the mean of an element, the ratio of the sums of an indicator.
 *
 * @param value six decimals, HALF_UP; null if no unit has a value
 * @param counted number of units that the average is over
 * @param units number of units, with or without a value
 */
record Average(@Nullable BigDecimal value, int counted, int units) {

    private static final int SCALE = 6;

    /** @param category empty for the total */
    static Average of(List<OrgUnit> units, Figures figures, Form form, String element, String category) {
        Optional<Indicator> indicator = form.findIndicator(element);
        List<Operand> operands = units.stream()
                .flatMap(unit -> find(figures, unit, element, category).stream()
                        .flatMap(value -> indicator
                                .map(rate -> sides(figures, unit, rate, value))
                                .orElseGet(() -> Optional.of(new Operand(value, BigDecimal.ONE)))
                                .stream()))
                .toList();
        if (operands.isEmpty()) {
            return new Average(null, 0, units.size());
        }
        Operand sum = operands.stream().reduce(Operand::plus).orElseThrow();
        BigDecimal factor = indicator.map(Indicator::factor).orElse(BigDecimal.ONE);
        return new Average(sum.times(factor), operands.size(), units.size());
    }

    /** Numerator and denominator of one unit, or of the sum of several; the denominator of an element is 1 per unit. */
    private record Operand(BigDecimal numerator, BigDecimal denominator) {
        Operand plus(Operand other) {
            return new Operand(numerator.add(other.numerator), denominator.add(other.denominator));
        }

        BigDecimal times(BigDecimal factor) {
            return numerator.multiply(factor).divide(denominator, SCALE, RoundingMode.HALF_UP);
        }
    }

    /**
     * Returns numerator and denominator of a unit's indicator; empty if they do not give the indicator's value, because
     * the indicator is computed only from submissions that have both.
     */
    private static Optional<Operand> sides(Figures figures, OrgUnit unit, Indicator indicator, BigDecimal value) {
        return find(figures, unit, indicator.numerator(), "")
                .flatMap(numerator -> find(figures, unit, indicator.denominator(), "")
                        .filter(denominator -> denominator.signum() != 0)
                        .map(denominator -> new Operand(numerator, denominator)))
                .filter(operand -> operand.times(indicator.factor()).compareTo(value) == 0);
    }

    private static Optional<BigDecimal> find(Figures figures, OrgUnit unit, String element, String category) {
        return figures.find(unit.code(), element, category)
                .filter(figure -> figure.value() != null)
                .map(figure -> Objects.requireNonNull(figure.value()));
    }

    /**
     * Returns the text of a table's cell: {@code 81,7}, or {@code 81,7 (2/3)} for an average over two of three units.
     *
     * @param most the number of units that most averages of the table are over, which the sheet prints once for all
     */
    String text(int most) {
        return value == null || counted == most
                ? NumberWords.cell(value)
                : NumberWords.cell(value) + " (" + counted + "/" + units + ")";
    }
}
