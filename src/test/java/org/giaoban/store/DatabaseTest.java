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
}
