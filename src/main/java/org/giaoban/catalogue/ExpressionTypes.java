package org.giaoban.catalogue;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.basic.AbsFunction;
import com.ezylang.evalex.functions.basic.MaxFunction;
import com.ezylang.evalex.functions.basic.MinFunction;
import com.ezylang.evalex.functions.basic.RoundFunction;
import com.ezylang.evalex.operators.AbstractOperator;
import com.ezylang.evalex.operators.InfixOperator;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.operators.arithmetic.InfixDivisionOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMultiplicationOperator;
import com.ezylang.evalex.operators.arithmetic.InfixPlusOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixMinusOperator;
import com.ezylang.evalex.operators.booleans.InfixAndOperator;
import com.ezylang.evalex.operators.booleans.InfixOrOperator;
import com.ezylang.evalex.operators.booleans.PrefixNotOperator;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.giaoban.catalogue.RuleExpression.Reference;
import org.giaoban.catalogue.RuleExpression.SyntaxException;
import org.giaoban.model.Rule;

/**
 * Defines the operators and functions of rule expressions and checks the types of their operands: numbers of a counting
 * unit, or truth values.
 */
final class ExpressionTypes {

    private static final List<Map.Entry<String, OperatorIfc>> ARITHMETIC = List.of(
            Map.entry("+", new InfixPlusOperator()),
            Map.entry("-", new InfixMinusOperator()),
            Map.entry("*", new InfixMultiplicationOperator()),
            Map.entry("/", new InfixDivisionOperator()),
            Map.entry("-", new PrefixMinusOperator()));
    private static final List<Map.Entry<String, OperatorIfc>> COMPARISON = List.of(
            Map.entry("==", new Comparison(sign -> sign == 0)),
            Map.entry("!=", new Comparison(sign -> sign != 0)),
            Map.entry(">", new Comparison(sign -> sign > 0)),
            Map.entry(">=", new Comparison(sign -> sign >= 0)),
            Map.entry("<", new Comparison(sign -> sign < 0)),
            Map.entry("<=", new Comparison(sign -> sign <= 0)));
    private static final List<Map.Entry<String, OperatorIfc>> LOGIC = List.of(
            Map.entry("&&", new InfixAndOperator()),
            Map.entry("||", new InfixOrOperator()),
            Map.entry("!", new PrefixNotOperator()));
    private static final Set<String> COMPARES = Set.of("==", "!=", ">", ">=", "<", "<=");
    private static final Set<String> JOINS = Set.of("&&", "||", "!");
    private static final Set<String> ADDS = Set.of("+", "-", "MIN", "MAX");

    /** Longer constants and exponents are refused because they could make the calculation of a run very slow. */
    private static final Pattern CONSTANT = Pattern.compile("\\d{1,15}(?:\\.\\d{1,12})?");

    private static final Pattern PLACES = Pattern.compile("\\d|1[0-2]");
    private static final MathContext PRECISION = new MathContext(34, RoundingMode.HALF_UP);

    private static final ExpressionConfiguration NUMBER = configuration(ARITHMETIC);
    private static final ExpressionConfiguration TRUTH = configuration(ARITHMETIC, COMPARISON, LOGIC);

    private ExpressionTypes() {}

    /** Compares two numbers after rounding both with {@link Rule#rounded}. */
    @InfixOperator(precedence = OperatorIfc.OPERATOR_PRECEDENCE_COMPARISON)
    private static final class Comparison extends AbstractOperator {

        private final IntPredicate holds;

        Comparison(IntPredicate holds) {
            this.holds = holds;
        }

        @Override
        public EvaluationValue evaluate(Expression expression, Token sign, EvaluationValue... sides) {
            BigDecimal left = Rule.rounded(sides[0].getNumberValue());
            BigDecimal right = Rule.rounded(sides[1].getNumberValue());
            return EvaluationValue.booleanValue(holds.test(left.compareTo(right)));
        }
    }

    @SafeVarargs
    private static ExpressionConfiguration configuration(List<Map.Entry<String, OperatorIfc>>... operators) {
        MapBasedOperatorDictionary known = new MapBasedOperatorDictionary();
        for (List<Map.Entry<String, OperatorIfc>> some : operators) {
            some.forEach(operator -> known.addOperator(operator.getKey(), operator.getValue()));
        }
        return ExpressionConfiguration.builder()
                .mathContext(PRECISION)
                .operatorDictionary(known)
                .functionDictionary(MapBasedFunctionDictionary.ofFunctions(
                        Map.entry("ABS", new AbsFunction()),
                        Map.entry("MIN", new MinFunction()),
                        Map.entry("MAX", new MaxFunction()),
                        Map.entry("ROUND", new RoundFunction())))
                .defaultConstants(Map.of())
                .arraysAllowed(false)
                .structuresAllowed(false)
                .binaryAllowed(false)
                .implicitMultiplicationAllowed(false)
                .build();
    }

    static Expression parse(CharSequence formula, boolean isCondition) throws SyntaxException {
        Expression expression = new Expression(formula.toString(), isCondition ? TRUTH : NUMBER);
        tree(expression);
        return expression;
    }

    static ASTNode tree(Expression expression) throws SyntaxException {
        try {
            return expression.getAbstractSyntaxTree();
        } catch (ParseException e) {
            throw new SyntaxException("expression-unreadable", e.getMessage());
        }
    }

    static Set<String> listVariables(Expression expression) throws SyntaxException {
        try {
            return new TreeSet<>(expression.getUsedVariables());
        } catch (ParseException e) {
            throw new SyntaxException("expression-unreadable", e.getMessage());
        }
    }

    static void requireNumber(ASTNode node) throws SyntaxException {
        if (isTruth(node)) {
            throw new SyntaxException("expression-comparison");
        }
        for (ASTNode operand : node.getParameters()) {
            requireNumber(operand);
        }
    }

    static void requireTruth(ASTNode node) throws SyntaxException {
        if (!isTruth(node)) {
            throw new SyntaxException("expression-number");
        }
        for (ASTNode operand : node.getParameters()) {
            if (JOINS.contains(node.getToken().getValue())) {
                requireTruth(operand);
            } else {
                requireNumber(operand);
            }
        }
    }

    /**
     * Checks that constants have at most 15 digits and 12 decimals and that nothing is divided by a constant zero.
     * Other failures depend on the values.
     */
    static void requireValidConstants(ASTNode node) throws SyntaxException {
        String sign = String.valueOf(node.getToken().getValue());
        boolean isNumber = isConstant(node);
        if (isNumber && !CONSTANT.matcher(sign).matches()) {
            throw new SyntaxException("expression-constant", sign);
        }
        List<ASTNode> operands = node.getParameters();
        for (ASTNode operand : operands) {
            requireValidConstants(operand);
        }
        if (sign.equalsIgnoreCase("ROUND")
                && !(isConstant(operands.get(1))
                        && PLACES.matcher(operands.get(1).getToken().getValue()).matches())) {
            throw new SyntaxException("expression-round");
        }
        if (sign.equals("/")
                && isConstant(operands.get(1))
                && new BigDecimal(operands.get(1).getToken().getValue()).signum() == 0) {
            throw new SyntaxException("expression-zero");
        }
    }

    private static boolean isConstant(ASTNode node) {
        return node.getToken().getType() == Token.TokenType.NUMBER_LITERAL;
    }

    private static boolean isTruth(ASTNode node) {
        String sign = node.getToken().getValue();
        return COMPARES.contains(sign) || JOINS.contains(sign);
    }

    /**
     * Lists the pairs of different counting units that an expression adds up.
     *
     * @param units returns the counting unit of a referenced value
     */
    static List<String> listMixtures(RuleExpression expression, Function<Reference, String> units)
            throws SyntaxException {
        List<String> mixtures = new ArrayList<>();
        findUnit(
                expression.tree(),
                variable -> expression.findReference(variable).map(units),
                mixtures);
        return mixtures;
    }

    /** Returns the counting unit of a node; empty for constants, products and quotients. */
    private static Optional<String> findUnit(
            ASTNode node, Function<String, Optional<String>> units, List<String> mixtures) {
        List<String> counted = new ArrayList<>();
        node.getParameters()
                .forEach(operand -> findUnit(operand, units, mixtures).ifPresent(counted::add));
        String sign = node.getToken().getValue();
        return switch (node.getToken().getType()) {
            case VARIABLE_OR_CONSTANT -> units.apply(sign);
            case INFIX_OPERATOR, PREFIX_OPERATOR, FUNCTION -> {
                boolean isAdding = ADDS.contains(Objects.requireNonNull(sign).toUpperCase(Locale.ROOT));
                counted.stream()
                        .filter(unit -> isAdding && !unit.equals(counted.get(0)))
                        .forEach(unit -> mixtures.add(counted.get(0) + " + " + unit));
                boolean isKept = isAdding || !Set.of("*", "/").contains(sign);
                yield isKept ? counted.stream().findFirst() : Optional.empty();
            }
            default -> Optional.empty();
        };
    }
}
