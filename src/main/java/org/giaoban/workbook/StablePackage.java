package org.giaoban.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Saves a workbook so that the same content always gives the same bytes: dates are fixed, and zip entries are stored
 * without compression, because two versions of zlib may compress the same content differently.
 */
public final class StablePackage {

    private static final String CREATED = "2021-01-01T00:00:00Z";
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2021, 1, 1, 0, 0);

    private StablePackage() {}

    /** Returns the workbook as the bytes of an {@code .xlsx} file. */
    public static byte[] save(XSSFWorkbook workbook) {
        return save(workbook, workbook);
    }

    /** Returns a workbook with streamed rows as the bytes of an {@code .xlsx} file. */
    static byte[] save(SXSSFWorkbook workbook) {
        return save(workbook, workbook.getXSSFWorkbook());
    }

    private static byte[] save(Workbook workbook, XSSFWorkbook described) {
        try {
            CoreProperties properties = described.getProperties().getCoreProperties();
            properties.setCreator("giaoban");
            properties.setCreated(CREATED);
            properties.setModified(CREATED);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
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
                byte[] content = from.readAllBytes();
                to.putNextEntry(stored(entry.getName(), content));
                to.write(content);
            }
        }
        return out.toByteArray();
    }

    private static ZipEntry stored(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(ENTRY_TIME);
        return entry;
    }
}
