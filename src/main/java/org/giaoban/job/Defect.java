package org.giaoban.job;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.MachineError;
import org.giaoban.workspace.Workspace;

/** A defect of the program that made a run fail; its stack trace is in a file. */
public final class Defect extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int KEPT = 20;
    private static final Pattern NAME = Pattern.compile("defect-(\\d{1,9})\\.txt");

    private final transient Path file;

    private Defect(String shown, Path file, Throwable cause) {
        super(cause + " (" + shown + ")", cause);
        this.file = file;
    }

    /** Writes the stack trace beside the logs of runs; empty if that is not possible. */
    public static Optional<Defect> write(Workspace workspace, Throwable cause) {
        try {
            List<Integer> numbers = listNumbers(workspace);
            int next = numbers.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
            Path file = file(workspace, next);
            StringWriter trace = new StringWriter();
            cause.printStackTrace(new PrintWriter(trace, true));
            AtomicFile.write(file, fresh -> Files.writeString(fresh, trace.toString()));
            for (int number : numbers) {
                if (number <= next - KEPT) {
                    Files.deleteIfExists(file(workspace, number));
                }
            }
            return Optional.of(new Defect(workspace.show(file), file, cause));
        } catch (IOException | MachineError e) {
            cause.addSuppressed(e);
            return Optional.empty();
        }
    }

    private static List<Integer> listNumbers(Workspace workspace) throws IOException {
        if (!Files.isDirectory(workspace.runs())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(workspace.runs())) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> Integer.valueOf(name.group(1)))
                    .toList();
        }
    }

    private static Path file(Workspace workspace, int number) {
        return workspace.runs().resolve("defect-" + number + ".txt");
    }

    /** Returns the file with the stack trace. */
    public Path file() {
        return file;
    }
}
