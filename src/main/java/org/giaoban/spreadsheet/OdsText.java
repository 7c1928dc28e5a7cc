package org.giaoban.spreadsheet;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the text of an OpenDocument cell: paragraphs, with space and tab elements replaced, without comments and
 * pictures.
 */
final class OdsText {

    private OdsText() {}

    /** Returns the text of a cell; {@code xml} is at its start element and moves to its end element. */
    static String read(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        StringBuilder text = new StringBuilder();
        int paragraphs = 0;
        int ignored = 0;
        for (int depth = 1; depth > 0; ) {
            int event = Xml.next(xml);
            if (event == XMLStreamReader.START_ELEMENT) {
                depth++;
                ignored += isIgnored(xml) ? 1 : 0;
                if (ignored == 0) {
                    paragraphs += xml.getLocalName().equals("p") ? 1 : 0;
                    text.append(replacement(xml, paragraphs));
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                depth--;
                ignored -= isIgnored(xml) ? 1 : 0;
            } else if (xml.hasText() && ignored == 0 && paragraphs > 0 && event != XMLStreamReader.COMMENT) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
            Limits.check(text.length() <= Limits.TEXT, "text", Limits.TEXT);
        }
        return text.toString();
    }

    private static boolean isIgnored(XMLStreamReader xml) {
        return xml.getLocalName().equals("annotation")
                || xml.getLocalName().equals("frame")
                || xml.getLocalName().equals("ruby-text");
    }

    private static String replacement(XMLStreamReader xml, int paragraphs) throws UnreadableException {
        return switch (xml.getLocalName()) {
            case "p" -> paragraphs > 1 ? "\n" : "";
            case "s" -> " ".repeat(Math.min(Xml.number(xml, "c", 1), Limits.TEXT));
            case "tab" -> "\t";
            case "line-break" -> "\n";
            default -> "";
        };
    }
}
