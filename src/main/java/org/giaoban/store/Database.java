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

    /** The file is compacted if it has grown by more bytes than this; a run without new files writes a few kilobytes. */
    private static final long WORTH_COMPACTING = 1 << 20;

    private Database() {}

    /**
     * Opens the workspace's database for a run. The run works on a copy of the database of the last run, or on a new
     * database if that one is missing, damaged or of another version. When the data source is closed, the copy replaces
     * the database. Nothing is lost with a new database, because its whole content is computed from the input.
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

    /** Deletes the workspace's database, so that the next run creates it anew. */
    public static void discard(Workspace workspace) {
        new DatabaseFile(workspace).discard();
    }

    /** True while a run is working, and after a run was killed. */
    public static boolean isCutOff(Workspace workspace) {
        return new DatabaseFile(workspace).isInWork();
    }

    /** True if the database file was changed or damaged after the last run. */
    public static boolean isDamaged(Workspace workspace) {
        return new DatabaseFile(workspace).condition() == DatabaseFile.Condition.DAMAGED;
    }

    /** Opens the database of the last finished run for reading; empty if it is missing or damaged. */
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
        // MAX_COMPACT_TIME=0: compacting at every close takes a second and frees little; a run compacts the whole file.
        return "jdbc:h2:file:" + workspace.database()
                + "-run;WRITE_DELAY=0;MAX_COMPACT_TIME=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    /** Opened so, the database can be read by several programs at the same time, and its file does not change. */
    private static String readUrl(Workspace workspace) {
        return "jdbc:h2:file:" + workspace.database() + ";ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    private static OperatorError inUse(Workspace workspace) {
        return new MachineError("database-in-use", workspace.show(workspace.database()) + "-run.mv.db");
    }

    /**
     * The data source of a run. Closing it shuts the database down and, if the file has grown, compacts it: deleted rows
     * keep their disk space until then.
     */
    private static final class OfRun extends HikariDataSource {

        private final DatabaseFile file;
        private final long before;
        /** A connection that stays open during the run. If the database fails during the run, this connection is invalid. */
        private final Connection keeper;

        OfRun(Workspace workspace, DatabaseFile file) {
            super(config(runUrl(workspace), "sa", ""));
            this.file = file;
            // The pool has already opened the database, which writes almost nothing to the file.
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

        /** @return false if the database had failed, for example because the disk was full */
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
     * True if an exception may be caused by a damaged database or by one of another version of H2. Damaged pages make H2
     * fail in many ways, so every unexpected error of H2 counts.
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
