package org.giaoban.validate;

import java.util.List;
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

    /** Checks the headings of a table, the lines above them and the name of its sheet. */
    void checkHead(Table<Form.IndicatorSheet, IndicatorColumn> table) {
        boolean scaled = form.elements().stream().anyMatch(element -> has(scale, element.countingUnit()));
        boolean cumulative = Stream.concat(
                        Stream.of(form.title().vi()),
                        table.definition().columns().getOrDefault(IndicatorColumn.VALUE, List.of()).stream())
                .anyMatch(text -> has(CUMULATIVE, text));
        List<Cell> head = table.sheet().rows().stream()
                .filter(row -> row.number() <= table.header().number())
                .flatMap(row -> row.cells().stream())
                .toList();
        if (!scaled) {
            head.stream()
                    .filter(cell ->
                            has(scale, cell.shown()) && (isOfValues(table, cell) || has(UNIT_LABEL, cell.shown())))
                    .forEach(cell -> validation.add(cell.finding(FindingCode.SCALED_UNIT)
                            .with("element", form.title().vi())
                            .with("unit", Wording.both("counted-fully"))));
        }
        if (!cumulative) {
            head.stream()
                    .filter(cell -> has(CUMULATIVE, cell.shown()) && (isOfValues(table, cell) || isAbove(table, cell)))
                    .forEach(cell -> addCumulative(cell.finding(FindingCode.SAYS_CUMULATIVE)));
            String name = table.sheet().name();
            if (has(CUMULATIVE, name)) {
                addCumulative(Finding.of(FindingCode.SAYS_CUMULATIVE, name, null, name));
            }
        }
    }

    private void addCumulative(Finding finding) {
        validation.add(finding.with("element", form.title().vi()));
    }

    /** True for the heading of the values and the two lines over it. */
    private static boolean isOfValues(Table<Form.IndicatorSheet, IndicatorColumn> table, Cell cell) {
        return Integer.valueOf(cell.column()).equals(table.columns().get(IndicatorColumn.VALUE))
                && table.header().number() - cell.row() <= 2;
    }

    /** True for titles and labels: in the first two columns, or further up than the headings' own lines. */
    private static boolean isAbove(Table<Form.IndicatorSheet, IndicatorColumn> table, Cell cell) {
        int lines = table.header().number() - cell.row();
        return lines > 2 || lines > 0 && cell.column() <= 2;
    }

    /**
     * Checks what a row says beside its value; false if the value must not be read.
     *
     * @param note what the sender wrote beside the value, which may state a unit too
     */
    boolean allows(DataElement element, Optional<Cell> name, Optional<Cell> unit, Optional<Cell> note) {
        String shown = SubmittedValues.name(element);
        Stream.of(name, unit)
                .flatMap(Optional::stream)
                .filter(cell -> has(CUMULATIVE, cell.shown())
                        && !has(CUMULATIVE, element.name().vi() + " " + element.countingUnit()))
                .forEach(cell ->
                        validation.add(cell.finding(FindingCode.SAYS_CUMULATIVE).with("element", shown)));
        Optional<Cell> stated = unit.filter(cell -> has(scale, cell.shown()))
                .or(() -> note.filter(cell -> has(scale, cell.shown()) && has(UNIT_LABEL, cell.shown())));
        Optional<Finding> wrong = Stream.concat(
                        name.filter(cell -> isNameOfAnother(element, cell)).stream()
                                .map(cell -> cell.finding(FindingCode.NAME_OF_ANOTHER_ELEMENT)
                                        .with("element", shown)),
                        stated.filter(cell -> !has(scale, element.countingUnit())).stream()
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
