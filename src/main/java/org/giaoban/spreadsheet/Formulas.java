package org.giaoban.spreadsheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates simple formulas: SUM, the four operations, brackets and references to cells of the same workbook. A
 * referenced formula cell contributes its stored result. No result is given for other functions or if a text or an
 * error is an operand.
 */
public final class Formulas {

    private final Workbook workbook;
    private final Map<String, Map<Long, Cell>> sheets = new HashMap<>();

    public Formulas(Workbook workbook) {
        this.workbook = workbook;
    }

    private static Map<Long, Cell> cells(Sheet sheet) {
        Map<Long, Cell> cells = new HashMap<>();
        sheet.cells().forEach(cell -> cells.put(place(cell.row(), cell.column()), cell));
        return cells;
    }

    /** Returns the result of a cell's formula; empty if the formula cannot be evaluated. */
    public Optional<BigDecimal> evaluate(Cell cell) {
        try {
            return cell.findFormula()
                    .filter(text -> !text.isEmpty())
                    .map(text -> new FormulaParser(text, new Sheets(cell.sheet())).result());
        } catch (FormulaParser.Unknown | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static long place(int row, int column) {
        return (long) row << 16 | column;
    }

    /** Resolves references relative to the sheet of the formula. */
    private final class Sheets implements FormulaParser.Cells {

        private final String own;

        Sheets(String own) {
            this.own = own;
        }

        @Override
        public BigDecimal number(String sheet, int row, int column, boolean inSum) {
            Map<Long, Cell> cells = sheets.computeIfAbsent(
                    sheet.isEmpty() ? own : sheet,
                    name -> workbook.find(name).map(Formulas::cells).orElseThrow(FormulaParser.Unknown::new));
            Cell cell = cells.get(place(row, column));
            if (cell == null || inSum && (cell.type() == Cell.Type.TEXT || cell.type() == Cell.Type.BOOLEAN)) {
                return BigDecimal.ZERO;
            }
            return cell.findNumber()
                    .map(number -> number.round(MathContext.DECIMAL128))
                    .orElseThrow(FormulaParser.Unknown::new);
        }
    }
}
