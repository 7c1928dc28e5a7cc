package org.giaoban.deliver;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.giaoban.model.OperatorError;
import org.giaoban.render.Imprint;
import org.giaoban.store.DerivedFiles.Derived;
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

    private final CsvFile file;
    /** The newest bytes of each revision of a document, by its id. */
    private final Map<String, Row> newest = new HashMap<>();

    private final Map<String, Row> byHash = new HashMap<>();

    private PublishedLedger(CsvFile file) {
        this.file = file;
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

        int revision() {
            return Integer.parseInt(document.substring(document.lastIndexOf('/') + 1));
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
        CsvFile file = new CsvFile(workspace.published(), workspace.show(workspace.published()), COLUMNS);
        PublishedLedger ledger = new PublishedLedger(file);
        file.forEach(row -> {
            String document = row.get("document");
            if (!ID.matcher(document).matches()) {
                throw new OperatorError("published-document", row.where(), document);
            }
            ledger.enter(new Row(row.get("day"), document, row.get("sha256")));
        });
        return ledger;
    }

    private void enter(Row row) {
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
        return newest.values().stream()
                .filter(row -> row.edition().equals(edition))
                .max(Comparator.comparingInt(Row::revision));
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
        file.append(fresh.stream()
                .<List<Object>>map(row -> List.of(row.day(), row.document(), row.sha256()))
                .toList());
    }

    private static String id(Derived report) {
        String file = report.path().substring(report.path().lastIndexOf('/') + 1);
        return Imprint.id(
                report.period().orElseThrow(),
                report.unit().orElseThrow(),
                file.replaceFirst("(\\.r\\d+)?\\.pdf$", ""),
                report.revision());
    }
}
