package org.giaoban.spreadsheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
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
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.giaoban.model.FindingCode;
import org.giaoban.receive.ZipDirectory;

/**
 * The zip entries of a workbook, opened one at a time and never unpacked to disk. Entry names are only keys of a map,
 * so a path in a name is harmless. Inflated bytes are counted, and the checksum is verified at the end of each entry.
 */
final class ZipEntries implements AutoCloseable {

    private final ZipFile zip;
    private final Limits limits;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
    private long inflated;

    ZipEntries(byte[] bytes, Limits limits) throws IOException, UnreadableException {
        SeekableByteChannel channel = new SeekableInMemoryByteChannel(bytes);
        Limits.check(ZipDirectory.isSmall(channel), "parts", limits.entries());
        this.zip = ZipFile.builder().setSeekableByteChannel(channel).get();
        this.limits = limits;
        Enumeration<ZipArchiveEntry> found = zip.getEntries();
        while (found.hasMoreElements()) {
            ZipArchiveEntry entry = found.nextElement();
            if (entries.putIfAbsent(key(entry.getName()), entry) != null) {
                throw new UnreadableException(FindingCode.UNREADABLE, "ZIP: " + entry.getName() + " × 2");
            }
            Limits.check(entries.size() <= limits.entries(), "parts", limits.entries());
        }
    }

    boolean has(String name) {
        return entries.containsKey(key(name));
    }

    /** Opens the XML of a zip entry before its first element; empty if there is no such entry. */
    Optional<XMLStreamReader> open(String name) throws IOException, XMLStreamException {
        Optional<InputStream> bytes = openBytes(name);
        return bytes.isPresent() ? Optional.of(Xml.open(bytes.get())) : Optional.empty();
    }

    /** Opens a zip entry; empty if there is no such entry. */
    Optional<InputStream> openBytes(String name) throws IOException {
        ZipArchiveEntry entry = entries.get(key(name));
        return entry == null ? Optional.empty() : Optional.of(new Counted(zip.getInputStream(entry), entry));
    }

    /** Resolves the target of a relationship against the folder of the entry that contains it. */
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

    /** Counts the inflated bytes of all entries and verifies the checksum at the end of an entry. */
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
                throw new InflatedLimitExceeded();
            }
            return read;
        }
    }

    /** The inflated bytes exceed the limit, as in a zip bomb. */
    static final class InflatedLimitExceeded extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
