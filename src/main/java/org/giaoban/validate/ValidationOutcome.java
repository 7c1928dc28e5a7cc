package org.giaoban.validate;

import java.util.ArrayList;
import java.util.List;
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

    boolean isReturned() {
        return findings.stream().anyMatch(finding -> finding.effect().compareTo(Effect.RETURN) >= 0);
    }

    List<Finding> findings() {
        return findings;
    }
}
