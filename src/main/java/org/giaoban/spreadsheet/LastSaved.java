package org.giaoban.spreadsheet;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the time at which a workbook was last saved, from its document properties. The time can be wrong, but nothing
 * else orders two files received on the same day. A time without an offset is one of the office's zone: LibreOffice writes
 * what the clock of the machine shows.
 */
final class LastSaved {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ISO_DATE_TIME;
    private static final int LONGEST = 40;
    /**
     * Earlier times are wrong because spreadsheets are younger. Years after 9999 are refused because five digits would
     * break the text order.
     */
    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private LastSaved() {}

    /**
     * Returns the time in a zip entry that holds document properties; empty if it is absent or not readable.
     *
     * @param element name of the XML element that holds the time
     * @param zone zone of a time without an offset
     */
    static Optional<Instant> find(ZipEntries entries, String entry, String element, ZoneId zone) {
        try {
            Optional<XMLStreamReader> xml = entries.open(entry);
            return xml.isPresent() ? find(xml.get(), element, zone) : Optional.empty();
        } catch (IOException | XMLStreamException | UnreadableException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Reads to the end of the zip entry, where its checksum is verified. */
    private static Optional<Instant> find(XMLStreamReader xml, String element, ZoneId zone)
            throws XMLStreamException, UnreadableException {
        Optional<Instant> found = Optional.empty();
        while (xml.hasNext()) {
            if (Xml.next(xml) == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals(element)) {
                found = parse(xml.getElementText().strip(), zone);
            }
        }
        return found;
    }

    /** Parses a time in ISO 8601; empty if it is none. */
    static Optional<Instant> parse(String text, ZoneId zone) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            TemporalAccessor time = FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            Instant instant = time instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : ((LocalDateTime) time).atZone(zone).toInstant();
            return Optional.of(instant).flatMap(LastSaved::normalise);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Truncates a time to seconds; empty if it lies outside the accepted range. */
    static Optional<Instant> normalise(Instant time) {
        return Optional.of(time)
                .filter(then -> !then.isBefore(EARLIEST) && !then.isAfter(LATEST))
                .map(then -> then.truncatedTo(ChronoUnit.SECONDS));
    }
}
