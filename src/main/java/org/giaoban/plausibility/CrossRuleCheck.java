package org.giaoban.plausibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FormRule;
import org.giaoban.catalogue.RuleExpression.Reference;
import org.giaoban.model.DataElement;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;

/** Evaluates the rules of a form that use values of other periods or units, for each submission that counts. */
final class CrossRuleCheck {

    private final Catalogue catalogue;
    private final Form form;
    private final CountedValues counted;
    private final Map<Key, BigDecimal> values = new HashMap<>();
    private final Set<Key> notApplicable = new HashSet<>();

    private final Map<Period, Map<String, List<String>>> below = new HashMap<>();

    /** A unit in a reporting period. */
    private record Place(Period period, String unit) {}

    private record Key(Period period, String unit, String element, String category) {}

    /** @param elements codes of the elements that the rules use */
    CrossRuleCheck(Catalogue catalogue, Form form, CountedValues counted, Set<String> elements) {
        this.catalogue = catalogue;
        this.form = form;
        this.counted = counted;
        counted.values().forEach((element, all) -> {
            if (elements.contains(element)) {
                all.forEach(value -> add(element, value));
            }
        });
    }

    /** Adds a value to its category and to the element's total. */
    private void add(String element, CountedValues.Value value) {
        Stream.of(value.category(), "").distinct().forEach(category -> {
            Key key = new Key(value.source().period(), value.source().unit(), element, category);
            BigDecimal amount = value.amount();
            if (amount == null) {
                notApplicable.add(key);
            } else {
                values.merge(key, amount, BigDecimal::add);
            }
        });
    }

    void check(FormRule rule, CountedValues.Counted submission, Consumer<PlausibilityFinding> findings) {
        OrgUnit unit = catalogue.getUnit(form.code(), submission.period(), submission.unit());
        if (rule.rule().isAsked(unit.level(), submission.period())) {
            rule.check(reference -> find(reference, submission.period(), submission.unit()))
                    .ifPresent(finding -> {
                        Reference shown = rule.references().findFirst().orElseThrow();
                        findings.accept(new PlausibilityFinding(
                                submission.submission(),
                                shown.element(),
                                shown.category(),
                                finding.with("unit", unit.name())));
                    });
        }
    }

    private Optional<BigDecimal> find(Reference wanted, Period part, String unit) {
        return switch (wanted.scope()) {
            case OWN -> value(wanted, part, unit);
            case PREVIOUS -> part.findPrevious().flatMap(before -> value(wanted, before, unit));
            case LAST_YEAR -> part.findLastYear().flatMap(before -> value(wanted, before, unit));
            case YEAR_TO_DATE -> findYearToDate(wanted, part, unit);
            case CHILDREN -> findBelow(wanted, part, unit);
        };
    }

    private Optional<BigDecimal> value(Reference wanted, Period part, String unit) {
        return Optional.ofNullable(values.get(new Key(part, unit, wanted.element(), wanted.category())));
    }

    /** True if the unit reported a number or "not applicable". */
    private boolean isKnown(Reference wanted, Place one) {
        return value(wanted, one.period(), one.unit()).isPresent()
                || notApplicable.contains(new Key(one.period(), one.unit(), wanted.element(), wanted.category()));
    }

    /** Returns the value combined over the reporting periods from January to this one. */
    private Optional<BigDecimal> findYearToDate(Reference wanted, Period part, String unit) {
        DataElement.OverTime overTime =
                form.findElement(wanted.element()).orElseThrow().overTime();
        if (overTime == DataElement.OverTime.LAST) {
            return value(wanted, part, unit);
        }
        List<Period> parts = part.findYearToDate().orElse(part).listReportingPeriods(form.periodType());
        return combine(
                wanted,
                parts.stream().map(p -> new Place(p, unit)).toList(),
                overTime == DataElement.OverTime.MAX ? BigDecimal::max : BigDecimal::add);
    }

    /** Returns the sum over all units below of which a submission is expected. */
    private Optional<BigDecimal> findBelow(Reference wanted, Period part, String unit) {
        List<Place> units = below.computeIfAbsent(part, this::unitsBelow).getOrDefault(unit, List.of()).stream()
                .map(one -> new Place(part, one))
                .filter(place -> counted.isExpected(place.period(), place.unit()))
                .toList();
        return combine(wanted, units, BigDecimal::add);
    }

    /**
     * Returns no value as long as one of the values is unknown, because a blank is not zero; "not applicable" adds
     * nothing.
     */
    private Optional<BigDecimal> combine(Reference wanted, List<Place> all, BinaryOperator<BigDecimal> how) {
        return all.stream().allMatch(one -> isKnown(wanted, one))
                ? all.stream()
                        .flatMap(one -> value(wanted, one.period(), one.unit()).stream())
                        .reduce(how)
                : Optional.empty();
    }

    private Map<String, List<String>> unitsBelow(Period part) {
        OrgTree.Day tree = catalogue.getTree(form, part);
        Map<String, List<String>> units = new HashMap<>();
        for (OrgUnit unit : tree.units()) {
            tree.listPath(unit.code()).stream()
                    .skip(1)
                    .forEach(above -> units.computeIfAbsent(above, code -> new ArrayList<>())
                            .add(unit.code()));
        }
        return units;
    }

    /** Returns the codes of the elements that the rules use. */
    static Set<String> elements(Collection<FormRule> rules) {
        Set<String> codes = new HashSet<>();
        rules.forEach(rule -> rule.references().map(Reference::element).forEach(codes::add));
        return codes;
    }
}
