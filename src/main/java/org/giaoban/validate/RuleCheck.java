package org.giaoban.validate;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.giaoban.catalogue.FormRule;
import org.giaoban.catalogue.RuleExpression.Reference;
import org.giaoban.model.Finding;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.jspecify.annotations.Nullable;

/**
 * Asks a form's rules of one submission; those that look at others are asked after the night's sums.
 *
 * @param unit null where it is not known; a rule for some levels only is then not asked
 * @param period null where it is not known; likewise
 */
record RuleCheck(
        SubmittedValues contents,
        ValidationOutcome verdict,
        @Nullable OrgUnit unit,
        @Nullable Period period) {

    void check(FormRule rule) {
        if (!rule.looksBeyond() && isAsked(rule)) {
            Function<Reference, Optional<BigDecimal>> values =
                    reference -> contents.find(reference.element(), reference.category());
            rule.check(values)
                    .filter(finding -> !isNotApplicable(rule))
                    .ifPresent(finding -> verdict.add(place(rule, finding)));
        }
    }

    private boolean isAsked(FormRule rule) {
        boolean isForAll =
                rule.rule().levels().isEmpty() && rule.rule().periods().isEmpty();
        return unit == null || period == null ? isForAll : rule.rule().isAsked(unit.level(), period);
    }

    /** A cell that says "not applicable" has no value, and is filled in all the same. */
    private boolean isNotApplicable(FormRule rule) {
        return rule.rule().kind().isOfPresence()
                && rule.references().anyMatch(r -> contents.isNotApplicable(r.element(), r.category()))
                && rule.references()
                        .allMatch(r -> contents.isNotApplicable(r.element(), r.category())
                                || contents.find(r.element(), r.category()).isPresent());
    }

    private Finding place(FormRule rule, Finding finding) {
        Finding said = unit == null ? finding : finding.with("unit", unit.name());
        return rule.references()
                .flatMap(reference -> contents.findPlace(reference.element(), reference.category()).stream())
                .findFirst()
                .map(place -> said.at(place.sheet(), place.cell(), place.found()))
                .orElse(said);
    }
}
