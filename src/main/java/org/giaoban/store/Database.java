package org.giaoban.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.giaoban.model.OperatorError;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
import org.h2.api.ErrorCode;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Opens the database and brings its schema up to date. */
public final class Database {

    private static final ClassPathResource SCHEMA = new ClassPathResource("schema.sql", Database.class);

    /** A run with nothing new writes some kilobytes about itself. */
    private static final long WORTH_COMPACTING = 1 << 20;

    private Database() {}

    /**
     * Opens the workspace's H2 database in {@code output/database} for a run; creates it if it does not exist.
     *
     * <p>It is made anew where the last run did not close it, or nobody can open it. H2 does not promise that a commit
     * which a kill or a power cut interrupts is there as a whole or not at all, and everything in it comes from the
     * input.
     */
    public static HikariDataSource open(Workspace workspace) {
        if (isCutOff(workspace)) {
            remove(file(workspace));
        }
        mark(workspace);
        try {
            return connect(workspace);
        } catch (RuntimeException e) {
            if (isLockedByAnotherProcess(e)) {
                remove(unfinished(workspace));
                throw inUse(workspace);
            }
            if (!isUnreadable(e)) {
                throw e;
            }
        }
        remove(file(workspace));
        return connect(workspace);
    }

    private static void mark(Workspace workspace) {
        Path unfinished = unfinished(workspace);
        try {
            Files.createDirectories(unfinished.getParent());
            Files.writeString(unfinished, "a run writes, or was cut off\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HikariDataSource connect(Workspace workspace) {
        HikariDataSource source = new OfRun(workspace);
        try {
            makeTables(source, url(workspace));
            return source;
        } catch (RuntimeException e) {
            source.close();
            // Half of its tables may be there.
            mark(workspace);
            throw e;
        }
    }

    /** True if a run opened the database and did not close it, so that the next run makes it anew. */
    public static boolean isCutOff(Workspace workspace) {
        return Files.exists(unfinished(workspace));
    }

    /** Opens the workspace's database for reading; empty if no run has completed. */
    public static Optional<HikariDataSource> find(Workspace workspace) {
        if (!Files.exists(file(workspace))) {
            return Optional.empty();
        }
        HikariDataSource source;
        try {
            source = new HikariDataSource(config(url(workspace), "sa", ""));
        } catch (RuntimeException e) {
            if (isLockedByAnotherProcess(e)) {
                throw inUse(workspace);
            }
            if (isUnreadable(e)) {
                return Optional.empty();
            }
            throw e;
        }
        if (isCutOff(workspace) || !isUpToDate(source)) {
            source.close();
            return Optional.empty();
        }
        return Optional.of(source);
    }

    private static String url(Workspace workspace) {
        // WRITE_DELAY=0: with H2's default, committed rows are lost when the process is killed.
        // MAX_COMPACT_TIME=0: closing would take a second to free little; a run compacts the whole file.
        return "jdbc:h2:file:" + workspace.database()
                + ";WRITE_DELAY=0;MAX_COMPACT_TIME=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    private static OperatorError inUse(Workspace workspace) {
        return new OperatorError(
                "the database is in use by another program",
                workspace.show(workspace.database()) + ".mv.db",
                "wait for the other run to end, or close the program that has the file open");
    }

    /** Returns the size of the workspace's database on disk, in bytes. */
    static long size(Workspace workspace) {
        try {
            return Files.exists(file(workspace)) ? Files.size(file(workspace)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Workspace workspace) {
        return workspace.database().resolveSibling("giaoban.mv.db");
    }

    /**
     * Marker file beside the database: exists from the start of a run until the database was closed without an error.
     */
    private static Path unfinished(Workspace workspace) {
        return workspace.database().resolveSibling("giaoban.unfinished");
    }

    /**
     * Closes in good order and, where it has grown, gives back the disk space of what was deleted: the sums of one
     * night leave ten times the size of their figures behind.
     */
    private static final class OfRun extends HikariDataSource {

        private final Workspace workspace;
        private final long before;
        /** Open all the time: where the database breaks down on the way, this one cannot be used any more. */
        private final Connection keeper;

        OfRun(Workspace workspace) {
            super(config(url(workspace), "sa", ""));
            this.workspace = workspace;
            // The pool has opened it, which writes next to nothing.
            this.before = size(workspace);
            this.keeper = DataSourceUtils.getConnection(this);
        }

        @Override
        public void close() {
            if (isClosed()) {
                return;
            }
            boolean isClosedWell = shutDown();
            super.close();
            if (isClosedWell) {
                remove(unfinished(workspace));
            }
        }

        /** @return false where it had broken down, on a full disk for example */
        private boolean shutDown() {
            boolean hasGrown = size(workspace) > before + WORTH_COMPACTING;
            try (Statement statement = keeper.createStatement()) {
                statement.execute(hasGrown ? "SHUTDOWN COMPACT" : "SHUTDOWN");
                return true;
            } catch (SQLException e) {
                return false;
            }
        }
    }

    /** Opens an H2 or PostgreSQL database and creates its tables. */
    public static HikariDataSource open(String url, String user, String password) {
        HikariDataSource source = new HikariDataSource(config(url, user, password));
        try {
            makeTables(source, url);
            return source;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static HikariConfig config(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        config.setPoolName("giaoban");
        return config;
    }

    /** Creates the tables, unless the schema hash in the database is that of this program. */
    private static void makeTables(DataSource source, String url) {
        if (isUpToDate(source)) {
            return;
        }
        boolean isPostgresql = url.startsWith("jdbc:postgresql:");
        JdbcClient jdbc = JdbcClient.create(source);
        if (!isPostgresql) {
            jdbc.sql("DROP ALL OBJECTS").update();
        }
        if (!hasTable(source, "batch_job_instance")) {
            run(
                    source,
                    new ClassPathResource(
                            "org/springframework/batch/core/schema-" + (isPostgresql ? "postgresql" : "h2") + ".sql"));
        }
        run(source, SCHEMA);
        jdbc.sql("INSERT INTO schema_hash (hash) VALUES (?)")
                .param(schemaHash())
                .update();
    }

    private static void run(DataSource source, ClassPathResource script) {
        new ResourceDatabasePopulator(false, false, StandardCharsets.UTF_8.name(), script).execute(source);
    }

    private static boolean isUpToDate(DataSource source) {
        return hasTable(source, "schema_hash")
                && JdbcClient.create(source)
                        .sql("SELECT hash FROM schema_hash")
                        .query(String.class)
                        .list()
                        .contains(schemaHash());
    }

    private static boolean hasTable(DataSource source, String name) {
        return JdbcClient.create(source)
                        .sql("SELECT COUNT(*) FROM information_schema.tables WHERE LOWER(table_name) = ?")
                        .param(name)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static String schemaHash() {
        try {
            return Hashes.ofText(SCHEMA.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLockedByAnotherProcess(Throwable e) {
        return hasCode(e, ErrorCode.DATABASE_ALREADY_OPEN_1);
    }

    /** Damaged, or written by another version of H2. */
    private static boolean isUnreadable(Throwable e) {
        return hasCode(e, ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1, ErrorCode.GENERAL_ERROR_1);
    }

    private static boolean hasCode(Throwable e, Integer... codes) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && List.of(codes).contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
