package org.giaoban.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellReference;
import org.giaoban.catalogue.FormRule;
import org.giaoban.catalogue.RuleExpression;
import org.giaoban.catalogue.RuleExpression.Reference;
import org.giaoban.model.Effect;
import org.giaoban.model.Form;
import org.giaoban.model.Rule;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;

/**
 * Builds the formulas that check a blank workbook while it is filled in. Rows are found by their codes, so sorting does
 * not break the formulas.
 *
 * @param form form with the elements and registers
 * @param rules rules of the form
 * @param codes absolute range of the codes, {@code $A$6:$A$60}
 * @param values absolute range of the values
 * @param registered absolute range of the values derived from registers
 */
record RuleFormulas(Form form, List<FormRule> rules, String codes, String values, String registered) {

    private static final int LONGEST_TEXT = 200;
    /**
     * Excel limits formulas to 8192 characters; rules that are left out are checked when the submission is received.
     */
    private static final int LONGEST_CONDITION = 1200;

    private static final int MOST_RULES = 5;

    private static final Wording WORDS = Wording.vietnamese();

    /** Prefix of a check's text for an error. */
    static final String WRONG = WORDS.get("check-wrong");
    /** Prefix of a check's text for a warning. */
    static final String WARNING = WORDS.get("check-warning");
    /** Prefix of a check's text for a right value. */
    static final String RIGHT = WORDS.get("check-right");

    /** Returns a condition that is true for a whole number from 0 or a sign for a missing value. */
    static String isCount(String cell) {
        return "IF(ISNUMBER(%1$s),AND(%1$s>=0,%1$s=INT(%1$s)),OR(%1$s=\"-\",%1$s=\"...\",%1$s=\"…\",LOWER(%1$s)=\"x\"))"
                .formatted(cell);
    }

    /**
     * Returns the formula of a row's check: the cell's own content first, then the comparison with the register, then
     * the rules.
     *
     * @param code code of the row's element or category
     * @param isTotal true if rules on the element as a whole are shown in this row
     * @param value address of the value cell
     * @param register address of the derived value; empty if there is none
     */
    String check(String code, boolean isTotal, String value, String register) {
        List<FormRule> shown =
                rules.stream().filter(rule -> isShownAt(rule, code, isTotal)).toList();
        List<Branch> branches = new ArrayList<>();
        shown.stream()
                .filter(rule -> rule.rule().kind() == Rule.Kind.REQUIRED)
                .forEach(rule -> branches.add(new Branch(value + "=\"\"", text(explanation(rule)))));
        branches.add(new Branch(value + "=\"\"", "\"\""));
        branches.add(new Branch("NOT(" + isCount(value) + ")", text(WRONG + ": " + WORDS.get("check-count"))));
        if (!register.isEmpty()) {
            branches.add(new Branch(
                    "AND(ISNUMBER(%1$s),%1$s<>%2$s)".formatted(value, register),
                    text(WRONG + ": " + WORDS.get("check-register") + " ") + "&" + register));
        }
        shown.stream()
                .filter(rule -> rule.right().isPresent())
                .map(rule -> new Branch(broken(rule), text(explanation(rule))))
                .filter(branch -> branch.condition().length() <= LONGEST_CONDITION)
                .limit(MOST_RULES)
                .forEach(branches::add);
        String formula = text(RIGHT);
        for (int i = branches.size() - 1; i >= 0; i--) {
            formula = "IF(%s,%s,%s)"
                    .formatted(branches.get(i).condition(), branches.get(i).then(), formula);
        }
        return formula;
    }

    private record Branch(String condition, String then) {}

    /**
     * True if a rule is shown in this row. Rules that depend on unit, period, a condition or other submissions are
     * checked only when the submission is received.
     */
    private static boolean isShownAt(FormRule rule, String code, boolean isTotal) {
        Rule definition = rule.rule();
        if (rule.usesOtherSubmissions()
                || rule.left().references().isEmpty()
                || rule.when().isPresent()
                || !definition.levels().isEmpty()
                || !definition.periods().isEmpty()) {
            return false;
        }
        Reference first = rule.left().references().get(0);
        return first.category().isEmpty()
                ? isTotal && code.split(":", 2)[0].equals(first.element())
                : code.equals(first.code());
    }

    private String broken(FormRule rule) {
        RuleExpression right = rule.right().orElseThrow();
        Rule definition = rule.rule();
        if (definition.kind() == Rule.Kind.COMPULSORY_PAIR || definition.kind() == Rule.Kind.EXCLUSIVE_PAIR) {
            String relation = definition.kind() == Rule.Kind.EXCLUSIVE_PAIR ? "AND(%s,%s)" : "(%s)<>(%s)";
            return relation.formatted(isKnown(rule.left(), definition.missing()), isKnown(right, definition.missing()));
        }
        String left = "(" + rule.left().withReferences(this::amount) + ")";
        String other = "(" + right.withReferences(this::amount) + ")";
        String tolerance = definition.tolerance().toPlainString();
        String relation = switch (definition.kind()) {
            case PAIR -> "(%1$s>0)<>(%2$s>0)";
            case CARRIER -> "AND(%1$s>0,%2$s=0)";
            case EQUAL -> "ABS(%1$s-%2$s)>%3$s";
            case NOT_EQUAL -> "ABS(%1$s-%2$s)<=%3$s";
            case ABOVE -> "%1$s-%2$s+%3$s<=0";
            case NOT_BELOW -> "%1$s-%2$s+%3$s<0";
            case BELOW -> "%1$s-%2$s-%3$s>=0";
            case NOT_ABOVE, AT_MOST -> "%1$s-%2$s-%3$s>0";
            case COMPULSORY_PAIR, EXCLUSIVE_PAIR, REQUIRED -> "FALSE";
        };
        return "AND(%s,%s,%s)"
                .formatted(
                        isKnown(rule.left(), definition.missing()),
                        isKnown(right, definition.missing()),
                        relation.formatted(left, other, tolerance));
    }

    private String explanation(FormRule rule) {
        String how = rule.rule().effect().compareTo(Effect.RETURN) < 0 ? WARNING : WRONG;
        String own = rule.rule().message().map(Text::vi).orElse("");
        if (!own.isEmpty() && !own.contains("{")) {
            return how + ": " + own;
        }
        String name = rule.right()
                .map(right -> right.findSingle()
                        .flatMap(single -> form.findElement(single.element()))
                        .map(element -> element.name().vi())
                        .orElseGet(right::toString))
                .orElse("");
        String text = WORDS.get(
                switch (rule.rule().kind()) {
                    case PAIR -> "check-rule-pair";
                    case CARRIER -> "check-rule-carrier";
                    case AT_MOST -> "check-rule-at-most";
                    case COMPULSORY_PAIR -> "check-rule-compulsory-pair";
                    case EXCLUSIVE_PAIR -> "check-rule-exclusive-pair";
                    case REQUIRED -> "check-rule-required";
                    default -> "check-rule-other";
                },
                rule.left(),
                rule.rule().kind().symbol());
        return name.isEmpty() ? how + ": " + text : "%s: %s “%s”".formatted(how, text, name);
    }

    /** Returns a condition that is true if the side can be calculated under the rule's policy for missing values. */
    private String isKnown(RuleExpression side, Rule.Missing missing) {
        if (side.references().isEmpty() || missing == Rule.Missing.NEVER_SKIP) {
            return "TRUE";
        }
        List<String> known = side.references().stream().map(this::isKnown).toList();
        if (known.size() == 1) {
            return known.get(0);
        }
        return (missing == Rule.Missing.SKIP_IF_ANY ? "AND(" : "OR(") + String.join(",", known) + ")";
    }

    private String isKnown(Reference value) {
        return isDerived(value.element()) ? "TRUE" : isTyped(value);
    }

    private String isTyped(Reference value) {
        return "COUNTIFS(%1$s,%2$s,%3$s,\">=0\")+COUNTIFS(%1$s,%2$s,%3$s,\"-\")>0"
                .formatted(codes, criterion(value), values);
    }

    /** Returns the typed value, else the value derived from the register. */
    private String amount(Reference value) {
        String criterion = criterion(value);
        String typed = "SUMIFS(%s,%s,%s)".formatted(values, codes, criterion);
        return isDerived(value.element())
                ? "IF(%s,%s,SUMIFS(%s,%s,%s))".formatted(isTyped(value), typed, registered, codes, criterion)
                : typed;
    }

    boolean isDerived(String element) {
        return form.sheets().registers().stream()
                .flatMap(register -> register.derive().stream())
                .anyMatch(derivation -> derivation.element().equals(element));
    }

    /** Returns the criterion that selects the row of an element or category, or the rows of all categories. */
    private String criterion(Reference value) {
        boolean isSplit = form.findElement(value.element())
                .filter(found ->
                        value.category().isEmpty() && !found.categories().isEmpty())
                .isPresent();
        return text(isSplit ? value.element() + ":*" : value.code());
    }

    /** Returns a formula for the value that the registers give an element, summed over its derivations. */
    String derived(String element, int lastRow) {
        return form.sheets().registers().stream()
                .flatMap(register -> register.derive().stream()
                        .filter(derivation -> derivation.element().equals(element))
                        .map(derivation -> derived(register, derivation, lastRow)))
                .collect(Collectors.joining("+"));
    }

    private static String derived(Form.Register register, Form.Derivation derivation, int lastRow) {
        List<String> conditions = derivation.where().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> range(register, entry.getKey(), lastRow) + "," + text(entry.getValue()))
                .toList();
        String first = register.columns().get(0).key();
        String where =
                conditions.isEmpty() ? range(register, first, lastRow) + ",\"<>\"" : String.join(",", conditions);
        return derivation
                .sum()
                .map(sum -> "SUMIFS(%s,%s)".formatted(range(register, sum, lastRow), where))
                .orElse("COUNTIFS(" + where + ")");
    }

    private static String range(Form.Register register, String key, int lastRow) {
        List<String> keys =
                register.columns().stream().map(Form.RegisterColumn::key).toList();
        String column = CellReference.convertNumToColString(keys.indexOf(key));
        return String.format(
                Locale.ROOT,
                "'%s'!$%s$%d:$%s$%d",
                register.name().replace("'", "''"),
                column,
                RegisterWriter.HEADER + 2,
                column,
                lastRow);
    }

    /** Quotes a text for a formula, cut to Excel's limit. */
    private static String text(String literal) {
        return "\""
                + literal.substring(0, Math.min(literal.length(), LONGEST_TEXT)).replace("\"", "\"\"") + "\"";
    }
}
