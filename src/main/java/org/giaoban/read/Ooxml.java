package org.giaoban.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.giaoban.model.FindingCode;

/**
 * The parts of a zipped workbook, opened one at a time and never unpacked to a disk. Names are only looked up, whatever
 * path they pretend to be; what is really inflated is counted.
 */
final class Ooxml implements AutoCloseable {

    private final ZipFile zip;
    private final Limits limits;
    private final Map<String, ZipArchiveEntry> parts = new HashMap<>();
    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    private long inflated;

    Ooxml(byte[] bytes, Limits limits) throws IOException, UnreadableException {
        this.zip = ZipFile.builder().setByteArray(bytes).get();
        this.limits = limits;
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        Enumeration<ZipArchiveEntry> entries = zip.getEntries();
        while (entries.hasMoreElements()) {
            ZipArchiveEntry entry = entries.nextElement();
            parts.putIfAbsent(key(entry.getName()), entry);
            Limits.check(parts.size() <= limits.parts(), "parts", limits.parts());
        }
    }

    boolean has(String part) {
        return parts.containsKey(key(part));
    }

    /** The part's XML, before its first element; empty where there is no such part. */
    Optional<XMLStreamReader> open(String part) throws IOException, XMLStreamException {
        ZipArchiveEntry entry = parts.get(key(part));
        if (entry == null) {
            return Optional.empty();
        }
        return Optional.of(factory.createXMLStreamReader(new Counted(zip.getInputStream(entry))));
    }

    /** Resolves a relationship's target against the folder of the part that has it. */
    static String resolve(String folder, String target) {
        String path = target.replace('\\', '/');
        String joined = path.startsWith("/") ? path.substring(1) : folder + path;
        while (joined.contains("/../")) {
            joined = joined.replaceFirst("[^/]+/\\.\\./", "");
        }
        return joined.replace("/./", "/");
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

    static boolean isTrue(XMLStreamReader xml, String name) {
        return attribute(xml, name)
                .filter(value -> value.equals("1") || value.equals("true") || value.equals("on"))
                .isPresent();
    }

    /** Moves on to the next event, refusing document type declarations: no office program writes one. */
    static int next(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        int event = xml.next();
        if (event == XMLStreamReader.DTD || event == XMLStreamReader.ENTITY_REFERENCE) {
            throw new UnreadableException(FindingCode.UNREADABLE, "DOCTYPE");
        }
        return event;
    }

    private static String key(String name) {
        String path = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return path.startsWith("/") ? path.substring(1) : path;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Counts what is inflated over all parts. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int bytes) throws IOException {
            inflated += bytes;
            if (inflated > limits.inflatedBytes()) {
                throw new TooMuchInflated();
            }
        }
    }

    /** A zip bomb, or what looks like one. */
    static final class TooMuchInflated extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
