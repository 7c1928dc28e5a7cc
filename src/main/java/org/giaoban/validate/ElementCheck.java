package org.giaoban.validate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.giaoban.model.DataElement;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Plausibility.Bounds;
import org.giaoban.model.Plausibility.PerEvent;
import org.giaoban.model.Text;

/** Holds an element's total in one submission against what the form says that it may be. */
record ElementCheck(Contents contents, Verdict verdict) {

    void check(DataElement element) {
        element.bounds().ifPresent(bounds -> checkBounds(element, bounds));
        element.plausible().perEvent().ifPresent(average -> checkAverage(element, average));
    }

    private void checkBounds(DataElement element, Bounds bounds) {
        contents.findTotal(element.code())
                .filter(total -> isOutside(total, bounds.min(), bounds.max()))
                .ifPresent(total -> verdict.add(finding(FindingCode.OUT_OF_BOUNDS, element, total)
                        .withEffect(bounds.effect())
                        .with("bounds", shown(bounds.min(), bounds.max()))));
    }

    private void checkAverage(DataElement element, PerEvent average) {
        contents.findTotal(element.code())
                .ifPresent(total -> contents.findTotal(average.of())
                        .filter(events -> events.signum() > 0)
                        .filter(events -> isOutside(
                                total,
                                average.min().map(events::multiply),
                                average.max().map(events::multiply)))
                        .ifPresent(events -> verdict.add(finding(FindingCode.AVERAGE_UNLIKELY, element, total)
                                .with("events", contents.name(average.of()))
                                .with("events_value", events.toPlainString())
                                .with("average", decimal(total.divide(events, 1, RoundingMode.HALF_UP)))
                                .with("bounds", shown(average.min(), average.max())))));
    }

    private static boolean isOutside(BigDecimal value, Optional<BigDecimal> min, Optional<BigDecimal> max) {
        return min.filter(least -> value.compareTo(least) < 0).isPresent()
                || max.filter(most -> value.compareTo(most) > 0).isPresent();
    }

    private Finding finding(FindingCode code, DataElement element, BigDecimal total) {
        Contents.Place place = contents.findPlace(element.code(), "").orElseThrow();
        return Finding.of(code, place.sheet(), place.cell(), place.found())
                .with("element", Contents.name(element))
                .with("value", total.toPlainString());
    }

    private static Text decimal(BigDecimal number) {
        String plain = number.toPlainString();
        return new Text(plain.replace('.', ','), plain);
    }

    private static Text shown(Optional<BigDecimal> min, Optional<BigDecimal> max) {
        String least = min.map(BigDecimal::toPlainString).orElse("");
        String most = max.map(BigDecimal::toPlainString).orElse("");
        if (least.isEmpty()) {
            return new Text("không quá " + most, "at most " + most);
        }
        return most.isEmpty()
                ? new Text("từ " + least + " trở lên", "at least " + least)
                : new Text("từ " + least + " đến " + most, "from " + least + " to " + most);
    }
}
