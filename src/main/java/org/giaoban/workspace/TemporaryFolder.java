package org.giaoban.workspace;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which libraries that ask for it at run time put parts of workbooks: {@code output/temp/<process>} instead of
 * that of the system, which may be missing, full or read-only and which nobody tidies up after a killed program. The next run
 * removes the folders of programs that were killed. Java itself reads the property once at its start, so that fonts go to the
 * folder that the command line names; the script {@code giaoban} names one that its next start removes.
 */
public final class TemporaryFolder implements AutoCloseable {

    private static final String PROPERTY = "java.io.tmpdir";

    private final @Nullable Path own;

    private TemporaryFolder(@Nullable Path own) {
        this.own = own;
    }

    /**
     * Makes the folder of this process, to be called before anything writes a temporary file. Where the output cannot be
     * written, the folder of the system remains; what needs the output says so.
     */
    public static TemporaryFolder begin(Workspace workspace) {
        Path folder = all(workspace)
                .resolve(String.valueOf(ProcessHandle.current().pid()))
                .toAbsolutePath();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            return new TemporaryFolder(null);
        }
        System.setProperty(PROPERTY, folder.toString());
        return new TemporaryFolder(folder);
    }

    /** Returns the folder in which each process has its own. */
    public static Path all(Workspace workspace) {
        return workspace.output().resolve("temp");
    }

    /** Removes the folders of processes that have ended; those of a service or of another command stay. */
    static void removeLeft(Workspace workspace) throws IOException {
        if (Files.isDirectory(all(workspace))) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(all(workspace))) {
                for (Path folder : folders) {
                    if (!isOfLivingProcess(folder.getFileName().toString())) {
                        PathUtils.delete(folder);
                    }
                }
            }
        }
    }

    private static boolean isOfLivingProcess(String name) {
        return name.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(name)).isPresent();
    }

    /** Removes the folder of this process, and the one around it if no other process has one. */
    @Override
    public void close() {
        if (own != null) {
            try {
                PathUtils.deleteDirectory(own);
                Files.deleteIfExists(own.getParent());
            } catch (IOException e) {
                // the next run removes it
                return;
            }
        }
    }
}
