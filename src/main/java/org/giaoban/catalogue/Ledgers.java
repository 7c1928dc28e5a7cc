package org.giaoban.catalogue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.giaoban.model.Decision;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.Period;
import org.giaoban.model.Target;

/** Reads {@code input/targets.csv} and {@code input/decisions.csv}; either may be missing. */
final class Ledgers {

    private final Workspace workspace;
    private final Faults faults;
    private final OrgTree units;

    Ledgers(Workspace workspace, Faults faults, OrgTree units) {
        this.workspace = workspace;
        this.faults = faults;
        this.units = units;
    }

    List<Target> readTargets(Collection<Form> forms) {
        Path file = workspace.input().resolve("targets.csv");
        List<Target> targets = new ArrayList<>();
        faults.gather(() -> new CsvFile(file, workspace.show(file), List.of("unit", "element", "year", "value"))
                .forEach(row -> {
                    String element = row.get("element");
                    if (units.find(row.get("unit")).isEmpty()) {
                        faults.add("no unit " + row.get("unit"), row.where(), "name a code of org-units.csv");
                    }
                    if (forms.stream()
                            .allMatch(form -> form.findElement(element).isEmpty())) {
                        faults.add("no data element " + element, row.where(), "name an element of a form");
                    }
                    try {
                        targets.add(new Target(
                                row.get("unit"),
                                element,
                                Integer.parseInt(row.get("year")),
                                new BigDecimal(row.get("value"))));
                    } catch (NumberFormatException e) {
                        faults.add(
                                "year \"" + row.get("year") + "\", value \"" + row.get("value") + "\"",
                                row.where(),
                                "write a year like 2023 and a value like 1250");
                    }
                }));
        return targets;
    }

    List<Decision> readDecisions() {
        List<Decision> decisions = new ArrayList<>();
        faults.gather(() -> new CsvFile(
                        workspace.decisions(),
                        workspace.show(workspace.decisions()),
                        List.of("date", "period", "unit", "decision", "reason", "by"))
                .forEach(row -> {
                    String unit = row.get("unit");
                    if (!unit.isEmpty() && units.find(unit).isEmpty()) {
                        faults.add("no unit " + unit, row.where(), "name a code of org-units.csv, or leave it empty");
                    }
                    try {
                        decisions.add(new Decision(
                                LocalDate.parse(row.get("date")),
                                Period.of(row.get("period")),
                                unit.isEmpty() ? Optional.empty() : Optional.of(unit),
                                kind(row.get("decision")),
                                row.get("reason"),
                                row.get("by")));
                    } catch (DateTimeException | IllegalArgumentException e) {
                        faults.add(
                                "not a decision: " + e.getMessage(),
                                row.where(),
                                "date like 2023-07-07, period like 2023-Q2, decision close, reopen, exclude, extend or return");
                    }
                }));
        return decisions;
    }

    private static Decision.Kind kind(String word) {
        return Stream.of(Decision.Kind.values())
                .filter(kind -> kind.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\""));
    }
}
