package org.giaoban.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * Identifies the build of the running program, so that another build computes its results anew. The id is the CRC-32C of
 * its jar, which the libraries are in as well: a new version of one may print otherwise. Classes that do not come from a
 * jar, as during development, all have the same id.
 */
public final class BuildId {

    private static final String ID = read();

    private BuildId() {}

    public static String get() {
        return ID;
    }

    private static String read() {
        try {
            Path code = Path.of(BuildId.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(code)) {
                return "development";
            }
            try (FileChannel jar = FileChannel.open(code)) {
                CRC32C crc = new CRC32C();
                crc.update(jar.map(FileChannel.MapMode.READ_ONLY, 0, jar.size()));
                return HexFormat.of().toHexDigits(crc.getValue(), 8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
