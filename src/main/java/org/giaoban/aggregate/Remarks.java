package org.giaoban.aggregate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.Period;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is to be said about each file that came in. */
public final class Remarks {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> MARKS = new TypeReference<>() {};
    private static final String FINDINGS = """
            SELECT s.form, s.unit, s.period, r.ordinal, r.path, f.ordinal AS place, f.code, f.effect, f.sheet, f.cell, f.found, f.marks,
                   (v.submission IS NULL OR v.is_current OR v.version = m.newest) AS counts
            FROM submission s
            JOIN receipt r ON r.ordinal = s.receipt
            JOIN finding f ON f.submission = s.receipt
            LEFT JOIN version v ON v.submission = s.receipt
            LEFT JOIN (SELECT form, part, unit, MAX(version) AS newest FROM version GROUP BY form, part, unit) m
              ON m.form = v.form AND m.part = v.part AND m.unit = v.unit
            """;
    private static final String TWICE = """
            UNION ALL
            SELECT s.form, s.unit, s.period, r.ordinal, r.path, 0, 'SAME-BYTES', 'NOTE', NULL, NULL, a.path, '{}', FALSE
            FROM receipt r JOIN receipt a ON a.ordinal = r.same_as JOIN submission s ON s.receipt = a.ordinal
            WHERE r.same_as <> r.ordinal
            """;
    private static final String SUPERSEDED = """
            UNION ALL
            SELECT v.form, v.unit, v.part, r.ordinal, r.path, 0, 'SUPERSEDED', 'NOTE', NULL, NULL, n.path, '{}', FALSE
            FROM version v
            JOIN receipt r ON r.ordinal = v.submission
            JOIN version c ON c.form = v.form AND c.part = v.part AND c.unit = v.unit AND c.is_current
            JOIN receipt n ON n.ordinal = c.submission
            WHERE v.outcome = 'ACCEPTED' AND v.submission < c.submission
            """;

    private final JdbcClient jdbc;

    public Remarks(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /**
     * A finding with the file that it is about.
     *
     * @param unit empty where it is not known whose file it is; so is {@code period}
     * @param counts whether the file is the version that counts, or the newest one
     */
    public record FileFinding(
            Optional<String> form,
            Optional<String> unit,
            Optional<Period> period,
            String file,
            boolean counts,
            Finding finding) {}

    /** Everything that is to be said, by file in the order of receipt. */
    public List<FileFinding> list() {
        return jdbc.sql(FINDINGS + TWICE + SUPERSEDED + " ORDER BY 4, 6")
                .query((row, n) -> new FileFinding(
                        Optional.ofNullable(row.getString("form")),
                        Optional.ofNullable(row.getString("unit")),
                        Optional.ofNullable(row.getString("period")).map(Period::of),
                        row.getString("path"),
                        row.getBoolean("counts"),
                        new Finding(
                                row.getString("code"),
                                Effect.valueOf(row.getString("effect")),
                                row.getString("sheet"),
                                row.getString("cell"),
                                row.getString("found"),
                                JSON.readValue(row.getString("marks"), MARKS))))
                .list();
    }
}
