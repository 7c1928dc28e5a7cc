package org.giaoban.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.giaoban.catalogue.RuleExpression.Moment;
import org.giaoban.catalogue.RuleExpression.Reference;
import org.giaoban.catalogue.RuleExpression.SyntaxException;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.Category;
import org.giaoban.model.Finding;
import org.giaoban.model.Form;
import org.giaoban.model.Rule;

/** A rule of a form that was found sound, ready to be asked; a rule on each category is one for every category. */
public record FormRule(
        Form form, Rule rule, RuleExpression left, Optional<RuleExpression> right, Optional<RuleExpression> when) {

    /** All rules of a form, in its order. */
    public static List<FormRule> listOf(Form form) {
        List<FormRule> rules = new ArrayList<>();
        form.rules().forEach(rule -> rules.addAll(listOf(form, rule)));
        return rules;
    }

    private static List<FormRule> listOf(Form form, Rule rule) {
        try {
            FormRule read = new FormRule(
                    form,
                    rule,
                    RuleExpression.parse(rule.left()),
                    rule.right().isEmpty()
                            ? Optional.empty()
                            : Optional.of(RuleExpression.parse(rule.right().get())),
                    rule.when().isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    RuleExpression.parseCondition(rule.when().get())));
            return read.listCategories().map(read::of).orElse(List.of(read));
        } catch (SyntaxException e) {
            throw new IllegalStateException(rule.code(), e);
        }
    }

    /** The categories of the first element that the rule is on each of; those of any other are the same. */
    private Optional<List<Category>> listCategories() {
        return references()
                .filter(Reference::isOfEachCategory)
                .findFirst()
                .flatMap(reference -> form.findElement(reference.element()))
                .map(DataElement::categories);
    }

    private List<FormRule> of(List<Category> categories) {
        return categories.stream()
                .map(Category::code)
                .map(code -> new FormRule(
                        form, rule, left.of(code), right.map(side -> side.of(code)), when.map(side -> side.of(code))))
                .toList();
    }

    /** Every value that the rule asks for; those of the left side first. */
    public Stream<Reference> references() {
        return Stream.of(Optional.of(left), right, when)
                .flatMap(Optional::stream)
                .flatMap(side -> side.references().stream());
    }

    /** Whether it asks for other periods or units, so that it can send nothing back. */
    public boolean looksBeyond() {
        return references().anyMatch(reference -> reference.moment() != Moment.NOW);
    }

    /** What is to be said where the rule does not hold, without the place. */
    public Optional<Finding> check(Function<Reference, Optional<BigDecimal>> values) {
        if (when.isPresent() && !when.get().isTrue(values, rule.missing())) {
            return Optional.empty();
        }
        Optional<BigDecimal> first = left.evaluate(values, rule.missing());
        Optional<BigDecimal> second = right.flatMap(side -> side.evaluate(values, rule.missing()));
        return rule.kind().holds(first, second, rule.tolerance())
                ? Optional.empty()
                : Optional.of(finding(first, second));
    }

    private Finding finding(Optional<BigDecimal> first, Optional<BigDecimal> second) {
        Finding finding = Finding.of(rule.kind().finding(), null, null, "")
                .withEffect(rule.effect())
                .with("rule", rule.code())
                .with("left", name(left))
                .with("left_value", shown(first));
        if (right.isPresent()) {
            finding = finding.with("right", name(right.get())).with("right_value", shown(second));
        }
        if (!rule.kind().symbol().isEmpty()) {
            finding = finding.with("operator", rule.kind().symbol())
                    .with(
                            "tolerance",
                            rule.tolerance().signum() == 0 ? "" : " ±" + shown(Optional.of(rule.tolerance())));
        }
        return rule.message().isEmpty()
                ? finding
                : finding.with(FindingTexts.OWN_WORDS, rule.message().get());
    }

    /** Without exponent and trailing zeros, to six decimals. */
    private static String shown(Optional<BigDecimal> value) {
        return value.map(v ->
                        v.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString())
                .orElse("–");
    }

    /** A side as messages name it: an element with its name, anything else as the form writes it. */
    public String name(RuleExpression side) {
        return side.findSingle()
                .filter(reference -> reference.moment() == Moment.NOW)
                .map(reference -> name(form, reference))
                .orElseGet(side::toString);
    }

    private static String name(Form form, Reference reference) {
        return form.findElement(reference.element())
                .map(element -> reference.code() + " (" + element.name().vi()
                        + element.categories().stream()
                                .filter(category -> category.code().equals(reference.category()))
                                .map(category -> ": " + category.name().vi())
                                .findFirst()
                                .orElse("")
                        + ")")
                .orElse(reference.code());
    }
}
