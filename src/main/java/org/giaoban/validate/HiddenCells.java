package org.giaoban.validate;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.recognise.Table;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Cell.Visibility;

/**
 * Reports cells of a table whose content is not seen as it is: hidden cells, which are read, and cells that are struck
 * out or under a merged range, which are not.
 */
final class HiddenCells {

    private static final int NAMED = 12;

    private final ValidationOutcome validation;

    HiddenCells(ValidationOutcome validation) {
        this.validation = validation;
    }

    void check(Table<?, ?> table) {
        Collection<Integer> columns = table.columns().values();
        report(
                FindingCode.HIDDEN_CELLS,
                table.rows().stream()
                        .flatMap(row -> row.cells().stream())
                        .filter(cell -> cell.format().visibility() == Visibility.HIDDEN && !cell.isBlank())
                        .filter(cell -> columns.contains(cell.column()))
                        .toList());
        report(FindingCode.STRUCK_OUT, listVoid(table, Visibility.STRUCK_OUT));
        report(FindingCode.COVERED_CELLS, listVoid(table, Visibility.COVERED));
    }

    private static List<Cell> listVoid(Table<?, ?> table, Visibility visibility) {
        return table.sheet().voids().stream()
                .filter(cell -> cell.format().visibility() == visibility && !cell.isBlank())
                .filter(cell ->
                        cell.row() > table.header().number() && table.columns().containsValue(cell.column()))
                .toList();
    }

    private void report(FindingCode code, List<Cell> cells) {
        if (!cells.isEmpty()) {
            Cell first = cells.get(0);
            String found = cells.stream().limit(NAMED).map(Cell::address).collect(Collectors.joining(", "));
            validation.add(
                    Finding.of(code, first.sheet(), first.address(), cells.size() > NAMED ? found + ", …" : found)
                            .with("count", String.valueOf(cells.size())));
        }
    }
}
