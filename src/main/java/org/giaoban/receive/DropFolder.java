package org.giaoban.receive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.giaoban.model.FindingCode;
import org.giaoban.workspace.FileState;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.MachineError;
import org.giaoban.workspace.Printable;
import org.giaoban.workspace.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists the files of the drop folder that senders have put there, and those that cannot be taken in. */
final class DropFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);

    /** What operating systems keep in folders, in lower case. */
    private static final Set<String> SYSTEM_FILES = Set.of("thumbs.db", "ehthumbs.db", "desktop.ini");

    /** Endings of unfinished downloads of browsers, and of temporary files. */
    private static final Set<String> UNFINISHED = Set.of(".crdownload", ".part", ".partial", ".opdownload", ".tmp");

    /** Takes the place of bytes that are no UTF-8 when Java decodes a name. */
    private static final String UNDECODED = "\uFFFD";

    private final Workspace workspace;
    private final Runnable pause;

    /** @param pause waits between the first and the second reading of file sizes and times */
    DropFolder(Workspace workspace, Runnable pause) {
        this.workspace = workspace;
        this.pause = pause;
    }

    /** A file's content and path; the same content may lie under several paths. */
    record FileKey(String sha256, String path) {
        static FileKey of(Receipt receipt) {
            return new FileKey(receipt.sha256(), receipt.path());
        }
    }

    /** A complete file. @param changed when the file on disk was last changed */
    record Found(FileKey key, Instant changed) {}

    /**
     * What lies in the drop folder.
     *
     * @param files complete files, in path order
     * @param leftOut files that are not taken in, in path order
     */
    record Content(List<Found> files, List<LeftOut> leftOut) {
        Content {
            files = List.copyOf(files);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Reads every file that is not known.
     *
     * @param isKnown true for files that had been received before; only for others does it wait and look again whether they
     *     are still being written
     * @param hashes of files that need not be read again
     * @throws MachineError if a folder cannot be listed
     */
    Content scan(Predicate<FileKey> isKnown, KnownHashes hashes) {
        if (!Files.isDirectory(workspace.submissions())) {
            return new Content(List.of(), List.of());
        }
        List<LeftOut> leftOut = new ArrayList<>();
        try {
            Path folder = workspace.submissions().toRealPath();
            Map<Path, FileState> states = list(folder, leftOut);
            Map<Path, List<FileKey>> read = readAll(folder, states, hashes, leftOut);
            if (!read.values().stream().flatMap(List::stream).allMatch(isKnown)) {
                pause.run();
            }
            List<Found> settled = new ArrayList<>();
            for (Map.Entry<Path, List<FileKey>> each : read.entrySet()) {
                FileState state = FileState.at(each.getKey());
                if (state.equals(states.get(each.getKey()))) {
                    each.getValue()
                            .forEach(key ->
                                    settled.add(new Found(key, state.modified().toInstant())));
                } else {
                    leftOut.add(new LeftOut(show(folder, each.getKey()), FindingCode.STILL_BEING_WRITTEN));
                }
            }
            settled.sort(Comparator.comparing(found -> found.key().path()));
            leftOut.sort(Comparator.comparing(LeftOut::path));
            return new Content(settled, leftOut);
        } catch (IOException | UncheckedIOException e) {
            throw new MachineError("folder-unreadable", workspace.show(workspace.submissions()), e.getMessage());
        }
    }

    private static Map<Path, FileState> list(Path folder, List<LeftOut> leftOut) throws IOException {
        Map<Path, FileState> states = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> !each.equals(folder))
                    .filter(each -> !isPassedOver(each.getFileName().toString()))
                    .toList()) {
                Optional<FindingCode> obstacle = findObstacle(folder, file);
                if (obstacle.isPresent()) {
                    leftOut.add(new LeftOut(show(folder, file), obstacle.get()));
                } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    states.put(file, FileState.at(file));
                }
            }
        }
        return states;
    }

    private static Optional<FindingCode> findObstacle(Path folder, Path file) {
        if (Files.isSymbolicLink(file)) {
            return Optional.of(FindingCode.LINK_NOT_FOLLOWED);
        }
        boolean isUndecoded = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && show(folder, file).contains(UNDECODED);
        return isUndecoded ? Optional.of(FindingCode.NAME_NOT_UTF8) : Optional.empty();
    }

    private static Map<Path, List<FileKey>> readAll(
            Path folder, Map<Path, FileState> states, KnownHashes hashes, List<LeftOut> leftOut) {
        Map<Path, List<FileKey>> read = new TreeMap<>();
        for (Map.Entry<Path, FileState> each : states.entrySet()) {
            Path file = each.getKey();
            try {
                read.put(file, readOne(show(folder, file), file, each.getValue(), hashes));
            } catch (UncheckedIOException e) {
                leftOut.add(new LeftOut(show(folder, file), FindingCode.STILL_BEING_WRITTEN));
                LOG.warn(
                        "{} cannot be read and is left for the next run: {}",
                        Printable.line(file.toString()),
                        Printable.line(String.valueOf(e.getMessage())));
            }
        }
        return read;
    }

    /** Reads a file; a zip of workbooks gives each of its files, with a path below that of the zip, and is read each time. */
    private static List<FileKey> readOne(String path, Path file, FileState state, KnownHashes hashes) {
        Optional<String> known = hashes.find(path, state);
        if (known.isEmpty()) {
            List<FileKey> members = Archive.list(file).stream()
                    .map(member -> new FileKey(member.sha256(), path + "/" + member.name()))
                    .toList();
            if (!members.isEmpty()) {
                return members;
            }
        }
        String sha256 = known.orElseGet(() -> Hashes.ofFile(file));
        hashes.keep(path, state, sha256);
        return List.of(new FileKey(sha256, path));
    }

    private static String show(Path folder, Path file) {
        String separator = folder.getFileSystem().getSeparator();
        return folder.relativize(file).toString().replace(separator, "/");
    }

    /** True for hidden files, for what office programs, browsers and systems create beside documents. */
    static boolean isPassedOver(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || name.startsWith("~$")
                || SYSTEM_FILES.contains(lower)
                || UNFINISHED.stream().anyMatch(lower::endsWith);
    }
}
