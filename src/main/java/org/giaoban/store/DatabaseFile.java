package org.giaoban.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.io.file.PathUtils;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;

/**
 * The files of the embedded database. A run works on a copy and puts it in the place of the database when it has ended, so
 * that other commands always read the last finished state, and a run that is killed leaves that state behind. A hash lies
 * beside the database, because H2 does not notice a changed bit in a value.
 */
final class DatabaseFile {

    private final Path folder;
    private final Path finished;
    private final Path hash;
    private final Path working;

    DatabaseFile(Workspace workspace) {
        this.finished = workspace.database().resolveSibling("giaoban.mv.db");
        this.folder = workspace.output().resolve("database");
        this.hash = folder.resolve("giaoban.sha256");
        this.working = folder.resolve("giaoban-run.mv.db");
    }

    /** Condition of the database on the disk. */
    enum Condition {
        NONE,
        SOUND,
        /** It is not what the last run left there. */
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
                    && Files.isRegularFile(hash)
                    && Files.readString(hash).strip().equals(Hashes.ofFile(finished));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    /** True if a run works on its copy, or was killed while it did. */
    boolean isInWork() {
        return Files.exists(working);
    }

    /** Makes the copy that a run works on; there is none if the database is missing or damaged. */
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

    /** Puts the copy, which H2 has closed, in the place of the database. */
    void finish() {
        try {
            String after = Hashes.ofFile(working);
            AtomicFile.replace(working, finished);
            AtomicFile.write(hash, file -> Files.writeString(file, after + "\n"));
        } catch (IOException | UncheckedIOException e) {
            throw AtomicFile.unwritable(finished, e);
        }
    }

    /** Removes the database, so that the next run makes it anew from the input. */
    void discard() {
        try {
            remove(working);
            remove(finished);
        } catch (IOException e) {
            throw AtomicFile.unwritable(finished, e);
        }
    }

    /** Removes a copy that is of no use any more. */
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

    private static void remove(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            PathUtils.deleteDirectory(place);
        } else {
            Files.deleteIfExists(place);
        }
    }
}
