package org.giaoban.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.giaoban.model.MachineError;

/** Writes a file completely or not at all, so that neither a reader nor a crash can leave a partial file. */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes the file's content to the given path. */
    public interface Content {
        void writeTo(Path file) throws IOException;
    }

    /**
     * Writes a temporary file in the same folder, then moves it over {@code file}.
     *
     * @throws MachineError if the file cannot be written
     */
    public static void write(Path file, Content content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
            content.writeTo(temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UncheckedIOException e) {
            throw new MachineError(
                    "cannot be written: " + e, file.toString(), "check the disk's space and the folder's permissions");
        }
    }
}
