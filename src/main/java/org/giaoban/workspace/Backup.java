package org.giaoban.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.giaoban.model.OperatorError;

/**
 * Writes a backup of a workspace: a zip of all that output is made from ({@code office.yaml}, templates, input with its ledgers)
 * and a manifest with the hash of each file. Output is left out, because a run makes it again. {@link Restore} reads it. Only its
 * owner may read it, because the private ledgers are in it.
 */
public final class Backup {

    private final Workspace workspace;
    private final Map<String, Path> files = new TreeMap<>();
    private final List<String> leftOut = new ArrayList<>();

    private Backup(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What a backup has in it.
     *
     * @param files number of files
     * @param leftOut links and other things that are no files, in the order of their names; a run reads none of them either
     */
    public record Content(int files, List<String> leftOut) {
        public Content {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Writes a new file; the caller holds the workspace's lock, so that no run changes the ledgers meanwhile.
     *
     * @param made local time that the backup shows as its own
     * @throws OperatorError if the file exists, lies where a run or a sender would meet it, or cannot be written
     */
    public static Content write(Workspace workspace, Path file, LocalDateTime made) {
        check(workspace, file);
        Backup backup = new Backup(workspace);
        backup.list();
        AtomicFile.write(file, temporary -> {
            Files.write(temporary, new byte[0]);
            FileModes.set(temporary, PrivateLedger.MODES);
            backup.writeTo(temporary, made);
        });
        return new Content(backup.files.size(), backup.leftOut);
    }

    private static void check(Workspace workspace, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        if (Stream.of(workspace.templates(), workspace.input(), workspace.output())
                .anyMatch(absolute::startsWith)) {
            throw new OperatorError("backup-inside", file.toString());
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new OperatorError("backup-exists", file.toString());
        }
        if (!Files.isDirectory(workspace.input())) {
            throw new OperatorError("no-folder", workspace.input().toString());
        }
    }

    private void list() {
        try {
            for (String place : BackupManifest.PLACES) {
                list(place, workspace.root().resolve(place));
            }
        } catch (IOException e) {
            throw new MachineError("folder-unreadable", workspace.root().toString(), e.getMessage());
        }
    }

    /** Lists what lies below a place. The drop folder may be a link to a share; other links are not followed by runs either. */
    private void list(String name, Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        Path real = place.toRealPath();
        try (Stream<Path> below = Files.walk(real)) {
            for (Path path : below.sorted().toList()) {
                String relative = real.relativize(path)
                        .toString()
                        .replace(real.getFileSystem().getSeparator(), "/");
                String entry = relative.isEmpty() ? name : name + "/" + relative;
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    files.put(entry, path);
                } else if (entry.equals(workspace.show(workspace.submissions())) && Files.isSymbolicLink(path)) {
                    list(entry, path);
                } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    leftOut.add(entry);
                }
            }
        }
    }

    private void writeTo(Path file, LocalDateTime made) throws IOException {
        List<BackupManifest.Entry> written = new ArrayList<>();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, Path> each : files.entrySet()) {
                written.add(add(zip, each.getKey(), each.getValue()));
            }
            zip.putNextEntry(new ZipEntry(BackupManifest.NAME));
            zip.write(new BackupManifest(
                            BackupManifest.FORMAT,
                            made.truncatedTo(ChronoUnit.SECONDS).toString(),
                            written)
                    .json());
        }
    }

    /** The hash is of the bytes that were written, also if somebody changes the file meanwhile. */
    private static BackupManifest.Entry add(ZipOutputStream zip, String name, Path file) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(Files.getLastModifiedTime(file));
        zip.putNextEntry(entry);
        try (DigestInputStream in = Hashes.hashing(Files.newInputStream(file))) {
            long size = in.transferTo(zip);
            return new BackupManifest.Entry(
                    name, size, HexFormat.of().formatHex(in.getMessageDigest().digest()));
        }
    }
}
