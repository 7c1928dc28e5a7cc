package org.giaoban.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** Writes a file completely or not at all, so that neither a reader nor a crash can leave a partial file. */
public final class AtomicFile {

    private static final String PREFIX = ".";
    private static final String SUFFIX = ".giaoban.tmp";
    private static final int RETRIES = 50;

    private AtomicFile() {}

    /** Writes the file's content to the given path. */
    public interface Content {
        void writeTo(Path file) throws IOException;
    }

    /**
     * Writes a temporary file in the same folder, then moves it over {@code file}. Both are on the disk when it returns, so
     * that a power cut loses neither.
     *
     * @throws MachineError if the file cannot be written
     */
    public static void write(Path file, Content content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path temporary = temporary(file);
            try {
                content.writeTo(temporary);
                replace(temporary, file);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Returns what would be written, without a change to the file.
     *
     * @throws MachineError if the folder cannot be written in
     */
    public static byte[] compose(Path file, Content content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path temporary = temporary(file);
            try {
                content.writeTo(temporary);
                return Files.readAllBytes(temporary);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(file, e);
        }
    }

    private static Path temporary(Path file) {
        return file.resolveSibling(PREFIX + file.getFileName() + SUFFIX);
    }

    /**
     * Moves a complete file over another one in the same folder, and returns when the disk has it. A new file can be read
     * by its owner and group only, one that was there keeps its modes.
     *
     * @throws MachineError if Windows does not let the file be replaced
     */
    public static void replace(Path fresh, Path file) throws IOException {
        if (Files.exists(file)) {
            FileModes.copy(file, fresh);
        } else {
            FileModes.restrict(fresh);
        }
        sync(fresh, StandardOpenOption.WRITE);
        move(fresh, file);
        syncFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    /**
     * Windows refuses to replace a file that a reader has open, and to move one that a virus scanner reads, so it is tried again
     * there; POSIX does both.
     *
     * @throws MachineError if it is still refused
     */
    private static void move(Path fresh, Path file) throws IOException {
        boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        for (int left = RETRIES; ; left--) {
            try {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (FileSystemException e) {
                if (isPosix || !isOfAnOpenFile(e)) {
                    throw e;
                }
                if (left == 0) {
                    throw new MachineError("file-open", file.toString());
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    /** True for what becomes of Windows' errors "access denied" and "sharing violation"; for the second Java has no class of its own. */
    private static boolean isOfAnOpenFile(FileSystemException refusal) {
        return refusal instanceof AccessDeniedException || refusal.getClass().equals(FileSystemException.class);
    }

    /** Removes the temporary files that killed processes left in a folder, which may be missing. */
    static void removeTemporary(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Returns the error of a file that the machine does not let the program write. */
    public static MachineError unwritable(Path file, Exception cause) {
        return new MachineError("file-unwritable", file.toString(), cause);
    }

    private static void sync(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    /** Windows cannot open folders and writes their entries at once. */
    private static void syncFolder(Path folder) {
        try {
            sync(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            // The file itself is on the disk; some file systems of networks do not sync folders either.
            return;
        }
    }
}
