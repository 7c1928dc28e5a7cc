package org.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.giaoban.catalogue.RuleExpression.SyntaxException;
import org.giaoban.model.Rule.Missing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleExpressionTest {

    /** A is 7, B.1 is 2, the category X of C is 0.1, D has no value. */
    private static final Map<String, BigDecimal> VALUES = Map.of(
            "[A]", new BigDecimal("7"),
            "[B.1]", new BigDecimal("2"),
            "[C:X]", new BigDecimal("0.1"),
            "previous([A])", new BigDecimal("10"),
            "children([A])", new BigDecimal("12"));

    private static Optional<BigDecimal> find(RuleExpression.Reference reference) {
        return Optional.ofNullable(VALUES.get(reference.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A|7",
                "B.1|2",
                "[A]|7",
                "C:X|0.1",
                "[A] + [B.1]|9",
                "[A]-[B.1]*2|3",
                "([A] - [B.1]) * 2|10",
                "-[A] + 10|3",
                "[C:X] * 3|0.3",
                "[A] / 3 * 3|6.999999999999999999999999999999999",
                "previous([A]) - [ A ]|3",
                "children( [A] ) / [B.1]|6",
                "MAX([A], [B.1], 9)|9",
                "MIN([A], [B.1])|2",
                "ABS([B.1] - [A])|5",
                "ROUND([A] / 3, 2)|2.33",
                "ROUND([A] / [B.1], 0)|4",
                "ROUND((0 - [A]) / [B.1], 0)|-4",
                "ROUND([C:X] * 25, 0)|3",
                "ROUND([A] / 3, 12)|2.333333333333",
                "999999999999999.999999999999|999999999999999.999999999999",
                "500|500",
                "[A] / ([A] - 7)|"
            })
    void numbers_areExactToThirtyFourDigits(String text, String value) throws SyntaxException {
        assertThat(RuleExpression.parse(text)
                        .evaluate(RuleExpressionTest::find, Missing.SKIP_IF_ANY)
                        .map(BigDecimal::toPlainString))
                .isEqualTo(Optional.ofNullable(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[A] > 6;true",
                "[A] > 7;false",
                "[A] >= 7.0;true",
                "[A] == 7.00;true",
                "[C:X] * 10 == 1;true",
                "[A] != 7;false",
                "[A] < [B.1] || [B.1] == 2;true",
                "[A] > 6 && [B.1] > 2;false",
                "!([A] == 8);true",
                "[A] / 3 * 3 == 7;true",
                "[A] / 3 * 3 != 7;false",
                "[A] / 3 * 3 < 7;false",
                "[A] / 3 * 3 >= 7;true",
                "[A] > 6.999999999999;true",
                "[A] / [A] - 1 == 0;true",
                "[A] / ([A] - 7) == 0;false",
                "[D] == 0;false"
            })
    void conditions_compareNumbersAsNumbers(String text, boolean holds) throws SyntaxException {
        assertThat(RuleExpression.parseCondition(text).isTrue(RuleExpressionTest::find, Missing.SKIP_IF_ANY))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[A] + [D]|SKIP_IF_ANY|",
                "[A] + [D]|SKIP_IF_ALL|7",
                "[A] + [D]|NEVER_SKIP|7",
                "[D] + previous([D])|SKIP_IF_ANY|",
                "[D] + previous([D])|SKIP_IF_ALL|",
                "[D] + previous([D])|NEVER_SKIP|0",
                "5|SKIP_IF_ALL|5"
            })
    void missingValues_skipOrCountAsZero(String text, Missing missing, String value) throws SyntaxException {
        assertThat(RuleExpression.parse(text).evaluate(RuleExpressionTest::find, missing))
                .isEqualTo(Optional.ofNullable(value).map(BigDecimal::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[A] +|",
                "([A]|",
                "A + B|\"A\" is no number and no function",
                "[A] > 2|",
                "[A] ^ 2|",
                "\"x\"|\"\"x\"\" has signs that no expression has",
                "SQRT([A])|",
                "[a]|no element \"a\"",
                "[]|no element \"\"",
                "previous([A] + [B])|",
                "previous(A)|",
                "[A].b|",
                "[A] {x}|",
                "element9|\"element9\" is no number and no function",
                "PI + 1|\"PI\" is no number and no function",
                "ROUND([A], 100000000)|ROUND takes a whole number of decimals from 0 to 12, like ROUND([A] / 3, 2)",
                "ROUND([A], 2000000000)|ROUND takes a whole number of decimals from 0 to 12, like ROUND([A] / 3, 2)",
                "round([A], 13)|ROUND takes a whole number of decimals from 0 to 12, like ROUND([A] / 3, 2)",
                "ROUND([A], [B])|ROUND takes a whole number of decimals from 0 to 12, like ROUND([A] / 3, 2)",
                "ROUND([A])|",
                "1e999999999|\"1e999999999\" is no number of at most 15 digits and 12 decimals, like 1250 or 0.25",
                "[A] * 1e99999999999|\"1e99999999999\" is no number of at most 15 digits and 12 decimals, like 1250 or 0.25",
                "[A] * 0.0000000000001|\"0.0000000000001\" is no number of at most 15 digits and 12 decimals, like 1250 or 0.25",
                "1000000000000000 - [A]|\"1000000000000000\" is no number of at most 15 digits and 12 decimals, like 1250 or 0.25",
                "0x10 + [A]|\"0x10\" is no number of at most 15 digits and 12 decimals, like 1250 or 0.25",
                "1e+|",
                "[A] / 0.00|divides by zero",
                "[A] / (0)|divides by zero"
            })
    void whatIsNoExpression_isRefused(String text, String message) {
        SyntaxException refused = catchThrowableOfType(SyntaxException.class, () -> RuleExpression.parse(text));
        assertThat(refused).as(text).isNotNull();
        if (message != null) {
            assertThat(refused).hasMessage(message);
        }
    }

    /** Cells cannot hold values of this size; the run must not fail on them all the same. */
    @Test
    void whatCannotBeWorkedOut_hasNoValue() throws SyntaxException {
        RuleExpression square = RuleExpression.parse("[A] * [A]");
        assertThat(square.evaluate(
                        any -> Optional.of(new BigDecimal(BigInteger.TEN, -2_000_000_000)), Missing.SKIP_IF_ANY))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"[A]", "[A] + 1", "([A] > 1) + 2", "[A] && [B]", "!([A])"})
    void whatIsNoCondition_isRefused(String text) {
        assertThat(catchThrowableOfType(SyntaxException.class, () -> RuleExpression.parseCondition(text)))
                .isNotNull();
    }
}
