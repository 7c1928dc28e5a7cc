package org.giaoban.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.giaoban.catalogue.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseTest {

    @Test
    void newestMigration_isTheLastFile() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/db"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("V"))
                            .map(name -> Integer.valueOf(name.substring(1, name.indexOf('_'))))
                            .max(Integer::compare))
                    .hasValue(Integer.valueOf(Database.NEWEST_MIGRATION));
        }
    }

    @Test
    void openedAgain_keepsWhatWasCommitted(@TempDir Path folder) {
        Workspace workspace = new Workspace(folder);
        assertThat(Database.find(workspace)).isEmpty();
        try (HikariDataSource source = Database.open(workspace)) {
            JdbcClient.create(source)
                    .sql("INSERT INTO checked_templates (hash) VALUES ('x')")
                    .update();
        }
        try (HikariDataSource source = Database.find(workspace).orElseThrow()) {
            assertThat(JdbcClient.create(source)
                            .sql("SELECT hash FROM checked_templates")
                            .query(String.class)
                            .list())
                    .containsExactly("x");
        }
    }

    @Test
    void tablesOfAnotherVersion_areMadeAnew(@TempDir Path folder) {
        Workspace workspace = new Workspace(folder);
        try (HikariDataSource source = Database.open(workspace)) {
            JdbcClient jdbc = JdbcClient.create(source);
            jdbc.sql("INSERT INTO checked_templates (hash) VALUES ('x')").update();
            jdbc.sql("UPDATE \"flyway_schema_history\" SET \"checksum\" = 1 WHERE \"version\" = '2'")
                    .update();
            jdbc.sql("DELETE FROM \"flyway_schema_history\" WHERE \"version\" = ?")
                    .param(Database.NEWEST_MIGRATION)
                    .update();
        }
        try (HikariDataSource source = Database.open(workspace)) {
            assertThat(JdbcClient.create(source)
                            .sql("SELECT hash FROM checked_templates")
                            .query(String.class)
                            .list())
                    .isEmpty();
        }
    }

    @Test
    void closedAfterMuchWasDeleted_givesTheSpaceBackAndKeepsTheRest(@TempDir Path folder) {
        Workspace workspace = new Workspace(folder);
        assertThat(Database.size(workspace)).isZero();
        HikariDataSource source = Database.open(workspace);
        JdbcClient jdbc = JdbcClient.create(source);
        for (int round = 0; round < 5; round++) {
            jdbc.sql("DELETE FROM checked_templates").update();
            jdbc.sql("INSERT INTO checked_templates (hash) SELECT 'x' || x FROM SYSTEM_RANGE(1, 20000)")
                    .update();
        }
        jdbc.sql("DELETE FROM checked_templates WHERE hash <> 'x7'").update();
        long grown = Database.size(workspace);
        Database.close(workspace, source, 0);

        assertThat(source.isClosed()).isTrue();
        assertThat(Database.size(workspace)).isLessThan(grown / 4).isPositive();
        long before = Database.size(workspace);
        try (HikariDataSource again = Database.open(workspace)) {
            assertThat(JdbcClient.create(again)
                            .sql("SELECT hash FROM checked_templates")
                            .query(String.class)
                            .list())
                    .containsExactly("x7");
            Database.close(workspace, again, before);
        }
    }
}
