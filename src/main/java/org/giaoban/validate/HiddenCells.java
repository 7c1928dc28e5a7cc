package org.giaoban.validate;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.recognise.Table;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Sheet;

/** Reports cells of a table that were read although they are hidden. */
record HiddenCells(ValidationOutcome validation) {

    private static final int NAMED = 12;

    void check(Table<?, ?> table) {
        Sheet sheet = table.sheet();
        Collection<Integer> columns = table.columns().values();
        List<Cell> hidden = table.rows().stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.format().hidden() && !cell.isBlank() && columns.contains(cell.column()))
                .toList();
        if (!hidden.isEmpty()) {
            String found = hidden.stream().limit(NAMED).map(Cell::address).collect(Collectors.joining(", "));
            validation.add(Finding.of(
                            FindingCode.HIDDEN_CELLS,
                            sheet.name(),
                            hidden.get(0).address(),
                            hidden.size() > NAMED ? found + ", …" : found)
                    .with("count", String.valueOf(hidden.size())));
        }
    }
}
