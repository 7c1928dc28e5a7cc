package org.giaoban.validate;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.model.DataElement;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.Form.IndicatorColumn;
import org.giaoban.model.Wording;
import org.giaoban.recognise.Table;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Folding;
import org.giaoban.spreadsheet.Row;

/**
 * Compares what an indicator sheet says in words with what the form asks: the name and the counting unit of a row, the
 * headings and the lines above them.
 */
final class RowWording {

    /**
     * A scale where a unit is stated: {@code nghìn lượt}, {@code ĐVT: 1.000}, {@code Số lượt (triệu)}. The words before
     * and after it are part of the pattern, because names of places and firms have the same letters.
     */
    private static final String STATED_SCALE = "(?:^|[(:,;=]|\\b(?:dvt|don vi|tinh|bang|theo|la)) ?"
            + "(?:nghin|ngan|trieu|ty|1[.,]?000) ?(?:$|[).,;/:]|dong\\b%s)";

    private static final Pattern UNIT_LABEL = Pattern.compile("\\b(?:dvt|don vi tinh|don vi|tinh bang|tinh theo)\\b");
    private static final Pattern CUMULATIVE = Pattern.compile("\\b(?:luy ke|cong don|tu dau nam)\\b");

    private final Form form;
    private final ValidationOutcome validation;
    private final Pattern scale;

    RowWording(Form form, ValidationOutcome validation) {
        this.form = form;
        this.validation = validation;
        String nouns = form.elements().stream()
                .map(element -> Folding.bare(element.countingUnit()))
                .filter(noun -> !noun.isBlank())
                .distinct()
                .map(noun -> "|" + Pattern.quote(noun) + "\\b")
                .collect(Collectors.joining());
        this.scale = Pattern.compile(STATED_SCALE.formatted(nouns));
    }

    /** Checks the headings of a table and the lines above them. */
    void checkHead(Table<Form.IndicatorSheet, IndicatorColumn> table) {
        int valueColumn = table.columns().getOrDefault(IndicatorColumn.VALUE, 0);
        boolean scaled = form.elements().stream().anyMatch(element -> has(scale, element.countingUnit()));
        for (Row row : table.sheet().rows()) {
            if (row.number() <= table.header().number()) {
                for (Cell cell : row.cells()) {
                    boolean ofValues = cell.column() == valueColumn
                            && row.number() + 3 > table.header().number();
                    if (!scaled && has(scale, cell.shown()) && (ofValues || has(UNIT_LABEL, cell.shown()))) {
                        validation.add(cell.finding(FindingCode.SCALED_UNIT)
                                .with("element", form.title().vi())
                                .with("unit", Wording.both("counted-fully")));
                    }
                    if (ofValues && has(CUMULATIVE, cell.shown())) {
                        validation.add(cell.finding(FindingCode.SAYS_CUMULATIVE)
                                .with("element", form.title().vi()));
                    }
                }
            }
        }
    }

    /** Checks a row's name and counting unit against its element; false if its value must not be read. */
    boolean allows(DataElement element, Optional<Cell> name, Optional<Cell> unit) {
        String shown = SubmittedValues.name(element);
        name.filter(cell -> has(CUMULATIVE, cell.shown())
                        && !has(CUMULATIVE, element.name().vi()))
                .ifPresent(cell ->
                        validation.add(cell.finding(FindingCode.SAYS_CUMULATIVE).with("element", shown)));
        Optional<Finding> wrong = Stream.concat(
                        name.filter(cell -> isNameOfAnother(element, cell)).stream()
                                .map(cell -> cell.finding(FindingCode.NAME_OF_ANOTHER_ELEMENT)
                                        .with("element", shown)),
                        unit.filter(cell -> has(scale, cell.shown()) && !has(scale, element.countingUnit())).stream()
                                .map(cell -> cell.finding(FindingCode.SCALED_UNIT)
                                        .with("element", shown)
                                        .with("unit", Wording.both("counted-in", element.countingUnit()))))
                .findFirst();
        wrong.ifPresent(validation::addOfCell);
        return wrong.isEmpty();
    }

    private boolean isNameOfAnother(DataElement element, Cell name) {
        String typed = Folding.bare(name.shown());
        return !typed.equals(Folding.bare(element.name().vi()))
                && form.elements().stream()
                        .anyMatch(
                                other -> typed.equals(Folding.bare(other.name().vi())));
    }

    private static boolean has(Pattern pattern, String text) {
        return pattern.matcher(Folding.bare(text)).find();
    }
}
