package org.giaoban.store;

import java.sql.Date;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.giaoban.model.DataValue;
import org.giaoban.model.Finding;
import org.giaoban.model.Period;
import org.giaoban.receive.LeftOut;
import org.giaoban.receive.Receipt;
import org.giaoban.receive.ReceiptLedger;
import org.giaoban.validate.CheckedSubmission;
import org.giaoban.validate.Narrative;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import tools.jackson.databind.json.JsonMapper;

/** Writes receipts, and the values, texts and findings of each received file. The caller has opened the transaction. */
public final class SubmissionStore {

    private static final JsonMapper JSON = new JsonMapper();
    private static final RowMapper<Receipt> RECEIPT = new SimplePropertyRowMapper<>(Receipt.class);

    private final JdbcTemplate jdbc;

    public SubmissionStore(DataSource source) {
        this.jdbc = new JdbcTemplate(source);
    }

    /**
     * Replaces the stored receipts by those of the files in the drop folder. Deletes the submissions of files that are no
     * longer there, and those that were read with other definitions.
     *
     * @param catalogueHash hash of the definitions of this run
     */
    public void synchronise(ReceiptLedger.Present present, String catalogueHash) {
        List<Receipt> receipts = present.receipts();
        jdbc.update("DELETE FROM left_out");
        present.leftOut().forEach(this::leaveOut);
        jdbc.update("DELETE FROM gone");
        present.gone()
                .forEach(receipt -> jdbc.update(
                        "INSERT INTO gone (ordinal, path, first_seen) VALUES (?, ?, ?)",
                        receipt.ordinal(),
                        receipt.path(),
                        Date.valueOf(receipt.firstSeen())));
        Map<Long, Receipt> wanted = new HashMap<>();
        receipts.forEach(receipt -> wanted.put(receipt.ordinal(), receipt));
        Map<Long, Receipt> stored = new HashMap<>();
        jdbc.query("SELECT * FROM receipt", RECEIPT).forEach(receipt -> stored.put(receipt.ordinal(), receipt));
        deleteAll(stored.values().stream()
                .filter(receipt -> !receipt.equals(wanted.get(receipt.ordinal())))
                .toList());
        jdbc.update("DELETE FROM submission WHERE catalogue_hash <> ?", catalogueHash);
        Map<String, Long> firsts = new HashMap<>();
        receipts.forEach(receipt -> firsts.putIfAbsent(receipt.sha256(), receipt.ordinal()));
        insertAll(
                receipts.stream()
                        .filter(receipt -> !receipt.equals(stored.get(receipt.ordinal())))
                        .toList(),
                firsts);
        jdbc.batchUpdate(
                "UPDATE receipt SET same_as = ? WHERE ordinal = ? AND same_as <> ?",
                receipts,
                1000,
                (statement, receipt) -> {
                    long first = firsts.getOrDefault(receipt.sha256(), receipt.ordinal());
                    statement.setLong(1, first);
                    statement.setLong(2, receipt.ordinal());
                    statement.setLong(3, first);
                });
    }

    /** Records that a file was not read in this run. */
    public void leaveOut(LeftOut file) {
        jdbc.update(
                "INSERT INTO left_out (path, reason) VALUES (?, ?)",
                file.path(),
                file.reason().name());
    }

    private void deleteAll(List<Receipt> receipts) {
        jdbc.batchUpdate(
                "DELETE FROM receipt WHERE ordinal = ?",
                receipts,
                1000,
                (statement, receipt) -> statement.setLong(1, receipt.ordinal()));
    }

    private void insertAll(List<Receipt> receipts, Map<String, Long> firsts) {
        jdbc.batchUpdate(
                "INSERT INTO receipt (ordinal, sha256, path, first_seen, same_as) VALUES (?, ?, ?, ?, ?)",
                receipts,
                1000,
                (statement, receipt) -> {
                    statement.setLong(1, receipt.ordinal());
                    statement.setString(2, receipt.sha256());
                    statement.setString(3, receipt.path());
                    statement.setDate(4, Date.valueOf(receipt.firstSeen()));
                    statement.setLong(5, firsts.getOrDefault(receipt.sha256(), receipt.ordinal()));
                });
    }

    /** Lists the receipts whose files are still to be read, oldest first; of several with equal bytes, only the first. */
    public List<Receipt> listPending() {
        return jdbc.query("""
                SELECT * FROM receipt
                WHERE same_as = ordinal AND ordinal NOT IN (SELECT receipt FROM submission)
                ORDER BY ordinal
                """, RECEIPT);
    }

    /** Stores the checked submission of a receipt; replaces the result of an earlier reading. */
    public void save(Receipt receipt, CheckedSubmission checked, String catalogueHash) {
        long id = receipt.ordinal();
        jdbc.update("DELETE FROM submission WHERE receipt = ?", id);
        jdbc.update(
                "INSERT INTO submission (receipt, catalogue_hash, outcome, form, unit, period, saved) VALUES (?, ?, ?, ?, ?, ?, ?)",
                id,
                catalogueHash,
                checked.outcome().name(),
                checked.form(),
                checked.unit(),
                periodId(checked.period()),
                checked.saved().map(Instant::toString).orElse(null));
        saveValues(id, checked.values());
        saveNarratives(id, checked.texts());
        saveFindings(id, checked.findings());
    }

    private static @Nullable String periodId(@Nullable Period period) {
        return period == null ? null : period.id();
    }

    private void saveValues(long id, List<DataValue> values) {
        jdbc.batchUpdate(
                "INSERT INTO data_value (submission, element, category, amount, sheet, cell, typed) VALUES (?, ?, ?, ?, ?, ?, ?)",
                values,
                1000,
                (statement, value) -> {
                    statement.setLong(1, id);
                    statement.setString(2, value.element());
                    statement.setString(3, value.category());
                    statement.setBigDecimal(4, value.amount());
                    statement.setString(5, value.sheet());
                    statement.setString(6, value.cell());
                    statement.setString(7, value.typed());
                });
    }

    private void saveNarratives(long id, List<Narrative> texts) {
        jdbc.batchUpdate(
                "INSERT INTO narrative (submission, block, ordinal, content, sheet, cell) VALUES (?, ?, ?, ?, ?, ?)",
                texts,
                1000,
                (statement, text) -> {
                    statement.setLong(1, id);
                    statement.setString(2, text.block());
                    statement.setInt(3, text.ordinal());
                    statement.setString(4, text.text());
                    statement.setString(5, text.sheet());
                    statement.setString(6, text.cell());
                });
    }

    private void saveFindings(long id, List<Finding> findings) {
        List<Object[]> rows = new ArrayList<>();
        for (Finding finding : findings) {
            rows.add(new Object[] {
                id,
                rows.size() + 1,
                finding.code(),
                finding.effect().name(),
                finding.sheet(),
                finding.cell(),
                finding.found(),
                JSON.writeValueAsString(finding.values())
            });
        }
        jdbc.batchUpdate(
                "INSERT INTO finding (submission, ordinal, code, effect, sheet, cell, found, marks) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }
}
