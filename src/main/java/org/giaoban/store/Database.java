package org.giaoban.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.giaoban.catalogue.Workspace;
import org.giaoban.model.OperatorError;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens the database and brings its schema up to date. */
public final class Database {

    /** The number of the last file under {@code db/}. */
    static final String NEWEST_MIGRATION = "9";

    /** A run with nothing new writes some kilobytes about itself. */
    private static final long WORTH_COMPACTING = 1 << 20;

    private Database() {}

    /** The workspace's own: H2 in {@code output/database}, made if it is not there. */
    public static HikariDataSource open(Workspace workspace) {
        // WRITE_DELAY=0: with H2's default, committed rows are lost when the process is killed.
        // MAX_COMPACT_TIME=0: closing would take a second to free little; a run compacts the whole file.
        String url = "jdbc:h2:file:" + workspace.database()
                + ";WRITE_DELAY=0;MAX_COMPACT_TIME=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";
        try {
            return open(url, "sa", "");
        } catch (RuntimeException e) {
            if (isLockedByAnotherProcess(e)) {
                throw new OperatorError(
                        "the database is in use by another program",
                        workspace.show(workspace.database()) + ".mv.db",
                        "wait for the other run to end, or close the program that has the file open");
            }
            throw e;
        }
    }

    /** The workspace's own, if a run has made one. */
    public static Optional<HikariDataSource> find(Workspace workspace) {
        return Files.exists(file(workspace)) ? Optional.of(open(workspace)) : Optional.empty();
    }

    /** How many bytes the workspace's own takes on disk. */
    public static long size(Workspace workspace) {
        try {
            return Files.exists(file(workspace)) ? Files.size(file(workspace)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Closes the workspace's own and, where it has grown, gives back the disk space of what was deleted: the sums of one
     * night leave ten times the size of their figures behind.
     *
     * @param before bytes before it was opened
     */
    public static void close(Workspace workspace, HikariDataSource source, long before) {
        if (size(workspace) > before + WORTH_COMPACTING) {
            JdbcClient.create(source).sql("SHUTDOWN COMPACT").update();
        }
        source.close();
    }

    private static Path file(Workspace workspace) {
        return workspace.database().resolveSibling("giaoban.mv.db");
    }

    /** Any database that the program runs on: H2 or PostgreSQL. */
    public static HikariDataSource open(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        config.setPoolName("giaoban");
        HikariDataSource source = new HikariDataSource(config);
        try {
            migrate(source, url);
            return source;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static void migrate(DataSource source, String url) {
        if (isUpToDate(source)) {
            return;
        }
        String vendor = url.startsWith("jdbc:postgresql:") ? "postgresql" : "h2";
        Flyway flyway = Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/" + vendor, "classpath:db/common")
                .ignoreMigrationPatterns("*:pending")
                .cleanDisabled(false)
                .load();
        if (vendor.equals("h2") && !flyway.validateWithResult().validationSuccessful) {
            // Tables that another version of the program made otherwise: they come back from the input.
            flyway.clean();
        }
        flyway.migrate();
    }

    /** Whether the newest migration has been made: asking takes a millisecond, waking Flyway half a second. */
    private static boolean isUpToDate(DataSource source) {
        try {
            return JdbcClient.create(source)
                    .sql("SELECT \"success\" FROM \"flyway_schema_history\" WHERE \"version\" = ?")
                    .param(NEWEST_MIGRATION)
                    .query(Boolean.class)
                    .optional()
                    .orElse(false);
        } catch (BadSqlGrammarException e) {
            return false;
        }
    }

    private static boolean isLockedByAnotherProcess(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLException sql && sql.getErrorCode() == 90020) {
                return true;
            }
        }
        return false;
    }
}
