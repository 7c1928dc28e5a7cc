package org.giaoban.receive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file of a sender: a file on disk, or one in a zip on disk.
 *
 * @param file file on disk
 * @param entry name of the file in the zip, with slashes; empty if the file on disk itself is meant
 */
public record SentFile(Path file, String entry) {

    /** Most bytes of a file that is read. */
    public static final int MOST_BYTES = 32 << 20;

    /** Returns the file that has a path relative to a folder; its beginning may name a zip: {@code a/b.zip/c.xlsx}. */
    public static SentFile of(Path folder, String path) {
        List<String> segments = Arrays.asList(path.split("/"));
        Path file = folder;
        for (int i = 0; i < segments.size(); i++) {
            file = file.resolve(segments.get(i));
            if (Files.isRegularFile(file)) {
                return new SentFile(file, String.join("/", segments.subList(i + 1, segments.size())));
            }
        }
        return new SentFile(folder.resolve(path), "");
    }

    /** Lists the files in a zip of workbooks, or the file itself if it is something else. */
    public static List<SentFile> list(Path file) {
        List<SentFile> members = Archive.list(file).stream()
                .map(member -> new SentFile(file, member.name()))
                .toList();
        return members.isEmpty() ? List.of(new SentFile(file, "")) : members;
    }

    /** Returns the bytes of the file; empty if it has more than {@link #MOST_BYTES}. */
    public Optional<byte[]> read() throws IOException {
        try (InputStream in = entry.isEmpty() ? Files.newInputStream(file) : Archive.open(file, entry)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            return bytes.length > MOST_BYTES ? Optional.empty() : Optional.of(bytes);
        }
    }

    /** Returns the path of the file, with the name of a file in a zip after the path of the zip. */
    public String show() {
        return entry.isEmpty() ? file.toString() : file + "/" + entry;
    }
}
