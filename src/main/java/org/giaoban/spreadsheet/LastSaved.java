package org.giaoban.spreadsheet;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** When a workbook says that it was last saved: no proof, but the only witness of which of two files is the older one. */
final class LastSaved {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ISO_DATE_TIME;
    private static final int LONGEST = 40;
    /** No spreadsheet is older, and a year of five digits would no longer compare as a text. */
    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private LastSaved() {}

    /**
     * The time in a part with a file's properties; none where it says nothing that can be understood.
     *
     * @param element that holds the time
     */
    static Optional<Instant> find(ZipParts parts, String part, String element) {
        try {
            Optional<XMLStreamReader> xml = parts.open(part);
            return xml.isPresent() ? find(xml.get(), element) : Optional.empty();
        } catch (IOException | XMLStreamException | UnreadableException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Reads on to the end, where the part's checksum is compared. */
    private static Optional<Instant> find(XMLStreamReader xml, String element)
            throws XMLStreamException, UnreadableException {
        Optional<Instant> found = Optional.empty();
        while (xml.hasNext()) {
            if (Xml.next(xml) == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals(element)) {
                found = parse(xml.getElementText().strip());
            }
        }
        return found;
    }

    private static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            TemporalAccessor time = FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            Instant instant = time instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
            return Optional.of(instant).flatMap(LastSaved::keep);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A time to the second; none where no workbook can have been saved then. */
    static Optional<Instant> keep(Instant time) {
        return Optional.of(time)
                .filter(then -> !then.isBefore(EARLIEST) && !then.isAfter(LATEST))
                .map(then -> then.truncatedTo(ChronoUnit.SECONDS));
    }
}
