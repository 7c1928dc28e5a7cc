package org.giaoban.validate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.giaoban.model.DateRange;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.Form.ColumnKind;
import org.giaoban.model.Form.Derivation;
import org.giaoban.model.Form.RegisterColumn;
import org.giaoban.model.Period;
import org.giaoban.recognise.MergedCells;
import org.giaoban.recognise.Spellings;
import org.giaoban.recognise.Table;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Folding;
import org.giaoban.spreadsheet.Row;
import org.jspecify.annotations.Nullable;

/** Reads the rows of registers; each row is an event within the period. */
final class RegisterRows {

    private final ValidationOutcome validation;
    private final FormulaCheck formulas;
    private final boolean date1904;
    private final @Nullable Period period;
    private final @Nullable DateRange range;
    private final Map<RegisterColumn, Spellings<String>> choices = new HashMap<>();

    /** @param range days of the period; null if the period is unknown */
    RegisterRows(
            ValidationOutcome validation,
            FormulaCheck formulas,
            boolean date1904,
            @Nullable Period period,
            @Nullable DateRange range) {
        this.validation = validation;
        this.formulas = formulas;
        this.date1904 = date1904;
        this.period = period;
        this.range = range;
    }

    /**
     * A row of a register.
     *
     * @param first the row's first cell
     * @param cells the row's cells by column key
     * @param choices declared choice of each choice column
     * @param counts count of each count column
     */
    record Event(Cell first, Map<String, Cell> cells, Map<String, String> choices, Map<String, BigDecimal> counts) {

        /** Returns a copy that takes less memory and does not change. */
        Event compact() {
            return new Event(first, Map.copyOf(cells), Map.copyOf(choices), Map.copyOf(counts));
        }
    }

    /**
     * What the rows of a register hold.
     *
     * @param nothing first cell in which the register says that nothing occurred: {@code 0}, {@code -}, {@code không
     *     phát sinh}
     */
    record Content(List<Event> events, Optional<Cell> nothing) {}

    private static boolean saysNothing(Map<String, Cell> cells) {
        return !cells.isEmpty()
                && cells.values().stream()
                        .allMatch(cell -> cell.findNumber()
                                        .filter(number -> number.signum() != 0)
                                        .isEmpty()
                                && NumberText.parse(cell.shown()).isNothing());
    }

    private static Map<String, Cell> cells(Table<Form.Register, String> table, Row row) {
        Map<String, Cell> cells = new HashMap<>();
        for (RegisterColumn column : table.definition().columns()) {
            table.find(row, column.key()).ifPresent(cell -> cells.put(column.key(), cell));
        }
        return cells;
    }

    Content read(Table<Form.Register, String> table) {
        List<Event> events = new ArrayList<>();
        Optional<Cell> nothing = Optional.empty();
        MergedCells merged = new MergedCells(table.sheet());
        Set<Cell> filledDown = new LinkedHashSet<>();
        for (Row row : table.rows()) {
            Map<String, Cell> cells = cells(table, row);
            if (saysNothing(cells)) {
                nothing = nothing.or(() -> cells.values().stream().min(Comparator.comparingInt(Cell::column)));
            } else if (!cells.isEmpty()
                    && !RowsWithoutData.isNumbering(row)
                    && !isOutsideTable(table.definition(), cells)) {
                filledDown.addAll(fillDown(table, row, cells, merged));
                events.add(read(table.definition(), row, cells));
            }
        }
        filledDown.forEach(cell -> validation.add(cell.finding(FindingCode.CELLS_FILLED_DOWN)));
        return new Content(events, nothing);
    }

    /** Adds the dates and choices that a merged cell above says of this row too; returns these cells. */
    private static List<Cell> fillDown(
            Table<Form.Register, String> table, Row row, Map<String, Cell> cells, MergedCells merged) {
        List<Cell> added = new ArrayList<>();
        for (RegisterColumn column : table.definition().columns()) {
            boolean said = column.kind() == ColumnKind.DATE || column.kind() == ColumnKind.CHOICE;
            Integer at = table.columns().get(column.key());
            if (said && at != null && !cells.containsKey(column.key())) {
                merged.findAbove(row.number(), at).ifPresent(cell -> {
                    cells.put(column.key(), cell);
                    added.add(cell);
                });
            }
        }
        return added;
    }

    /** True for a totals row, wherever it stands, or a note below the table, which has no date, choice or number. */
    private boolean isOutsideTable(Form.Register register, Map<String, Cell> cells) {
        Optional<Cell> total = findTotal(register, cells);
        if (total.isPresent()) {
            validation.add(total.get().finding(FindingCode.TOTALS_ROW));
            return true;
        }
        if (cells.size() == 1 && cells.values().stream().allMatch(RowsWithoutData::isHeadline)) {
            return true;
        }
        boolean event = register.columns().stream()
                .filter(column -> column.kind() == ColumnKind.DATE || column.kind() == ColumnKind.CHOICE)
                .flatMap(column -> Optional.ofNullable(cells.get(column.key())).stream())
                .anyMatch(cell -> isDateLike(cell) || cell.type() == Cell.Type.TEXT && isChoice(register, cell));
        return !event && isNote(register, cells);
    }

    /** Finds the cell that makes a row a total: a word for it, or a sum in a row that has nothing but counts. */
    private Optional<Cell> findTotal(Form.Register register, Map<String, Cell> cells) {
        boolean event = cells.values().stream().anyMatch(cell -> isChoice(register, cell));
        Optional<Cell> named = cells.values().stream()
                .filter(cell -> event ? RowsWithoutData.isTotal(cell) : RowsWithoutData.mayBeTotal(cell))
                .filter(cell -> !isChoice(register, cell))
                .min(Comparator.comparingInt(Cell::column));
        boolean counts = register.columns().stream()
                .filter(column -> column.kind() != ColumnKind.COUNT)
                .noneMatch(column -> cells.containsKey(column.key()));
        return named.isPresent() || !counts
                ? named
                : cells.values().stream().filter(RowsWithoutData::isSum).min(Comparator.comparingInt(Cell::column));
    }

    /**
     * True for a note, a place and date, or a signature below a table. Such a row has words in the columns for dates or
     * counts. A row that may be a badly typed event is not a note.
     */
    private static boolean isNote(Form.Register register, Map<String, Cell> cells) {
        boolean counted = false;
        boolean words = false;
        boolean only = true;
        for (RegisterColumn column : register.columns()) {
            Cell cell = cells.get(column.key());
            if (cell != null && (column.kind() == ColumnKind.DATE || column.kind() == ColumnKind.COUNT)) {
                boolean digits = isDateLike(cell);
                counted |= column.kind() == ColumnKind.COUNT && (digits || cell.type() != Cell.Type.TEXT);
                words |= !digits && Folding.collapse(cell.shown()).contains(" ");
            }
            only &= cell == null || column.kind() == ColumnKind.DATE;
        }
        return only || words && !counted;
    }

    /** True if a cell has digits that are not the date of a signature: {@code Hà Tĩnh, ngày 05 tháng 4 năm 2022}. */
    private static boolean isDateLike(Cell cell) {
        return cell.shown().chars().anyMatch(Character::isDigit) && !RowsWithoutData.isNote(cell);
    }

    private boolean isChoice(Form.Register register, Cell cell) {
        return register.columns().stream()
                .anyMatch(column -> choices(column).find(cell.shown()).isPresent());
    }

    private Event read(Form.Register register, Row row, Map<String, Cell> cells) {
        Cell first = row.cells().stream()
                .filter(cell -> cells.containsValue(cell))
                .findFirst()
                .orElseThrow();
        Event event = new Event(first, cells, new HashMap<>(), new HashMap<>());
        for (RegisterColumn column : register.columns()) {
            Cell cell = cells.get(column.key());
            if (cell != null) {
                readCell(column, cell, event);
            } else if (column.required() || isNeeded(register, column, event)) {
                validation.add(absent(column, event));
            }
        }
        return event.compact();
    }

    /**
     * True if a blank column is needed to decide which derivation the row belongs to, given the row's other choices.
     */
    private static boolean isNeeded(Form.Register register, RegisterColumn column, Event event) {
        return register.derive().stream()
                .map(Derivation::where)
                .filter(where -> where.size() > 1 && where.containsKey(column.key()))
                .anyMatch(where -> where.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(column.key()))
                        .allMatch(
                                entry -> entry.getValue().equals(event.choices().get(entry.getKey()))));
    }

    private static Finding absent(RegisterColumn column, Event event) {
        FindingCode code = switch (column.kind()) {
            case DATE -> FindingCode.ROW_WITHOUT_DATE;
            case CHOICE -> FindingCode.ROW_WITHOUT_TYPE;
            case TEXT, COUNT -> FindingCode.ROW_INCOMPLETE;
        };
        Finding finding = event.first().finding(code).with("column", heading(column));
        return column.kind() == ColumnKind.CHOICE
                ? finding.with("choices", String.join(", ", column.choices()))
                : finding;
    }

    private void readCell(RegisterColumn column, Cell cell, Event event) {
        switch (column.kind()) {
            case DATE -> readDate(column, cell);
            case CHOICE ->
                choices(column)
                        .find(cell.shown())
                        .ifPresentOrElse(
                                choice -> event.choices().put(column.key(), choice),
                                () -> validation.add(cell.finding(FindingCode.UNKNOWN_CHOICE)
                                        .with("column", heading(column))
                                        .with("choices", String.join(", ", column.choices()))));
            case COUNT ->
                CountCell.read(cell, heading(column), heading(column), validation::add, validation::add)
                        .find()
                        .filter(count -> formulas.allows(cell, heading(column), validation::add, validation::add))
                        .ifPresent(count -> event.counts().put(column.key(), count));
            case TEXT -> {}
        }
    }

    private void readDate(RegisterColumn column, Cell cell) {
        Optional<LocalDate> date = DateText.find(cell, date1904)
                .or(() -> Optional.ofNullable(range)
                        .filter(days -> cell.type() == Cell.Type.TEXT)
                        .flatMap(days -> DateText.parseWithin(cell.shown(), days)));
        if (date.isEmpty()) {
            validation.add(cell.finding(FindingCode.NOT_A_DATE).with("column", heading(column)));
            return;
        }
        if (cell.type() == Cell.Type.TEXT && !DateText.isCustomary(cell.shown())) {
            validation.add(cell.finding(FindingCode.DATE_REPAIRED)
                    .with("column", heading(column))
                    .with("after", DateText.show(date.get())));
        }
        if (range != null && period != null && !range.contains(date.get())) {
            validation.add(cell.finding(FindingCode.DATE_OUTSIDE_PERIOD)
                    .with("period", period.id())
                    .with("first", DateText.show(range.first()))
                    .with("last", DateText.show(range.last())));
        }
    }

    private Spellings<String> choices(RegisterColumn column) {
        return choices.computeIfAbsent(column, key -> {
            Spellings<String> words = new Spellings<>();
            key.choices().forEach(choice -> words.add(choice, choice));
            return words;
        });
    }

    private static String heading(RegisterColumn column) {
        return column.aliases().get(0);
    }
}
