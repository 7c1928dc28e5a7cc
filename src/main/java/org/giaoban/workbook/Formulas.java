package org.giaoban.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellReference;
import org.giaoban.model.DataElement;
import org.giaoban.model.Effect;
import org.giaoban.model.Form;
import org.giaoban.model.Rule;

/**
 * The live checks of a blank workbook as formulas. Rows are found by their codes, so that sorting does not matter.
 *
 * @param form whose elements, registers and rules they are about
 * @param codes absolute range of the codes, {@code $A$6:$A$60}
 * @param values absolute range of the values
 * @param registered absolute range of what the registers give
 */
record Formulas(Form form, String codes, String values, String registered) {

    private static final int LONGEST_TEXT = 200;

    /** The beginning of a check's text where something must be mended. */
    static final String WRONG = "Sai";
    /** The beginning of a check's text where something should be looked at. */
    static final String DOUBTFUL = "Lưu ý";

    /** Whether what stands in a cell may stand there: a whole number from 0 or a sign for a missing one. */
    static String isCount(String cell) {
        return "IF(ISNUMBER(%1$s),AND(%1$s>=0,%1$s=INT(%1$s)),OR(%1$s=\"-\",%1$s=\"...\",%1$s=\"…\",LOWER(%1$s)=\"x\"))"
                .formatted(cell);
    }

    /** What is to be said about a row: about its cell first, then against the register, then rule by rule. */
    String check(DataElement element, boolean isTotal, String value, String register) {
        List<Branch> branches = new ArrayList<>();
        branches.add(new Branch(value + "=\"\"", "\"\""));
        branches.add(new Branch("NOT(" + isCount(value) + ")", text(WRONG + ": hãy ghi một số nguyên từ 0")));
        if (!register.isEmpty()) {
            branches.add(new Branch(
                    "AND(ISNUMBER(%1$s),%1$s<>%2$s)".formatted(value, register),
                    text(WRONG + ": sổ theo dõi là ") + "&" + register));
        }
        form.rules().stream()
                .filter(rule -> isTotal && rule.left().equals(element.code()))
                .forEach(rule -> branches.add(new Branch(broken(rule), text(complaint(rule)))));
        String formula = text("Đạt");
        for (int i = branches.size() - 1; i >= 0; i--) {
            formula = "IF(%s,%s,%s)"
                    .formatted(branches.get(i).condition(), branches.get(i).then(), formula);
        }
        return formula;
    }

    private record Branch(String condition, String then) {}

    private String broken(Rule rule) {
        String left = amount(rule.left());
        String right = amount(rule.right());
        String relation = switch (rule.kind()) {
            case PAIR -> "(%s>0)<>(%s>0)";
            case CARRIER -> "AND(%s>0,%s=0)";
            case AT_MOST -> "%s>%s";
        };
        return "AND(%s,%s,%s)".formatted(isKnown(rule.left()), isKnown(rule.right()), relation.formatted(left, right));
    }

    private String complaint(Rule rule) {
        String name = form.findElement(rule.right())
                .map(element -> element.name().vi())
                .orElse(rule.right());
        String said = switch (rule.kind()) {
            case PAIR -> "phải cùng có số hoặc cùng bằng 0 với";
            case CARRIER -> "có số ở đây thì cũng phải có";
            case AT_MOST -> "không được lớn hơn";
        };
        String how = rule.effect().compareTo(Effect.RETURN) < 0 ? DOUBTFUL : WRONG;
        return "%s: %s “%s”".formatted(how, said, name);
    }

    private String isTyped(String element) {
        String code = criterion(element);
        return "COUNTIFS(%1$s,%2$s,%3$s,\">=0\")+COUNTIFS(%1$s,%2$s,%3$s,\"-\")>0".formatted(codes, code, values);
    }

    private String isKnown(String element) {
        return isDerived(element) ? "TRUE" : isTyped(element);
    }

    /** As typed, else as the register has it. */
    private String amount(String element) {
        String typed = "SUMIFS(%s,%s,%s)".formatted(values, codes, criterion(element));
        return isDerived(element)
                ? "IF(%s,%s,SUMIFS(%s,%s,%s))".formatted(isTyped(element), typed, registered, codes, criterion(element))
                : typed;
    }

    boolean isDerived(String element) {
        return form.sheets().registers().stream()
                .flatMap(register -> register.derive().stream())
                .anyMatch(derivation -> derivation.element().equals(element));
    }

    /** An element's own row, or the rows of all its categories. */
    private String criterion(String element) {
        boolean isSplit = form.findElement(element)
                .filter(found -> !found.categories().isEmpty())
                .isPresent();
        return text(isSplit ? element + ":*" : element);
    }

    /** What the registers give an element, as a sum over all of its derivations. */
    String derived(String element, int lastRow) {
        return form.sheets().registers().stream()
                .flatMap(register -> register.derive().stream()
                        .filter(derivation -> derivation.element().equals(element))
                        .map(derivation -> derived(register, derivation, lastRow)))
                .collect(Collectors.joining("+"));
    }

    private static String derived(Form.Register register, Form.Derivation derivation, int lastRow) {
        List<String> conditions = derivation.where().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> range(register, entry.getKey(), lastRow) + "," + text(entry.getValue()))
                .toList();
        String first = register.columns().get(0).key();
        String where =
                conditions.isEmpty() ? range(register, first, lastRow) + ",\"<>\"" : String.join(",", conditions);
        return derivation
                .sum()
                .map(sum -> "SUMIFS(%s,%s)".formatted(range(register, sum, lastRow), where))
                .orElse("COUNTIFS(" + where + ")");
    }

    private static String range(Form.Register register, String key, int lastRow) {
        List<String> keys =
                register.columns().stream().map(Form.RegisterColumn::key).toList();
        String column = CellReference.convertNumToColString(keys.indexOf(key));
        return "'%s'!$%s$%d:$%s$%d"
                .formatted(register.name().replace("'", "''"), column, RegisterRows.HEADER + 2, column, lastRow);
    }

    /** A text in a formula, cut to what Excel takes. */
    private static String text(String literal) {
        return "\""
                + literal.substring(0, Math.min(literal.length(), LONGEST_TEXT)).replace("\"", "\"\"") + "\"";
    }
}
