package org.giaoban.spreadsheet;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.giaoban.model.FindingCode;

/** The formulas of one sheet; a formula that many cells share is written once and moves along with them. */
final class SharedFormulas {

    /** A reference to a cell, a text in quotes, or a word: only the first is to be moved. */
    private static final Pattern TOKEN = Pattern.compile(
            "\"[^\"]*\"|'[^']*'|(?<fixc>\\$?)(?<c>[A-Za-z]{1,3})(?<fixr>\\$?)(?<r>\\d{1,7})(?![\\w(.!])|[\\w.]+");

    private static final int LONGEST = 8_192;

    private final Map<Integer, Shared> shared = new HashMap<>();

    private record Shared(String text, int row, int column) {}

    /** The formula of the element that the reader stands at; empty where its text cannot be told. */
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
        return move(first.text(), row - first.row(), column - first.column());
    }

    static String move(String formula, int rows, int columns) {
        return TOKEN.matcher(formula).replaceAll(token -> {
            Matcher at = (Matcher) token;
            return Matcher.quoteReplacement(at.group("r") == null ? at.group() : moved(at, rows, columns));
        });
    }

    private static String moved(Matcher at, int rows, int columns) {
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
