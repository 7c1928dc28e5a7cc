package org.giaoban.job;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.step.Progress;
import org.giaoban.step.RunOptions;
import org.giaoban.store.Database;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
import org.giaoban.workspace.WorkspaceLock;

/** Copies of the demonstration workspace, or of some of its submissions, for runs. */
public final class TestWorkspace {

    /** A business date long after all receipts and decisions of the demonstration. */
    public static final LocalDate LATE_DATE = LocalDate.of(2024, 1, 31);

    private TestWorkspace() {}

    /** Copies templates, org units, ledgers and the submissions whose path below the drop folder passes a filter. */
    public static Workspace copy(Path into, Predicate<String> submissions) {
        try {
            FileUtils.copyDirectory(
                    Path.of("templates").toFile(), into.resolve("templates").toFile());
            Path input = Path.of("input");
            try (Stream<Path> files = Files.walk(input)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String path = input.relativize(file).toString().replace('\\', '/');
                    if (!path.startsWith("submissions/") || submissions.test(path.substring("submissions/".length()))) {
                        FileUtils.copyFile(
                                file.toFile(),
                                into.resolve("input").resolve(path).toFile());
                    }
                }
            }
            return new Workspace(into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does the same with the receipts of these submissions only, so that the others were never received. */
    public static Workspace copyAlone(Path into, Predicate<String> submissions) throws IOException {
        Workspace workspace = copy(into, submissions);
        List<String> receipts = Files.readAllLines(workspace.receipts());
        Files.write(
                workspace.receipts(),
                receipts.stream()
                        .filter(line -> line.equals(receipts.get(0)) || submissions.test(line.split(",")[1]))
                        .toList());
        return workspace;
    }

    /** Returns a process of its own that runs the program in a workspace. */
    public static ProcessBuilder program(Workspace workspace, String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.giaoban.console.Main",
                "--workspace",
                workspace.root().toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    /** Runs the job in this process. */
    public static RunLog run(Workspace workspace, LocalDate date, Progress progress) {
        try (WorkspaceLock lock = WorkspaceLock.acquire(
                        workspace, Clock.fixed(date.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
                HikariDataSource source = Database.open(workspace)) {
            return new NightlyRun(
                            workspace,
                            new CatalogueLoader(workspace).load(),
                            source,
                            new RunOptions(date, Set.of()),
                            progress)
                    .run(Optional.empty());
        }
    }

    /** Returns the hash of every file of the periods' folders by its path. */
    public static Map<String, String> hashes(Workspace workspace) {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(workspace.output())) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(workspace.output().resolve("database")))
                    .filter(file -> !file.startsWith(workspace.runs()))
                    .filter(file -> !file.startsWith(workspace.metrics()))
                    .filter(file -> !file.startsWith(workspace.serve()))
                    .filter(file -> !file.getFileName().toString().startsWith("giaoban."))
                    .forEach(file -> hashes.put(workspace.show(file), Hashes.ofFile(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hashes;
    }
}
