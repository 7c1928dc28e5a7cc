package org.giaoban.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The attributes of a file that change with every write to it: size, time of modification, time of change and inode. No
 * program can set the time of change, so an equal stamp means that the file was not written to, except by a defect of
 * the disk.
 */
final class FileStamp {

    private static final String ATTRIBUTES = "unix:size,lastModifiedTime,ctime,ino";

    private FileStamp() {}

    /** Returns the stamp of a file; empty if the file system lacks such attributes, so that the file must be read. */
    static String of(Path file) {
        try {
            Map<String, Object> attributes = Files.readAttributes(file, ATTRIBUTES);
            return new TreeMap<>(attributes).values().toString();
        } catch (UnsupportedOperationException | IllegalArgumentException | IOException e) {
            return "";
        }
    }
}
