package org.giaoban.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What a file system says of a file without reading it. These attributes change with every write to the file. No program can set
 * the time of change, so an equal state means that the file was not written to, except by a defect of the disk.
 *
 * @param size in bytes; -1 if there is no such file
 * @param modified time of the last change of the content, which programs can set
 * @param changed time of the last change of content, name or modes; {@link #UNKNOWN} if the file system keeps none
 * @param inode number of the file in its file system; 0 if the file system has none
 */
public record FileState(long size, FileTime modified, FileTime changed, long inode) {

    /** A time after all others, so that no file without a time of change is older than anything. */
    private static final FileTime UNKNOWN = FileTime.fromMillis(Long.MAX_VALUE);

    public static FileState at(Path file) {
        try {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileState read(Path file) throws IOException {
        try {
            boolean isUnix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
            return isUnix ? readUnix(file) : readBasic(file);
        } catch (NoSuchFileException e) {
            return new FileState(-1, FileTime.fromMillis(0), UNKNOWN, 0);
        }
    }

    private static FileState readUnix(Path file) throws IOException {
        Map<String, Object> unix = Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino");
        return new FileState(
                (Long) Objects.requireNonNull(unix.get("size")),
                (FileTime) Objects.requireNonNull(unix.get("lastModifiedTime")),
                (FileTime) Objects.requireNonNull(unix.get("ctime")),
                (Long) Objects.requireNonNull(unix.get("ino")));
    }

    private static FileState readBasic(Path file) throws IOException {
        BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileState(basic.size(), basic.lastModifiedTime(), UNKNOWN, 0);
    }

    public boolean isMissing() {
        return size < 0;
    }

    /**
     * True if the file was last changed before a time of the same file system. A change at that time or later gives another
     * state, but a change within the same tick of the file system's clock as the one before need not.
     */
    public boolean isOlderThan(FileTime time) {
        return changed.compareTo(time) < 0;
    }

    /** Returns the state as a text; empty if the file system keeps too little of it, so that the file must be read. */
    public String text() {
        return changed.equals(UNKNOWN)
                ? ""
                : size + " " + modified.to(TimeUnit.NANOSECONDS) + " " + changed.to(TimeUnit.NANOSECONDS) + " " + inode;
    }
}
