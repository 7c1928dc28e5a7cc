package org.giaoban.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.giaoban.spreadsheet.RichText.Position;

/** Reads the shared strings of an Open XML workbook; cells refer to them by index. */
final class SharedStrings {

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private SharedStrings() {}

    static List<RichText> read(XMLStreamReader xml, Limits.Memory memory)
            throws XMLStreamException, UnreadableException {
        List<RichText> strings = new ArrayList<>();
        while (xml.hasNext()) {
            if (Xml.next(xml) == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                strings.add(readText(xml).keptIn(memory));
            }
        }
        return strings;
    }

    /** Returns the text of the current XML element over all its runs, without phonetic hints. */
    static RichText readText(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        RichText.Runs runs = new RichText.Runs();
        StringBuilder text = new StringBuilder();
        Position position = Position.ON_LINE;
        boolean struck = false;
        int hints = 0;
        for (int depth = 1; depth > 0; ) {
            int event = Xml.next(xml);
            if (event == XMLStreamReader.START_ELEMENT) {
                depth++;
                switch (xml.getLocalName()) {
                    case "r" -> {
                        position = Position.ON_LINE;
                        struck = false;
                    }
                    case "t" -> text.setLength(0);
                    case "rPh" -> hints++;
                    case "strike" -> struck = Xml.isOn(xml);
                    case "vertAlign" -> position = position(Xml.text(xml, "val"));
                    default -> {}
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                depth--;
                hints -= xml.getLocalName().equals("rPh") ? 1 : 0;
                if (xml.getLocalName().equals("t") && hints == 0) {
                    runs.add(unescape(text.toString()), position, struck);
                }
                text.setLength(0);
            } else if (xml.hasText()) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }
        return runs.text();
    }

    private static Position position(String alignment) {
        return switch (alignment) {
            case "superscript" -> Position.RAISED;
            case "subscript" -> Position.LOWERED;
            default -> Position.ON_LINE;
        };
    }

    /** Decodes escapes such as {@code _x000D_} for characters that XML cannot hold. */
    static String unescape(String text) {
        return text.contains("_x")
                ? ESCAPE.matcher(text).replaceAll(escape -> {
                    String character = String.valueOf((char) Integer.parseInt(escape.group(1), 16));
                    return Matcher.quoteReplacement(character);
                })
                : text;
    }
}
