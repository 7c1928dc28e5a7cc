package org.giaoban.plausibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.giaoban.aggregate.FigureComputation.LeftBlank;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.model.DataElement;
import org.giaoban.model.Decision;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Period;
import org.giaoban.model.Text;

/**
 * A finding about a value of a submission, before the value's cell is known.
 *
 * @param category empty for the total
 */
record PlausibilityFinding(long submission, String element, String category, Finding finding) {

    /** Creates a warning about an element's total. */
    static Finding of(FindingCode code, DataElement element, BigDecimal value) {
        return Finding.of(code, null, null, "")
                .with("element", element.code() + " (" + element.name().vi() + ")")
                .with("value", shown(value));
    }

    /** Creates the finding about a cell that was left blank, without the cell. */
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

    /** Returns the finding with its subject as {@code CODE} or {@code CODE:CATEGORY}, by which a person confirms it. */
    PlausibilityFinding withSubject() {
        String subject = new Decision.ElementKey(element, category).toString();
        return new PlausibilityFinding(submission, element, category, finding.with(Finding.SUBJECT, subject));
    }

    /** Returns the finding as a note that names who confirmed the value, when and why. */
    PlausibilityFinding confirmed(Decision decision) {
        return new PlausibilityFinding(submission, element, category, finding.confirmed(decision));
    }

    /** Formats a number with all its decimals in the notation of each language. */
    static Text exact(BigDecimal number) {
        return FindingTexts.number(number.stripTrailingZeros().toPlainString());
    }

    /** Formats a number with at most one decimal in the notation of each language. */
    static Text shown(BigDecimal number) {
        String plain =
                number.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
        return FindingTexts.number(plain);
    }
}
