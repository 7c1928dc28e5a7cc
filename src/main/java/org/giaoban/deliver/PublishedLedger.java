package org.giaoban.deliver;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.giaoban.model.OperatorError;
import org.giaoban.render.Imprint;
import org.giaoban.store.DerivedFiles.Derived;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.CsvFile;
import org.giaoban.workspace.Workspace;

/**
 * The append-only ledger {@code input/published.csv}: SHA-256 and date of each PDF that a run made. Provisional documents
 * are replaced in {@code output/} without a trace; by the ledger, a copy on somebody's desk is known again.
 */
public final class PublishedLedger {

    private static final List<String> COLUMNS = List.of("day", "document", "sha256");

    /** Names of a document that end with the number of its revision. */
    private static final Pattern ID = Pattern.compile(".+/\\d{1,9}");

    private final Workspace workspace;
    private final List<Row> rows = new ArrayList<>();
    /** The newest bytes of each document. */
    private final Map<String, Row> newest = new HashMap<>();

    private final Map<String, Row> byHash = new HashMap<>();

    private PublishedLedger(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * A PDF that a run made.
     *
     * @param day business date of the run
     * @param document its id, as its imprint has it
     */
    public record Row(String day, String document, String sha256) {

        /** Returns the id without the revision. */
        String edition() {
            return document.substring(0, document.lastIndexOf('/'));
        }

        /** Returns the file that has the newest edition of the document. */
        public String path() {
            return edition() + ".pdf";
        }
    }

    /**
     * Reads the ledger; without one, no document is known.
     *
     * @throws OperatorError if a row has no id of a document
     */
    public static PublishedLedger read(Workspace workspace) {
        PublishedLedger ledger = new PublishedLedger(workspace);
        new CsvFile(workspace.published(), workspace.show(workspace.published()), COLUMNS).forEach(row -> {
            String document = row.get("document");
            if (!ID.matcher(document).matches()) {
                throw new OperatorError("published-document", row.where(), document);
            }
            ledger.enter(new Row(row.get("day"), document, row.get("sha256")));
        });
        return ledger;
    }

    private void enter(Row row) {
        rows.add(row);
        newest.put(row.document(), row);
        byHash.put(row.sha256(), row);
    }

    /** Finds the document that had these bytes. */
    public Optional<Row> find(String sha256) {
        return Optional.ofNullable(byHash.get(sha256));
    }

    /** Finds the newest bytes of the newest revision of a document. */
    public Optional<Row> findNewest(String document) {
        String edition = new Row("", document, "").edition();
        return rows.stream()
                .filter(row -> row.edition().equals(edition))
                .max((a, b) -> Integer.compare(revision(a), revision(b)))
                .map(row -> newest.get(row.document()));
    }

    private static int revision(Row row) {
        return Integer.parseInt(row.document().substring(row.document().lastIndexOf('/') + 1));
    }

    /** Adds the reports whose bytes are not the newest that the ledger has of them. */
    void add(LocalDate day, List<Derived> reports) {
        List<Row> fresh = new ArrayList<>();
        for (Derived report : reports) {
            Row row = new Row(day.toString(), id(report), report.sha256());
            Row known = newest.get(row.document());
            if (known == null || !known.sha256().equals(row.sha256())) {
                fresh.add(row);
                enter(row);
            }
        }
        if (!fresh.isEmpty()) {
            AtomicFile.write(workspace.published(), file -> Files.writeString(file, before() + text(fresh)));
        }
    }

    private static String id(Derived report) {
        String file = report.path().substring(report.path().lastIndexOf('/') + 1);
        return Imprint.id(
                report.period().orElseThrow(),
                report.unit().orElseThrow(),
                file.replaceFirst("(\\.r\\d+)?\\.pdf$", ""),
                report.revision());
    }

    /** Leaves the rows that are there as they are, byte for byte. */
    private String before() throws IOException {
        if (!Files.exists(workspace.published())) {
            return String.join(",", COLUMNS) + "\r\n";
        }
        String before = Files.readString(workspace.published());
        return before.endsWith("\n") ? before : before + "\r\n";
    }

    private static String text(List<Row> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(CSVFormat.RFC4180.format(row.day(), row.document(), row.sha256()))
                .append("\r\n"));
        return text.toString();
    }
}
