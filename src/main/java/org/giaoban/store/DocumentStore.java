package org.giaoban.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which files of {@code output/} stand as they were made, and from what. */
public final class DocumentStore {

    private final Workspace workspace;
    private final JdbcClient jdbc;

    public DocumentStore(Workspace workspace, DataSource source) {
        this.workspace = workspace;
        this.jdbc = JdbcClient.create(source);
    }

    /**
     * A file as it was made.
     *
     * @param path relative to the workspace, with slashes
     * @param basis hash of all that could bear on any document
     * @param content hash of all that bears on this one
     */
    public record Document(String path, String basis, String content, String sha256) {}

    /** The file's record, if the file still is what was made. */
    public Optional<Document> findIntact(Path file) {
        return jdbc.sql("SELECT path, basis, content, sha256 FROM document WHERE path = ?")
                .param(workspace.show(file))
                .query(Document.class)
                .optional()
                .filter(made -> Files.isRegularFile(file) && Hashes.ofFile(file).equals(made.sha256()));
    }

    /** Records a file that has just been written or been found up to date. */
    public void save(Path file, String basis, String content) {
        String path = workspace.show(file);
        jdbc.sql("DELETE FROM document WHERE path = ?").param(path).update();
        jdbc.sql("INSERT INTO document (path, basis, content, sha256) VALUES (?, ?, ?, ?)")
                .params(path, basis, content, Hashes.ofFile(file))
                .update();
    }

    public List<Document> list() {
        return jdbc.sql("SELECT path, basis, content, sha256 FROM document ORDER BY path")
                .query(Document.class)
                .list();
    }

    public void forget(String path) {
        jdbc.sql("DELETE FROM document WHERE path = ?").param(path).update();
    }

    /** Does a check of templates, unless these templates have passed it before. */
    public void checkOnce(String templates, Runnable check) {
        String known = "SELECT COUNT(*) FROM checked_templates WHERE hash = ?";
        if (jdbc.sql(known).param(templates).query(Long.class).single() == 0) {
            check.run();
            jdbc.sql("INSERT INTO checked_templates (hash) VALUES (?)")
                    .param(templates)
                    .update();
        }
    }
}
