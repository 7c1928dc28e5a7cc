package org.giaoban.aggregate;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.giaoban.store.Database;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Databases for tests, in memory, with all tables and nothing in them. The migrations run once: they take longer than most
 * tests, and mutants are shown thousands of these.
 */
public final class EmptyDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final List<String> TABLES = readTables();

    private EmptyDatabase() {}

    public static HikariDataSource open() {
        String url = "jdbc:h2:mem:empty" + NUMBER.incrementAndGet();
        // It lives as long as somebody is connected.
        try (Connection first = DriverManager.getConnection(url, "sa", "");
                Statement statement = first.createStatement()) {
            for (String sql : TABLES) {
                statement.execute(sql);
            }
            return Database.open(url, "sa", "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> readTables() {
        try (HikariDataSource migrated = Database.open("jdbc:h2:mem:migrated", "sa", "")) {
            return new JdbcTemplate(migrated)
                    .queryForList("SCRIPT NOSETTINGS", String.class).stream()
                            .filter(sql -> !sql.startsWith("CREATE USER"))
                            .toList();
        }
    }
}
