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
 * Checks the form's rules on one submission. Rules that use other periods or units are checked after aggregation.
 */
final class RuleCheck {

    private final SubmittedValues submitted;
    private final ValidationOutcome validation;
    private final @Nullable OrgUnit unit;
    private final @Nullable Period period;

    /**
     * Creates the check of one submission.
     *
     * @param unit null if unknown; rules restricted to levels or periods are then skipped
     * @param period null if unknown; with the same effect
     */
    RuleCheck(
            SubmittedValues submitted, ValidationOutcome validation, @Nullable OrgUnit unit, @Nullable Period period) {
        this.submitted = submitted;
        this.validation = validation;
        this.unit = unit;
        this.period = period;
    }

    void check(FormRule rule) {
        if (!rule.usesOtherSubmissions() && applies(rule)) {
            Function<Reference, Optional<BigDecimal>> values =
                    reference -> submitted.find(reference.element(), reference.category());
            rule.check(values)
                    .filter(finding -> !isNotApplicable(rule))
                    .ifPresent(finding -> validation.add(place(rule, finding)));
        }
    }

    private boolean applies(FormRule rule) {
        boolean isForAll =
                rule.rule().levels().isEmpty() && rule.rule().periods().isEmpty();
        return unit == null || period == null ? isForAll : rule.rule().isAsked(unit.level(), period);
    }

    /**
     * True if a rule on the presence of values is met because the value is marked not applicable, which counts as
     * filled in.
     */
    private boolean isNotApplicable(FormRule rule) {
        return rule.rule().kind().isOfPresence()
                && rule.references().anyMatch(r -> submitted.isNotApplicable(r.element(), r.category()))
                && rule.references()
                        .allMatch(r -> submitted.isNotApplicable(r.element(), r.category())
                                || submitted.find(r.element(), r.category()).isPresent());
    }

    private Finding place(FormRule rule, Finding finding) {
        Finding located = unit == null ? finding : finding.with("unit", unit.name());
        return rule.references()
                .flatMap(reference -> submitted.findPlace(reference.element(), reference.category()).stream())
                .findFirst()
                .map(place -> located.at(place.sheet(), place.cell(), place.found()))
                .orElse(located);
    }
}
