package org.giaoban.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.giaoban.model.DataElement;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.ElementKey;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Form;
import org.giaoban.model.OperatorError.Fault;

/**
 * What every decision must contain, whether the command {@code decide} entered it or a person typed it into the ledger:
 * a reason, a name, and for decisions about a value an element of the form and a count.
 */
public final class DecisionRules {

    /** A count has at most fifteen digits, as in a workbook. */
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(15);

    private final UnaryOperator<String> where;
    private final List<Fault> faults = new ArrayList<>();

    private DecisionRules(UnaryOperator<String> where) {
        this.where = where;
    }

    /** Returns the faults of a decision's reason and name. */
    public static List<Fault> checkTexts(Decision decision, UnaryOperator<String> where) {
        DecisionRules rules = new DecisionRules(where);
        if (decision.reason().isEmpty()) {
            rules.add("decide-no-reason", "reason");
        }
        if (decision.by().isEmpty()) {
            rules.add("decide-no-name", "by");
        }
        return rules.faults;
    }

    /**
     * Returns the faults of the element and the value; none for a decision that is not about a value.
     *
     * @param forms the forms that are sent in for the decision's period
     * @param where returns the place of a column, as faults show it
     */
    public static List<Fault> checkValue(Decision decision, List<Form> forms, UnaryOperator<String> where) {
        DecisionRules rules = new DecisionRules(where);
        if (decision.kind().isAboutValue()) {
            rules.checkElement(decision, forms);
        }
        if (decision.kind() == Kind.AMEND) {
            rules.checkCount(decision.details().value().orElseThrow());
        }
        return rules.faults;
    }

    /** An element that has categories is amended category by category. */
    private void checkElement(Decision decision, List<Form> forms) {
        ElementKey key = decision.element();
        List<DataElement> elements = forms.stream()
                .flatMap(form -> form.findElement(key.element()).stream())
                .toList();
        if (elements.isEmpty()) {
            add("decide-no-element", "element", key.element());
            return;
        }
        List<String> categories = elements.stream()
                .flatMap(element -> element.categories().stream())
                .map(category -> key.element() + ":" + category.code())
                .toList();
        boolean isTotal = key.category().isEmpty() && decision.kind() == Kind.CONFIRM;
        boolean isKnown = key.category().isEmpty() ? categories.isEmpty() : categories.contains(key.toString());
        if (!isTotal && !isKnown) {
            String values = categories.isEmpty() ? key.element() : String.join(", ", categories);
            add("decide-no-category", "element", key, values);
        }
    }

    private void checkCount(BigDecimal value) {
        boolean isCount = value.signum() >= 0 && value.stripTrailingZeros().scale() <= 0 && value.compareTo(LIMIT) < 0;
        if (!isCount) {
            add("decide-no-count", "value", value.toPlainString());
        }
    }

    private void add(String key, String column, Object... values) {
        faults.add(Fault.of(key, where.apply(column), values));
    }
}
