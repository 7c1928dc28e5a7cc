package org.giaoban.spreadsheet;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.giaoban.model.FindingCode;

/**
 * Reads the formulas of one sheet. A formula shared by many cells is stored once, and its relative references shift
 * with the cell.
 */
final class SharedFormulas {

    /** A cell reference, a quoted text or a word; only cell references are shifted. */
    private static final Pattern TOKEN = Pattern.compile(
            "\"[^\"]*\"|'[^']*'|(?<fixc>\\$?)(?<c>[A-Za-z]{1,3})(?<fixr>\\$?)(?<r>\\d{1,7})(?![\\w(.!])|[\\w.]+");

    private static final int LONGEST = 8_192;

    private final Map<Integer, Shared> shared = new HashMap<>();

    private record Shared(String text, int row, int column) {}

    /** Returns the formula in the current XML element; empty if its text cannot be determined. */
    String read(XMLStreamReader xml, int row, int column) throws XMLStreamException, UnreadableException {
        String type = Xml.text(xml, "t");
        boolean isShared = type.equals("shared");
        int group = isShared ? Xml.number(xml, "si", 0) : 0;
        String text = xml.getElementText().strip();
        if (text.length() > LONGEST || type.equals("array") || type.equals("dataTable")) {
            return "";
        }
        if (!isShared || !text.isEmpty()) {
            if (isShared) {
                shared.put(group, new Shared(text, row, column));
                Limits.checkStyles(shared.size());
            }
            return text;
        }
        Shared first = shared.get(group);
        if (first == null) {
            throw new UnreadableException(FindingCode.UNREADABLE, "shared formula " + group);
        }
        return shift(first.text(), row - first.row(), column - first.column());
    }

    static String shift(String formula, int rows, int columns) {
        return TOKEN.matcher(formula).replaceAll(token -> {
            Matcher at = (Matcher) token;
            return Matcher.quoteReplacement(at.group("r") == null ? at.group() : shifted(at, rows, columns));
        });
    }

    private static String shifted(Matcher at, int rows, int columns) {
        int column = at.group("fixc").isEmpty() ? Cell.columnNumber(at.group("c")) + columns : 0;
        int row = at.group("fixr").isEmpty() ? Integer.parseInt(at.group("r")) + rows : 0;
        if (column < 0 || row < 0) {
            return "#REF!";
        }
        return at.group("fixc")
                + (column > 0 ? Cell.columnName(column) : at.group("c"))
                + at.group("fixr")
                + (row > 0 ? String.valueOf(row) : at.group("r"));
    }
}
