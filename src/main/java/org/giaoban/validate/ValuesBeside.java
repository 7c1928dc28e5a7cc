package org.giaoban.validate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.Form.IndicatorColumn;
import org.giaoban.recognise.MergedCells;
import org.giaoban.recognise.Table;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Folding;
import org.giaoban.spreadsheet.Row;

/**
 * Numbers in other columns of the rows whose value is blank: the sender may have typed them into the wrong column.
 * Hidden cells and results of formulas were not typed there, and behind the notes stand figures of earlier periods.
 */
final class ValuesBeside {

    private static final int NAMED = 12;

    /** Headings of columns that are not asked for: numbers of rows, plans, other periods, comparisons. */
    private static final Pattern OTHER = Pattern.compile(
            "(?:stt|tt|so tt|so thu tu)|.*\\b(?:ke hoach|kh|chi tieu giao|ky truoc|cung ky|nam truoc|luy ke|so sanh|ty le|tang|giam)\\b.*|.*%.*");

    private final Table<Form.IndicatorSheet, IndicatorColumn> table;
    private final MergedCells cells;
    private final List<Cell> beside = new ArrayList<>();
    /** The element of the first row below each merged value. */
    private final Map<Cell, String> merged = new LinkedHashMap<>();

    ValuesBeside(Table<Form.IndicatorSheet, IndicatorColumn> table) {
        this.table = table;
        this.cells = new MergedCells(table.sheet());
    }

    /**
     * @param row row of an element whose value cell is blank
     * @param element element as messages name it
     * @param words words that may follow its number
     */
    void look(Row row, String element, String words) {
        findMerged(row).ifPresent(cell -> merged.putIfAbsent(cell, element));
        row.cells().stream()
                .filter(cell -> !isAt(cell, IndicatorColumn.CODE) && !isAt(cell, IndicatorColumn.NAME))
                .filter(cell -> cell.column() <= table.columns().getOrDefault(IndicatorColumn.NOTE, Integer.MAX_VALUE))
                .filter(cell -> isNumber(cell, words) && !isOfOtherColumn(cell))
                .findFirst()
                .ifPresent(beside::add);
    }

    /** Finds a number in a merged cell that covers the value of this row too, and is read for the row above only. */
    private Optional<Cell> findMerged(Row row) {
        return Optional.ofNullable(table.columns().get(IndicatorColumn.VALUE))
                .filter(column -> table.sheet().voids().stream()
                        .noneMatch(under -> under.row() == row.number() && under.column() == column))
                .flatMap(column -> cells.findAbove(row.number(), column))
                .filter(cell -> cell.row() > table.header().number() && isNumber(cell, ""));
    }

    private boolean isAt(Cell cell, IndicatorColumn column) {
        return Integer.valueOf(cell.column()).equals(table.columns().get(column));
    }

    private boolean isOfOtherColumn(Cell cell) {
        return table.header()
                .find(cell.column())
                .filter(heading -> OTHER.matcher(Folding.bare(heading.shown())).matches())
                .isPresent();
    }

    private static boolean isNumber(Cell cell, String words) {
        boolean typed = cell.format().visibility() == Cell.Visibility.SHOWN
                && cell.findFormula().isEmpty();
        return typed
                && (cell.type() == Cell.Type.NUMBER
                        || cell.type() == Cell.Type.TEXT
                                && NumberText.parse(cell.shown(), words).kind() == NumberText.Kind.NUMBER);
    }

    void report(ValidationOutcome validation) {
        merged.forEach((cell, element) ->
                validation.add(cell.finding(FindingCode.MERGED_VALUE).with("element", element)));
        if (!beside.isEmpty()) {
            String named = beside.stream().limit(NAMED).map(Cell::address).collect(Collectors.joining(", "));
            validation.add(beside.get(0)
                    .finding(FindingCode.VALUES_BESIDE)
                    .with("count", String.valueOf(beside.size()))
                    .with("cells", beside.size() > NAMED ? named + ", …" : named)
                    .with("column", Cell.columnName(table.columns().getOrDefault(IndicatorColumn.VALUE, 0))));
        }
    }
}
