package org.giaoban.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseTest {

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
                            .sql("SELECT hash FROM checked_templates ORDER BY hash")
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
            jdbc.sql("UPDATE schema_hash SET hash = 'other'").update();
        }
        try (HikariDataSource source = Database.open(workspace)) {
            assertThat(JdbcClient.create(source)
                            .sql("SELECT hash FROM checked_templates ORDER BY hash")
                            .query(String.class)
                            .list())
                    .isEmpty();
        }
    }

    @Test
    void closedAfterMuchWasDeleted_givesTheSpaceBackAndKeepsTheRest(@TempDir Path folder) throws IOException {
        Workspace workspace = new Workspace(folder);
        assertThat(new DatabaseFile(workspace).size()).isZero();
        HikariDataSource source = Database.open(workspace);
        JdbcClient jdbc = JdbcClient.create(source);
        for (int round = 0; round < 5; round++) {
            jdbc.sql("DELETE FROM checked_templates").update();
            jdbc.sql("INSERT INTO checked_templates (hash) SELECT 'x' || x FROM SYSTEM_RANGE(1, 20000)")
                    .update();
        }
        jdbc.sql("DELETE FROM checked_templates WHERE hash <> 'x7'").update();
        long grown = new DatabaseFile(workspace).size();
        source.close();

        assertThat(source.isClosed()).isTrue();
        assertThat(Files.size(workspace.database().resolveSibling("giaoban.mv.db")))
                .isLessThan(grown / 4)
                .isPositive();
        try (HikariDataSource again = Database.open(workspace)) {
            assertThat(JdbcClient.create(again)
                            .sql("SELECT hash FROM checked_templates ORDER BY hash")
                            .query(String.class)
                            .list())
                    .containsExactly("x7");
        }
    }

    @Test
    void openedByReaders_isLeftAsItIs(@TempDir Path folder) {
        Workspace workspace = new Workspace(folder);
        Database.open(workspace).close();
        try (HikariDataSource source = Database.find(workspace).orElseThrow()) {
            assertThat(source.isClosed()).isFalse();
            assertThat(Database.isCutOff(workspace)).isFalse();
        }
        try (HikariDataSource source = Database.open(workspace)) {
            JdbcClient.create(source)
                    .sql("UPDATE schema_hash SET hash = 'other'")
                    .update();
        }
        assertThat(Database.find(workspace)).as("tables of another version").isEmpty();
    }

    /** As a killed process leaves it: the files as they were while it was open. */
    @Test
    void notClosed_leavesTheLastFinishedState(@TempDir Path folder, @TempDir Path killed) throws IOException {
        Workspace workspace = new Workspace(folder);
        Workspace left = new Workspace(killed);
        try (HikariDataSource source = Database.open(workspace)) {
            insert(source, "x");
        }
        try (HikariDataSource source = Database.open(workspace)) {
            insert(source, "y");
            assertThat(hashes(workspace)).as("read while a run works").containsExactly("x");
            FileUtils.copyDirectory(workspace.output().toFile(), left.output().toFile());
        }
        assertThat(Database.isCutOff(workspace)).isFalse();
        assertThat(Database.isCutOff(left)).isTrue();
        assertThat(hashes(left)).containsExactly("x");
        Database.open(left).close();
        assertThat(Database.isCutOff(left)).isFalse();
        assertThat(hashes(left)).containsExactly("x");
        assertThat(hashes(workspace)).containsExactly("x", "y");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100, 5000, 20000})
    void damaged_isMadeAnew(long kept, @TempDir Path folder) throws IOException {
        Workspace workspace = new Workspace(folder);
        try (HikariDataSource source = Database.open(workspace)) {
            insert(source, "x");
        }
        Path file = workspace.database().resolveSibling("giaoban.mv.db");
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes.length).isGreaterThan(20000);
        Arrays.fill(bytes, (int) kept, bytes.length, (byte) 'x');
        Files.write(file, bytes);
        assertThat(Database.find(workspace)).isEmpty();
        Database.open(workspace).close();
        assertThat(hashes(workspace)).isEmpty();
    }

    /** Also where H2 notices nothing: inside a value. */
    @Test
    void oneChangedBitAnywhere_isNoticedAndMadeAnew(@TempDir Path folder) throws IOException {
        Workspace workspace = new Workspace(folder);
        try (HikariDataSource source = Database.open(workspace)) {
            insert(source, "x");
        }
        Path file = workspace.database().resolveSibling("giaoban.mv.db");
        byte[] sound = Files.readAllBytes(file);
        for (int place = 0; place < 80; place++) {
            byte[] changed = sound.clone();
            changed[(int) ((long) place * sound.length / 80)] ^= 1 << place % 8;
            Files.write(file, changed);
            assertThat(Database.isDamaged(workspace)).isTrue();
            assertThat(Database.find(workspace)).isEmpty();
        }
        Database.open(workspace).close();
        assertThat(Database.isDamaged(workspace)).isFalse();
        assertThat(hashes(workspace)).isEmpty();
    }

    @Test
    void folderOrFileInItsPlace_isReplaced(@TempDir Path folder) throws IOException {
        Workspace workspace = new Workspace(folder);
        Files.createDirectories(workspace.output());
        Files.writeString(workspace.database().getParent(), "a file where the folder should be");
        Database.open(workspace).close();
        assertThat(hashes(workspace)).isEmpty();
        Path file = workspace.database().resolveSibling("giaoban.mv.db");
        Files.delete(file);
        Files.createDirectories(file.resolve("folder"));
        assertThat(Database.find(workspace)).isEmpty();
        Database.open(workspace).close();
        assertThat(hashes(workspace)).isEmpty();
        assertThat(file).isRegularFile();
    }

    @Test
    void brokenDownOnTheWay_isMadeAnew(@TempDir Path folder) {
        Workspace workspace = new Workspace(folder);
        try (HikariDataSource source = Database.open(workspace)) {
            insert(source, "x");
            // Closes the file as a full disk does: at once, whatever is going on.
            JdbcClient.create(source).sql("SHUTDOWN IMMEDIATELY").update();
        }
        assertThat(Database.isCutOff(workspace)).isFalse();
        assertThat(Database.find(workspace)).isEmpty();
        Database.open(workspace).close();
        assertThat(hashes(workspace)).isEmpty();
    }

    private static void insert(HikariDataSource source, String hash) {
        JdbcClient.create(source)
                .sql("INSERT INTO checked_templates (hash) VALUES (?)")
                .param(hash)
                .update();
    }

    private static List<String> hashes(Workspace workspace) {
        try (HikariDataSource source = Database.find(workspace).orElseThrow()) {
            return JdbcClient.create(source)
                    .sql("SELECT hash FROM checked_templates ORDER BY hash")
                    .query(String.class)
                    .list();
        }
    }
}
