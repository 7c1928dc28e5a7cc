package org.giaoban.plausibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.giaoban.aggregate.ReportedValues;
import org.giaoban.model.DataElement;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.ElementKey;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.Text;

/** Adds a finding for each sender whose reported value the office amended by decision. */
final class Amendments {

    private final Form form;
    private final ReportedValues values;

    /** @param values with their amendments */
    Amendments(Form form, ReportedValues values) {
        this.form = form;
        this.values = values;
    }

    void report(List<CountedValues.Counted> submissions, Consumer<PlausibilityFinding> found) {
        submissions.forEach(counted -> values.listAmendments(counted.submission())
                .forEach(decision -> form.findElement(decision.element().element())
                        .ifPresent(element -> found.accept(finding(counted.submission(), element, decision)))));
    }

    private PlausibilityFinding finding(long submission, DataElement element, Decision decision) {
        ElementKey key = decision.element();
        BigDecimal value = decision.details().value().orElseThrow();
        Finding finding = Finding.of(FindingCode.AMENDED, null, null, "")
                .with("element", key + " (" + element.name().vi() + ")")
                .with("value", PlausibilityFinding.exact(value))
                .with("before", before(submission, key));
        return new PlausibilityFinding(submission, key.element(), key.category(), finding.with(decision));
    }

    private Text before(long submission, ElementKey key) {
        List<Text> before = new ArrayList<>();
        values.reported().forEachCells(submission, (element, category, amount) -> {
            if (element.equals(key.element()) && category.equals(key.category())) {
                before.add(amount == null ? Text.of("x") : PlausibilityFinding.exact(amount));
            }
        });
        return before.isEmpty() ? Text.of("...") : before.get(0);
    }
}
