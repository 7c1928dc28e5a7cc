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

    private static final String SYNTAX =
            "write [ELEMENT], [ELEMENT:CATEGORY], numbers, + - * / ( ), ABS MIN MAX ROUND, and previous([…]),"
                    + " last_year([…]), year_to_date([…]), children([…])";
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
            fault(at, rule.code() + " names no element, so it holds always or never", "name one: [ELEMENT]");
        }
        checkCode(at, rule.code());
        checkSides(at, rule);
        checkScope(at, rule);
        checkMessage(at, rule);
        if (references.stream().anyMatch(reference -> reference.scope() != ValueScope.OWN)
                && rule.effect().compareTo(Effect.RETURN) >= 0) {
            fault(
                    at + "/effect",
                    rule.code() + " looks at other periods or units, so it sends nothing back",
                    "write effect: warning or effect: note");
        }
        if (references.stream()
                        .filter(Reference::isOfEachCategory)
                        .map(reference -> categories(reference.element()))
                        .distinct()
                        .count()
                > 1) {
            fault(at, rule.code() + " is on elements with different categories", "name the categories one by one");
        }
    }

    /** Rule codes must differ from finding codes, because {@code explain} and {@code findings.csv} use both. */
    private void checkCode(String at, String code) {
        if (Stream.of(FindingCode.values()).anyMatch(finding -> finding.id().equals(code))) {
            fault(at + "/code", code + " is the code of a finding", "give the rule a code of its own");
        }
    }

    /** @return true if the expression can be parsed */
    private boolean checkSide(String at, String text, boolean isCondition, Consumer<Reference> references) {
        try {
            RuleExpression side = isCondition ? RuleExpression.parseCondition(text) : RuleExpression.parse(text);
            side.references().forEach(references);
            side.references().forEach(reference -> checkReference(at, reference));
            for (String mixture : ExpressionTypes.listMixtures(side, this::countingUnit)) {
                fault(at, "adds different things: " + mixture, "add only what has one counting unit");
            }
            return true;
        } catch (SyntaxException e) {
            fault(at, text + ": " + e.getMessage(), SYNTAX);
            return false;
        }
    }

    private void checkReference(String at, Reference reference) {
        Optional<DataElement> element = form.findElement(reference.element());
        if (element.isEmpty()) {
            fault(at, "no data element " + reference.element(), "declare it under elements, or correct the code");
            return;
        }
        Set<String> categories = categories(reference.element());
        if (reference.isOfEachCategory() ? categories.isEmpty() : !hasCategory(categories, reference)) {
            fault(at, "no category " + reference.code(), "name one of " + categories + " or the element alone");
        }
        if (reference.scope() == ValueScope.CHILDREN && element.get().overUnits() == OverUnits.NONE) {
            fault(at, reference.element() + " is not added up over units", "leave children() out");
        }
        if (reference.scope() == ValueScope.YEAR_TO_DATE
                && (HAVE_NO_YEAR.contains(form.periodType()) || element.get().overTime() == OverTime.NONE)) {
            fault(at, reference.element() + " has no year to date", "leave year_to_date() out");
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
            fault(
                    at,
                    rule.code() + (hasLeftOnly ? " has a right side" : " has no right side"),
                    hasLeftOnly
                            ? "leave right out; a condition stands under when"
                            : "add right: with what is compared");
        }
        if (rule.kind().isOfPresence() && rule.missing() != Missing.SKIP_IF_ANY) {
            fault(
                    at + "/missing",
                    rule.code() + " asks for a value and takes a blank for zero",
                    "leave missing out of rules on whether there is a value");
        }
        if (rule.kind().symbol().isEmpty() && rule.tolerance().signum() != 0) {
            fault(at + "/tolerance", rule.code() + " compares nothing", "tolerance belongs to == != > >= < <=");
        }
    }

    private void checkScope(String at, Rule rule) {
        rule.levels().stream()
                .filter(level -> !form.levels().contains(level))
                .sorted()
                .forEach(level -> fault(
                        at + "/levels",
                        "units of the level " + level + " do not fill the form in",
                        "name some of " + new TreeSet<>(form.levels())));
        rule.periods().stream()
                .filter(end -> Period.find(LONG_YEAR + "-" + end)
                        .filter(period -> period.type() == form.periodType())
                        .isEmpty())
                .sorted()
                .forEach(end -> fault(
                        at + "/periods",
                        "no period of the form ends with " + end,
                        "write W01 to W53 for weeks, 01 to 12 for months, Q1 for quarters, S1 for half-years"));
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
                .forEach(placeholder ->
                        fault(at + "/message", "no mark {" + placeholder + "}", "use marks of " + PLACEHOLDERS));
    }

    private void checkBands(String at, DataElement element) {
        element.bounds()
                .filter(b -> isMinAboveMax(b.min(), b.max()))
                .ifPresent(b -> fault(at + "/bounds", "min is above max", "exchange them"));
        element.plausible().perEvent().ifPresent(average -> {
            String here = at + "/plausible/per_event";
            if (average.of().equals(element.code())) {
                fault(here + "/of", average.of() + " is averaged over itself", "name the element of events");
            } else if (form.findElement(average.of()).isEmpty()) {
                fault(here + "/of", "no data element " + average.of(), "name the element of events");
            }
            if (average.min().isEmpty() && average.max().isEmpty()) {
                fault(here, "per_event has neither min nor max", "write one of them, or leave per_event out");
            }
            if (isMinAboveMax(average.min(), average.max())) {
                fault(here, "min is above max", "exchange them");
            }
        });
    }

    private static boolean isMinAboveMax(Optional<BigDecimal> min, Optional<BigDecimal> max) {
        return min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0;
    }

    private void fault(String pointer, String what, String remedy) {
        faults.add(what, definition.at(pointer), remedy);
    }
}
