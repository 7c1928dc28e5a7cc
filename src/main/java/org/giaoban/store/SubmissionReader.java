package org.giaoban.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.giaoban.model.DataValue;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Period;
import org.giaoban.receive.LeftOut;
import org.giaoban.receive.Receipt;
import org.giaoban.validate.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the stored receipts, submissions, values, texts and findings. */
public final class SubmissionReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> MARKS = new TypeReference<>() {};

    /** Largest number of submissions that a statement names; for more, a range of the table is scanned. */
    private static final int FEW = 200;

    private final JdbcClient jdbc;

    public SubmissionReader(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /**
     * The value of one element and category in a submission: the sum of its cells; null if all cells are {@code x} (not
     * applicable).
     */
    public interface ValueConsumer {
        void accept(long submission, String element, String category, @Nullable BigDecimal amount);
    }

    /** Lists the files that were read, in the order of receipt. */
    public List<StoredSubmission> listSubmissions() {
        Map<String, Optional<Period>> periods = new HashMap<>();
        return jdbc.sql("""
                        SELECT r.ordinal, r.sha256, r.path, r.first_seen, s.outcome, s.form, s.unit, s.period, s.saved
                        FROM submission s JOIN receipt r ON r.ordinal = s.receipt
                        ORDER BY r.ordinal
                        """)
                .query((row, n) -> new StoredSubmission(
                        receipt(row),
                        Outcome.valueOf(row.getString("outcome")),
                        Optional.ofNullable(row.getString("form")),
                        Optional.ofNullable(row.getString("unit")),
                        periods.computeIfAbsent(String.valueOf(row.getString("period")), Period::find),
                        Optional.ofNullable(row.getString("saved"))))
                .list();
    }

    /** Lists the receipts of files that are in the drop folder, in the order of the ledger. */
    public List<StoredReceipt> listReceipts() {
        return jdbc.sql("SELECT ordinal, sha256, path, first_seen, same_as FROM receipt ORDER BY ordinal")
                .query((row, n) -> new StoredReceipt(receipt(row), row.getLong("same_as")))
                .list();
    }

    /** Lists the receipts of files that are no longer in the drop folder; only ordinal, path and day are stored. */
    public List<Receipt> listGone() {
        return jdbc.sql("SELECT ordinal, '' AS sha256, path, first_seen FROM gone ORDER BY ordinal")
                .query(Receipt.class)
                .list();
    }

    /** Lists the files of the drop folder that the run did not read, in the order of their paths. */
    public List<LeftOut> listLeftOut() {
        return jdbc.sql("SELECT path, reason FROM left_out ORDER BY path")
                .query((row, n) -> new LeftOut(row.getString("path"), FindingCode.valueOf(row.getString("reason"))))
                .list();
    }

    /** Passes the values of some submissions to a consumer, in any order. */
    public void forEachValue(Collection<Long> submissions, ValueConsumer consumer) {
        RowCallbackHandler each = row -> consumer.accept(
                row.getLong("submission"),
                row.getString("element"),
                row.getString("category"),
                row.getBigDecimal("amount"));
        of(submissions, """
                SELECT submission, element, category, SUM(amount) AS amount FROM data_value
                WHERE :which GROUP BY submission, element, category
                """).query(each);
    }

    /** Returns the cells of some submissions by submission, in the order of sheet and cell. */
    public Map<Long, List<DataValue>> listCells(Collection<Long> submissions) {
        Map<Long, List<DataValue>> cells = new HashMap<>();
        RowCallbackHandler each =
                row -> cells.computeIfAbsent(row.getLong("submission"), id -> new java.util.ArrayList<>())
                        .add(new DataValue(
                                row.getString("element"),
                                row.getString("category"),
                                row.getBigDecimal("amount"),
                                row.getString("sheet"),
                                row.getString("cell"),
                                row.getString("typed")));
        of(submissions, """
                SELECT submission, element, category, amount, typed, sheet, cell FROM data_value
                WHERE :which ORDER BY submission, sheet, LENGTH(cell), cell, category
                """).query(each);
        return cells;
    }

    /** Counts the cells of some submissions. */
    public long countCells(Collection<Long> submissions) {
        return of(submissions, "SELECT COUNT(*) FROM data_value WHERE :which")
                .query(Long.class)
                .single();
    }

    /** Lists the texts of all submissions. */
    public List<StoredText> listTexts() {
        return jdbc.sql("SELECT submission, block, ordinal, content FROM narrative ORDER BY submission, block, ordinal")
                .query(StoredText.class)
                .list();
    }

    /** Lists the findings of validation on all files, in the order of receipt. */
    public List<StoredFinding> listFindings() {
        return jdbc.sql("""
                        SELECT submission, ordinal, code, effect, sheet, cell, found, marks FROM finding
                        ORDER BY submission, ordinal
                        """)
                .query((row, n) -> new StoredFinding(row.getLong("submission"), row.getInt("ordinal"), finding(row)))
                .list();
    }

    static Finding finding(ResultSet row) throws SQLException {
        return new Finding(
                row.getString("code"),
                Effect.valueOf(row.getString("effect")),
                row.getString("sheet"),
                row.getString("cell"),
                row.getString("found"),
                JSON.readValue(row.getString("marks"), MARKS));
    }

    private JdbcClient.StatementSpec of(Collection<Long> submissions, String sql) {
        if (submissions.isEmpty()) {
            return jdbc.sql(sql.replace(":which", "FALSE"));
        }
        if (submissions.size() <= FEW) {
            return jdbc.sql(sql.replace(":which", "submission IN (:ids)")).param("ids", submissions);
        }
        // A range needs one scan of the table; each row would be compared with a list of thousands of ids.
        long first = submissions.stream().mapToLong(Long::longValue).min().orElse(0);
        long last = submissions.stream().mapToLong(Long::longValue).max().orElse(0);
        return jdbc.sql(sql.replace(":which", "submission BETWEEN :first AND :last"))
                .param("first", first)
                .param("last", last);
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                row.getLong("ordinal"),
                row.getString("sha256"),
                row.getString("path"),
                row.getDate("first_seen").toLocalDate());
    }
}
