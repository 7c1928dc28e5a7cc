package org.giaoban.spreadsheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.giaoban.model.FindingCode;

/**
 * The parts of a zipped workbook, opened one at a time and never unpacked to a disk. Names are only looked up, whatever
 * path they pretend to be; what is really inflated is counted, and its checksum compared at its end.
 */
final class ZipParts implements AutoCloseable {

    private final ZipFile zip;
    private final Limits limits;
    private final Map<String, ZipArchiveEntry> parts = new HashMap<>();
    private long inflated;

    ZipParts(byte[] bytes, Limits limits) throws IOException, UnreadableException {
        this.zip = ZipFile.builder().setByteArray(bytes).get();
        this.limits = limits;
        Enumeration<ZipArchiveEntry> entries = zip.getEntries();
        while (entries.hasMoreElements()) {
            ZipArchiveEntry entry = entries.nextElement();
            if (parts.putIfAbsent(key(entry.getName()), entry) != null) {
                throw new UnreadableException(FindingCode.UNREADABLE, "ZIP: " + entry.getName() + " × 2");
            }
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
        return Optional.of(Xml.open(new Counted(zip.getInputStream(entry), entry)));
    }

    /** Resolves a relationship's target against the folder of the part that has it. */
    static String resolve(String folder, String target) {
        String path = target.replace('\\', '/');
        String joined = path.startsWith("/") ? path.substring(1) : folder + path;
        for (String shorter = ""; !joined.equals(shorter); ) {
            shorter = joined;
            joined = joined.replaceFirst("(?:^|[^/]+/)\\.\\./", "");
        }
        return joined.replace("/./", "/");
    }

    private static String key(String name) {
        String path = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return path.startsWith("/") ? path.substring(1) : path;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Counts what is inflated over all parts, and at the end of one sees whether it is what was zipped. */
    private final class Counted extends FilterInputStream {

        private final ZipArchiveEntry entry;
        private final CRC32 checksum = new CRC32();

        Counted(InputStream in, ZipArchiveEntry entry) {
            super(in);
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read < 0 && checksum.getValue() != entry.getCrc()) {
                throw new IOException("CRC");
            }
            checksum.update(buffer, offset, Math.max(read, 0));
            inflated += Math.max(read, 0);
            if (inflated > limits.inflatedBytes()) {
                throw new TooMuchInflated();
            }
            return read;
        }
    }

    /** A zip bomb, or what looks like one. */
    static final class TooMuchInflated extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
