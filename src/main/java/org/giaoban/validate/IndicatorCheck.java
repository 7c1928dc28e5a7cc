package org.giaoban.validate;

import java.math.BigDecimal;
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

    private final Form form;
    private final SubmittedValues submitted;
    private final FormulaCheck formulas;
    private final ValidationOutcome validation;
    private final RowWording wording;
    private final Map<String, Code> codes = new HashMap<>();
    private final Spellings<Code> names = new Spellings<>();
    private final Map<Code, Cell> seen = new HashMap<>();
    private final Map<String, Cell> totals = new HashMap<>();
    private final Map<String, BigDecimal> totalValues = new HashMap<>();
    /** Elements with a category that could not be read. */
    private final Set<String> incomplete = new HashSet<>();

    IndicatorCheck(Form form, SubmittedValues submitted, FormulaCheck formulas, ValidationOutcome validation) {
        this.form = form;
        this.submitted = submitted;
        this.formulas = formulas;
        this.validation = validation;
        this.wording = new RowWording(form, validation);
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

        /** Words that may follow a number: the counting unit, or words of the name. */
        String words() {
            return element.countingUnit() + " " + element.name().vi();
        }

        String shown() {
            return SubmittedValues.name(element) + (category.isEmpty() ? "" : ":" + category);
        }
    }

    /** @param tables the form's indicator sheets; a form may be split over several sheets */
    void check(List<Table<Form.IndicatorSheet, IndicatorColumn>> tables) {
        tables.forEach(this::check);
        form.elements().forEach(this::checkTotal);
    }

    private void check(Table<Form.IndicatorSheet, IndicatorColumn> table) {
        List<IndicatorColumn> missing = Stream.of(IndicatorColumn.CODE, IndicatorColumn.VALUE)
                .filter(column -> !table.columns().containsKey(column))
                .toList();
        missing.forEach(column -> new Headings(validation)
                .missing(table, table.definition().columns().getOrDefault(column, List.of())));
        new Headings(validation).repeated(table, List.of(IndicatorColumn.CODE, IndicatorColumn.VALUE));
        if (missing.isEmpty()) {
            wording.checkHead(table);
            ValuesBeside beside = new ValuesBeside(table);
            table.rows().forEach(row -> checkRow(table, row, beside));
            beside.report(validation);
        }
    }

    private void checkRow(Table<Form.IndicatorSheet, IndicatorColumn> table, Row row, ValuesBeside beside) {
        Optional<Cell> codeCell = table.find(row, IndicatorColumn.CODE);
        Optional<Cell> valueCell = table.find(row, IndicatorColumn.VALUE);
        Optional<Cell> nameCell = table.find(row, IndicatorColumn.NAME);
        if (isNumbering(row) || isTitle(codeCell, valueCell)) {
            return;
        }
        Optional<Code> code = codeCell.isPresent()
                ? findCode(codeCell.get().shown())
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
            if (valueCell.isEmpty()) {
                beside.look(row, code.get().shown(), code.get().words());
            }
            Optional<Cell> unitCell = table.find(row, IndicatorColumn.UNIT);
            Optional<Cell> name = code.get().category().isEmpty() ? nameCell : Optional.empty();
            valueCell
                    .filter(value ->
                            wording.allows(code.get().element(), name, unitCell, table.find(row, IndicatorColumn.NOTE)))
                    .ifPresent(value -> checkValue(code.get(), value));
        }
    }

    /** Finds an element by its code, of which a number cell keeps no leading zeros. */
    private Optional<Code> findCode(String typed) {
        Code exact = codes.get(key(typed));
        if (exact != null || !key(typed).matches("\\d+")) {
            return Optional.ofNullable(exact);
        }
        List<Code> alike = codes.entrySet().stream()
                .filter(entry -> entry.getKey().replaceFirst("^0+", "").equals(key(typed)))
                .map(Map.Entry::getValue)
                .toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
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
                .filter(RowsWithoutData::mayBeTotal)
                .or(() -> nameCell.filter(cell -> codeCell.filter(code -> !isNumberOfSection(code))
                                .isEmpty())
                        .filter(cell -> RowsWithoutData.mayBeTotal(cell) || isSection(cell)))
                .filter(cell -> !isLikeAnElement(cell))
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

    /** True for the beginning of an element's name, or such a name and more: {@code Tổng số đảng viên phải học}. */
    private boolean isLikeAnElement(Cell cell) {
        String typed = Folding.bare(cell.shown());
        return typed.split(" ").length > 2
                && form.elements().stream()
                        .map(element -> Folding.bare(element.name().vi()))
                        .anyMatch(name -> name.startsWith(typed) || typed.startsWith(name + " "));
    }

    /** True if a cell has the title of a section of the form; a value beside it is the section's total. */
    private boolean isSection(Cell cell) {
        return form.sections().stream()
                .anyMatch(section -> Folding.bare(section.title().vi())
                        .equals(Folding.bare(cell.shown().replaceFirst("^[IVX]+[.)]\\s*", ""))));
    }

    /** True for what numbers a section or its total instead of a code: {@code II}, {@code 3.}, {@code A}. */
    private static boolean isNumberOfSection(Cell cell) {
        return cell.isBlank() || Folding.bare(cell.shown()).matches("(?:[ivx]+|\\d{1,2}|[a-z])[.)]?");
    }

    /** True if a cell has one word; notes and signatures below a table have more. */
    private static boolean isCodeLike(Cell cell) {
        return !Folding.collapse(cell.shown()).contains(" ");
    }

    private static boolean isFigure(Cell value) {
        return value.type() != Cell.Type.TEXT
                || value.shown().chars().anyMatch(Character::isDigit) && !RowsWithoutData.isNote(value);
    }

    private void checkValue(Code code, Cell cell) {
        CountCell count = CountCell.read(cell, code.shown(), code.words(), validation::addOfCell, validation::add);
        String element = code.element().code();
        if (count.kind() == CountCell.Kind.BAD
                || !formulas.allows(cell, code.shown(), validation::addOfCell, validation::add)) {
            if (!code.isTotalOfCategories()) {
                incomplete.add(element);
            }
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
     * category is zero; any other total whose categories are all blank counts as it is, and its categories are unknown. With
     * a category that could not be read, the total is never replaced by the sum of the others.
     */
    private void checkTotal(DataElement element) {
        Cell cell = totals.get(element.code());
        BigDecimal total = totalValues.get(element.code());
        if (cell == null || total == null) {
            return;
        }
        List<DataValue> categoryValues = submitted.list(element.code());
        boolean unread = incomplete.contains(element.code());
        if (categoryValues.isEmpty() && total.signum() == 0 && !unread) {
            element.categories()
                    .forEach(category -> submitted.add(new DataValue(
                            element.code(), category.code(), total, cell.sheet(), cell.address(), cell.shown())));
            return;
        }
        if (categoryValues.isEmpty() && !unread) {
            submitted.add(new DataValue(element.code(), TOTAL, total, cell.sheet(), cell.address(), cell.shown()));
            validation.add(cell.finding(FindingCode.TOTAL_UNDIVIDED)
                    .with("element", SubmittedValues.name(element))
                    .with("total", total.toPlainString())
                    .with("parts", shown(element.categories())));
            return;
        }
        BigDecimal sum = SubmittedValues.total(categoryValues).orElse(BigDecimal.ZERO);
        if (unread) {
            submitted.remove(element.code());
            validation.addOfCell(cell.finding(FindingCode.TOTAL_WITHOUT_PARTS)
                    .with("element", SubmittedValues.name(element))
                    .with("total", total.toPlainString())
                    .with("parts", shown(element.categories())));
        } else if (sum.compareTo(total) != 0) {
            validation.add(cell.finding(FindingCode.TOTAL_DISAGREES)
                    .with("element", SubmittedValues.name(element))
                    .with("total", total.toPlainString())
                    .with("sum", sum.toPlainString()));
        }
    }

    private static String shown(List<Category> categories) {
        return String.join(
                "; ", categories.stream().map(each -> each.name().vi()).toList());
    }

    /** True for a row that numbers the columns; an element's code may look like a number. */
    private boolean isNumbering(Row row) {
        return RowsWithoutData.isNumbering(row)
                && row.cells().stream().noneMatch(cell -> codes.containsKey(key(cell.shown())));
    }

    private static String key(String code) {
        return Folding.collapse(code).replace(" ", "").toUpperCase(Locale.ROOT);
    }
}
