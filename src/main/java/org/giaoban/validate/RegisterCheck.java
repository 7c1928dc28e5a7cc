package org.giaoban.validate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.giaoban.model.DataValue;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.Form.Derivation;
import org.giaoban.model.Form.RegisterColumn;
import org.giaoban.recognise.Table;
import org.giaoban.spreadsheet.Cell;

/** Derives elements from one register and compares them with the indicator sheet. */
final class RegisterCheck {

    private final List<Table<Form.Register, String>> tables;
    /** The first sheet, which stands for all in findings about the register as a whole. */
    private final Table<Form.Register, String> table;

    private final SubmittedValues submitted;
    private final ValidationOutcome validation;

    /** @param tables the sheets of one register, whose events all count */
    RegisterCheck(List<Table<Form.Register, String>> tables, SubmittedValues submitted, ValidationOutcome validation) {
        this.tables = List.copyOf(tables);
        this.table = tables.get(0);
        this.submitted = submitted;
        this.validation = validation;
    }

    void check(RegisterRows rows) {
        List<RegisterRows.Event> events = new ArrayList<>();
        Optional<Cell> nothing = Optional.empty();
        boolean complete = true;
        for (Table<Form.Register, String> each : tables) {
            List<RegisterColumn> missing = needed().filter(
                            column -> !each.columns().containsKey(column.key()))
                    .toList();
            missing.forEach(column -> new Headings(validation).missing(each, column.aliases()));
            new Headings(validation)
                    .repeated(each, needed().map(RegisterColumn::key).toList());
            complete &= missing.isEmpty();
            if (missing.isEmpty()) {
                RegisterRows.Content content = rows.read(each);
                events.addAll(content.events());
                nothing = nothing.or(content::nothing);
            }
        }
        if (complete) {
            new RepeatedRows(validation).check(events);
            if (!events.isEmpty() || nothing.isPresent()) {
                for (Derivation derivation : table.definition().derive()) {
                    derive(derivation, events, nothing);
                }
            }
        }
    }

    /** Streams the columns that the register's derivations need. */
    private Stream<RegisterColumn> needed() {
        Set<String> keys = new HashSet<>();
        for (Derivation derivation : table.definition().derive()) {
            derivation.sum().ifPresent(keys::add);
            keys.addAll(derivation.where().keySet());
        }
        return table.definition().columns().stream().filter(column -> column.required() || keys.contains(column.key()));
    }

    /**
     * Derives an element from the events. If none of them matches, the element is 0; if one that matches has no number,
     * the element stays unknown. A register without events derives nothing unless it says that nothing occurred, because it
     * may not have been filled in.
     *
     * @param nothing cell in which a register without events says that nothing occurred
     */
    private void derive(Derivation derivation, List<RegisterRows.Event> events, Optional<Cell> nothing) {
        List<RegisterRows.Event> matching = events.stream()
                .filter(event -> derivation.where().entrySet().stream()
                        .allMatch(
                                where -> where.getValue().equals(event.choices().get(where.getKey()))))
                .toList();
        List<RegisterRows.Event> blank = matching.stream()
                .filter(event -> derivation.sum().isPresent()
                        && !event.cells().containsKey(derivation.sum().get()))
                .toList();
        if (!blank.isEmpty()) {
            blank.forEach(event -> reportBlank(derivation, event));
            return;
        }
        List<DataValue> derived = new ArrayList<>();
        matching.forEach(event -> value(derivation, event).ifPresent(derived::add));
        if (matching.isEmpty()) {
            Cell cell = events.isEmpty() ? nothing.orElseThrow() : heading(derivation);
            derived.add(value(derivation, cell, BigDecimal.ZERO));
        }
        enter(derivation, derived);
    }

    /** Warns of a row whose number is blank: blank is not zero, so the sum over the rows is not known. */
    private void reportBlank(Derivation derivation, RegisterRows.Event event) {
        validation.add(event.first()
                .finding(FindingCode.COUNT_LEFT_BLANK)
                .with("element", submitted.name(derivation.element()))
                .with("column", heading(derivation.sum().orElseThrow())));
    }

    private String heading(String key) {
        return table.definition().columns().stream()
                .filter(column -> column.key().equals(key))
                .map(column -> column.aliases().get(0))
                .findFirst()
                .orElse(key);
    }

    /** Replaces the note that an element is not known, where {@code ...} stands beside a register that has rows. */
    private void replaceNotReported(String element, SubmittedValues.Place place, List<DataValue> derived) {
        validation.replace(
                found -> found.code().equals(FindingCode.NOT_REPORTED.id())
                        && place.sheet().equals(found.sheet())
                        && submitted.name(element).equals(found.values().get("element")),
                found -> Finding.of(FindingCode.REGISTER_COUNTS, found.sheet(), found.cell(), found.found())
                        .with("element", submitted.name(element))
                        .with("register", table.sheet().name())
                        .with(
                                "sum",
                                SubmittedValues.total(derived)
                                        .orElse(BigDecimal.ZERO)
                                        .toPlainString()));
    }

    private static Optional<DataValue> value(Derivation derivation, RegisterRows.Event event) {
        if (derivation.sum().isEmpty()) {
            return Optional.of(value(derivation, event.first(), BigDecimal.ONE));
        }
        String column = derivation.sum().get();
        Cell cell = event.cells().get(column);
        BigDecimal count = event.counts().get(column);
        return cell == null || count == null ? Optional.empty() : Optional.of(value(derivation, cell, count));
    }

    private static DataValue value(Derivation derivation, Cell cell, BigDecimal amount) {
        return new DataValue(derivation.element(), "", amount, cell.sheet(), cell.address(), cell.shown());
    }

    private Cell heading(Derivation derivation) {
        return derivation
                .sum()
                .flatMap(table::findHeading)
                .or(() -> needed().findFirst().flatMap(column -> table.findHeading(column.key())))
                .orElseGet(() -> table.header().cells().get(0));
    }

    /**
     * Adds the derived values. If the indicator sheet has a value for the element, that value is kept and must equal
     * the derived one.
     */
    private void enter(Derivation derivation, List<DataValue> derived) {
        String element = derivation.element();
        if (!submitted.has(element)) {
            if (!derived.isEmpty()) {
                submitted.findPlace(element, "").ifPresent(place -> replaceNotReported(element, place, derived));
            }
            derived.forEach(submitted::add);
            return;
        }
        DataValue typed = submitted.list(element).get(0);
        Optional<BigDecimal> sum = SubmittedValues.total(derived);
        Optional<BigDecimal> here = submitted.findTotal(element);
        boolean agree = here.map(value -> sum.isEmpty() || value.compareTo(sum.get()) == 0)
                .orElse(sum.isEmpty() || sum.get().signum() == 0);
        if (!agree) {
            validation.add(Finding.of(FindingCode.REGISTER_DISAGREES, typed.sheet(), typed.cell(), typed.typed())
                    .with("element", submitted.name(element))
                    .with("here", here.map(BigDecimal::toPlainString).orElse(typed.typed()))
                    .with("register", table.sheet().name())
                    .with("sum", sum.orElse(BigDecimal.ZERO).toPlainString()));
        }
    }
}
