package org.giaoban.catalogue;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.giaoban.catalogue.DefinitionReader.Definition;
import org.giaoban.catalogue.RuleExpression.Reference;
import org.giaoban.catalogue.RuleExpression.SyntaxException;
import org.giaoban.catalogue.RuleExpression.ValueScope;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.OverTime;
import org.giaoban.model.DataElement.OverUnits;
import org.giaoban.model.Effect;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.model.Rule;
import org.giaoban.model.Rule.Missing;
import org.giaoban.model.Text;

/** Checks a form's rules, bounds and plausible ranges, so that none of them fails or has no effect during a run. */
final class RuleChecks {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Set<String> PLACEHOLDERS =
            new TreeSet<>(List.of("left", "left_value", "right", "right_value", "unit", "rule", "found"));

    /** A year with 53 weeks. */
    private static final int LONG_YEAR = 2020;

    private static final Set<PeriodType> HAVE_NO_YEAR = Set.of(PeriodType.WEEK, PeriodType.PHASE);

    private final Definition<Form> definition;
    private final Form form;
    private final Faults faults;

    RuleChecks(Definition<Form> definition, Faults faults) {
        this.definition = definition;
        this.form = definition.value();
        this.faults = faults;
    }

    void check() {
        for (int i = 0; i < form.rules().size(); i++) {
            check("/rules/" + i, form.rules().get(i));
        }
        for (int i = 0; i < form.elements().size(); i++) {
            checkBands("/elements/" + i, form.elements().get(i));
        }
    }

    private void check(String at, Rule rule) {
        Set<Reference> references = new HashSet<>();
        boolean isRead = checkSide(at + "/left", rule.left(), false, references::add);
        if (rule.right().isPresent()) {
            isRead &= checkSide(at + "/right", rule.right().get(), false, references::add);
        }
        if (rule.when().isPresent()) {
            isRead &= checkSide(at + "/when", rule.when().get(), true, references::add);
        }
        if (isRead && references.isEmpty()) {
            fault("rule-no-reference", at, rule.code());
        }
        checkCode(at, rule.code());
        checkSides(at, rule);
        checkScope(at, rule);
        checkMessage(at, rule);
        if (references.stream().anyMatch(reference -> reference.scope() != ValueScope.OWN)
                && rule.effect().compareTo(Effect.RETURN) >= 0) {
            fault("rule-effect", at + "/effect", rule.code());
        }
        if (references.stream()
                        .filter(Reference::isOfEachCategory)
                        .map(reference -> categories(reference.element()))
                        .distinct()
                        .count()
                > 1) {
            fault("rule-categories", at, rule.code());
        }
    }

    /** Rule codes must differ from finding codes, because {@code explain} and {@code findings.csv} use both. */
    private void checkCode(String at, String code) {
        if (Stream.of(FindingCode.values()).anyMatch(finding -> finding.id().equals(code))) {
            fault("rule-code", at + "/code", code);
        }
    }

    /** @return true if the expression can be parsed */
    private boolean checkSide(String at, String text, boolean isCondition, Consumer<Reference> references) {
        try {
            RuleExpression side = isCondition ? RuleExpression.parseCondition(text) : RuleExpression.parse(text);
            side.references().forEach(references);
            side.references().forEach(reference -> checkReference(at, reference));
            for (String mixture : ExpressionTypes.listMixtures(side, this::countingUnit)) {
                fault("rule-mixture", at, mixture);
            }
            return true;
        } catch (SyntaxException e) {
            fault("rule-syntax", at, text, e.text());
            return false;
        }
    }

    private void checkReference(String at, Reference reference) {
        Optional<DataElement> element = form.findElement(reference.element());
        if (element.isEmpty()) {
            fault("form-no-element", at, reference.element());
            return;
        }
        Set<String> categories = categories(reference.element());
        if (reference.isOfEachCategory() ? categories.isEmpty() : !hasCategory(categories, reference)) {
            fault("rule-no-category", at, reference.code(), categories);
        }
        if (reference.scope() == ValueScope.CHILDREN && element.get().overUnits() == OverUnits.NONE) {
            fault("rule-children", at, reference.element());
        }
        if (reference.scope() == ValueScope.YEAR_TO_DATE
                && (HAVE_NO_YEAR.contains(form.periodType()) || element.get().overTime() == OverTime.NONE)) {
            fault("rule-year-to-date", at, reference.element());
        }
    }

    private static boolean hasCategory(Set<String> categories, Reference reference) {
        return reference.category().isEmpty() || categories.contains(reference.category());
    }

    private Set<String> categories(String element) {
        Set<String> codes = new TreeSet<>();
        form.findElement(element)
                .ifPresent(found -> found.categories().forEach(category -> codes.add(category.code())));
        return codes;
    }

    private String countingUnit(Reference reference) {
        return form.findElement(reference.element())
                .map(DataElement::countingUnit)
                .orElse("");
    }

    private void checkSides(String at, Rule rule) {
        boolean hasLeftOnly = rule.kind() == Rule.Kind.REQUIRED;
        if (hasLeftOnly == rule.right().isPresent()) {
            fault(hasLeftOnly ? "rule-has-right" : "rule-no-right", at, rule.code());
        }
        if (rule.kind().isOfPresence() && rule.missing() != Missing.SKIP_IF_ANY) {
            fault("rule-missing", at + "/missing", rule.code());
        }
        if (rule.kind().symbol().isEmpty() && rule.tolerance().signum() != 0) {
            fault("rule-compares-nothing", at + "/tolerance", rule.code());
        }
    }

    private void checkScope(String at, Rule rule) {
        rule.levels().stream()
                .filter(level -> !form.levels().contains(level))
                .sorted()
                .forEach(level -> fault("rule-level", at + "/levels", level, new TreeSet<>(form.levels())));
        rule.periods().stream()
                .filter(end -> Period.find(LONG_YEAR + "-" + end)
                        .filter(period -> period.type() == form.periodType())
                        .isEmpty())
                .sorted()
                .forEach(end -> fault("rule-period", at + "/periods", end));
    }

    private void checkMessage(String at, Rule rule) {
        Text message = rule.message().orElse(Text.of(""));
        PLACEHOLDER
                .matcher(message.vi() + message.en())
                .results()
                .map(placeholder -> placeholder.group(1).replaceFirst(",number$", ""))
                .filter(placeholder -> !PLACEHOLDERS.contains(placeholder)
                        || placeholder.startsWith("right") && rule.right().isEmpty())
                .distinct()
                .forEach(placeholder -> fault("rule-mark", at + "/message", placeholder, PLACEHOLDERS));
    }

    private void checkBands(String at, DataElement element) {
        element.bounds()
                .filter(b -> isMinAboveMax(b.min(), b.max()))
                .ifPresent(b -> fault("min-above-max", at + "/bounds"));
        element.plausible().perEvent().ifPresent(average -> {
            String here = at + "/plausible/per_event";
            if (average.of().equals(element.code())) {
                fault("average-of-itself", here + "/of", average.of());
            } else if (form.findElement(average.of()).isEmpty()) {
                fault("average-no-element", here + "/of", average.of());
            }
            if (average.min().isEmpty() && average.max().isEmpty()) {
                fault("average-no-bound", here);
            }
            if (isMinAboveMax(average.min(), average.max())) {
                fault("min-above-max", here);
            }
        });
    }

    private static boolean isMinAboveMax(Optional<BigDecimal> min, Optional<BigDecimal> max) {
        return min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0;
    }

    private void fault(String key, String pointer, Object... values) {
        faults.add(key, definition.at(pointer), values);
    }
}
