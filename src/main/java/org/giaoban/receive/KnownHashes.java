package org.giaoban.receive;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.giaoban.model.OperatorError;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.CsvFile;
import org.giaoban.workspace.CsvOutput;
import org.giaoban.workspace.FileState;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;

/**
 * The hashes of files that earlier runs have read, with the state in which the file system kept each: {@code
 * output/database/hashes.csv}, which a rebuild makes anew. A file whose state is the same is not read again. One file in
 * {@value #SHARE} is read all the same, another one each day, so that a disk that loses bytes is noticed.
 */
final class KnownHashes {

    private static final List<String> COLUMNS = List.of("sha256", "state", "path");
    private static final int SHARE = 32;
    /** Seconds between two times that the coarsest file systems tell apart. */
    private static final int COARSEST = 2;

    private final Path file;
    private final LocalDate today;
    /** Files that changed before this time have the state that they had when this process acquired the lock. */
    private final FileTime begun;

    private final Map<String, Known> before = new HashMap<>();
    private final Map<String, Known> now = new TreeMap<>();

    /** @param state state of the file before its bytes were read */
    private record Known(String state, String sha256) {}

    /** @param today decides which files are read again although they have not changed */
    KnownHashes(Workspace workspace, LocalDate today) {
        this.file = workspace.database().resolveSibling("hashes.csv");
        this.today = today;
        FileState lock = FileState.at(WorkspaceLock.holder(workspace));
        this.begun = lock.isMissing()
                ? FileTime.from(Instant.EPOCH)
                : FileTime.from(lock.modified().toInstant().minusSeconds(COARSEST));
        read(workspace);
    }

    /** What cannot be read is not known. */
    private void read(Workspace workspace) {
        try {
            new CsvFile(file, workspace.show(file), COLUMNS)
                    .forEach(row -> before.put(row.get("path"), new Known(row.get("state"), row.get("sha256"))));
        } catch (OperatorError e) {
            before.clear();
        }
    }

    /**
     * Returns the hash of a file whose state is that of an earlier reading; empty if it must be read.
     *
     * @param path the file's path in the drop folder
     */
    Optional<String> find(String path, FileState state) {
        boolean isTurn = Math.floorMod(path.hashCode() + today.toEpochDay(), SHARE) == 0;
        return Optional.ofNullable(before.get(path))
                .filter(known -> known.state.equals(state.text()) && !isTurn)
                .map(Known::sha256);
    }

    /** Keeps the hash of a file, unless it was changed so lately that a second change could leave it the same state. */
    void keep(String path, FileState state, String sha256) {
        if (state.isOlderThan(begun)) {
            now.put(path, new Known(state.text(), sha256));
        }
    }

    /** Writes what is known now, for the next run. */
    void write() {
        if (!now.equals(before)) {
            AtomicFile.write(
                    file,
                    to -> CsvOutput.write(
                            to,
                            String.join(",", COLUMNS),
                            csv -> now.forEach((path, known) -> csv.row(known.sha256, known.state, path))));
        }
    }
}
