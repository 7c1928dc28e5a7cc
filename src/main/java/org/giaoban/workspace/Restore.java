package org.giaoban.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.input.BoundedInputStream;
import org.giaoban.model.OperatorError;
import tools.jackson.core.JacksonException;

/**
 * Makes a workspace of a backup. Every name and hash is checked before the first file is written, and a folder that cannot be
 * filled completely is left empty.
 */
public final class Restore {

    /** A manifest of a million files is shorter. */
    private static final int LONGEST_MANIFEST = 1 << 28;

    private final Path backup;
    private final Path into;

    private Restore(Path backup, Path into) {
        this.backup = backup;
        this.into = into;
    }

    /**
     * What was restored.
     *
     * @param files number of files
     * @param made local time at which the backup was made
     */
    public record Content(int files, String made) {}

    /**
     * Restores a backup.
     *
     * @param into a folder that does not exist yet or is empty
     * @throws OperatorError if the folder has something in it, or the file is no backup, damaged, or names files outside of a
     *     workspace
     */
    public static Content restore(Path backup, Path into) {
        if (!Files.isRegularFile(backup)) {
            throw new OperatorError("no-file", backup.toString());
        }
        Restore restore = new Restore(backup, into);
        restore.requireEmpty();
        try (ZipFile zip = ZipFile.builder().setPath(backup).get()) {
            BackupManifest manifest = restore.readManifest(zip);
            restore.check(zip, manifest);
            restore.write(zip, manifest);
            return new Content(manifest.files().size(), manifest.made());
        } catch (IOException e) {
            throw new OperatorError("backup-damaged", backup.toString(), e.getMessage());
        }
    }

    private void requireEmpty() {
        if (!Files.exists(into, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> inside = Files.list(into)) {
            if (inside.findAny().isEmpty()) {
                return;
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(into, e);
        }
        throw new OperatorError("restore-folder", into.toString());
    }

    private BackupManifest readManifest(ZipFile zip) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(BackupManifest.NAME);
        if (entry == null) {
            throw new OperatorError("backup-no-manifest", backup.toString());
        }
        try (InputStream in = bounded(zip.getInputStream(entry), LONGEST_MANIFEST)) {
            BackupManifest manifest = BackupManifest.parse(in.readAllBytes());
            if (manifest.format() > BackupManifest.FORMAT) {
                throw new OperatorError("backup-newer", backup.toString());
            }
            return manifest;
        } catch (JacksonException e) {
            throw new IOException(e.getOriginalMessage(), e);
        }
    }

    private static InputStream bounded(InputStream in, long most) throws IOException {
        return BoundedInputStream.builder().setInputStream(in).setMaxCount(most).get();
    }

    /** Checks that the zip holds exactly the manifest's files, each under a name of a workspace and with its own bytes. */
    private void check(ZipFile zip, BackupManifest manifest) throws IOException {
        List<String> inZip = Collections.list(zip.getEntries()).stream()
                .map(ZipArchiveEntry::getName)
                .filter(name -> !name.equals(BackupManifest.NAME))
                .sorted()
                .toList();
        List<String> listed = manifest.files().stream()
                .map(BackupManifest.Entry::name)
                .sorted()
                .toList();
        if (!inZip.equals(listed) || listed.stream().distinct().count() != listed.size()) {
            throw new OperatorError("backup-other-files", backup.toString());
        }
        for (BackupManifest.Entry each : manifest.files()) {
            ZipArchiveEntry entry = Objects.requireNonNull(zip.getEntry(each.name()));
            if (!each.isWithinPlaces() || entry.isUnixSymlink() || entry.isDirectory() || !isBelow(each.name())) {
                throw new OperatorError("backup-name", backup.toString(), Printable.of(each.name()));
            }
            try (InputStream in = bounded(zip.getInputStream(entry), each.size() + 1)) {
                if (!Hashes.ofStream(in).equals(each.sha256())) {
                    throw new OperatorError("backup-changed", backup.toString(), Printable.of(each.name()));
                }
            }
        }
    }

    /** False for names that this operating system takes for another path than they seem to be. */
    private static boolean isBelow(String name) {
        try {
            Path path = Path.of(name);
            return !path.isAbsolute() && path.getNameCount() == name.split("/").length;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void write(ZipFile zip, BackupManifest manifest) {
        try {
            for (BackupManifest.Entry each : manifest.files()) {
                ZipArchiveEntry entry = Objects.requireNonNull(zip.getEntry(each.name()));
                Path file = into.resolve(each.name());
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.createFile(file);
                if (PrivateLedger.isPrivate(into, file)) {
                    FileModes.set(file, PrivateLedger.MODES);
                } else {
                    FileModes.restrict(file);
                }
                try (InputStream in = zip.getInputStream(entry);
                        OutputStream out = Files.newOutputStream(file)) {
                    in.transferTo(out);
                }
                Files.setLastModifiedTime(file, entry.getLastModifiedTime());
            }
        } catch (IOException e) {
            empty(e);
            throw MachineError.findFullDisk(e, into.toString()).orElseGet(() -> AtomicFile.unwritable(into, e));
        }
    }

    private void empty(IOException why) {
        try {
            if (Files.isDirectory(into)) {
                PathUtils.cleanDirectory(into);
            }
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }
}
