package org.giaoban.catalogue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.giaoban.model.Decision;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.model.Target;
import org.giaoban.workspace.CsvFile;
import org.giaoban.workspace.DecisionLedger;
import org.giaoban.workspace.Workspace;

/** Reads {@code input/targets.csv} and {@code input/decisions.csv}; either may be missing. */
final class Ledgers {

    private static final Pattern YEAR = Pattern.compile("(?:19|20|21)\\d{2}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(?:\\.\\d{1,6})?");

    private final Workspace workspace;
    private final Faults faults;
    private final OrgTree units;
    private final Collection<ReportingCalendar> calendars;

    Ledgers(Workspace workspace, Faults faults, OrgTree units, Collection<ReportingCalendar> calendars) {
        this.workspace = workspace;
        this.faults = faults;
        this.units = units;
        this.calendars = calendars;
    }

    List<Target> readTargets(Collection<Form> forms) {
        Path file = workspace.input().resolve("targets.csv");
        List<Target> targets = new ArrayList<>();
        Map<List<String>, String> lines = new HashMap<>();
        faults.collect(() -> new CsvFile(file, workspace.show(file), List.of("unit", "element", "year", "value"))
                .forEach(row -> {
                    String element = row.get("element");
                    if (units.find(row.get("unit")).isEmpty()) {
                        faults.add("no unit " + row.get("unit"), row.where(), "name a code of org-units.csv");
                    }
                    if (!faults.isAnyRefused("forms")
                            && forms.stream()
                                    .allMatch(form -> form.findElement(element).isEmpty())) {
                        faults.add("no data element " + element, row.where(), "name an element of a form");
                    }
                    String year = row.get("year");
                    String value = row.get("value");
                    if (!YEAR.matcher(year).matches() || !AMOUNT.matcher(value).matches()) {
                        faults.add(
                                "year \"" + year + "\", value \"" + value + "\"",
                                row.where(),
                                "write a year like 2023 and a value like 1250 or 12.5, not below zero");
                        return;
                    }
                    String before = lines.putIfAbsent(List.of(row.get("unit"), element, year), row.where());
                    if (before != null) {
                        faults.add(
                                row.get("unit") + " has a target of " + element + " for " + year + " already, in "
                                        + before,
                                row.where(),
                                "keep one of the two");
                    }
                    targets.add(new Target(row.get("unit"), element, Integer.parseInt(year), new BigDecimal(value)));
                }));
        return targets;
    }

    List<Decision> readDecisions() {
        List<Decision> decisions = new ArrayList<>();
        faults.collect(() -> new CsvFile(
                        workspace.decisions(), workspace.show(workspace.decisions()), DecisionLedger.COLUMNS)
                .forEach(row -> {
                    String unit = row.get("unit");
                    if (!unit.isEmpty() && units.find(unit).isEmpty()) {
                        faults.add("no unit " + unit, row.where(), "name a code of org-units.csv, or leave it empty");
                    }
                    try {
                        Decision decision = decision(decisions.size() + 1, row);
                        check(decision, row);
                        decisions.add(decision);
                    } catch (DateTimeException | IllegalArgumentException e) {
                        faults.add(
                                "not a decision: " + e.getMessage(),
                                row.where(),
                                "date like 2023-07-07, period like 2023-Q2, decision close, reopen, exclude, extend or return");
                    }
                }));
        return decisions;
    }

    private static Decision decision(int place, CsvFile.Row row) {
        String unit = row.get("unit");
        Decision decision = Decision.of(
                place,
                LocalDate.parse(row.get("date")),
                Period.of(row.get("period")),
                unit.isEmpty() ? Optional.empty() : Optional.of(unit),
                kind(row.get("decision")),
                row.get("reason"),
                row.get("by"));
        decision.until();
        return decision;
    }

    private void check(Decision decision, CsvFile.Row row) {
        boolean isPhase = decision.period().type() == PeriodType.PHASE;
        if (isPhase
                && !faults.isAnyRefused("calendars")
                && calendars.stream().noneMatch(calendar -> calendar.knows(decision.period()))) {
            faults.add(
                    "no phase " + decision.period(),
                    row.where(),
                    "declare it under phases in the calendar of its form");
        }
        boolean needsReason = decision.kind() == Decision.Kind.EXCLUDE || decision.kind() == Decision.Kind.RETURN;
        if (needsReason && decision.reason().isEmpty()) {
            faults.add(
                    "no reason to " + decision.kind().id(), row.where(), "say why; it stands in documents and answers");
        }
    }

    private static Decision.Kind kind(String word) {
        return Stream.of(Decision.Kind.values())
                .filter(kind -> kind.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\""));
    }
}
