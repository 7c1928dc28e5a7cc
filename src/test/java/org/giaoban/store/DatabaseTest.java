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
                    .sql("INSERT INTO aggregation (fingerprint) VALUES ('x')")
                    .update();
        }
        try (HikariDataSource source = Database.find(workspace).orElseThrow()) {
            assertThat(JdbcClient.create(source)
                            .sql("SELECT fingerprint FROM aggregation")
                            .query(String.class)
                            .list())
                    .containsExactly("x");
        }
    }
}
