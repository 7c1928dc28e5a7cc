package org.giaoban.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.FileUtils;
import org.giaoban.model.Period;
import org.giaoban.print.Fixtures;
import org.giaoban.sample.SampleOffice;
import org.giaoban.workspace.Workspace;

/** A filled form of a made-up office. */
public final class SampleForm {

    private SampleForm() {}

    /** Returns the bytes of the form, compressed as spreadsheet programs do. */
    public static byte[] write() throws IOException {
        Path office = Files.createTempDirectory("giaoban-bench");
        try {
            new SampleOffice(new Workspace(Path.of(".")), Fixtures.catalogue())
                    .write(new SampleOffice.Order(1, List.of(Period.of("2026-Q1")), 1), office);
            try (Stream<Path> files = Files.walk(office)) {
                Path form = files.filter(file -> file.toString().endsWith(".xlsx"))
                        .sorted()
                        .findFirst()
                        .orElseThrow();
                return compress(Files.readAllBytes(form));
            }
        } finally {
            FileUtils.deleteDirectory(office.toFile());
        }
    }

    private static byte[] compress(byte[] stored) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(stored));
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                from.transferTo(to);
            }
        }
        return bytes.toByteArray();
    }
}
