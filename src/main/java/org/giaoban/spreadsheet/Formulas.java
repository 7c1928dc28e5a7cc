package org.giaoban.spreadsheet;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.WorkbookEvaluator;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.util.LocaleUtil;
import org.jspecify.annotations.Nullable;

/**
 * Calculates formulas of a workbook with POI's evaluator, from the typed cells on which they depend. Stored results of
 * other formulas are not used, because a writer that does not calculate stores zeros.
 */
public final class Formulas {

    /** Functions whose result is another one each time. */
    private static final Pattern CHANGING = Pattern.compile("(?i)\\b(?:TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY)\\(");

    private static final String REFERENCE_LOST = "#REF!";

    private final Workbook workbook;
    /** Made for the first formula, because most workbooks have none where values are read. */
    private @Nullable EvaluatedWorkbook cells;

    private @Nullable WorkbookEvaluator evaluator;

    public Formulas(Workbook workbook) {
        this.workbook = workbook;
    }

    /** How far a formula can be calculated. */
    public enum Kind {
        CALCULATED,
        /** The formula depends on its own cell. */
        CIRCLE,
        /** The formula refers to cells that were deleted. */
        REFERENCE_LOST,
        /** Not possible, for example because cells of another file are needed or the function is not known. */
        NOT_POSSIBLE
    }

    /**
     * The result of a formula.
     *
     * @param value number, text or error value such as {@code #N/A}; empty unless the kind is {@link Kind#CALCULATED}
     * @param number the value as a number; null if it is none
     */
    public record Result(Kind kind, String value, @Nullable BigDecimal number) {
        static Result of(Kind kind) {
            return new Result(kind, "", null);
        }

        public Optional<BigDecimal> findNumber() {
            return Optional.ofNullable(number);
        }
    }

    /** Calculates the formula of a cell. */
    public Result calculate(Cell cell) {
        String formula = cell.findFormula().orElse("");
        if (formula.contains(REFERENCE_LOST)) {
            return Result.of(Kind.REFERENCE_LOST);
        }
        if (formula.isEmpty() || CHANGING.matcher(formula).find()) {
            return Result.of(Kind.NOT_POSSIBLE);
        }
        if (cells == null || evaluator == null) {
            cells = new EvaluatedWorkbook(workbook);
            evaluator = new WorkbookEvaluator(cells, null, null);
        }
        LocaleUtil.setUserLocale(Locale.US);
        try {
            return result(evaluator.evaluate(cells.cell(cell)));
        } catch (RuntimeException | StackOverflowError e) {
            // POI throws many kinds of exceptions for functions and references that it does not know
            evaluator.clearAllCachedResultValues();
            return Result.of(Kind.NOT_POSSIBLE);
        } finally {
            LocaleUtil.resetUserLocale();
        }
    }

    private static Result result(ValueEval value) {
        if (value instanceof NumberEval number && Double.isFinite(number.getNumberValue())) {
            BigDecimal exact = Numbers.round(BigDecimal.valueOf(number.getNumberValue()));
            return new Result(Kind.CALCULATED, exact.toPlainString(), exact);
        }
        if (value instanceof StringEval text) {
            String shown = text.getStringValue();
            return new Result(Kind.CALCULATED, shown.isEmpty() ? "\"\"" : shown, null);
        }
        if (value == ErrorEval.CIRCULAR_REF_ERROR) {
            return Result.of(Kind.CIRCLE);
        }
        // other errors may come from what the evaluator does not know
        boolean certain = value == ErrorEval.NA || value == ErrorEval.DIV_ZERO;
        return certain && value instanceof ErrorEval error
                ? new Result(
                        Kind.CALCULATED,
                        FormulaError.forInt(error.getErrorCode()).getString(),
                        null)
                : Result.of(Kind.NOT_POSSIBLE);
    }
}
