package org.giaoban.plausibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.giaoban.aggregate.FigureComputation;
import org.giaoban.aggregate.ReportedValues;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FormRule;
import org.giaoban.model.DataValue;
import org.giaoban.model.Form;
import org.giaoban.model.Plausibility;
import org.giaoban.store.StoredFinding;
import org.giaoban.timeline.Component;
import org.giaoban.timeline.Snapshot;
import org.giaoban.timeline.Snapshots;

/**
 * Reviews all submissions of a form and component that count in a snapshot: rules that use other periods or units,
 * and unlikely values. No submission is returned for these findings, because they depend on which other submissions
 * have been received.
 */
public final class PlausibilityReview {

    private static final Comparator<PlausibilityFinding> ORDER = Comparator.comparingLong(
                    PlausibilityFinding::submission)
            .thenComparing(PlausibilityFinding::element)
            .thenComparing(PlausibilityFinding::category)
            .thenComparing(found -> found.finding().code())
            .thenComparing(found -> found.finding().values().toString());

    private final Catalogue catalogue;
    private final Form form;
    private final CountedValues values;
    private final Confirmations confirmations;
    private final Amendments amendments;

    /** @param amended the values with the amendments that the snapshot knows */
    public PlausibilityReview(
            Snapshots snapshots, Snapshot snapshot, Form form, Component component, ReportedValues amended) {
        this.catalogue = snapshots.catalogue();
        this.form = form;
        this.values = new CountedValues(snapshots, snapshot, form, component, amended);
        this.confirmations = new Confirmations(snapshots, snapshot, form, amended);
        this.amendments = new Amendments(form, amended);
    }

    /**
     * Returns the findings in the order of submissions, each at the cell that contributes most to the value.
     *
     * @param computation finds the cells that were left blank
     * @param cells returns the cells of some submissions
     */
    public List<StoredFinding> run(
            FigureComputation computation, Function<Collection<Long>, Map<Long, List<DataValue>>> cells) {
        List<PlausibilityFinding> found = new ArrayList<>();
        checkRules(found::add);
        checkPlausibility(computation, found::add);
        found.replaceAll(PlausibilityFinding::withSubject);
        settleConfirmed(found);
        amendments.report(values.submissions(), found::add);
        found.sort(ORDER);
        Map<Long, List<DataValue>> located =
                cells.apply(found.stream().map(PlausibilityFinding::submission).collect(Collectors.toSet()));
        List<StoredFinding> stored = new ArrayList<>();
        found.forEach(each -> stored.add(new StoredFinding(
                each.submission(),
                stored.size(),
                findCell(each, located.getOrDefault(each.submission(), List.of()))
                        .map(cell -> each.finding().at(cell.sheet(), cell.cell(), cell.typed()))
                        .orElse(each.finding()))));
        return stored;
    }

    /** Turns confirmed findings into notes that name who confirmed the value and why. */
    private void settleConfirmed(List<PlausibilityFinding> found) {
        Map<Long, CountedValues.Counted> submissions = values.submissions().stream()
                .collect(Collectors.toMap(CountedValues.Counted::submission, Function.identity()));
        found.replaceAll(each -> Optional.ofNullable(submissions.get(each.submission()))
                .flatMap(submission -> confirmations.find(each, submission))
                .map(each::confirmed)
                .orElse(each));
    }

    private void checkRules(Consumer<PlausibilityFinding> found) {
        List<FormRule> rules = FormRule.listOf(form).stream()
                .filter(FormRule::usesOtherSubmissions)
                .toList();
        if (!rules.isEmpty()) {
            CrossRuleCheck check = new CrossRuleCheck(catalogue, form, values, CrossRuleCheck.elements(rules));
            values.submissions().forEach(submission -> rules.forEach(rule -> check.check(rule, submission, found)));
        }
    }

    private void checkPlausibility(FigureComputation computation, Consumer<PlausibilityFinding> found) {
        if (form.plausibility().checks().isEmpty()) {
            return;
        }
        DuplicatedValues duplicated = new DuplicatedValues();
        values.values()
                .forEach((code, own) -> form.findElement(code)
                        .ifPresent(element ->
                                new PlausibilityCheck(catalogue, form, element, own, found).run(duplicated)));
        duplicated.report(form.plausibility().copied(), found);
        if (form.plausibility().checks().contains(Plausibility.Check.BELOW)) {
            new SumsOfBelow(catalogue, form, values).report(form.plausibility().copied(), found);
        }
        if (form.plausibility().checks().contains(Plausibility.Check.BLANK)) {
            values.submissions().stream()
                    .map(CountedValues.Counted::period)
                    .distinct()
                    .forEach(period -> computation.forEachLeftBlank(
                            period,
                            (submission, before, blank) -> form.findElement(blank.element())
                                    .ifPresent(element -> found.accept(
                                            PlausibilityFinding.ofBlank(submission, element, before, blank)))));
        }
    }

    /** Returns the cell with the largest amount of a value; the first of several equal ones. */
    private static Optional<DataValue> findCell(PlausibilityFinding found, List<DataValue> cells) {
        return cells.stream()
                .filter(cell -> cell.element().equals(found.element()))
                .filter(cell -> found.category().isEmpty() || cell.category().equals(found.category()))
                .min(Comparator.comparing(PlausibilityReview::amount)
                        .reversed()
                        .thenComparing(DataValue::sheet)
                        .thenComparing(cell -> cell.cell().length())
                        .thenComparing(DataValue::cell));
    }

    private static BigDecimal amount(DataValue cell) {
        return Optional.ofNullable(cell.amount()).orElse(BigDecimal.ZERO);
    }
}
