package org.giaoban.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
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
            CRC32C crc = new CRC32C();
            try (InputStream jar = Files.newInputStream(code)) {
                // a mapped file would count as memory of the process
                byte[] buffer = new byte[1 << 16];
                for (int n = jar.read(buffer); n >= 0; n = jar.read(buffer)) {
                    crc.update(buffer, 0, n);
                }
            }
            return HexFormat.of().toHexDigits(crc.getValue(), 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
