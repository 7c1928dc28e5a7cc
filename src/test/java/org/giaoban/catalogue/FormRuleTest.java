package org.giaoban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.Category;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.model.Plausibility;
import org.giaoban.model.Rule;
import org.giaoban.model.Rule.Kind;
import org.giaoban.model.Rule.Missing;
import org.giaoban.model.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of rule under every policy for missing values. */
class FormRuleTest {

    private static DataElement element(String code, String... categories) {
        return new DataElement(
                code,
                "S",
                new Text("Chỉ tiêu " + code, "Element " + code),
                "cái",
                new DataElement.Aggregation(DataElement.OverTime.SUM, DataElement.OverUnits.SUM),
                Arrays.stream(categories)
                        .map(category -> new Category(category, new Text("loại " + category, "kind " + category)))
                        .toList(),
                Optional.empty(),
                Plausibility.Band.NONE);
    }

    private static Form form(Rule rule) {
        return new Form(
                "f",
                Text.of("f"),
                new Form.Schedule(PeriodType.QUARTER, "c", Set.of("d")),
                Form.AcceptPolicy.ALL_OR_NOTHING,
                new Form.Contents(
                        List.of(),
                        List.of(element("A"), element("B"), element("C", "X", "Y"), element("D", "X", "Y")),
                        List.of()),
                new Form.Sheets(List.of(), List.of(), List.of()),
                List.of(rule),
                new Plausibility(
                        Set.of(),
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        8));
    }

    private static Rule rule(
            Kind kind, String left, @Nullable String right, @Nullable String when, String tolerance, Missing missing) {
        return new Rule(
                "R-1",
                new Rule.Relation(kind, left, Optional.ofNullable(right), new BigDecimal(tolerance)),
                Optional.ofNullable(when),
                missing,
                Effect.RETURN,
                Set.of(),
                Set.of(),
                Optional.empty());
    }

    private static List<Finding> findings(Rule rule, String values) {
        Map<String, BigDecimal> known = new HashMap<>();
        for (String value : values.isEmpty() ? new String[0] : values.split(" ")) {
            known.put(value.split("=")[0], new BigDecimal(value.split("=")[1]));
        }
        return FormRule.listOf(form(rule)).stream()
                .flatMap(each -> each.check(reference -> Optional.ofNullable(known.get(reference.code()))).stream())
                .toList();
    }

    private static String held(Kind kind, String values, Missing missing) {
        String right = kind == Kind.REQUIRED ? null : "[B]";
        return findings(rule(kind, "[A]", right, null, "0", missing), values).isEmpty() ? "-" : "!";
    }

    /** {@code !} if the rule is broken, under skip-if-any, skip-if-all and never-skip. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EQUAL|A=2 B=2|---",
                "EQUAL|A=2 B=3|!!!",
                "EQUAL|A=2|--!",
                "EQUAL|A=0|---",
                "EQUAL||---",
                "NOT_EQUAL|A=2 B=2|!!!",
                "NOT_EQUAL|A=2 B=3|---",
                "NOT_EQUAL|A=2|---",
                "NOT_EQUAL|B=0|--!",
                "NOT_EQUAL||--!",
                "ABOVE|A=3 B=2|---",
                "ABOVE|A=2 B=2|!!!",
                "ABOVE|A=2|---",
                "ABOVE|B=2|--!",
                "ABOVE||--!",
                "NOT_BELOW|A=2 B=2|---",
                "NOT_BELOW|A=1 B=2|!!!",
                "NOT_BELOW|B=2|--!",
                "NOT_BELOW||---",
                "BELOW|A=1 B=2|---",
                "BELOW|A=2 B=2|!!!",
                "BELOW|A=2|--!",
                "BELOW|B=2|---",
                "BELOW||--!",
                "NOT_ABOVE|A=2 B=2|---",
                "NOT_ABOVE|A=3 B=2|!!!",
                "NOT_ABOVE|A=3|--!",
                "NOT_ABOVE||---",
                "AT_MOST|A=2 B=2|---",
                "AT_MOST|A=3 B=2|!!!",
                "AT_MOST|A=3|--!",
                "PAIR|A=0 B=0|---",
                "PAIR|A=1 B=9|---",
                "PAIR|A=1 B=0|!!!",
                "PAIR|A=0 B=1|!!!",
                "PAIR|A=1|--!",
                "CARRIER|A=1 B=1|---",
                "CARRIER|A=1 B=0|!!!",
                "CARRIER|A=0 B=1|---",
                "CARRIER|A=1|--!",
                "COMPULSORY_PAIR|A=1 B=0|---",
                "COMPULSORY_PAIR|A=1|!!-",
                "COMPULSORY_PAIR|B=1|!!-",
                "COMPULSORY_PAIR||---",
                "EXCLUSIVE_PAIR|A=1|--!",
                "EXCLUSIVE_PAIR|A=0 B=1|!!!",
                "EXCLUSIVE_PAIR||--!",
                "REQUIRED|A=0|---",
                "REQUIRED|B=1|!!-"
            })
    void everyKind_byEveryStrategy(Kind kind, String values, String outcomes) {
        String said = values == null ? "" : values;
        assertThat(held(kind, said, Missing.SKIP_IF_ANY)
                        + held(kind, said, Missing.SKIP_IF_ALL)
                        + held(kind, said, Missing.NEVER_SKIP))
                .isEqualTo(outcomes);
    }

    /** A side of two values of which one is missing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A=5|SKIP_IF_ANY|-", "A=5|SKIP_IF_ALL|!", "A=5|NEVER_SKIP|!",
                "|SKIP_IF_ANY|-", "|SKIP_IF_ALL|-", "|NEVER_SKIP|!",
                "A=5 B=6|SKIP_IF_ANY|-"
            })
    void sideOfTwoValues_skipsIfAnyOrIfAllAreMissing(String values, Missing missing, String outcome) {
        Rule rule = rule(Kind.NOT_BELOW, "[A] + [B]", "10", null, "0", missing);
        assertThat(findings(rule, values == null ? "" : values).isEmpty() ? "-" : "!")
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EQUAL|10|12|2|-",
                "EQUAL|10|12.1|2|!",
                "EQUAL|12.1|10|2|!",
                "NOT_EQUAL|10|12|2|!",
                "NOT_EQUAL|10|12.1|2|-",
                "ABOVE|10|12|2|!",
                "ABOVE|10.1|12|2|-",
                "NOT_BELOW|10|12|2|-",
                "NOT_BELOW|9.9|12|2|!",
                "BELOW|12|10|2|!",
                "BELOW|11.9|10|2|-",
                "NOT_ABOVE|12|10|2|-",
                "NOT_ABOVE|12.1|10|2|!"
            })
    void comparisons_mayBeMissedByTheTolerance(Kind kind, String a, String b, String tolerance, String outcome) {
        Rule rule = rule(kind, "A", "B", null, tolerance, Missing.SKIP_IF_ANY);
        assertThat(findings(rule, "A=" + a + " B=" + b).isEmpty() ? "-" : "!").isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EQUAL|[A] / 3 * 3|5|-",
                "NOT_EQUAL|[A] / 3 * 3|5|!",
                "NOT_BELOW|[A] / 3 * 3|5|-",
                "EQUAL|[A]|5.0000000000004|-",
                "EQUAL|[A]|5.0000000000005|!",
                "PAIR|[A] / 3 * 3 - [A]|0|-",
                "CARRIER|[A] - [A] / 3 * 3|0|-"
            })
    void sides_areComparedToTwelveDecimals(Kind kind, String left, String b, String outcome) {
        Rule rule = rule(kind, left, "[B]", null, "0", Missing.SKIP_IF_ANY);
        assertThat(findings(rule, "A=5 B=" + b).isEmpty() ? "-" : "!").isEqualTo(outcome);
    }

    @Test
    void condition_decidesWhetherARuleIsApplied() {
        Rule rule = rule(Kind.REQUIRED, "A", null, "[B] > 0 && [C:X] == 1", "0", Missing.SKIP_IF_ANY);
        assertThat(findings(rule, "B=1 C:X=1")).hasSize(1);
        assertThat(findings(rule, "B=0 C:X=1")).isEmpty();
        assertThat(findings(rule, "B=1")).as("not known whether").isEmpty();
        assertThat(findings(rule, "A=0 B=1 C:X=1")).isEmpty();
    }

    @Test
    void ruleOnEachCategory_isAppliedToEveryCategory() {
        Rule rule = rule(Kind.NOT_ABOVE, "[C:*]", "[D:*] * 2", null, "0", Missing.SKIP_IF_ANY);
        assertThat(findings(rule, "C:X=4 D:X=2 C:Y=5 D:Y=2"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.values())
                        .containsEntry("left", "C:Y (Chỉ tiêu C: loại Y)")
                        .containsEntry("left_value", "5")
                        .containsEntry("left@en", "C:Y (Element C: kind Y)")
                        .containsEntry("operator", "nhỏ hơn hoặc bằng")
                        .containsEntry("right", "[D:Y] * 2")
                        .containsEntry("right_value", "4"));
    }

    @Test
    void crossFooting_addsCategoriesUp() {
        Rule rule = rule(Kind.EQUAL, "C", "[C:X] + [C:Y]", null, "0", Missing.SKIP_IF_ANY);
        assertThat(findings(rule, "C=7 C:X=4 C:Y=3")).isEmpty();
        assertThat(findings(rule, "C=8 C:X=4 C:Y=3")).hasSize(1);
    }

    @Test
    void sideDividedByZero_hasNoValue() {
        Rule rule = rule(Kind.NOT_ABOVE, "[A] / [B]", "5", null, "0", Missing.NEVER_SKIP);
        assertThat(findings(rule, "A=100 B=0")).isEmpty();
        assertThat(findings(rule, "A=100 B=3"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.values()).containsEntry("left_value", "33.333333"));
    }

    @Test
    void scope_isTheUnitsLevelAndTheEndOfThePeriodsId() {
        Rule all = rule(Kind.REQUIRED, "A", null, null, "0", Missing.SKIP_IF_ANY);
        Rule some = new Rule(
                all.code(),
                new Rule.Relation(all.kind(), all.left(), all.right(), all.tolerance()),
                all.when(),
                all.missing(),
                all.effect(),
                Set.of("d"),
                Set.of("Q4", "Q1"),
                all.message());
        assertThat(all.isAsked("p", Period.of("2022-Q2"))).isTrue();
        assertThat(some.isAsked("d", Period.of("2022-Q4"))).isTrue();
        assertThat(some.isAsked("d", Period.of("2022-Q2"))).isFalse();
        assertThat(some.isAsked("p", Period.of("2022-Q4"))).isFalse();
    }

    @Test
    void messageOfTheRule_comesBeforeTheUsualOne() {
        Rule plain = rule(Kind.NOT_ABOVE, "A", "[B] * 2", null, "0", Missing.SKIP_IF_ANY);
        Rule rule = new Rule(
                plain.code(),
                new Rule.Relation(plain.kind(), plain.left(), plain.right(), plain.tolerance()),
                plain.when(),
                plain.missing(),
                plain.effect(),
                Set.of(),
                Set.of(),
                Optional.of(new Text("{left_value} là quá nhiều.", "{left_value} is too many.")));
        Finding finding = findings(rule, "A=9 B=2").get(0);
        FindingTexts texts = FindingTexts.load();
        assertThat(texts.message(finding, Text.VIETNAMESE))
                .isEqualTo(
                        "9 là quá nhiều. A (Chỉ tiêu A) là 9; theo quy tắc R-1 phải nhỏ hơn hoặc bằng [B] * 2, tức 4.");
        assertThat(texts.message(finding, Locale.ENGLISH))
                .isEqualTo(
                        "9 is too many. A (Element A) is 9; by the rule R-1 it must be at most [B] * 2, which is 4.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EQUAL|[B]|0|A (Chỉ tiêu A) là 4.610,5; theo quy tắc R-1 phải bằng B (Chỉ tiêu B), tức 7.000."
                        + "|A (Element A) is 4,610.5; by the rule R-1 it must be equal to B (Element B), which is 7,000.",
                "NOT_BELOW|[B] * 2 / 3|0.5|A (Chỉ tiêu A) là 4.610,5; theo quy tắc R-1 phải lớn hơn hoặc bằng [B] * 2 / 3,"
                        + " tức 4.666,666667, cho phép lệch 0,5."
                        + "|A (Element A) is 4,610.5; by the rule R-1 it must be at least [B] * 2 / 3, which is 4,666.666667,"
                        + " give or take 0.5.",
                "NOT_ABOVE|2000.5|0|A (Chỉ tiêu A) là 4.610,5; theo quy tắc R-1 phải nhỏ hơn hoặc bằng 2.000,5."
                        + "|A (Element A) is 4,610.5; by the rule R-1 it must be at most 2,000.5.",
                "NOT_EQUAL|4610.5|0|A (Chỉ tiêu A) là 4.610,5; theo quy tắc R-1 phải khác 4.610,5."
                        + "|A (Element A) is 4,610.5; by the rule R-1 it must be other than 4,610.5.",
                "EXCLUSIVE_PAIR|[B]|0|A (Chỉ tiêu A) là 4.610,5 và B (Chỉ tiêu B) là 7.000; chỉ được ghi một trong hai"
                        + " (quy tắc R-1)."
                        + "|A (Element A) is 4,610.5 and B (Element B) is 7,000; only one of them may be filled in (rule"
                        + " R-1)."
            })
    void messages_areInTheReadersLanguageAndNumberFormat(
            Kind kind, String right, String tolerance, String vietnamese, String english) {
        Rule rule = rule(kind, "[A]", right, null, tolerance, Missing.SKIP_IF_ANY);
        Finding finding = findings(rule, "A=4610.5 B=7000").get(0);
        FindingTexts texts = FindingTexts.load();
        assertThat(texts.message(finding, Text.VIETNAMESE)).isEqualTo(vietnamese);
        assertThat(texts.message(finding, Locale.ENGLISH)).isEqualTo(english);
    }
}
