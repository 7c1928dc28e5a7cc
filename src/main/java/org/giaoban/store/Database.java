package org.giaoban.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.giaoban.model.OperatorError;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.MachineError;
import org.giaoban.workspace.Workspace;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;
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
     * Opens the workspace's own database for a run: a copy of what the last run left, or a new one if that is missing,
     * damaged or of another version. Closing it puts the copy in the place of the database. Everything in it comes from the
     * input, so a new one is never a loss.
     */
    public static HikariDataSource open(Workspace workspace) {
        DatabaseFile file = new DatabaseFile(workspace);
        file.begin();
        try {
            return connect(workspace, file);
        } catch (RuntimeException e) {
            if (isLockedByAnotherProcess(e)) {
                throw inUse(workspace);
            }
            if (!isDamage(e)) {
                throw e;
            }
        }
        file.discard();
        return connect(workspace, file);
    }

    private static HikariDataSource connect(Workspace workspace, DatabaseFile file) {
        HikariDataSource source = new OfRun(workspace, file);
        try {
            makeTables(source, runUrl(workspace));
            return source;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** Removes the workspace's own database, so that the next run makes it anew. */
    public static void discard(Workspace workspace) {
        new DatabaseFile(workspace).discard();
    }

    /** True while a run works, and after a run that was killed. */
    public static boolean isCutOff(Workspace workspace) {
        return new DatabaseFile(workspace).isInWork();
    }

    /** True if the database on the disk is not what the last run left there. */
    public static boolean isDamaged(Workspace workspace) {
        return new DatabaseFile(workspace).condition() == DatabaseFile.Condition.DAMAGED;
    }

    /** Opens the workspace's own database to read what the last finished run left; empty if there is nothing sound. */
    public static Optional<HikariDataSource> find(Workspace workspace) {
        if (new DatabaseFile(workspace).condition() != DatabaseFile.Condition.SOUND) {
            return Optional.empty();
        }
        HikariDataSource source;
        try {
            source = new HikariDataSource(config(readUrl(workspace), "sa", ""));
        } catch (RuntimeException e) {
            if (isDamage(e)) {
                return Optional.empty();
            }
            throw e;
        }
        if (!isUpToDate(source)) {
            source.close();
            return Optional.empty();
        }
        return Optional.of(source);
    }

    private static String runUrl(Workspace workspace) {
        // WRITE_DELAY=0: with H2's default, committed rows are lost when the process is killed.
        // MAX_COMPACT_TIME=0: closing would take a second to free little; a run compacts the whole file.
        return "jdbc:h2:file:" + workspace.database()
                + "-run;WRITE_DELAY=0;MAX_COMPACT_TIME=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    /** Several may read at once, and none of them changes a byte of the file. */
    private static String readUrl(Workspace workspace) {
        return "jdbc:h2:file:" + workspace.database() + ";ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    private static OperatorError inUse(Workspace workspace) {
        return new MachineError("database-in-use", workspace.show(workspace.database()) + "-run.mv.db");
    }

    /**
     * Closes in good order and, where it has grown, gives back the disk space of what was deleted: the sums of one
     * night leave ten times the size of their figures behind.
     */
    private static final class OfRun extends HikariDataSource {

        private final DatabaseFile file;
        private final long before;
        /** Open all the time: if the database breaks down on the way, this one cannot be used any more. */
        private final Connection keeper;

        OfRun(Workspace workspace, DatabaseFile file) {
            super(config(runUrl(workspace), "sa", ""));
            this.file = file;
            // The pool has opened it, which writes next to nothing.
            this.before = file.size();
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
                file.finish();
            } else {
                file.abandon();
            }
        }

        /** @return false if it had broken down, on a full disk for example */
        private boolean shutDown() {
            boolean hasGrown = file.size() > before + WORTH_COMPACTING;
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

    /**
     * True if an exception may come from a damaged database, or one of another version of H2. Pages that were not written
     * well make H2 fail in many ways, so any error that it does not expect counts.
     */
    public static boolean isDamage(Throwable e) {
        return hasCode(
                e,
                ErrorCode.FILE_CORRUPTED_1,
                ErrorCode.FILE_VERSION_ERROR_1,
                ErrorCode.GENERAL_ERROR_1,
                ErrorCode.DATABASE_IS_CLOSED,
                ErrorCode.OBJECT_CLOSED,
                ErrorCode.SERIALIZATION_FAILED_1,
                ErrorCode.DESERIALIZATION_FAILED_1);
    }

    private static boolean hasCode(Throwable e, Integer... codes) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && List.of(codes).contains(sql.getErrorCode())
                    || cause instanceof MVStoreException) {
                return true;
            }
        }
        return false;
    }
}
