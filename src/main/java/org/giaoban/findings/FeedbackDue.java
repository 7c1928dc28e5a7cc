package org.giaoban.findings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.giaoban.findings.SubmissionFindings.FileFinding;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.Outcome;
import org.giaoban.model.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files whose senders are owed an answer: sent back or not accepted at all, or accepted with warnings. */
public final class FeedbackDue {

    /** What was replaced by a newer version needs no answer any more. */
    private static final String STANDING = """
            SELECT r.path, r.sha256, r.first_seen, s.outcome, s.unit, s.period, b.reason
            FROM submission s
            JOIN receipt r ON r.ordinal = s.receipt
            LEFT JOIN tonight v ON v.submission = s.receipt
            LEFT JOIN (SELECT form, part, unit, MAX(version) AS newest FROM tonight GROUP BY form, part, unit) m
              ON m.form = v.form AND m.part = v.part AND m.unit = v.unit
            LEFT JOIN dim_returned b
              ON b.world = v.world AND s.outcome = 'ACCEPTED' AND v.outcome = 'RETURNED'
             AND b.form = v.form AND b.part = v.part AND b.unit = v.unit
            WHERE v.submission IS NULL OR v.is_current OR v.version = m.newest
            ORDER BY r.ordinal
            """;

    private final JdbcClient jdbc;

    public FeedbackDue(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /**
     * A file whose sender is owed an answer.
     *
     * @param file below the drop folder
     * @param reason of the person who sent it back; empty where the rules did
     */
    public record Reply(
            String file,
            String sha256,
            LocalDate firstSeen,
            Outcome outcome,
            Optional<String> unit,
            Optional<Period> period,
            String reason,
            List<Finding> findings) {
        public Reply {
            findings = List.copyOf(findings);
        }

        private boolean isOwed() {
            return outcome != Outcome.ACCEPTED || findings.stream().anyMatch(f -> f.effect() == Effect.WARNING);
        }
    }

    /**
     * Those owed, in the order of receipt.
     *
     * @param remarks everything that is to be said
     */
    public List<Reply> list(List<FileFinding> remarks) {
        Map<String, List<Finding>> byFile = new HashMap<>();
        // What is to be done about a file that is gone is not its sender's to do.
        remarks.stream()
                .filter(remark -> !remark.isGone())
                .forEach(remark -> byFile.computeIfAbsent(remark.file(), file -> new ArrayList<>())
                        .add(remark.finding()));
        return jdbc
                .sql(STANDING)
                .query((row, n) -> new Reply(
                        row.getString("path"),
                        row.getString("sha256"),
                        row.getDate("first_seen").toLocalDate(),
                        row.getString("reason") == null ? Outcome.valueOf(row.getString("outcome")) : Outcome.RETURNED,
                        Optional.ofNullable(row.getString("unit")),
                        Optional.ofNullable(row.getString("period")).map(Period::of),
                        Optional.ofNullable(row.getString("reason")).orElse(""),
                        byFile.getOrDefault(row.getString("path"), List.of())))
                .list()
                .stream()
                .filter(Reply::isOwed)
                .toList();
    }
}
