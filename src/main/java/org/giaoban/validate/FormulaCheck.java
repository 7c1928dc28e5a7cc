package org.giaoban.validate;

import java.math.BigDecimal;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Formulas;
import org.giaoban.spreadsheet.Workbook;

/** Calculates the formulas of value cells and compares the results with the stored ones. */
final class FormulaCheck {

    private static final BigDecimal MAX_DIFFERENCE = new BigDecimal("0.000001");
    private static final int LONGEST = 80;

    /** A file in brackets before a sheet; brackets after a table's name hold the name of its column. */
    private static final Pattern OTHER_FILE =
            Pattern.compile("(?:^|[^\\p{L}\\p{N}_.])'?[^'\\[\\]]*\\[[^\\]]+][^\\[\\]]*!|\\[[^\\]]*(?:#|\\.xl)[^\\]]*]");

    private final Formulas formulas;

    FormulaCheck(Workbook workbook) {
        this.formulas = new Formulas(workbook);
    }

    /**
     * True if a cell's stored value may be used.
     *
     * @param element element and category as messages name them
     * @param bad receives the finding that makes the value unusable
     * @param notes receives notes
     */
    boolean allows(Cell cell, String element, Consumer<Finding> bad, Consumer<Finding> notes) {
        if (cell.findFormula().isEmpty() || cell.type() != Cell.Type.NUMBER) {
            return true;
        }
        if (OTHER_FILE.matcher(cell.findFormula().get()).find()) {
            notes.accept(finding(FindingCode.FORMULA_TO_OTHER_FILE, cell, element));
            return true;
        }
        Formulas.Result result = formulas.calculate(cell);
        switch (result.kind()) {
            case NOT_POSSIBLE -> notes.accept(unchecked(cell, element));
            case CIRCLE -> bad.accept(finding(FindingCode.FORMULA_IN_A_CIRCLE, cell, element));
            case REFERENCE_LOST -> bad.accept(finding(FindingCode.FORMULA_REFERENCE_LOST, cell, element));
            case CALCULATED -> {
                if (isSame(result, cell.findNumber().orElseThrow())) {
                    return true;
                }
                bad.accept(
                        finding(FindingCode.FORMULA_CONTRADICTED, cell, element).with("evaluated", result.value()));
            }
        }
        return result.kind() == Formulas.Kind.NOT_POSSIBLE;
    }

    /** Writers that do not calculate store zeros, so a zero that cannot be checked is a warning. */
    private static Finding unchecked(Cell cell, String element) {
        Finding finding = finding(FindingCode.FORMULA_NOT_CHECKED, cell, element);
        boolean isZero = cell.findNumber().orElseThrow().signum() == 0;
        return isZero ? finding.withEffect(Effect.WARNING) : finding;
    }

    private static boolean isSame(Formulas.Result result, BigDecimal stored) {
        return result.findNumber()
                .filter(number -> number.subtract(stored).abs().compareTo(MAX_DIFFERENCE) <= 0)
                .isPresent();
    }

    private static Finding finding(FindingCode code, Cell cell, String element) {
        String formula = cell.findFormula().orElse("");
        Text shown = Text.of("=" + (formula.length() > LONGEST ? formula.substring(0, LONGEST) + "…" : formula));
        return cell.finding(code)
                .with("element", element)
                .with("formula", formula.isEmpty() ? Wording.both("formula-unknown") : shown);
    }
}
