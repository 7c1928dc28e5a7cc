package org.giaoban.plausibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.giaoban.aggregate.FigureComputation.LeftBlank;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.model.DataElement;
import org.giaoban.model.Decision;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Period;
import org.giaoban.model.Text;
import org.springframework.util.StringUtils;

/**
 * Something to say about a value of a submission, before its cell has been looked up.
 *
 * @param category empty for the total
 */
record PlausibilityFinding(long submission, String element, String category, Finding finding) {

    /** A warning about an element's total. */
    static Finding of(FindingCode code, DataElement element, BigDecimal value) {
        return Finding.of(code, null, null, "")
                .with("element", element.code() + " (" + element.name().vi() + ")")
                .with("value", shown(value));
    }

    /** A cell that was left blank; the finding has no cell. */
    static PlausibilityFinding ofBlank(long submission, DataElement element, Period before, LeftBlank blank) {
        String code = blank.category().isEmpty() ? element.code() : element.code() + ":" + blank.category();
        return new PlausibilityFinding(
                submission,
                blank.element(),
                blank.category(),
                Finding.of(FindingCode.LEFT_BLANK, null, null, "")
                        .with("element", code + " (" + element.name().vi() + ")")
                        .with("base", before.id())
                        .with("before", shown(blank.before())));
    }

    /** The finding with what it is about as {@code CODE} or {@code CODE:CATEGORY}, which a person confirms it by. */
    PlausibilityFinding withSubject() {
        String subject = new Decision.ElementKey(element, category).toString();
        return new PlausibilityFinding(submission, element, category, finding.with(Finding.SUBJECT, subject));
    }

    /** The finding as a note that says who confirmed the value, when and why. */
    PlausibilityFinding confirmed(Decision decision) {
        return new PlausibilityFinding(
                submission, element, category, withDecision(finding.withEffect(Effect.NOTE), decision));
    }

    /** The finding with the day, the person and the reason of a decision. */
    static Finding withDecision(Finding finding, Decision decision) {
        return finding.with("decided", decision.date().toString())
                .with("by", decision.by())
                .with("reason", StringUtils.trimTrailingCharacter(decision.reason(), '.'));
    }

    /** With all its decimals, as the readers of each language write numbers. */
    static Text exact(BigDecimal number) {
        return FindingTexts.number(number.stripTrailingZeros().toPlainString());
    }

    /** To one decimal at most, as the readers of each language write numbers. */
    static Text shown(BigDecimal number) {
        String plain =
                number.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
        return FindingTexts.number(plain);
    }
}
