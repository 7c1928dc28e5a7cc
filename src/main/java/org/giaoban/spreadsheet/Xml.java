package org.giaoban.spreadsheet;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.giaoban.model.FindingCode;

/**
 * XML that strangers wrote, event by event. Woodstox, because it bounds what a single attribute, text or nesting may
 * cost and skips comments without keeping them.
 */
final class Xml {

    private static final int DEEPEST = 128;
    private static final int LONGEST_ATTRIBUTE = 64 << 10;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final XMLInputFactory FACTORY = factory();

    private Xml() {}

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, LONGEST_TEXT);
        return factory;
    }

    /** A reader that stands before the first element. */
    static XMLStreamReader open(InputStream in) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(in);
    }

    /**
     * Moves on to the next event, refusing document type declarations: no office program writes one. Ends a reading
     * that was given up.
     */
    static int next(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        if (Thread.currentThread().isInterrupted()) {
            throw new UnreadableException(FindingCode.READING_ABANDONED, "interrupted");
        }
        int event = xml.next();
        if (event == XMLStreamReader.DTD || event == XMLStreamReader.ENTITY_REFERENCE) {
            throw new UnreadableException(FindingCode.UNREADABLE, "DOCTYPE");
        }
        return event;
    }

    /** An attribute by its local name, whatever namespace the dialect puts it in. */
    static Optional<String> attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** An attribute's text, empty where there is none. */
    static String text(XMLStreamReader xml, String name) {
        return attribute(xml, name).orElse("");
    }

    static boolean isTrue(XMLStreamReader xml, String name) {
        return attribute(xml, name)
                .filter(value -> value.equals("1") || value.equals("true") || value.equals("on"))
                .isPresent();
    }

    /**
     * A whole number that is not negative.
     *
     * @throws UnreadableException where something else stands there: a damaged file, in which nothing can be trusted
     */
    static int number(XMLStreamReader xml, String name, int otherwise) throws UnreadableException {
        Optional<String> text = attribute(xml, name).map(String::strip);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().matches("\\d{1,9}")) {
            throw new UnreadableException(FindingCode.UNREADABLE, name + "=\"" + text.get() + "\"");
        }
        return Integer.parseInt(text.get());
    }

    /** Whether an exception, or one that it was made from, says that a bound was passed. */
    static boolean isTooMuch(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 8; depth++) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof ZipParts.TooMuchInflated
                    || message.contains("limit") && message.contains("exceeded")) {
                return true;
            }
            Throwable nested = cause instanceof XMLStreamException xml ? xml.getNestedException() : null;
            cause = nested != null ? nested : cause.getCause();
        }
        return false;
    }
}
