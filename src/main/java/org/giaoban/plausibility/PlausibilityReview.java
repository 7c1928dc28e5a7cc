package org.giaoban.plausibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FormRule;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Finding;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.model.Plausibility;
import org.giaoban.plausibility.CrossRuleCheck.Asked;
import org.giaoban.plausibility.ReportedValues.Current;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks over the submissions that count, all of them together: what the rules over other periods and units say, and
 * what is not likely. Worked out anew with the figures; nothing is ever sent back for it, since it would hang on the
 * order of arrival.
 */
public final class PlausibilityReview {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Comparator<PlausibilityFinding> ORDER = Comparator.comparingLong(
                    PlausibilityFinding::submission)
            .thenComparing(PlausibilityFinding::element)
            .thenComparing(PlausibilityFinding::category)
            .thenComparing(doubt -> doubt.finding().code())
            .thenComparing(doubt -> doubt.finding().values().toString());

    private final String world;
    private final ReportedValues values;
    private final JdbcTemplate jdbc;

    /** @param world whose submissions are looked over */
    public PlausibilityReview(DataSource source, AsOfPoint world) {
        this.world = world.id();
        this.values = new ReportedValues(source, world);
        this.jdbc = new JdbcTemplate(source);
    }

    /** The caller holds the transaction. */
    public void run(Catalogue catalogue) {
        List<PlausibilityFinding> doubts = new ArrayList<>();
        for (Form form : catalogue.forms().values()) {
            askRules(catalogue, form, doubts::add);
            askWhetherLikely(catalogue, form, doubts::add);
        }
        doubts.sort(ORDER);
        List<Object[]> rows = new ArrayList<>();
        doubts.forEach(doubt -> rows.add(row(doubt, rows.size())));
        jdbc.update("DELETE FROM review WHERE world = ?", world);
        jdbc.batchUpdate(
                "INSERT INTO review (world, submission, ordinal, code, effect, sheet, cell, found, marks)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    private void askRules(Catalogue catalogue, Form form, Consumer<PlausibilityFinding> doubts) {
        List<FormRule> rules = FormRule.listOf(form).stream()
                .filter(FormRule::usesOtherSubmissions)
                .toList();
        if (!rules.isEmpty()) {
            List<Current> current = values.listCurrent(form.code());
            Set<String> elements = CrossRuleCheck.elements(rules);
            CrossRuleCheck check = new CrossRuleCheck(
                    catalogue,
                    form,
                    listAsked(form.code()),
                    values.list(form.code(), elements),
                    values.listCrossed(form.code(), elements));
            current.forEach(submission -> rules.forEach(rule -> check.check(rule, submission, doubts)));
        }
    }

    private Set<Asked> listAsked(String form) {
        return new HashSet<>(jdbc.query(
                "SELECT part, unit FROM dim_expected WHERE world = ? AND form = ? AND NOT excluded",
                (row, n) -> new Asked(Period.of(row.getString("part")), row.getString("unit")),
                world,
                form));
    }

    private void askWhetherLikely(Catalogue catalogue, Form form, Consumer<PlausibilityFinding> doubts) {
        if (form.plausibility().checks().isEmpty()) {
            return;
        }
        DuplicatedValues copies = new DuplicatedValues();
        values.forEachElement(
                form.code(),
                (code, own) -> form.findElement(code)
                        .ifPresent(
                                element -> new PlausibilityCheck(catalogue, form, element, own, doubts).run(copies)));
        copies.report(form.plausibility().copied(), doubts);
        if (form.plausibility().checks().contains(Plausibility.Check.BLANK)) {
            values.listLeftBlank(form.code())
                    .forEach(blank -> form.findElement(blank.element())
                            .ifPresent(element -> doubts.accept(PlausibilityFinding.of(element, blank))));
        }
    }

    private @Nullable Object[] row(PlausibilityFinding doubt, int ordinal) {
        Finding finding = findCell(doubt)
                .map(cell -> doubt.finding().at(cell.sheet(), cell.cell(), cell.typed()))
                .orElse(doubt.finding());
        return new @Nullable Object[] {
            world,
            doubt.submission(),
            ordinal,
            finding.code(),
            finding.effect().name(),
            finding.sheet(),
            finding.cell(),
            finding.found(),
            JSON.writeValueAsString(finding.values())
        };
    }

    private record TypedCell(String sheet, String cell, String typed, BigDecimal amount) {}

    /** The cell that gives the most to a value; the first of several. */
    private Optional<TypedCell> findCell(PlausibilityFinding doubt) {
        return jdbc
                .query(
                        """
                        SELECT sheet, cell, typed, COALESCE(amount, 0) AS amount FROM data_value
                        WHERE submission = ? AND element = ? AND (? = '' OR category = ?)
                        """,
                        (row, n) -> new TypedCell(
                                row.getString("sheet"),
                                row.getString("cell"),
                                row.getString("typed"),
                                row.getBigDecimal("amount")),
                        doubt.submission(),
                        doubt.element(),
                        doubt.category(),
                        doubt.category())
                .stream()
                .min(Comparator.comparing(TypedCell::amount)
                        .reversed()
                        .thenComparing(TypedCell::sheet)
                        .thenComparing(cell -> cell.cell().length())
                        .thenComparing(TypedCell::cell));
    }
}
