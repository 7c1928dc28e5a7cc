package org.giaoban.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Period;
import org.giaoban.recognise.Labels.Labelled;
import org.giaoban.recognise.Labels.Subject;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Folding;
import org.giaoban.spreadsheet.Row;

/**
 * Decides which of several like sheets counts, such as this period's sheet beside the previous period's or a hidden old
 * one. Sheets that are parts of one table, such as a register a month, all count. No sheet is left out without a
 * finding, and where the sheets do not tell which one counts, the submission is returned.
 */
final class LikeSheets {

    private final Optional<Period> period;
    private final Set<String> labelled;
    private final List<Finding> findings = new ArrayList<>();

    /** @param labels labels of the workbook */
    LikeSheets(List<Labelled> labels, Optional<Period> period) {
        this.period = period;
        this.labelled = labels.stream()
                .filter(label -> label.subject() == Subject.PERIOD)
                .map(Labelled::cell)
                .map(Cell::sheet)
                .collect(Collectors.toSet());
    }

    List<Finding> findings() {
        return findings;
    }

    /**
     * Returns the tables that count.
     *
     * @param like tables of one definition, each of another sheet
     * @param name name of the definition
     * @param areParts true if tables have no row in common, so that all of them count
     */
    <D, K> List<Table<D, K>> choose(List<Table<D, K>> like, String name, Predicate<List<Table<D, K>>> areParts) {
        List<Table<D, K>> rest = prefer(like, table -> !table.sheet().hidden());
        rest = prefer(rest, table -> !namesAnotherPeriod(table));
        if (rest.size() > 1 && !areParts.test(rest)) {
            rest = prefer(rest, table -> labelled.contains(table.sheet().name()));
            rest = prefer(rest, table -> Folding.fold(table.sheet().name()).equals(Folding.fold(name)));
            rest = areParts.test(rest) ? rest : one(rest);
        }
        for (Table<D, K> table : like) {
            if (!rest.contains(table)) {
                leftOut(table, rest);
            }
        }
        return rest;
    }

    private <D, K> List<Table<D, K>> one(List<Table<D, K>> rest) {
        Table<D, K> first = rest.get(0);
        boolean same = rest.stream().allMatch(table -> contents(table).equals(contents(first)));
        if (!same) {
            findings.add(finding(FindingCode.SHEETS_ALIKE, first)
                    .with(
                            "sheets",
                            rest.stream().map(table -> table.sheet().name()).collect(Collectors.joining(", "))));
            return rest;
        }
        return List.of(first);
    }

    private <D, K> void leftOut(Table<D, K> table, List<Table<D, K>> counted) {
        findings.add(finding(FindingCode.SHEET_LEFT_OUT, table)
                .with(
                        "counted",
                        counted.stream().map(each -> each.sheet().name()).collect(Collectors.joining(", "))));
    }

    private static Finding finding(FindingCode code, Table<?, ?> table) {
        String name = table.sheet().name();
        return Finding.of(code, name, table.header().cells().get(0).address(), name);
    }

    /** True if a text above the headings, or the sheet's name, is another period than the submission's. */
    private boolean namesAnotherPeriod(Table<?, ?> table) {
        List<Period> named = new ArrayList<>();
        PeriodText.parse(table.sheet().name()).ifPresent(named::add);
        for (Row row : table.sheet().rows()) {
            if (row.number() < table.header().number()) {
                row.cells().forEach(cell -> PeriodText.parse(cell.shown()).ifPresent(named::add));
            }
        }
        return period.isPresent()
                && !named.isEmpty()
                && named.stream().noneMatch(each -> each.equals(period.get()))
                && named.stream().anyMatch(each -> each.type() == period.get().type());
    }

    private static List<List<String>> contents(Table<?, ?> table) {
        return table.rows().stream()
                .map(row -> row.cells().stream()
                        .filter(cell -> !cell.isBlank())
                        .map(cell -> cell.column() + " " + cell.shown())
                        .toList())
                .filter(row -> !row.isEmpty())
                .toList();
    }

    private static <D, K> List<Table<D, K>> prefer(List<Table<D, K>> tables, Predicate<Table<D, K>> condition) {
        List<Table<D, K>> kept = tables.stream().filter(condition).toList();
        return kept.isEmpty() ? tables : kept;
    }
}
