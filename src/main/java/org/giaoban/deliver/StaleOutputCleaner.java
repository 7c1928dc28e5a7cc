package org.giaoban.deliver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.model.Period;
import org.giaoban.store.DerivedFiles;
import org.giaoban.store.DerivedFiles.Derived;
import org.giaoban.workspace.Workspace;

/**
 * Deletes output files that earlier runs wrote and this run neither wrote nor found up to date, so that the output
 * equals that of a rebuild. The folders of periods are found by their names, because a new database has no rows in
 * {@code document} for the files of earlier runs.
 */
final class StaleOutputCleaner {

    private final Workspace workspace;
    private final DerivedFiles files;

    StaleOutputCleaner(Workspace workspace, DerivedFiles files) {
        this.workspace = workspace;
        this.files = files;
    }

    /**
     * Deletes from the periods' folders every file that table {@code document} does not have.
     *
     * @param listed the periods with figures; the folder of any other period is deleted
     * @param refused the folder of refused files
     */
    void run(Set<Period> listed, Path refused) {
        if (!Files.isDirectory(workspace.output())) {
            return;
        }
        Set<String> known = files.list().stream().map(Derived::path).collect(Collectors.toSet());
        try (Stream<Path> folders = Files.list(workspace.output())) {
            for (Path folder : folders.filter(
                            f -> Period.find(f.getFileName().toString()).isPresent())
                    .toList()) {
                boolean isListed =
                        listed.contains(Period.of(folder.getFileName().toString()));
                clear(folder, isListed, known);
            }
            clear(refused, true, known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void clear(Path folder, boolean isListed, Set<String> known) throws IOException {
        try (Stream<Path> deepestFirst = Files.walk(folder).sorted(Comparator.reverseOrder())) {
            for (Path path : deepestFirst.toList()) {
                boolean wanted =
                        Files.isDirectory(path) ? !isEmpty(path) : isListed && known.contains(workspace.show(path));
                if (!wanted) {
                    Files.delete(path);
                    files.forget(workspace.show(path));
                }
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }
}
