package org.giaoban.validate;

import java.util.List;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.recognise.Table;
import org.giaoban.spreadsheet.Cell;

/** Reports missing and repeated headings of a table. */
final class Headings {

    private final ValidationOutcome validation;

    Headings(ValidationOutcome validation) {
        this.validation = validation;
    }

    /** @param aliases spellings of the missing heading, the usual one first */
    void missing(Table<?, ?> table, List<String> aliases) {
        String found = String.join(
                " | ",
                table.header().cells().stream()
                        .filter(cell -> !cell.isBlank())
                        .map(cell -> cell.shown().strip())
                        .toList());
        String address = table.header().cells().get(0).address();
        validation.add(Finding.of(FindingCode.MISSING_COLUMN, table.sheet().name(), address, found)
                .with("column", aliases.isEmpty() ? "" : aliases.get(0)));
    }

    <K> void repeated(Table<?, K> table, List<K> columns) {
        for (K column : columns) {
            Cell second = table.repeated().get(column);
            if (second != null) {
                validation.add(second.finding(FindingCode.DUPLICATE_COLUMN)
                        .with("column", second.shown().strip())
                        .with("first", table.findHeading(column).orElseThrow().address()));
            }
        }
    }
}
