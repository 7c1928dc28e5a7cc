package org.giaoban.validate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.model.DataElement;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Plausibility.Bounds;
import org.giaoban.model.Plausibility.PerEvent;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;

/** Checks an element's total in one submission against the bounds and the average that the form defines. */
final class ElementCheck {

    private final SubmittedValues submitted;
    private final ValidationOutcome validation;

    ElementCheck(SubmittedValues submitted, ValidationOutcome validation) {
        this.submitted = submitted;
        this.validation = validation;
    }

    void check(DataElement element) {
        element.bounds().ifPresent(bounds -> checkBounds(element, bounds));
        element.plausible().perEvent().ifPresent(average -> checkAverage(element, average));
    }

    private void checkBounds(DataElement element, Bounds bounds) {
        submitted
                .findTotal(element.code())
                .filter(total -> isOutside(total, bounds.min(), bounds.max()))
                .ifPresent(total -> validation.add(finding(FindingCode.OUT_OF_BOUNDS, element, total)
                        .withEffect(bounds.effect())
                        .with("bounds", shown(bounds.min(), bounds.max()))));
    }

    private void checkAverage(DataElement element, PerEvent average) {
        submitted
                .findTotal(element.code())
                .ifPresent(total -> submitted
                        .findTotal(average.of())
                        .filter(events -> events.signum() > 0)
                        .filter(events -> isOutside(
                                total,
                                average.min().map(events::multiply),
                                average.max().map(events::multiply)))
                        .ifPresent(events -> validation.add(finding(FindingCode.AVERAGE_UNLIKELY, element, total)
                                .with("events", submitted.name(average.of()))
                                .with("events_value", events.toPlainString())
                                .with(
                                        "average",
                                        FindingTexts.number(total.divide(events, 1, RoundingMode.HALF_UP)
                                                .toPlainString()))
                                .with("bounds", shown(average.min(), average.max())))));
    }

    private static boolean isOutside(BigDecimal value, Optional<BigDecimal> min, Optional<BigDecimal> max) {
        return min.filter(least -> value.compareTo(least) < 0).isPresent()
                || max.filter(most -> value.compareTo(most) > 0).isPresent();
    }

    private Finding finding(FindingCode code, DataElement element, BigDecimal total) {
        SubmittedValues.Place place = submitted.findPlace(element.code(), "").orElseThrow();
        return Finding.of(code, place.sheet(), place.cell(), place.found())
                .with("element", SubmittedValues.name(element))
                .with("value", total.toPlainString());
    }

    private static Text shown(Optional<BigDecimal> min, Optional<BigDecimal> max) {
        Text least = FindingTexts.number(min.orElse(BigDecimal.ZERO).toPlainString());
        Text most = FindingTexts.number(max.orElse(BigDecimal.ZERO).toPlainString());
        if (min.isEmpty()) {
            return Wording.both("bounds-most", most);
        }
        return max.isEmpty() ? Wording.both("bounds-least", least) : Wording.both("bounds-between", least, most);
    }
}
