package org.giaoban.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.Form.IndicatorColumn;
import org.giaoban.recognise.Table;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Row;

/**
 * Numbers in other columns of the rows whose value is blank: the sender may have typed them into the wrong column.
 * Hidden cells and results of formulas were not typed there, and behind the notes stand figures of earlier periods.
 */
final class ValuesBeside {

    private static final int NAMED = 12;

    private final Table<Form.IndicatorSheet, IndicatorColumn> table;
    private final List<Cell> beside = new ArrayList<>();

    ValuesBeside(Table<Form.IndicatorSheet, IndicatorColumn> table) {
        this.table = table;
    }

    /** @param row row of an element whose value cell is blank */
    void look(Row row) {
        row.cells().stream()
                .filter(cell -> !isAt(cell, IndicatorColumn.CODE) && !isAt(cell, IndicatorColumn.NAME))
                .filter(cell -> cell.column() <= table.columns().getOrDefault(IndicatorColumn.NOTE, Integer.MAX_VALUE))
                .filter(ValuesBeside::isNumber)
                .findFirst()
                .ifPresent(beside::add);
    }

    private boolean isAt(Cell cell, IndicatorColumn column) {
        return Integer.valueOf(cell.column()).equals(table.columns().get(column));
    }

    private static boolean isNumber(Cell cell) {
        boolean typed = cell.format().visibility() == Cell.Visibility.SHOWN
                && cell.findFormula().isEmpty();
        return typed
                && (cell.type() == Cell.Type.NUMBER
                        || cell.type() == Cell.Type.TEXT
                                && NumberText.parse(cell.shown()).kind() == NumberText.Kind.NUMBER);
    }

    void report(ValidationOutcome validation) {
        if (!beside.isEmpty()) {
            String cells = beside.stream().limit(NAMED).map(Cell::address).collect(Collectors.joining(", "));
            validation.add(beside.get(0)
                    .finding(FindingCode.VALUES_BESIDE)
                    .with("count", String.valueOf(beside.size()))
                    .with("cells", beside.size() > NAMED ? cells + ", …" : cells)
                    .with("column", Cell.columnName(table.columns().getOrDefault(IndicatorColumn.VALUE, 0))));
        }
    }
}
