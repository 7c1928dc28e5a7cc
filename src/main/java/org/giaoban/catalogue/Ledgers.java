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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.Details;
import org.giaoban.model.Decision.Mark;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.workspace.CsvFile;
import org.giaoban.workspace.DecisionLedger;
import org.giaoban.workspace.Workspace;

/** Reads {@code input/targets.csv} and {@code input/decisions.csv}; either may be missing. */
final class Ledgers {

    private static final Pattern YEAR = Pattern.compile("(?:19|20|21)\\d{2}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(?:\\.\\d{1,6})?");

    private static final Predicate<String> VALUE =
            Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,6})?").asMatchPredicate();
    private static final Predicate<String> RECEIPTS =
            Pattern.compile("\\d{1,18}").asMatchPredicate();

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
        faults.collect(() -> {
            DecisionLedger ledger = new DecisionLedger(workspace);
            boolean isOlder = ledger.isOlder();
            new CsvFile(workspace.decisions(), workspace.show(workspace.decisions()), ledger.columns()).forEach(row -> {
                String unit = row.get("unit");
                if (!unit.isEmpty() && units.find(unit).isEmpty()) {
                    faults.add("no unit " + unit, row.where(), "name a code of org-units.csv, or leave it empty");
                }
                try {
                    Optional<Details> details = isOlder ? Optional.of(Details.NONE) : readDetails(row);
                    if (details.isPresent()) {
                        Decision decision = decision(decisions.size() + 1, row, isOlder, details.get());
                        check(decision, row);
                        decisions.add(decision);
                    }
                } catch (DateTimeException | IllegalArgumentException e) {
                    faults.add(
                            "not a decision: " + e.getMessage(),
                            row.where(),
                            "date like 2023-07-07, period like 2023-Q2, decision close, reopen, exclude, extend, return, confirm or amend");
                }
            });
        });
        return decisions;
    }

    private static Decision decision(int place, CsvFile.Row row, boolean isOlder, Details details) {
        LocalDate date = LocalDate.parse(row.get("date"));
        Period period = Period.of(row.get("period"));
        Optional<String> unit = filled(row, "unit");
        Decision.Kind kind = kind(row.get("decision"));
        return isOlder
                ? Decision.of(place, date, period, unit, kind, row.get("reason"), row.get("by"))
                : Decision.of(place, date, period, unit, kind, row.get("reason"), row.get("by"), details);
    }

    private static Optional<String> filled(CsvFile.Row row, String column) {
        return Optional.of(row.get(column)).filter(text -> !text.isEmpty());
    }

    /** Reads the columns element, value, until and receipts; empty where one of them is a fault. */
    private Optional<Details> readDetails(CsvFile.Row row) {
        boolean isValue = isGood(row, "value", VALUE, "write a number like 1250 or 12.5, or leave it empty");
        boolean isReceipts = isGood(
                row, "receipts", RECEIPTS, "write a number of lines of receipts.csv like 182, or leave it empty");
        boolean isUntil = isGood(row, "until", Ledgers::isDay, "write a day like 2023-07-20, or leave it empty");
        if (!isValue || !isReceipts || !isUntil) {
            return Optional.empty();
        }
        return Optional.of(new Details(
                filled(row, "element"),
                filled(row, "value").map(BigDecimal::new),
                filled(row, "until").map(LocalDate::parse),
                filled(row, "receipts").map(Long::valueOf).map(Mark::ofReceipts).orElse(Mark.NONE)));
    }

    private boolean isGood(CsvFile.Row row, String column, Predicate<String> test, String remedy) {
        String text = row.get(column);
        boolean isGood = text.isEmpty() || test.test(text);
        if (!isGood) {
            faults.add(column + " \"" + text + "\"", row.where(), remedy);
        }
        return isGood;
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
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
