package org.giaoban.spreadsheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recursive-descent parser that evaluates one formula: {@code + - * /}, brackets, numbers, references and SUM. */
final class FormulaParser {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(?:\\.\\d{1,15})?");
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:(?:'(?<quoted>[^']{1,40})'|(?<plain>[\\p{L}_][\\p{L}\\p{N}_.]{0,40}))!)?\\$?(?<c1>[A-Za-z]{1,3})\\$?(?<r1>\\d{1,7})"
                    + "(?::\\$?(?<c2>[A-Za-z]{1,3})\\$?(?<r2>\\d{1,7}))?(?![\\w(.!])");
    private static final int DEEPEST = 20;
    private static final long MOST_CELLS = 20_000;

    /** Source of the numbers of referenced cells. */
    interface Cells {
        /**
         * Returns the number in a cell; 0 if the cell is empty.
         *
         * @param sheet sheet name; empty for the sheet of the formula
         * @param inSum true inside SUM, where texts count as 0
         */
        BigDecimal number(String sheet, int row, int column, boolean inSum);
    }

    /** The formula's result cannot be determined. */
    static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super(null, null, false, false);
        }
    }

    private final String text;
    private final Cells cells;
    private int at;
    private int depth;

    FormulaParser(String text, Cells cells) {
        this.text = text.strip().replaceFirst("^=", "");
        this.cells = cells;
    }

    BigDecimal result() {
        BigDecimal result = sum();
        if (at < text.length()) {
            throw new Unknown();
        }
        return result;
    }

    private BigDecimal sum() {
        if (++depth > DEEPEST) {
            throw new Unknown();
        }
        BigDecimal left = product();
        while (true) {
            if (takes('+')) {
                left = left.add(product());
            } else if (takes('-')) {
                left = left.subtract(product());
            } else {
                depth--;
                return left;
            }
        }
    }

    private BigDecimal product() {
        BigDecimal left = factor();
        while (true) {
            if (takes('*')) {
                left = left.multiply(factor());
            } else if (takes('/')) {
                left = left.divide(factor(), MathContext.DECIMAL128);
            } else {
                return left;
            }
        }
    }

    private BigDecimal factor() {
        if (takes('-')) {
            return factor().negate();
        }
        if (takes('(')) {
            BigDecimal inner = sum();
            expect(')');
            return inner;
        }
        spaces();
        if (text.regionMatches(true, at, "SUM(", 0, 4)) {
            at += 4;
            return arguments();
        }
        Matcher number = match(NUMBER);
        if (number.lookingAt()) {
            at = number.end();
            return new BigDecimal(number.group());
        }
        return reference(false);
    }

    private BigDecimal arguments() {
        BigDecimal total = BigDecimal.ZERO;
        do {
            spaces();
            boolean alone = match(REFERENCE).lookingAt();
            int before = at;
            BigDecimal next = alone ? reference(true) : sum();
            if (alone && !takesAny(",)")) {
                at = before;
                next = sum();
            }
            total = total.add(next);
        } while (takes(','));
        expect(')');
        return total;
    }

    private BigDecimal reference(boolean inSum) {
        Matcher matcher = match(REFERENCE);
        if (!matcher.lookingAt()) {
            throw new Unknown();
        }
        at = matcher.end();
        String sheet = matcher.group("quoted") != null
                ? matcher.group("quoted")
                : matcher.group("plain") == null ? "" : matcher.group("plain");
        boolean range = matcher.group("c2") != null;
        if (range && !inSum) {
            throw new Unknown();
        }
        int column = column(matcher.group("c1"));
        int row = Integer.parseInt(matcher.group("r1"));
        int lastColumn = range ? column(matcher.group("c2")) : column;
        int lastRow = range ? Integer.parseInt(matcher.group("r2")) : row;
        if ((long) (lastRow - row + 1) * (lastColumn - column + 1) > MOST_CELLS) {
            throw new Unknown();
        }
        BigDecimal total = BigDecimal.ZERO;
        for (int r = row; r <= lastRow; r++) {
            for (int c = column; c <= lastColumn; c++) {
                total = total.add(cells.number(sheet, r, c, inSum));
            }
        }
        return total;
    }

    private static int column(String letters) {
        return Cell.columnNumber(letters.toUpperCase(Locale.ROOT));
    }

    private Matcher match(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
    }

    private void spaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean takesAny(String characters) {
        spaces();
        return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
    }

    private boolean takes(char character) {
        boolean there = takesAny(String.valueOf(character));
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char character) {
        if (!takes(character)) {
            throw new Unknown();
        }
    }
}
