package org.giaoban.validate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.Category;
import org.giaoban.model.DataValue;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.Form.IndicatorColumn;
import org.giaoban.recognise.Spellings;
import org.giaoban.recognise.Table;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Folding;
import org.giaoban.spreadsheet.Row;

/** Reads the values of the indicator sheets of a form: one row for each element or category. */
final class IndicatorCheck {

    private static final String TOTAL = "";
    private static final Set<String> TOTALS = Set.of("tong", "cong", "tong cong", "tong so");

    private final Form form;
    private final SubmittedValues submitted;
    private final FormulaCheck formulas;
    private final ValidationOutcome validation;
    private final Map<String, Code> codes = new HashMap<>();
    private final Spellings<Code> names = new Spellings<>();
    private final Map<Code, Cell> seen = new HashMap<>();
    private final Map<String, Cell> totals = new HashMap<>();
    private final Map<String, BigDecimal> totalValues = new HashMap<>();
    private final Set<String> incomplete = new HashSet<>();

    IndicatorCheck(Form form, SubmittedValues submitted, FormulaCheck formulas, ValidationOutcome validation) {
        this.form = form;
        this.submitted = submitted;
        this.formulas = formulas;
        this.validation = validation;
        for (DataElement element : form.elements()) {
            Code total = new Code(element, TOTAL);
            codes.put(key(element.code()), total);
            names.add(element.name().vi(), total);
            for (Category category : element.categories()) {
                codes.put(key(element.code() + ":" + category.code()), new Code(element, category.code()));
            }
        }
    }

    /** The element of a row, or one of its categories. */
    private record Code(DataElement element, String category) {
        boolean isTotalOfCategories() {
            return category.isEmpty() && !element.categories().isEmpty();
        }

        String shown() {
            return SubmittedValues.name(element) + (category.isEmpty() ? "" : ":" + category);
        }
    }

    void check(Table<Form.IndicatorSheet, IndicatorColumn> table) {
        List<IndicatorColumn> missing = Stream.of(IndicatorColumn.CODE, IndicatorColumn.VALUE)
                .filter(column -> !table.columns().containsKey(column))
                .toList();
        missing.forEach(column -> new Headings(validation)
                .missing(table, table.definition().columns().getOrDefault(column, List.of())));
        new Headings(validation).repeated(table, List.of(IndicatorColumn.CODE, IndicatorColumn.VALUE));
        if (missing.isEmpty()) {
            table.rows().forEach(row -> checkRow(table, row));
            form.elements().forEach(this::checkTotal);
        }
    }

    private void checkRow(Table<Form.IndicatorSheet, IndicatorColumn> table, Row row) {
        Optional<Cell> codeCell = table.find(row, IndicatorColumn.CODE);
        Optional<Cell> valueCell = table.find(row, IndicatorColumn.VALUE);
        Optional<Cell> nameCell = table.find(row, IndicatorColumn.NAME);
        if (isNumbering(row) || isTitle(codeCell, valueCell)) {
            return;
        }
        Optional<Code> code = codeCell.isPresent()
                ? Optional.ofNullable(codes.get(key(codeCell.get().shown())))
                : nameCell.flatMap(cell -> names.find(cell.shown()));
        if (code.isEmpty()) {
            valueCell.ifPresent(value -> unknown(codeCell, nameCell, value));
            return;
        }
        if (codeCell.isEmpty() && valueCell.isPresent()) {
            nameCell.ifPresent(cell -> validation.add(cell.finding(FindingCode.NAME_REPAIRED)
                    .with("after", code.get().element().code())));
        }
        Cell place = codeCell.or(() -> nameCell).orElseThrow();
        submitted.locate(
                code.get().element().code(),
                code.get().category(),
                new SubmittedValues.Place(place.sheet(), place.address(), ""));
        Cell first = seen.putIfAbsent(code.get(), place);
        if (first != null) {
            validation.add(place.finding(FindingCode.DUPLICATE_ELEMENT)
                    .with("element", code.get().shown())
                    .with("first", first.address()));
        } else {
            valueCell.ifPresent(value -> checkValue(code.get(), value));
        }
    }

    /** True if a row has neither code nor value: a section title, which may equal an element's name. */
    private static boolean isTitle(Optional<Cell> codeCell, Optional<Cell> valueCell) {
        return codeCell.filter(cell -> !cell.isBlank()).isEmpty()
                && valueCell.filter(cell -> !cell.isBlank()).isEmpty();
    }

    /**
     * Handles a row with a value but without a known element. Indicators are calculated by the program, so their rows
     * are ignored; totals rows are noted; other rows are unknown elements.
     */
    private void unknown(Optional<Cell> codeCell, Optional<Cell> nameCell, Cell value) {
        boolean indicator = codeCell.isPresent()
                && form.indicators().stream()
                        .anyMatch(i -> key(i.code()).equals(key(codeCell.get().shown())));
        boolean totalsRow = codeCell.or(() -> nameCell)
                .filter(cell -> TOTALS.contains(Folding.bare(cell.shown()).replaceAll("[: ]+$", "")))
                .isPresent();
        if (totalsRow) {
            validation.add(value.finding(FindingCode.TOTALS_ROW));
        } else if (!indicator && (codeCell.filter(IndicatorCheck::isCodeLike).isPresent() || isFigure(value))) {
            validation.addOfCell(codeCell.or(() -> nameCell)
                    .orElse(value)
                    .finding(FindingCode.UNKNOWN_ELEMENT)
                    .with("form", form.title().vi()));
        }
    }

    /** True if a cell has one word; notes and signatures below a table have more. */
    private static boolean isCodeLike(Cell cell) {
        return !Folding.collapse(cell.shown()).contains(" ");
    }

    private static boolean isFigure(Cell value) {
        return value.type() != Cell.Type.TEXT
                || value.shown().chars().anyMatch(Character::isDigit) && !TableNote.matches(value);
    }

    private void checkValue(Code code, Cell cell) {
        CountCell count = CountCell.read(cell, code.shown(), validation::addOfCell, validation::add);
        String element = code.element().code();
        if (count.kind() == CountCell.Kind.BAD
                || !formulas.allows(cell, code.shown(), validation::addOfCell, validation::add)) {
            incomplete.add(element);
        } else if (code.isTotalOfCategories()) {
            count.find().ifPresent(value -> {
                totals.put(element, cell);
                totalValues.put(element, value);
            });
        } else if (count.kind() != CountCell.Kind.BLANK) {
            submitted.add(
                    new DataValue(element, code.category(), count.value(), cell.sheet(), cell.address(), cell.shown()));
        }
    }

    /**
     * Compares a typed total with the sum of its categories. A total of zero without categories means that each
     * category is zero.
     */
    private void checkTotal(DataElement element) {
        Cell cell = totals.get(element.code());
        BigDecimal total = totalValues.get(element.code());
        if (cell == null || total == null || incomplete.contains(element.code())) {
            return;
        }
        List<DataValue> categoryValues = submitted.list(element.code());
        if (categoryValues.isEmpty() && total.signum() == 0) {
            element.categories()
                    .forEach(category -> submitted.add(new DataValue(
                            element.code(), category.code(), total, cell.sheet(), cell.address(), cell.shown())));
            return;
        }
        BigDecimal sum = SubmittedValues.total(categoryValues).orElse(BigDecimal.ZERO);
        if (sum.compareTo(total) != 0) {
            validation.add(cell.finding(FindingCode.TOTAL_DISAGREES)
                    .with("element", SubmittedValues.name(element))
                    .with("total", total.toPlainString())
                    .with("sum", sum.toPlainString()));
        }
    }

    /** True for a row that numbers the columns: {@code (1) (2) (3)} or {@code A B 1 2}. */
    private boolean isNumbering(Row row) {
        List<String> texts = new ArrayList<>();
        row.cells().stream()
                .filter(cell -> !cell.isBlank())
                .forEach(cell -> texts.add(cell.shown().strip()));
        return texts.size() > 2
                && texts.stream().allMatch(text -> text.matches("\\(?(?:[A-Za-z]|\\d{1,2})\\)?"))
                && texts.stream().noneMatch(text -> codes.containsKey(key(text)));
    }

    private static String key(String code) {
        return Folding.collapse(code).replace(" ", "").toUpperCase(Locale.ROOT);
    }
}
