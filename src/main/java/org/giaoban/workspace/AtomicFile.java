package org.giaoban.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.giaoban.model.OperatorError;

/** Writes a file as a whole or not at all, so that a reader or a crash never meets half of it. */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes the contents to the path that it is given. */
    public interface Content {
        void writeTo(Path file) throws IOException;
    }

    /**
     * Writes beside the file first, then puts the new one in its place.
     *
     * @throws OperatorError where the disk does not take the file
     */
    public static void write(Path file, Content content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling("." + file.getFileName() + ".tmp");
            content.writeTo(fresh);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UncheckedIOException e) {
            throw new OperatorError(
                    "cannot be written: " + e, file.toString(), "check the disk's space and the folder's permissions");
        }
    }
}
