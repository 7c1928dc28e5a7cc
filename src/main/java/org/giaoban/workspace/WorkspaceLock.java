package org.giaoban.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.giaoban.model.OperatorError;
import org.jspecify.annotations.Nullable;

/**
 * Allows one run at a time in a workspace. The operating system holds the lock, so it is released when the process ends
 * for any reason. The holder is written to a second file because some systems do not allow a locked file to be read.
 */
public final class WorkspaceLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private WorkspaceLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Another run holds the lock of the workspace. */
    public static final class HeldError extends OperatorError {
        private static final long serialVersionUID = 1L;

        /** @param holder says which run it is, as a text or in both languages */
        public HeldError(Object holder, String where) {
            super("lock-held", where, holder);
        }
    }

    /**
     * Acquires the lock without waiting.
     *
     * @throws HeldError if another run holds the lock
     * @throws OperatorError if this is root in the workspace of another user
     */
    public static WorkspaceLock acquire(Workspace workspace, Clock clock) {
        Path file = file(workspace);
        Path holder = holder(workspace);
        try {
            FileModes.requireOwner(workspace);
            Files.createDirectories(workspace.output());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new HeldError(Files.exists(holder) ? Files.readString(holder) : "?", workspace.show(file));
            }
            FileModes.restrict(workspace.output());
            removeTemporary(workspace);
            Files.writeString(
                    holder,
                    "process " + ProcessHandle.current().pid() + " since "
                            + LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS));
            return new WorkspaceLock(channel, lock);
        } catch (IOException e) {
            throw new MachineError("lock-failed", workspace.show(file), e.getMessage());
        }
    }

    /** Returns the file that is locked. */
    public static Path file(Workspace workspace) {
        return workspace.output().resolve("giaoban.lock");
    }

    /** Returns the file that each holder of the lock writes when it acquires it. */
    public static Path holder(Workspace workspace) {
        return workspace.output().resolve("giaoban.holder");
    }

    /** Periods' folders are not among them: a run removes from these whatever it does not know. */
    private static void removeTemporary(Workspace workspace) throws IOException {
        for (Path folder : List.of(
                workspace.input(),
                workspace.output(),
                workspace.runs(),
                workspace.metrics(),
                workspace.database().getParent())) {
            AtomicFile.removeTemporary(folder);
        }
        TemporaryFolder.removeLeft(workspace);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        channel.write(ByteBuffer.wrap("giaoban\n".getBytes(StandardCharsets.US_ASCII)), 0);
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
