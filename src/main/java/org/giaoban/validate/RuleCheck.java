package org.giaoban.validate;

import java.math.BigDecimal;
import org.giaoban.model.DataValue;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Rule;

/** Applies a form's rules to one submission; a rule is skipped where either of its elements is blank. */
record RuleCheck(Contents contents, Verdict verdict) {

    void check(Rule rule) {
        contents.findTotal(rule.left())
                .ifPresent(left -> contents.findTotal(rule.right())
                        .filter(right -> !holds(rule.kind(), left, right))
                        .ifPresent(right -> verdict.add(finding(rule, left, right))));
    }

    private static boolean holds(Rule.Kind kind, BigDecimal left, BigDecimal right) {
        return switch (kind) {
            case PAIR -> left.signum() == right.signum();
            case CARRIER -> left.signum() == 0 || right.signum() > 0;
            case AT_MOST -> left.compareTo(right) <= 0;
        };
    }

    private Finding finding(Rule rule, BigDecimal left, BigDecimal right) {
        FindingCode code = rule.kind().finding();
        DataValue at = contents.list(rule.left()).get(0);
        return Finding.of(code, at.sheet(), at.cell(), at.typed())
                .withEffect(rule.effect())
                .with("rule", rule.code())
                .with("left", contents.name(rule.left()))
                .with("left_value", left.toPlainString())
                .with("right", contents.name(rule.right()))
                .with("right_value", right.toPlainString());
    }
}
