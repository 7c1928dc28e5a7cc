package org.giaoban.catalogue;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.parser.ParseException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Rule.Missing;
import org.giaoban.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * One side of a rule: numbers, {@code + - * /}, brackets, {@code ABS MIN MAX ROUND} and references to values:
 * <ul>
 * <li>{@code [A]} the element A, {@code [A:X]} its category X, {@code [A:*]} each category in turn;
 * <li>{@code previous([A])}, {@code last_year([A])}, {@code year_to_date([A])}: the same unit in other periods;
 * <li>{@code children([A])} the sum over all units below.
 * </ul>
 * An element code that is the whole expression needs no brackets. Calculated to 34 digits, HALF_UP, and compared after
 * rounding to twelve decimals. Thread-safe.
 */
public final class RuleExpression {

    private static final String CODE = "[A-Z0-9][A-Z0-9._-]*(?::(?:[A-Z0-9_-]+|\\*))?";
    private static final Pattern PLAIN = Pattern.compile(CODE);
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:(?<scope>previous|last_year|year_to_date|children)\\s*\\(\\s*\\[(?<of>[^\\[\\]]*)]\\s*\\))|\\[(?<own>[^\\[\\]]*)]");
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_.,()+*/<>=!&|\\s-]*");
    private static final String VARIABLE = "element";

    private final String text;
    private final List<Reference> references;
    private final Expression expression;

    private RuleExpression(String text, List<Reference> references, Expression expression) {
        this.text = text;
        this.references = List.copyOf(references);
        this.expression = expression;
    }

    /** Which submission or submissions a referenced value comes from. */
    public enum ValueScope {
        OWN,
        PREVIOUS,
        LAST_YEAR,
        YEAR_TO_DATE,
        CHILDREN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A referenced value.
     *
     * @param category category code; empty for the total, {@value #EACH} for each category
     */
    public record Reference(ValueScope scope, String element, String category) {

        static final String EACH = "*";

        boolean isOfEachCategory() {
            return category.equals(EACH);
        }

        /** Returns {@code A} or {@code A:X}. */
        public String code() {
            return category.isEmpty() ? element : element + ":" + category;
        }

        private static Reference of(String scope, String code) {
            String[] codes = code.split(":", 2);
            return new Reference(
                    ValueScope.valueOf(scope.toUpperCase(Locale.ROOT)), codes[0], codes.length > 1 ? codes[1] : "");
        }

        @Override
        public String toString() {
            return scope == ValueScope.OWN ? "[" + code() + "]" : scope + "([" + code() + "])";
        }
    }

    /** An expression has a syntax or type error, which the text describes. */
    static final class SyntaxException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Text text;

        /** @param key the key of the text, as in the faults' bundles */
        SyntaxException(String key, @Nullable Object... values) {
            this(OperatorError.text(key, values));
        }

        private SyntaxException(Text text) {
            super(text.en());
            this.text = text;
        }

        Text text() {
            return text;
        }
    }

    /** Parses an expression whose result is a number. */
    static RuleExpression parse(String text) throws SyntaxException {
        RuleExpression parsed = parse(text, false);
        ExpressionTypes.requireNumber(parsed.tree());
        return parsed;
    }

    /** Parses a condition, whose result is true or false: comparisons joined by {@code && || !}. */
    static RuleExpression parseCondition(String text) throws SyntaxException {
        RuleExpression parsed = parse(text, true);
        ExpressionTypes.requireTruth(parsed.tree());
        return parsed;
    }

    private static RuleExpression parse(String text, boolean isCondition) throws SyntaxException {
        String whole = text.strip();
        boolean isPlain =
                PLAIN.matcher(whole).matches() && !NUMBER.matcher(whole).matches();
        List<Reference> references = new ArrayList<>();
        StringBuilder formula = new StringBuilder();
        StringBuilder shown = new StringBuilder();
        Matcher matcher = REFERENCE.matcher(isPlain ? "[" + whole + "]" : whole);
        while (matcher.find()) {
            boolean isOwn = matcher.group("own") != null;
            String code = (isOwn ? matcher.group("own") : matcher.group("of")).strip();
            if (!PLAIN.matcher(code).matches()) {
                throw new SyntaxException("expression-no-element", code);
            }
            Reference reference = Reference.of(isOwn ? "own" : matcher.group("scope"), code);
            if (!references.contains(reference)) {
                references.add(reference);
            }
            int before = formula.length();
            matcher.appendReplacement(formula, "");
            shown.append(formula, before, formula.length()).append(reference);
            formula.append(VARIABLE).append(references.indexOf(reference));
        }
        int rest = formula.length();
        matcher.appendTail(formula);
        shown.append(formula, rest, formula.length());
        if (!ALLOWED.matcher(formula).matches()) {
            throw new SyntaxException("expression-signs", whole);
        }
        RuleExpression parsed =
                new RuleExpression(shown.toString(), references, ExpressionTypes.parse(formula, isCondition));
        parsed.requireOwnVariables();
        ExpressionTypes.requireValidConstants(parsed.tree());
        return parsed;
    }

    private void requireOwnVariables() throws SyntaxException {
        for (String variable : ExpressionTypes.listVariables(expression)) {
            if (findReference(variable).isEmpty()) {
                throw new SyntaxException("expression-variable", variable);
            }
        }
    }

    /** Returns the reference that a variable of the parsed expression represents. */
    Optional<Reference> findReference(String variable) {
        return references.stream()
                .filter(reference -> (VARIABLE + references.indexOf(reference)).equals(variable))
                .findFirst();
    }

    com.ezylang.evalex.parser.ASTNode tree() throws SyntaxException {
        return ExpressionTypes.tree(expression);
    }

    /** Returns the distinct references in the order of the text. */
    public List<Reference> references() {
        return references;
    }

    /** Returns the reference if the expression consists of it alone. */
    public Optional<Reference> findSingle() {
        return references.size() == 1 && text.equals(references.get(0).toString())
                ? Optional.of(references.get(0))
                : Optional.empty();
    }

    /** True if the expression is a single number. */
    boolean isConstant() {
        return NUMBER.matcher(text).matches();
    }

    /** True if the expression uses values of other periods or units. */
    public boolean usesOtherSubmissions() {
        return references.stream().anyMatch(reference -> reference.scope() != ValueScope.OWN);
    }

    /** Returns a copy with {@code *} replaced by {@code category}. */
    RuleExpression of(String category) {
        List<Reference> named = references.stream()
                .map(r -> r.isOfEachCategory() ? new Reference(r.scope(), r.element(), category) : r)
                .toList();
        return new RuleExpression(text.replace(":" + Reference.EACH + "]", ":" + category + "]"), named, expression);
    }

    /**
     * Returns the result; empty if {@code missing} skips the rule, or if it cannot be calculated, for example a
     * division by zero.
     */
    public Optional<BigDecimal> evaluate(Function<Reference, Optional<BigDecimal>> values, Missing missing) {
        return value(values, missing).map(EvaluationValue::getNumberValue);
    }

    /** True if the condition holds; false if {@code missing} skips the rule. */
    public boolean isTrue(Function<Reference, Optional<BigDecimal>> values, Missing missing) {
        return value(values, missing).map(EvaluationValue::getBooleanValue).orElse(false);
    }

    private Optional<EvaluationValue> value(Function<Reference, Optional<BigDecimal>> values, Missing missing) {
        Map<String, BigDecimal> amounts = new HashMap<>();
        int absent = 0;
        for (int i = 0; i < references.size(); i++) {
            Optional<BigDecimal> amount = values.apply(references.get(i));
            absent += amount.isEmpty() ? 1 : 0;
            amounts.put(VARIABLE + i, amount.orElse(BigDecimal.ZERO));
        }
        if (missing.skips(absent, references.size())) {
            return Optional.empty();
        }
        try {
            return Optional.of(expression.copy().withValues(amounts).evaluate());
        } catch (EvaluationException | ArithmeticException e) {
            return Optional.empty();
        } catch (ParseException e) {
            throw new IllegalStateException(text, e);
        }
    }

    /** Returns the text with each reference replaced by {@code words}. */
    public String withReferences(Function<Reference, String> words) {
        return REFERENCE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(references.stream()
                        .filter(reference -> reference.toString().equals(match.group()))
                        .map(words)
                        .findFirst()
                        .orElse(match.group())));
    }

    /** Returns the text as the form writes it; a bare element code is in brackets. */
    @Override
    public String toString() {
        return text;
    }
}
