package org.giaoban.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.apache.commons.io.file.PathUtils;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.Workspace;

/**
 * The files of the embedded database. A run works on a copy and puts it in the place of the database when it has ended, so
 * that other commands always read the state of the last finished run, also after a run was killed. The checksum of the
 * database is stored in a file beside it, because H2 does not detect a changed bit in a value.
 */
final class DatabaseFile {

    private final Path folder;
    private final Path finished;
    private final Path checksum;
    private final Path working;

    DatabaseFile(Workspace workspace) {
        this.finished = workspace.database().resolveSibling("giaoban.mv.db");
        this.folder = workspace.output().resolve("database");
        this.checksum = folder.resolve("giaoban.crc32c");
        this.working = folder.resolve("giaoban-run.mv.db");
    }

    /** Condition of the database on the disk. */
    enum Condition {
        NONE,
        SOUND,
        /** The file was changed or damaged after the last run. */
        DAMAGED
    }

    Condition condition() {
        if (Files.isDirectory(folder) ? !Files.exists(finished) : !Files.exists(folder)) {
            return Condition.NONE;
        }
        return isSound() ? Condition.SOUND : Condition.DAMAGED;
    }

    private boolean isSound() {
        try {
            return Files.isRegularFile(finished)
                    && Files.isRegularFile(checksum)
                    && Files.readString(checksum).strip().equals(checksum(finished));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    /** True if the copy of a run exists: a run is working, or was killed. */
    boolean isInWork() {
        return Files.exists(working);
    }

    /** Copies the database for a run; does nothing if the database is missing or damaged. */
    void begin() {
        try {
            if (!Files.isDirectory(folder)) {
                Files.deleteIfExists(folder);
                Files.createDirectories(folder);
            }
            remove(working);
            if (condition() == Condition.SOUND) {
                Files.copy(finished, working, StandardCopyOption.REPLACE_EXISTING);
            } else {
                remove(finished);
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(working, e);
        }
    }

    /** Replaces the database by the copy, which H2 must have closed. */
    void finish() {
        try {
            String after = checksum(working);
            AtomicFile.replace(working, finished);
            AtomicFile.write(checksum, file -> Files.writeString(file, after + "\n"));
        } catch (IOException | UncheckedIOException e) {
            throw AtomicFile.unwritable(finished, e);
        }
    }

    /** Deletes the database, so that the next run creates it anew from the input. */
    void discard() {
        try {
            remove(working);
            remove(finished);
        } catch (IOException e) {
            throw AtomicFile.unwritable(finished, e);
        }
    }

    /** Deletes a copy that is no longer needed. */
    void abandon() {
        try {
            remove(working);
        } catch (IOException e) {
            throw AtomicFile.unwritable(working, e);
        }
    }

    long size() {
        try {
            return Files.exists(working) ? Files.size(working) : 0;
        } catch (IOException e) {
            throw AtomicFile.unwritable(working, e);
        }
    }

    /** Returns the CRC-32C, which finds every changed bit, and which processors compute faster than they read memory. */
    private static String checksum(Path file) throws IOException {
        CRC32C crc = new CRC32C();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().toHexDigits(crc.getValue(), 8);
    }

    private static void remove(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            PathUtils.deleteDirectory(place);
        } else {
            Files.deleteIfExists(place);
        }
    }
}
