package org.giaoban.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * Identifies the build of the running program, so that another build computes its results anew. The id is a hash of
 * the checksums of the program's own classes and resources in its jar. Classes that do not come from a jar, as during
 * development, all have the same id.
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
            try (JarFile jar = new JarFile(code.toFile(), false)) {
                return Hashes.ofText(jar.stream()
                        .filter(entry -> entry.getName().startsWith("org/giaoban/"))
                        .map(entry -> entry.getName() + " " + entry.getCrc())
                        .collect(Collectors.joining("\n")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
