package org.giaoban.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryNode;

/**
 * Removes the records of conditional formats from an .xls file before POI reads it. POI refuses the whole file for
 * kinds of conditional formats that it does not know, and they do not change what a cell holds.
 */
final class XlsRecords {

    /** CONDFMT, CF, CONDFMT12, CF12 and CFEX of the specification [MS-XLS] 2.3.2. */
    private static final Set<Integer> CONDITIONAL_FORMATS = Set.of(0x01B0, 0x01B1, 0x0879, 0x087A, 0x087B);

    private static final int HEADER = 4;

    private XlsRecords() {}

    /**
     * Leaves a stream that cannot be read as it is, because POI reads the beginning of some damaged files.
     *
     * @param name name of the stream that holds the workbook
     */
    static void removeConditionalFormats(DirectoryNode root, String name) throws IOException {
        byte[] stream;
        try (InputStream in = root.createDocumentInputStream(name)) {
            stream = in.readAllBytes();
        } catch (IOException | RuntimeException e) {
            return;
        }
        byte[] kept = withoutConditionalFormats(stream);
        if (kept.length < stream.length) {
            root.getEntry(name).delete();
            root.createDocument(name, new ByteArrayInputStream(kept));
        }
    }

    /** Copies the records, each of which has a number and a length of two bytes before its data. */
    private static byte[] withoutConditionalFormats(byte[] stream) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(stream.length);
        int at = 0;
        while (at + HEADER <= stream.length) {
            int end = Math.min(at + HEADER + number(stream, at + 2), stream.length);
            if (!CONDITIONAL_FORMATS.contains(number(stream, at))) {
                kept.write(stream, at, end - at);
            }
            at = end;
        }
        kept.write(stream, at, stream.length - at);
        return kept.toByteArray();
    }

    private static int number(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }
}
