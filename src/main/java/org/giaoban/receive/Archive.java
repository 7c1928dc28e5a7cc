package org.giaoban.receive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.commons.io.input.BoundedInputStream;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.workspace.Hashes;

/**
 * A zip in which senders put several files. Its entries are received as if each lay in the drop folder by itself; they
 * are never unpacked to disk, and zips in it are not opened. All entries can be read, or none counts.
 */
public final class Archive {

    private static final long MOST_BYTES = 128L << 20;
    private static final long MOST_INFLATED = 512L << 20;
    private static final int MOST_FILES = 1_000;

    /** Parts that make a zip one document: of Open XML, OpenDocument and similar formats. */
    private static final Set<String> DOCUMENT_PARTS =
            Set.of("[Content_Types].xml", "_rels/.rels", "mimetype", "content.xml", "META-INF/manifest.xml");

    private static final Pattern WORKBOOK =
            Pattern.compile(".*\\.(?:xls[xmb]?|xlt[xm]?|ods|csv|html?|xml)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries;

    private Archive(ZipFile zip, Map<String, ZipArchiveEntry> entries) {
        this.zip = zip;
        this.entries = entries;
    }

    /** The reason why a zip is not opened. */
    private static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Finding finding;

        RefusedException(FindingCode code, String found) {
            this.finding = Finding.of(code, null, null, found);
        }
    }

    /** A file in the zip: its name, with slashes, and the SHA-256 of its bytes. */
    record Member(String name, String sha256) {}

    /**
     * Lists the files in a zip of workbooks, by name; empty if the file is something else or cannot be opened. Documents
     * are zips too. Nearly all tell so by their first entry, so that a run need not open each of them as a zip.
     */
    static List<Member> list(Path file) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            boolean mayBeArchive = ZipDirectory.findFirstName(channel)
                    .filter(name -> !DOCUMENT_PARTS.contains(name))
                    .isPresent();
            return mayBeArchive ? list(channel) : List.of();
        } catch (IOException | RefusedException | RuntimeException e) {
            // such a file is received as it is, and reading it gives the finding that says why
            return List.of();
        }
    }

    /** Returns the finding that says why a zip that is no document is not opened; empty if it can be. */
    public static Optional<Finding> findFault(byte[] bytes) {
        try {
            list(new SeekableInMemoryByteChannel(bytes));
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.finding);
        } catch (IOException | RuntimeException e) {
            return Optional.of(Finding.of(FindingCode.UNREADABLE, null, null, "ZIP"));
        }
    }

    /** Opens a file in a zip. */
    static InputStream open(Path file, String name) throws IOException {
        ZipFile zip = ZipFile.builder().setPath(file).get();
        try {
            ZipArchiveEntry entry = files(zip).get(name);
            if (entry == null) {
                throw new IOException("ZIP: " + name);
            }
            return new FilterInputStream(zip.getInputStream(entry)) {
                @Override
                public void close() throws IOException {
                    super.close();
                    zip.close();
                }
            };
        } catch (IOException | RefusedException | RuntimeException e) {
            zip.close();
            throw e instanceof IOException known ? known : new IOException("ZIP", e);
        }
    }

    private static List<Member> list(SeekableByteChannel channel) throws IOException, RefusedException {
        refuseIf(channel.size() > MOST_BYTES, FindingCode.TOO_LARGE, "bytes > " + MOST_BYTES);
        refuseIf(!ZipDirectory.isSmall(channel), FindingCode.TOO_LARGE, "files > " + MOST_FILES);
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(channel).get()) {
            return new Archive(zip, files(zip)).members();
        }
    }

    /** Maps names to the entries that are files of senders, in the order of the names. */
    private static Map<String, ZipArchiveEntry> files(ZipFile zip) throws RefusedException {
        Map<String, ZipArchiveEntry> files = new TreeMap<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            refuseIf(DOCUMENT_PARTS.contains(entry.getName()), FindingCode.NOT_A_WORKBOOK, "ZIP");
            EntryName name = EntryName.of(entry);
            if (!entry.isDirectory() && !name.isPassedOver()) {
                boolean isNew = files.put(name.shown(), entry) == null;
                refuseIf(!isNew, FindingCode.UNREADABLE, "ZIP: " + name.shown() + " × 2");
                refuseIf(files.size() > MOST_FILES, FindingCode.TOO_LARGE, "files > " + MOST_FILES);
            }
        }
        return files;
    }

    private List<Member> members() throws IOException, RefusedException {
        refuseIf(entries.isEmpty(), FindingCode.EMPTY_FILE, "ZIP");
        refuseIf(
                entries.keySet().stream()
                        .noneMatch(name -> WORKBOOK.matcher(name).matches()),
                FindingCode.NOT_A_WORKBOOK,
                "ZIP");
        List<Member> members = new ArrayList<>();
        long left = MOST_INFLATED;
        for (Map.Entry<String, ZipArchiveEntry> each : entries.entrySet()) {
            ZipArchiveEntry entry = each.getValue();
            refuseIf(entry.getGeneralPurposeBit().usesEncryption(), FindingCode.PASSWORD_PROTECTED, ".zip");
            refuseIf(!zip.canReadEntryData(entry), FindingCode.UNSUPPORTED_FORMAT, "ZIP " + entry.getMethod());
            try (BoundedInputStream bounded = BoundedInputStream.builder()
                            .setInputStream(zip.getInputStream(entry))
                            .setMaxCount(left + 1)
                            .get();
                    CheckedInputStream in = new CheckedInputStream(bounded, new CRC32())) {
                String sha256 = Hashes.ofStream(in);
                left -= bounded.getCount();
                refuseIf(left < 0, FindingCode.TOO_LARGE, "inflated bytes > " + MOST_INFLATED);
                boolean intact = in.getChecksum().getValue() == entry.getCrc();
                refuseIf(!intact, FindingCode.UNREADABLE, "ZIP: " + each.getKey());
                members.add(new Member(each.getKey(), sha256));
            }
        }
        return members;
    }

    private static void refuseIf(boolean fault, FindingCode code, String found) throws RefusedException {
        if (fault) {
            throw new RefusedException(code, found);
        }
    }
}
