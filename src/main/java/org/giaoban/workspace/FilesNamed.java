package org.giaoban.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.giaoban.model.OperatorError;
import org.jspecify.annotations.Nullable;

/** Finds the files named by a path, a folder or a pattern, because not every shell expands patterns. */
public final class FilesNamed {

    private static final Pattern WILD = Pattern.compile("[*?\\[{]");

    private FilesNamed() {}

    /** Lists the files of several names, each file once. */
    public static List<Path> list(List<String> typed) {
        return typed.stream().flatMap(each -> list(each).stream()).distinct().toList();
    }

    /**
     * Lists the files in the order of their paths, without the lock files that office programs write beside an open
     * document.
     *
     * @throws OperatorError if there is no such file
     */
    public static List<Path> list(String typed) {
        Path place = find(typed);
        if (place != null && Files.isRegularFile(place)) {
            return List.of(place);
        }
        List<Path> found = place != null && Files.isDirectory(place) ? below(place, file -> true) : matching(typed);
        if (found.isEmpty()) {
            throw new OperatorError("no-file", typed);
        }
        return found;
    }

    private static @Nullable Path find(String typed) {
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static List<Path> matching(String typed) {
        String pattern = typed.replace('\\', '/');
        var wild = WILD.matcher(pattern);
        if (!wild.find()) {
            return List.of();
        }
        int end = pattern.lastIndexOf('/', wild.start());
        Path folder = Path.of(pattern.substring(0, end + 1));
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.substring(end + 1));
        return Files.isDirectory(folder) ? below(folder, file -> matcher.matches(folder.relativize(file))) : List.of();
    }

    private static List<Path> below(Path folder, Predicate<Path> wanted) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith(".")
                            && !file.getFileName().toString().startsWith("~$"))
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
