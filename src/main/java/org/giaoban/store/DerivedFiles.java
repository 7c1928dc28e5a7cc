package org.giaoban.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.giaoban.model.Period;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.FileState;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The files that a run makes in {@code output/}: what each one is, the fingerprint of what it is made from, and its
 * hash. Every file is composed and written by {@link #update} or {@link #updateAll}, and only where its fingerprint differs
 * from the stored one.
 */
public final class DerivedFiles {

    private final Workspace workspace;
    private final JdbcClient jdbc;
    private final Map<String, Derived> known = new ConcurrentSkipListMap<>();

    private DerivedFiles(Workspace workspace, JdbcClient jdbc) {
        this.workspace = workspace;
        this.jdbc = jdbc;
    }

    /** @param source the database of this run; for reading only, that of the last run */
    public static DerivedFiles read(Workspace workspace, DataSource source) {
        DerivedFiles files = new DerivedFiles(workspace, JdbcClient.create(source));
        files.jdbc
                .sql("SELECT * FROM document")
                .query((row, n) -> new Derived(
                        row.getString("path"),
                        Kind.valueOf(row.getString("kind")),
                        Optional.ofNullable(row.getString("period")).map(Period::of),
                        Optional.ofNullable(row.getString("unit")),
                        row.getInt("revision"),
                        row.getString("fingerprint"),
                        row.getString("content"),
                        new Written(row.getString("sha256"), row.getString("stamp"))))
                .list()
                .forEach(derived -> files.known.put(derived.path(), derived));
        return files;
    }

    /** Kinds of output files. */
    public enum Kind {
        /** A report in PDF format. */
        REPORT,
        /** A report as an HTML page. */
        PAGE,
        /** A report as a text document. */
        TEXT_DOCUMENT,
        /** A report as slides. */
        SLIDES,
        /** A workbook with the figures of a report. */
        FIGURES_WORKBOOK,
        /** The feedback to a sender: the submitted workbook with the findings at its cells. */
        FEEDBACK,
        /** A CSV file. */
        TABLE,
        /** The list of the files of a period. */
        MANIFEST
    }

    /**
     * A file that the output must contain.
     *
     * @param period the period that the file shows; empty if it belongs to no period
     * @param unit code of the unit that the file shows; empty if it shows all units
     * @param revision number of the revision of the figures that the file shows
     */
    public record Output(Path file, Kind kind, Optional<Period> period, Optional<String> unit, int revision) {}

    /**
     * A file that was written.
     *
     * @param path relative to the workspace, with slashes
     * @param fingerprint hash of everything that the file may depend on
     * @param content hash of what the file shows
     */
    public record Derived(
            String path,
            Kind kind,
            Optional<Period> period,
            Optional<String> unit,
            int revision,
            String fingerprint,
            String content,
            Written written) {

        public String sha256() {
            return written.sha256();
        }
    }

    /**
     * A file as it was after it was written.
     *
     * @param stamp the file's attributes in the file system, see {@link FileState#text}
     */
    public record Written(String sha256, String stamp) {}

    /**
     * The content of a file and the code that writes it.
     *
     * @param content hash of what the file shows
     * @param sha256 hash of the bytes; empty if it is known only when the file is written
     */
    public record Composed(String content, Optional<String> sha256, AtomicFile.Content writer) {

        /** A file that is written only if it shows something new. */
        public static Composed of(String content, AtomicFile.Content writer) {
            return new Composed(content, Optional.empty(), writer);
        }

        /** A file that shows its bytes. */
        public static Composed of(byte[] bytes) {
            String sha256 = Hashes.ofBytes(bytes);
            return new Composed(sha256, Optional.of(sha256), file -> Files.write(file, bytes));
        }
    }

    /** True if the file has not been changed since it was written and its fingerprint equals the stored one. */
    public boolean isUpToDate(Output output, String fingerprint) {
        return findIntact(output.file())
                .filter(made -> made.fingerprint().equals(fingerprint))
                .isPresent();
    }

    /** A file with an unchanged stamp is not read again; any other file is hashed. */
    private Optional<Derived> findIntact(Path file) {
        return Optional.ofNullable(known.get(workspace.show(file)))
                .filter(made -> Files.isRegularFile(file) && isIntact(made, file));
    }

    private static boolean isIntact(Derived made, Path file) {
        String stamp = FileState.at(file).text();
        return !stamp.isEmpty() && stamp.equals(made.written().stamp())
                || Hashes.ofFile(file).equals(made.sha256());
    }

    /**
     * Brings a file up to date. The file is composed if its fingerprint differs from the stored one, and written if its
     * content differs from the stored content. The caller has opened the transaction.
     *
     * @return true if the file was written
     */
    public boolean update(Output output, String fingerprint, Supplier<Composed> composer) {
        return make(new Update(output, fingerprint, composer))
                .map(made -> {
                    save(made.derived());
                    return made.isNew();
                })
                .orElse(false);
    }

    /** A file to bring up to date. */
    public record Update(Output output, String fingerprint, Supplier<Composed> composer) {}

    private record Made(Derived derived, boolean isNew) {}

    /** Brings files up to date in parallel. */
    public void updateAll(List<Update> updates) {
        updates.parallelStream()
                .flatMap(update -> make(update).stream())
                .toList()
                .forEach(made -> save(made.derived()));
    }

    /** Composes and writes a file; empty if its fingerprint is the stored one. */
    private Optional<Made> make(Update update) {
        Output output = update.output();
        Optional<Derived> old = findIntact(output.file());
        if (old.filter(made -> made.fingerprint().equals(update.fingerprint())).isPresent()) {
            return Optional.empty();
        }
        Composed composed = update.composer().get();
        boolean isNew =
                old.filter(made -> made.content().equals(composed.content())).isEmpty();
        if (isNew) {
            AtomicFile.write(output.file(), composed.writer());
        }
        String sha256 = isNew
                ? composed.sha256().orElseGet(() -> Hashes.ofFile(output.file()))
                : old.orElseThrow().sha256();
        return Optional.of(new Made(
                new Derived(
                        workspace.show(output.file()),
                        output.kind(),
                        output.period(),
                        output.unit(),
                        output.revision(),
                        update.fingerprint(),
                        composed.content(),
                        new Written(sha256, FileState.at(output.file()).text())),
                isNew));
    }

    /** Brings a file up to date whose content is known only after writing it; a file with equal bytes is not replaced. */
    public boolean updateTable(Output output, String fingerprint, AtomicFile.Content writer) {
        return update(output, fingerprint, () -> Composed.of(AtomicFile.compose(output.file(), writer)));
    }

    private synchronized void save(Derived made) {
        known.put(made.path(), made);
        jdbc.sql("DELETE FROM document WHERE path = ?").param(made.path()).update();
        jdbc.sql("INSERT INTO document (path, kind, period, unit, revision, fingerprint, content, sha256, stamp)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(made.path())
                .param(made.kind().name())
                .param(made.period().map(Period::id).orElse(null))
                .param(made.unit().orElse(null))
                .param(made.revision())
                .param(made.fingerprint())
                .param(made.content())
                .param(made.sha256())
                .param(made.written().stamp())
                .update();
    }

    /** Lists all files that were written, by path. */
    public List<Derived> list() {
        return List.copyOf(known.values());
    }

    /** Lists the written files of a kind, by path. */
    public List<Derived> list(Kind kind) {
        return known.values().stream().filter(made -> made.kind() == kind).toList();
    }

    /**
     * Removes the rows of files that are no longer wanted, so that the files are deleted as stale.
     *
     * @param covered selects the files that this run decides about
     */
    public void keepOnly(Kind kind, Collection<Path> wanted, Predicate<Derived> covered) {
        Set<String> paths = wanted.stream().map(workspace::show).collect(Collectors.toSet());
        list(kind).stream()
                .filter(covered)
                .map(Derived::path)
                .filter(path -> !paths.contains(path))
                .forEach(this::forget);
    }

    public void forget(String path) {
        if (known.remove(path) != null) {
            jdbc.sql("DELETE FROM document WHERE path = ?").param(path).update();
        }
    }

    /**
     * Returns the hash of something that several files show. It is computed only if its fingerprint differs from the stored
     * one, so that files need not be composed again if what they are made from changed but not what they show of it.
     *
     * @param name identifies what is shown
     * @param fingerprint hash of everything that it may depend on
     */
    public String hashOnce(String name, String fingerprint, Supplier<String> hash) {
        return jdbc.sql("SELECT content FROM shown WHERE name = ? AND fingerprint = ?")
                .params(name, fingerprint)
                .query(String.class)
                .optional()
                .orElseGet(() -> {
                    String content = hash.get();
                    jdbc.sql("DELETE FROM shown WHERE name = ?").param(name).update();
                    jdbc.sql("INSERT INTO shown (name, fingerprint, content) VALUES (?, ?, ?)")
                            .params(name, fingerprint, content)
                            .update();
                    return content;
                });
    }

    /** Runs a check of templates, unless these templates have passed it before. */
    public void checkOnce(String templates, Runnable check) {
        String passed = "SELECT COUNT(*) FROM checked_templates WHERE hash = ?";
        if (jdbc.sql(passed).param(templates).query(Long.class).single() == 0) {
            check.run();
            jdbc.sql("INSERT INTO checked_templates (hash) VALUES (?)")
                    .param(templates)
                    .update();
        }
    }
}
