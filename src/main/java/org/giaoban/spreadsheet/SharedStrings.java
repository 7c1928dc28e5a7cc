package org.giaoban.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the shared strings of an Open XML workbook; cells refer to them by index. */
final class SharedStrings {

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private SharedStrings() {}

    static List<String> read(Optional<XMLStreamReader> part, Limits.Texts texts)
            throws XMLStreamException, UnreadableException {
        List<String> strings = new ArrayList<>();
        if (part.isPresent()) {
            XMLStreamReader xml = part.get();
            while (xml.hasNext()) {
                if (Xml.next(xml) == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    strings.add(texts.keep(readText(xml)));
                }
            }
        }
        return strings;
    }

    /** Returns the text of the current XML element over all its runs, without phonetic hints. */
    static String readText(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        int hints = 0;
        for (int depth = 1; depth > 0; ) {
            int event = Xml.next(xml);
            if (event == XMLStreamReader.START_ELEMENT) {
                depth++;
                inText = xml.getLocalName().equals("t");
                hints += xml.getLocalName().equals("rPh") ? 1 : 0;
            } else if (event == XMLStreamReader.END_ELEMENT) {
                depth--;
                inText = false;
                hints -= xml.getLocalName().equals("rPh") ? 1 : 0;
            } else if (xml.hasText() && inText && hints == 0) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }
        return unescape(text.toString());
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
