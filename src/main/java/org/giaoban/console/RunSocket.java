package org.giaoban.console;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.giaoban.job.Handover;
import org.giaoban.model.OperatorError;
import org.giaoban.workspace.FileModes;
import org.giaoban.workspace.MachineError;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket by which command lines are handed over to this process. It lies in a folder that only its owner may enter. A lock
 * beside it, which the system releases with the process, allows one such process for each workspace.
 */
final class RunSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunSocket.class);

    private final Path file;
    private final FileChannel lock;
    private final ServerSocketChannel server;
    private final Set<Thread> answering = ConcurrentHashMap.newKeySet();

    /** Answers one request. */
    interface Answerer {
        /** @return the exit code */
        int answer(List<String> words, Handover.Answer answer);
    }

    private RunSocket(Path file, FileChannel lock, ServerSocketChannel server) {
        this.file = file;
        this.lock = lock;
        this.server = server;
    }

    /**
     * Opens the socket; requests wait until {@link #listen}.
     *
     * @throws WorkspaceLock.HeldError if another process serves the workspace
     * @throws MachineError if the socket cannot be opened
     */
    static RunSocket open(Workspace workspace) {
        Path folder = workspace.serve();
        Handover handover = new Handover(workspace);
        try {
            Files.createDirectories(folder);
            FileModes.set(folder, "rwx------");
            FileChannel lock = FileChannel.open(
                    folder.resolve("giaoban.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lock) == null) {
                lock.close();
                throw new WorkspaceLock.HeldError(OperatorError.text("holder-serve"), workspace.show(folder));
            }
            Files.deleteIfExists(handover.socket());
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(handover.address());
            FileModes.set(handover.socket(), "rw-------");
            return new RunSocket(handover.socket(), lock, server);
        } catch (IOException e) {
            throw new MachineError("socket-failed", workspace.show(handover.socket()), e.getMessage());
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Answers each request in a thread of its own, until the socket is closed. */
    void listen(Answerer answerer) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            answer(server.accept(), answerer);
                        }
                    } catch (ClosedChannelException e) {
                        LOG.debug("no more requests");
                    } catch (IOException e) {
                        LOG.error("no more requests can be taken", e);
                    }
                },
                "requests");
        thread.setDaemon(true);
        thread.start();
    }

    private void answer(SocketChannel channel, Answerer answerer) {
        Thread thread = new Thread(
                () -> {
                    try (channel) {
                        List<String> words = Handover.readRequest(channel);
                        Handover.Answer answer = new Handover.Answer(channel);
                        answer.end(answerer.answer(words, answer));
                    } catch (IOException e) {
                        LOG.debug("the asker is gone", e);
                    } finally {
                        answering.remove(Thread.currentThread());
                    }
                },
                "request");
        thread.setDaemon(true);
        answering.add(thread);
        thread.start();
    }

    /** Takes no more requests. */
    void refuse() {
        try {
            server.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("the socket cannot be closed", e);
        }
    }

    /** Waits until every request is answered. */
    void awaitAnswers() throws InterruptedException {
        for (Thread thread : Set.copyOf(answering)) {
            thread.join();
        }
    }

    @Override
    public void close() {
        refuse();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("the lock cannot be released", e);
        }
    }
}
