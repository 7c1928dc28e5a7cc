package org.giaoban.spreadsheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts OpenDocument formulas to Excel's notation. */
final class OdsFormula {

    private static final Pattern REFERENCE = Pattern.compile("\\[([^\\[\\]]{1,300})]");
    private static final Pattern CELL =
            Pattern.compile("(?<sheet>\\$?(?:'[^']+'|[^.:'#\\[\\]]*))\\.(?<cell>\\$?[A-Z]{1,3}\\$?\\d{1,7})");

    private OdsFormula() {}

    static String toExcel(String formula) {
        String plain = formula.replaceFirst("^(?:of:|oooc:|msoxl:)?=", "");
        return REFERENCE
                .matcher(plain)
                .replaceAll(reference -> Matcher.quoteReplacement(reference(reference.group(1))))
                .replace(';', ',');
    }

    /**
     * Converts a reference: {@code .B5:.C5} to {@code B5:C5}, {@code $Sheet.B5} to {@code Sheet!B5}. References to
     * other files stay in brackets.
     */
    private static String reference(String text) {
        if (text.contains("#")) {
            return "[" + text + "]";
        }
        return CELL.matcher(text).replaceAll(cell -> {
            Matcher at = (Matcher) cell;
            String sheet = at.group("sheet").replaceFirst("^\\$", "");
            return Matcher.quoteReplacement((sheet.isEmpty() ? "" : sheet + "!") + at.group("cell"));
        });
    }
}
