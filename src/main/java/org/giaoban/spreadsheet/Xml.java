package org.giaoban.spreadsheet;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.giaoban.model.FindingCode;

/**
 * Reads untrusted XML event by event, with Woodstox because it limits the size of attributes and texts and the depth of
 * nesting, and skips comments without keeping them.
 */
final class Xml {

    private static final int DEEPEST = 128;
    private static final int LONGEST_ATTRIBUTE = 64 << 10;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");
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

    /** Opens a reader positioned before the first element. */
    static XMLStreamReader open(InputStream in) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(in);
    }

    /**
     * Moves to the next event. Refuses document type declarations, which no office program writes, and stops if the
     * thread was interrupted after a timeout.
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

    /** Finds an attribute by its local name in any namespace. */
    static Optional<String> attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** Returns an attribute's text; empty if the attribute is absent. */
    static String text(XMLStreamReader xml, String name) {
        return attribute(xml, name).orElse("");
    }

    static boolean isTrue(XMLStreamReader xml, String name) {
        return attribute(xml, name)
                .filter(value -> value.equals("1") || value.equals("true") || value.equals("on"))
                .isPresent();
    }

    /** True for an element such as {@code <strike/>}, whose attribute {@code val} is true unless it says otherwise. */
    static boolean isOn(XMLStreamReader xml) {
        return attribute(xml, "val").isEmpty() || isTrue(xml, "val");
    }

    /**
     * Returns an attribute as a whole number that is not negative.
     *
     * @param otherwise result if the attribute is absent
     * @throws UnreadableException if the attribute is something else: the file is damaged
     */
    static int number(XMLStreamReader xml, String name, int otherwise) throws UnreadableException {
        Optional<String> text = attribute(xml, name).map(String::strip);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!DIGITS.matcher(text.get()).matches()) {
            throw new UnreadableException(FindingCode.UNREADABLE, name + "=\"" + text.get() + "\"");
        }
        return Integer.parseInt(text.get());
    }

    /** True if an exception or one of its causes reports that a limit was exceeded. */
    static boolean isLimitExceeded(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 8; depth++) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof ZipEntries.InflatedLimitExceeded
                    || message.contains("limit") && message.contains("exceeded")) {
                return true;
            }
            Throwable nested = cause instanceof XMLStreamException xml ? xml.getNestedException() : null;
            cause = nested != null ? nested : cause.getCause();
        }
        return false;
    }
}
