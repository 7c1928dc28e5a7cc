package org.giaoban.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.giaoban.catalogue.RuleExpression.Reference;
import org.giaoban.catalogue.RuleExpression.SyntaxException;
import org.giaoban.catalogue.RuleExpression.ValueScope;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.Category;
import org.giaoban.model.Finding;
import org.giaoban.model.Form;
import org.giaoban.model.Rule;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;

/**
 * A checked rule of a form, ready to be applied. A rule with {@code [A:*]} is split into one rule for each category.
 */
public record FormRule(
        Form form, Rule rule, RuleExpression left, Optional<RuleExpression> right, Optional<RuleExpression> when) {

    /** Lists the rules of a form in the form's order. */
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

    /**
     * Returns the categories of the first element referenced with {@code *}; other such elements have the same
     * categories.
     */
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

    /** Streams every referenced value, the values of the left side first. */
    public Stream<Reference> references() {
        return Stream.of(Optional.of(left), right, when)
                .flatMap(Optional::stream)
                .flatMap(side -> side.references().stream());
    }

    /** True if the rule uses values of other periods or units, so that it cannot return a submission. */
    public boolean usesOtherSubmissions() {
        return references().anyMatch(reference -> reference.scope() != ValueScope.OWN);
    }

    /** Returns a finding without position if the rule does not hold for the values. */
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
                .with("left", in(locale -> name(left, locale)))
                .with("left_value", shown(first));
        if (right.isPresent()) {
            finding = finding.with("right", in(locale -> name(right.get(), locale)))
                    .with("right_value", shown(second));
        }
        if (right.isPresent() && second.isPresent() && !rule.kind().symbol().isEmpty()) {
            finding = finding.with("operator", words(rule.kind()))
                    .with("wanted", wanted(right.get(), second.get()))
                    .with("tolerance", tolerance());
        }
        return rule.message().isEmpty()
                ? finding
                : finding.with(FindingTexts.RULE_MESSAGE, rule.message().get());
    }

    private static Text in(Function<Locale, String> words) {
        return new Text(words.apply(Text.VIETNAMESE), words.apply(Locale.ENGLISH));
    }

    /**
     * Formats a value without exponent and trailing zeros, rounded to six decimals; the message texts format it for the
     * reader's language.
     */
    private static String shown(Optional<BigDecimal> value) {
        return value.map(v ->
                        v.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString())
                .orElse("–");
    }

    /** Describes a side by its name and value; a constant only by its value. */
    private Text wanted(RuleExpression side, BigDecimal value) {
        if (side.isConstant()) {
            return in(locale -> name(side, locale));
        }
        String shown = shown(Optional.of(value));
        return Wording.both("rule-side", in(locale -> name(side, locale)), FindingTexts.number(shown));
    }

    private Text tolerance() {
        String shown = shown(Optional.of(rule.tolerance()));
        return rule.tolerance().signum() == 0
                ? Text.of("")
                : Wording.both("rule-tolerance", FindingTexts.number(shown));
    }

    /** Returns the words for a comparison in a sentence. */
    public static Text words(Rule.Kind comparison) {
        return switch (comparison) {
            case EQUAL -> Wording.both("rule-equal");
            case NOT_EQUAL -> Wording.both("rule-not-equal");
            case ABOVE -> Wording.both("rule-above");
            case NOT_BELOW -> Wording.both("rule-not-below");
            case BELOW -> Wording.both("rule-below");
            case NOT_ABOVE -> Wording.both("rule-not-above");
            default -> Text.of(comparison.symbol());
        };
    }

    /**
     * Names a side in a message: an element by code and name, a number by itself, any other expression as the form
     * writes it.
     */
    private String name(RuleExpression side, Locale locale) {
        return side.isConstant()
                ? FindingTexts.number(side.toString(), locale)
                : side.findSingle()
                        .filter(reference -> reference.scope() == ValueScope.OWN)
                        .flatMap(reference ->
                                form.findElement(reference.element()).map(element -> name(element, reference, locale)))
                        .orElseGet(side::toString);
    }

    private static String name(DataElement element, Reference reference, Locale locale) {
        String category = element.categories().stream()
                .filter(each -> each.code().equals(reference.category()))
                .map(each -> ": " + each.name().in(locale))
                .findFirst()
                .orElse("");
        return reference.code() + " (" + element.name().in(locale) + category + ")";
    }
}
