package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.Category;
import org.giaoban.model.DataElement.OverTime;
import org.giaoban.model.DataElement.OverUnits;
import org.giaoban.model.Effect;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.PeriodType;
import org.giaoban.model.Plausibility;
import org.giaoban.model.Rule;
import org.giaoban.model.Text;

/** Builds forms of made up offices: one section, no sheets, and the checks that a test asks for. */
final class PlainForm {

    private final Set<String> levels;
    private final List<DataElement> elements;
    private final List<Indicator> indicators;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Plausibility.Band> bands = new HashMap<>();
    private Set<Plausibility.Check> checks = Set.of();

    private PlainForm(Set<String> levels, List<DataElement> elements, List<Indicator> indicators) {
        this.levels = levels;
        this.elements = elements;
        this.indicators = indicators;
    }

    static PlainForm ofEachKind() {
        return new PlainForm(
                Set.of("province", "district"),
                List.of(
                        element("FLOW", OverTime.SUM, OverUnits.SUM),
                        element("WHOLE", OverTime.SUM, OverUnits.SUM),
                        element("STOCK", OverTime.LAST, OverUnits.SUM),
                        element("PEAK", OverTime.MAX, OverUnits.SUM),
                        element("CROWD", OverTime.MAX, OverUnits.SUM, "A", "B"),
                        element("ONCE", OverTime.NONE, OverUnits.SUM),
                        element("SOLE", OverTime.SUM, OverUnits.NONE),
                        element("PRIZE", OverTime.SUM, OverUnits.SUM, "A", "B")),
                List.of(
                        indicator("RATE", "%", "FLOW", "WHOLE", "100"),
                        indicator("MEAN", "cái", "FLOW", "STOCK", "1"),
                        indicator("LOAD", "%", "PEAK", "STOCK", "100")));
    }

    static PlainForm small() {
        return new PlainForm(
                Set.of("p", "d"),
                List.of(
                        element("FLOW", OverTime.SUM, OverUnits.SUM),
                        element("ALONE", OverTime.SUM, OverUnits.NONE),
                        element("WHOLE", OverTime.SUM, OverUnits.SUM),
                        element("STOCK", OverTime.LAST, OverUnits.SUM),
                        element("PEAK", OverTime.MAX, OverUnits.SUM),
                        element("ONCE", OverTime.NONE, OverUnits.SUM),
                        element("PRIZE", OverTime.SUM, OverUnits.SUM, "A", "B"),
                        element("MORE1", OverTime.SUM, OverUnits.SUM),
                        element("MORE2", OverTime.SUM, OverUnits.SUM),
                        element("MORE3", OverTime.SUM, OverUnits.SUM)),
                List.of(indicator("RATE", "%", "FLOW", "WHOLE", "100")));
    }

    String code() {
        return "f";
    }

    void rule(String left, Rule.Kind kind, String right, Rule.Missing missing, String... some) {
        rules.add(new Rule(
                "R" + (rules.size() + 1),
                new Rule.Relation(kind, left, Optional.of(right), BigDecimal.ZERO),
                Optional.empty(),
                missing,
                Effect.WARNING,
                Set.of(some),
                Set.of(),
                Optional.empty()));
    }

    void checking(Plausibility.Check... some) {
        checks = Set.of(some);
    }

    void band(String element, Plausibility.Band band) {
        bands.put(element, band);
    }

    Form build() {
        List<DataElement> banded = elements.stream()
                .map(element -> new DataElement(
                        element.code(),
                        element.section(),
                        element.name(),
                        element.countingUnit(),
                        element.aggregation(),
                        element.categories(),
                        element.bounds(),
                        bands.getOrDefault(element.code(), Plausibility.Band.NONE)))
                .toList();
        return form(code(), PeriodType.QUARTER, levels, banded, indicators, rules, checks);
    }

    static Form form(
            String code, PeriodType type, Set<String> levels, List<DataElement> elements, List<Indicator> indicators) {
        return form(code, type, levels, elements, indicators, List.of(), Set.of());
    }

    private static Form form(
            String code,
            PeriodType type,
            Set<String> levels,
            List<DataElement> elements,
            List<Indicator> indicators,
            List<Rule> rules,
            Set<Plausibility.Check> checks) {
        return new Form(
                code,
                Text.of(code),
                new Form.Schedule(type, "c", levels),
                Form.AcceptPolicy.ALL_OR_NOTHING,
                new Form.Contents(List.of(new Form.Section("S", Text.of("S"))), elements, indicators),
                new Form.Sheets(List.of(), List.of(), List.of()),
                rules,
                new Plausibility(
                        checks,
                        new BigDecimal("300"),
                        new BigDecimal("100"),
                        new BigDecimal("60"),
                        new BigDecimal("80"),
                        new BigDecimal("3"),
                        new BigDecimal("3.5"),
                        8));
    }

    static DataElement element(String code, OverTime overTime, OverUnits overUnits, String... categories) {
        return new DataElement(
                code,
                "S",
                Text.of(code),
                "cái",
                new DataElement.Aggregation(overTime, overUnits),
                Stream.of(categories).map(c -> new Category(c, Text.of(c))).toList(),
                Optional.empty(),
                Plausibility.Band.NONE);
    }

    static Indicator indicator(String code, String countingUnit, String numerator, String denominator, String factor) {
        return new Indicator(code, "S", Text.of(code), countingUnit, numerator, denominator, new BigDecimal(factor));
    }
}
