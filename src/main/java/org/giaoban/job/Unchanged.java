package org.giaoban.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.giaoban.job.RunResult.Standing;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.BuildId;
import org.giaoban.workspace.FileState;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.TemporaryFolder;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds out that a whole run has nothing to do: what it would work from and what it would make are, file by file, as the last
 * whole run of the same day left them, and the program is the same. That state, and what the run told, stand in {@code
 * output/runs/unchanged.json}. Who uses it holds the {@link WorkspaceLock}.
 */
public final class Unchanged {

    /** Attempts to see another time of the file system, one millisecond apart; most systems need four. */
    private static final int ATTEMPTS = 50;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Workspace workspace;
    private final LocalDate day;
    private final LocalDate today;
    private final Optional<State> before;

    private Unchanged(Workspace workspace, LocalDate day, LocalDate today) {
        this.workspace = workspace;
        this.day = day;
        this.today = today;
        this.before = read();
    }

    /**
     * Reads the state of the workspace before a run.
     *
     * @param day business date of the run
     * @param today the machine's today in the office's zone
     */
    public static Unchanged begin(Workspace workspace, LocalDate day, LocalDate today) {
        return new Unchanged(workspace, day, today);
    }

    /**
     * What is kept.
     *
     * @param state hash of the state of all files, of the program and of the dates
     */
    private record Kept(String state, Standing standing) {}

    /**
     * The files of the workspace.
     *
     * @param inputs what a run works from, its state by its path
     * @param others what a run writes
     * @param newest latest time of change
     */
    private record State(Map<String, String> inputs, Map<String, String> others, FileTime newest) {}

    /** Returns what the last run told, if nothing has changed since. */
    public Optional<Standing> find() {
        return before.flatMap(state -> read(file()).filter(kept -> kept.state.equals(hash(state))))
                .map(Kept::standing);
    }

    /** Keeps what a whole run told, unless somebody has changed its inputs while it worked. */
    public void keep(Standing standing) {
        try {
            FileTime lock = FileState.at(WorkspaceLock.holder(workspace)).changed();
            FileTime now = awaitLater();
            read().filter(after -> after.newest.compareTo(now) < 0)
                    .filter(after -> before.filter(
                                    state -> state.inputs.equals(after.inputs) && state.newest.compareTo(lock) < 0)
                            .isPresent())
                    .ifPresent(after -> AtomicFile.write(
                            file(),
                            file -> Files.writeString(
                                    file, JSON.writeValueAsString(new Kept(hash(after), standing)) + "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return workspace.runs().resolve("unchanged.json");
    }

    /** A file that is missing or cannot be read keeps nothing. */
    private static Optional<Kept> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(JSON.readValue(file, Kept.class)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private String hash(State state) {
        return Hashes.ofText(
                String.join("\n", BuildId.get(), workspace.zone().getId(), day.toString(), today.toString())
                        + state.inputs
                        + state.others);
    }

    /** Waits until the file system's clock has gone on, so that every later change of a file gives it another time. */
    private FileTime awaitLater() throws IOException {
        Path probe = Files.createTempFile(workspace.runs(), ".", ".giaoban.tmp");
        try {
            FileTime first = FileState.at(probe).changed();
            FileTime now = first;
            for (int i = 0; i < ATTEMPTS && now.equals(first); i++) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
                Files.write(probe, new byte[1]);
                now = FileState.at(probe).changed();
            }
            return now;
        } finally {
            Files.delete(probe);
        }
    }

    /** Returns the state of all files; empty if the file system says too little of one. */
    private Optional<State> read() {
        Reading reading = new Reading();
        try {
            for (Path place :
                    List.of(workspace.office(), workspace.templates(), workspace.input(), workspace.output())) {
                if (Files.exists(place)) {
                    Files.walkFileTree(place, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, reading);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
        return Optional.of(new State(reading.inputs, reading.others, reading.newest));
    }

    /** Reads the states of the files in some places. */
    private final class Reading extends SimpleFileVisitor<Path> {

        /** Written by every run, also by one that has nothing else to do. */
        private final Set<Path> passedOver = Set.of(
                workspace.runs(),
                workspace.metrics(),
                workspace.serve(),
                TemporaryFolder.all(workspace),
                WorkspaceLock.file(workspace),
                WorkspaceLock.holder(workspace));

        private final Set<Path> ledgers =
                Set.of(workspace.receipts(), workspace.published(), workspace.sent(), workspace.mailbox());

        private final Map<String, String> inputs = new TreeMap<>();
        private final Map<String, String> others = new TreeMap<>();
        private FileTime newest = FileTime.fromMillis(0);

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return passedOver.contains(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!passedOver.contains(file)) {
                FileState state = FileState.at(file);
                if (state.text().isEmpty()) {
                    throw new IOException("no state: " + file);
                }
                boolean isWritten = file.startsWith(workspace.output()) || ledgers.contains(file);
                (isWritten ? others : inputs).put(workspace.show(file), state.text());
                newest = newest.compareTo(state.changed()) < 0 ? state.changed() : newest;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
