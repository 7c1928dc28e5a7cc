package org.giaoban.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLDocument;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Saves an office document so that the same content always gives the same bytes: its dates are fixed. */
public final class StablePackage {

    private static final String CREATED = "2021-01-01T00:00:00Z";
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2021, 1, 1, 0, 0);

    private StablePackage() {}

    /** Returns a workbook or a text document as the bytes of its file. */
    public static byte[] save(POIXMLDocument document) {
        return save(document.getProperties(), document::write, ZipEntry.DEFLATED);
    }

    /**
     * Returns the same without compression, for files whose bytes are the same on every machine: two versions of zlib may
     * compress the same content differently.
     */
    static byte[] saveUncompressed(POIXMLDocument document) {
        return save(document.getProperties(), document::write, ZipEntry.STORED);
    }

    /** Returns a workbook with streamed rows as the bytes of an {@code .xlsx} file. */
    static byte[] save(SXSSFWorkbook workbook) {
        return save(workbook.getXSSFWorkbook().getProperties(), workbook::write, ZipEntry.DEFLATED);
    }

    /** Writing of a document. */
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] save(POIXMLProperties described, Writing writing, int method) {
        try {
            CoreProperties properties = described.getCoreProperties();
            properties.setCreator("giaoban");
            properties.setCreated(CREATED);
            properties.setModified(CREATED);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            writing.to(out);
            return restore(out.toByteArray(), method);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] restore(byte[] zip, int method) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                byte[] content = from.readAllBytes();
                to.putNextEntry(entry(entry.getName(), content, method));
                to.write(content);
            }
        }
        return out.toByteArray();
    }

    private static ZipEntry entry(String name, byte[] content, int method) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        entry.setMethod(method);
        if (method == ZipEntry.STORED) {
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
        }
        return entry;
    }
}
