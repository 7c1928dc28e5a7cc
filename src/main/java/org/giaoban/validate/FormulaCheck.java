package org.giaoban.validate;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Formulas;
import org.giaoban.spreadsheet.Workbook;

/** Recalculates simple formulas of value cells and compares the results with the stored ones. */
final class FormulaCheck {

    private static final BigDecimal MAX_DIFFERENCE = new BigDecimal("0.000001");
    private static final int LONGEST = 80;

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
        String formula = cell.findFormula().orElse("");
        if (formula.isEmpty() || cell.type() != Cell.Type.NUMBER) {
            return true;
        }
        if (formula.contains("[")) {
            notes.accept(finding(FindingCode.FORMULA_TO_OTHER_FILE, cell, element));
            return true;
        }
        Optional<BigDecimal> evaluated = formulas.evaluate(cell);
        BigDecimal cached = cell.findNumber().orElseThrow();
        if (evaluated.isEmpty() || evaluated.get().subtract(cached).abs().compareTo(MAX_DIFFERENCE) <= 0) {
            return true;
        }
        bad.accept(finding(FindingCode.FORMULA_CONTRADICTED, cell, element)
                .with("evaluated", evaluated.get().stripTrailingZeros().toPlainString()));
        return false;
    }

    private static Finding finding(FindingCode code, Cell cell, String element) {
        String formula = cell.findFormula().orElse("");
        return cell.finding(code)
                .with("element", element)
                .with("formula", "=" + (formula.length() > LONGEST ? formula.substring(0, LONGEST) + "…" : formula));
    }
}
