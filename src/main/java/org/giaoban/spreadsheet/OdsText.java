package org.giaoban.spreadsheet;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the text of an OpenDocument cell: paragraphs, with space and tab elements replaced, without comments and
 * pictures.
 */
final class OdsText {

    private OdsText() {}

    /** Returns the text of a cell; {@code xml} is at its start element and moves to its end element. */
    static RichText read(XMLStreamReader xml, OdsCellFormats formats) throws XMLStreamException, UnreadableException {
        RichText.Runs runs = new RichText.Runs();
        Deque<String> spans = new ArrayDeque<>();
        int paragraphs = 0;
        int ignored = 0;
        for (int depth = 1; depth > 0; ) {
            int event = Xml.next(xml);
            String text = "";
            if (event == XMLStreamReader.START_ELEMENT) {
                depth++;
                ignored += isIgnored(xml) ? 1 : 0;
                if (xml.getLocalName().equals("span")) {
                    spans.push(Xml.text(xml, "style-name"));
                }
                if (ignored == 0) {
                    paragraphs += xml.getLocalName().equals("p") ? 1 : 0;
                    text = replacement(xml, paragraphs);
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                depth--;
                ignored -= isIgnored(xml) ? 1 : 0;
                if (xml.getLocalName().equals("span")) {
                    spans.pop();
                }
            } else if (xml.hasText() && ignored == 0 && paragraphs > 0 && event != XMLStreamReader.COMMENT) {
                text = xml.getText();
            }
            if (!text.isEmpty()) {
                String style = spans.isEmpty() ? "" : spans.element();
                runs.add(text, formats.position(style), formats.isStruckOut(style));
                Limits.check(runs.length() <= Limits.TEXT, "text", Limits.TEXT);
            }
        }
        return runs.text();
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
