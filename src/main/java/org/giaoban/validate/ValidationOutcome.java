package org.giaoban.validate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.giaoban.model.DataValue;
import org.giaoban.model.Decision.ElementKey;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.Form.AcceptPolicy;

/** Collects the findings on one submission and applies the form's accept policy to them. */
final class ValidationOutcome {

    private final AcceptPolicy policy;
    private final List<Finding> findings = new ArrayList<>();

    ValidationOutcome(AcceptPolicy policy) {
        this.policy = policy;
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    void addAll(List<Finding> more) {
        findings.addAll(more);
    }

    /**
     * Adds a finding about a single cell. Under the good-cells policy only the cell is dropped, so a returning finding
     * becomes a warning.
     */
    void addOfCell(Finding finding) {
        boolean mild = policy == AcceptPolicy.GOOD_CELLS && finding.effect() == Effect.RETURN;
        findings.add(mild ? finding.withEffect(Effect.WARNING) : finding);
    }

    /** Replaces the findings that fulfil a condition. */
    void replace(Predicate<Finding> condition, UnaryOperator<Finding> replacement) {
        findings.replaceAll(finding -> condition.test(finding) ? replacement.apply(finding) : finding);
    }

    boolean isReturned() {
        return findings.stream().anyMatch(finding -> finding.effect().compareTo(Effect.RETURN) >= 0);
    }

    /**
     * Returns the findings. A warning at the cell of a value has the value as its subject, by which a person can confirm
     * it.
     */
    List<Finding> findings(List<DataValue> values) {
        Map<String, String> subjects = new HashMap<>();
        values.forEach(value -> subjects.putIfAbsent(
                value.sheet() + "!" + value.cell(), new ElementKey(value.element(), value.category()).toString()));
        return findings.stream()
                .map(finding -> {
                    String subject = subjects.get(finding.sheet() + "!" + finding.cell());
                    return finding.effect() == Effect.WARNING && subject != null
                            ? finding.with(Finding.SUBJECT, subject)
                            : finding;
                })
                .toList();
    }
}
