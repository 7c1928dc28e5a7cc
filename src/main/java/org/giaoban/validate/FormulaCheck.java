package org.giaoban.validate;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Formulas;
import org.giaoban.spreadsheet.Workbook;

/** Works the formula of a figure out again, where it is a simple one, and compares. */
final class FormulaCheck {

    private static final BigDecimal NOISE = new BigDecimal("0.000001");
    private static final int LONGEST = 80;

    private final Formulas formulas;

    FormulaCheck(Workbook workbook) {
        this.formulas = new Formulas(workbook);
    }

    /**
     * Whether a figure may be taken as it stands.
     *
     * @param element what the cell counts, for the messages
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
        if (evaluated.isEmpty() || evaluated.get().subtract(cached).abs().compareTo(NOISE) <= 0) {
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
