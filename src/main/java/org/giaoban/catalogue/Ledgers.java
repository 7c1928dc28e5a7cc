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
import org.giaoban.catalogue.Catalogue.Target;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.Details;
import org.giaoban.model.Decision.Mark;
import org.giaoban.model.Form;
import org.giaoban.model.OperatorError.InvalidValueException;
import org.giaoban.model.OrgTree;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.workspace.CsvFile;
import org.giaoban.workspace.DecisionLedger;
import org.giaoban.workspace.TypedValues;
import org.giaoban.workspace.Workspace;

/** Reads {@code input/targets.csv} and {@code input/decisions.csv}; either may be missing. */
final class Ledgers {

    private static final Pattern YEAR = Pattern.compile("(?:19|20|21)\\d{2}");
    private static final int MOST_DECIMALS = 6;
    private static final Predicate<String> RECEIPTS =
            Pattern.compile("\\d{1,18}").asMatchPredicate();

    private final Workspace workspace;
    private final Faults faults;
    private final OrgTree units;
    private final Collection<Form> forms;
    private final Collection<ReportingCalendar> calendars;

    Ledgers(
            Workspace workspace,
            Faults faults,
            OrgTree units,
            Collection<Form> forms,
            Collection<ReportingCalendar> calendars) {
        this.workspace = workspace;
        this.faults = faults;
        this.units = units;
        this.forms = forms;
        this.calendars = calendars;
    }

    List<Target> readTargets() {
        Path file = workspace.input().resolve("targets.csv");
        List<Target> targets = new ArrayList<>();
        Map<List<String>, String> lines = new HashMap<>();
        faults.collect(() -> new CsvFile(file, workspace.show(file), List.of("unit", "element", "year", "value"))
                .forEach(row -> {
                    String element = row.get("element");
                    if (units.find(row.get("unit")).isEmpty()) {
                        faults.add("target-no-unit", row.where(), row.get("unit"));
                    }
                    if (!faults.isAnyRefused("forms")
                            && forms.stream()
                                    .allMatch(form -> form.findElement(element).isEmpty())) {
                        faults.add("target-no-element", row.where(), element);
                    }
                    String year = row.get("year");
                    String value = row.get("value");
                    Optional<BigDecimal> amount = findAmount(value).filter(each -> each.signum() >= 0);
                    if (!YEAR.matcher(year).matches() || amount.isEmpty()) {
                        faults.add("target-value", row.where(), year, value);
                        return;
                    }
                    String before = lines.putIfAbsent(List.of(row.get("unit"), element, year), row.where());
                    if (before != null) {
                        faults.add("target-twice", row.where(), row.get("unit"), element, year, before);
                    }
                    targets.add(new Target(row.get("unit"), element, Integer.parseInt(year), amount.get()));
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
                    faults.add("ledger-no-unit", row.where(), unit);
                }
                readDecision(decisions.size() + 1, row, isOlder).ifPresent(decision -> {
                    check(decision, row);
                    decisions.add(decision);
                });
            });
        });
        return decisions;
    }

    /** Reads one row; empty if a column cannot be read. */
    private Optional<Decision> readDecision(int place, CsvFile.Row row, boolean isOlder) {
        boolean isDate = isGood("ledger-date", row, "date", Ledgers::isDay);
        boolean isPeriod =
                isGood("no-period", row, "period", text -> Period.find(text).isPresent());
        boolean isKind = isGood(
                "ledger-decision", row, "decision", text -> findKind(text).isPresent());
        Optional<Details> details = isOlder ? Optional.of(Details.NONE) : readDetails(row);
        if (!isDate || !isPeriod || !isKind || details.isEmpty()) {
            return Optional.empty();
        }
        LocalDate date = TypedValues.findDay(row.get("date")).orElseThrow();
        Period period = Period.of(row.get("period"));
        Optional<String> unit = filled(row, "unit");
        Decision.Kind kind = findKind(row.get("decision")).orElseThrow();
        try {
            return Optional.of(
                    isOlder
                            ? Decision.of(place, date, period, unit, kind, row.get("reason"), row.get("by"))
                            : Decision.of(
                                    place, date, period, unit, kind, row.get("reason"), row.get("by"), details.get()));
        } catch (InvalidValueException e) {
            faults.add("ledger-incomplete", row.where(), e.text());
        } catch (DateTimeException e) {
            faults.add("ledger-until", row.where(), row.get("reason"));
        }
        return Optional.empty();
    }

    private static Optional<String> filled(CsvFile.Row row, String column) {
        return Optional.of(row.get(column)).filter(text -> !text.isEmpty());
    }

    /** Reads the columns element, value, until and receipts; empty where one of them is a fault. */
    private Optional<Details> readDetails(CsvFile.Row row) {
        boolean isValue = isEmptyOrGood(
                "ledger-value", row, "value", text -> findAmount(text).isPresent());
        boolean isReceipts = isEmptyOrGood("ledger-receipts", row, "receipts", RECEIPTS);
        boolean isUntil = isEmptyOrGood("ledger-until", row, "until", Ledgers::isDay);
        if (!isValue || !isReceipts || !isUntil) {
            return Optional.empty();
        }
        return Optional.of(new Details(
                filled(row, "element"),
                filled(row, "value").flatMap(Ledgers::findAmount),
                filled(row, "until").flatMap(TypedValues::findDay),
                filled(row, "receipts").map(Long::valueOf).map(Mark::ofReceipts).orElse(Mark.NONE)));
    }

    private boolean isEmptyOrGood(String fault, CsvFile.Row row, String column, Predicate<String> test) {
        return row.get(column).isEmpty() || isGood(fault, row, column, test);
    }

    private boolean isGood(String fault, CsvFile.Row row, String column, Predicate<String> test) {
        boolean isGood = test.test(row.get(column));
        if (!isGood) {
            faults.add(fault, row.where(), row.get(column));
        }
        return isGood;
    }

    /** Finds an amount of at most six decimals. */
    private static Optional<BigDecimal> findAmount(String text) {
        return TypedValues.findAmount(text).filter(amount -> amount.scale() <= MOST_DECIMALS);
    }

    private static boolean isDay(String text) {
        return TypedValues.findDay(text).isPresent();
    }

    private void check(Decision decision, CsvFile.Row row) {
        boolean isPhase = decision.period().type() == PeriodType.PHASE;
        if (isPhase
                && !faults.isAnyRefused("calendars")
                && calendars.stream().noneMatch(calendar -> calendar.knows(decision.period()))) {
            faults.add("ledger-no-phase", row.where(), decision.period());
        }
        faults.addAll(DecisionRules.checkTexts(decision, column -> row.where()));
        if (!faults.isAnyRefused("forms")) {
            List<Form> sentIn = forms.stream()
                    .filter(form -> form.periodType() == decision.period().type())
                    .toList();
            boolean isOfManyPeriods = decision.kind() == Decision.Kind.CLOSE || decision.kind() == Decision.Kind.REOPEN;
            if (sentIn.isEmpty() && !isOfManyPeriods) {
                faults.add("no-form", row.where(), decision.period().id(), Catalogue.listPeriodTypes(forms));
            }
            faults.addAll(DecisionRules.checkValue(decision, sentIn, column -> row.where()));
        }
    }

    private static Optional<Decision.Kind> findKind(String word) {
        return Stream.of(Decision.Kind.values())
                .filter(kind -> kind.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
