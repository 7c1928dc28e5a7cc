package org.giaoban.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.giaoban.model.OperatorError;

/**
 * Who may read what the program writes: its owner and group only. With the environment variable
 * {@code GIAOBAN_OTHERS=read}, for output on a share or for a web server, the modes are those of the system's umask.
 * File systems without such modes are left alone.
 */
public final class FileModes {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private static final String ROOT = "root";

    private FileModes() {}

    /** Takes the rights of others away from a file or folder. */
    static void restrict(Path path) throws IOException {
        if ("read".equals(System.getenv("GIAOBAN_OTHERS")) || !hasModes(path)) {
            return;
        }
        Set<PosixFilePermission> modes = Files.getPosixFilePermissions(path);
        if (modes.removeAll(OTHERS)) {
            Files.setPosixFilePermissions(path, modes);
        }
    }

    /** Gives a file that takes the place of another one the modes of that one. */
    static void copy(Path from, Path to) throws IOException {
        if (hasModes(from)) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    /**
     * Gives a file or folder exactly these modes, written {@code rwx------}. Where the file system has no modes, as on Windows,
     * a user's folders are closed to other users anyway.
     */
    public static void set(Path path, String modes) throws IOException {
        if (hasModes(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(modes));
        }
    }

    /**
     * Keeps root out of a workspace of another user, who could change nothing of what root leaves there.
     *
     * @throws OperatorError if this is root, and the folder {@code output} (or the workspace, if there is none yet) is not
     *     root's
     */
    public static void requireOwner(Workspace workspace) throws IOException {
        Path folder = Files.exists(workspace.output()) ? workspace.output() : workspace.root();
        if (!ROOT.equals(System.getProperty("user.name")) || !Files.exists(folder) || !hasModes(folder)) {
            return;
        }
        String owner = Files.getOwner(folder).getName();
        if (!owner.equals(ROOT)) {
            throw new OperatorError("root-elsewhere", folder.toString(), owner);
        }
    }

    private static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
