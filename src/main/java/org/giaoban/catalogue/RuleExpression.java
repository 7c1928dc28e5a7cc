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
import org.giaoban.model.Rule.Missing;

/**
 * One side of a rule: numbers, {@code + - * /}, brackets, {@code ABS MIN MAX ROUND} and what elements say:
 *
 * <ul>
 *   <li>{@code [A]} the element A, {@code [A:X]} its category X, {@code [A:*]} each category, one after the other;
 *   <li>{@code previous([A])}, {@code last_year([A])}, {@code year_to_date([A])}: the same unit's in other periods;
 *   <li>{@code children([A])} the sum over all units below.
 * </ul>
 *
 * An element by itself needs no brackets. Exact to 34 digits, HALF_UP, and compared after
 * rounding to twelve decimals; may be used by several threads.
 */
public final class RuleExpression {

    private static final String CODE = "[A-Z0-9][A-Z0-9._-]*(?::(?:[A-Z0-9_-]+|\\*))?";
    private static final Pattern PLAIN = Pattern.compile(CODE);
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:(?<moment>previous|last_year|year_to_date|children)\\s*\\(\\s*\\[(?<of>[^\\[\\]]*)]\\s*\\))|\\[(?<own>[^\\[\\]]*)]");
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

    /** Whose value is meant, besides the submission's own. */
    public enum Moment {
        NOW,
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
     * A value that an expression asks for.
     *
     * @param category empty for the total, {@value #EACH} for each
     */
    public record Reference(Moment moment, String element, String category) {

        static final String EACH = "*";

        boolean isOfEachCategory() {
            return category.equals(EACH);
        }

        /** {@code A} or {@code A:X}. */
        public String code() {
            return category.isEmpty() ? element : element + ":" + category;
        }

        private static Reference of(String moment, String code) {
            String[] parts = code.split(":", 2);
            return new Reference(
                    Moment.valueOf(moment.toUpperCase(Locale.ROOT)), parts[0], parts.length > 1 ? parts[1] : "");
        }

        @Override
        public String toString() {
            return moment == Moment.NOW ? "[" + code() + "]" : moment + "([" + code() + "])";
        }
    }

    /** What is wrong with the text of an expression. */
    static final class SyntaxException extends Exception {
        SyntaxException(String message) {
            super(message);
        }
    }

    /** A number. */
    static RuleExpression parse(String text) throws SyntaxException {
        RuleExpression parsed = parse(text, false);
        ExpressionTypes.requireNumber(parsed.tree());
        return parsed;
    }

    /** True or false: numbers compared, {@code && || !}. */
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
                throw new SyntaxException("no element \"" + code + "\"");
            }
            Reference reference = Reference.of(isOwn ? "now" : matcher.group("moment"), code);
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
            throw new SyntaxException("\"" + whole + "\" has signs that no expression has");
        }
        RuleExpression parsed =
                new RuleExpression(shown.toString(), references, ExpressionTypes.parse(formula, isCondition));
        parsed.requireOwnVariables();
        ExpressionTypes.requireSoundConstants(parsed.tree());
        return parsed;
    }

    private void requireOwnVariables() throws SyntaxException {
        for (String variable : ExpressionTypes.listVariables(expression)) {
            if (findReference(variable).isEmpty()) {
                throw new SyntaxException("\"" + variable + "\" is no number and no function");
            }
        }
    }

    /** What a variable of the parsed expression stands for. */
    Optional<Reference> findReference(String variable) {
        return references.stream()
                .filter(reference -> (VARIABLE + references.indexOf(reference)).equals(variable))
                .findFirst();
    }

    com.ezylang.evalex.parser.ASTNode tree() throws SyntaxException {
        return ExpressionTypes.tree(expression);
    }

    /** Each value that is asked for, once, in the order of the text. */
    public List<Reference> references() {
        return references;
    }

    /** The element that the expression is, where it is nothing else. */
    public Optional<Reference> findSingle() {
        return references.size() == 1 && text.equals(references.get(0).toString())
                ? Optional.of(references.get(0))
                : Optional.empty();
    }

    /** Whether it is one number and nothing else. */
    boolean isConstant() {
        return NUMBER.matcher(text).matches();
    }

    public boolean looksBeyond() {
        return references.stream().anyMatch(reference -> reference.moment() != Moment.NOW);
    }

    /** The same expression for one category in place of each. */
    RuleExpression of(String category) {
        List<Reference> named = references.stream()
                .map(r -> r.isOfEachCategory() ? new Reference(r.moment(), r.element(), category) : r)
                .toList();
        return new RuleExpression(text.replace(":" + Reference.EACH + "]", ":" + category + "]"), named, expression);
    }

    /** The value; none where too much is missing, or where it cannot be worked out, as when divided by zero. */
    public Optional<BigDecimal> evaluate(Function<Reference, Optional<BigDecimal>> values, Missing missing) {
        return value(values, missing).map(EvaluationValue::getNumberValue);
    }

    /** Whether a condition is true; it is not where too much is missing. */
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

    /** The text with other words for the values. */
    public String spell(Function<Reference, String> words) {
        return REFERENCE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(references.stream()
                        .filter(reference -> reference.toString().equals(match.group()))
                        .map(words)
                        .findFirst()
                        .orElse(match.group())));
    }

    /** As the form writes it, an element by itself in brackets. */
    @Override
    public String toString() {
        return text;
    }
}
