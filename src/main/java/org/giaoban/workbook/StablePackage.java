package org.giaoban.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
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
        return save(document.getProperties(), document::write);
    }

    /** Returns a workbook with streamed rows as the bytes of an {@code .xlsx} file. */
    static byte[] save(SXSSFWorkbook workbook) {
        return save(workbook.getXSSFWorkbook().getProperties(), workbook::write);
    }

    /** Writing of a document. */
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] save(POIXMLProperties described, Writing writing) {
        try {
            CoreProperties properties = described.getCoreProperties();
            properties.setCreator("giaoban");
            properties.setCreated(CREATED);
            properties.setModified(CREATED);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            writing.to(out);
            return restore(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] restore(byte[] zip) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(ENTRY_TIME);
                to.putNextEntry(copy);
                from.transferTo(to);
            }
        }
        return out.toByteArray();
    }
}
