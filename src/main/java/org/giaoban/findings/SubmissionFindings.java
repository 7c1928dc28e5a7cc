package org.giaoban.findings;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.recognise.PathNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is to be said about each file that came in. */
public final class SubmissionFindings {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> MARKS = new TypeReference<>() {};
    private static final String FINDINGS = """
            SELECT s.form, s.unit, s.period, r.ordinal, r.path, f.ordinal AS place, f.code, f.effect, f.sheet, f.cell, f.found, f.marks,
                   (v.submission IS NULL OR v.is_current OR v.version = m.newest) AS counts
            FROM submission s
            JOIN receipt r ON r.ordinal = s.receipt
            JOIN finding f ON f.submission = s.receipt
            LEFT JOIN tonight v ON v.submission = s.receipt
            LEFT JOIN (SELECT form, part, unit, MAX(version) AS newest FROM tonight GROUP BY form, part, unit) m
              ON m.form = v.form AND m.part = v.part AND m.unit = v.unit
            WHERE (r.first_seen < :day OR r.first_seen = :day AND r.ordinal <= :line)
            """;
    private static final String REVIEWED = """
            UNION ALL
            SELECT v.form, v.unit, v.part, r.ordinal, r.path, 1000000 + f.ordinal, f.code, f.effect, f.sheet, f.cell, f.found,
                   f.marks, v.is_current
            FROM review f
            JOIN receipt r ON r.ordinal = f.submission
            JOIN tonight v ON v.world = f.world AND v.submission = f.submission
            """;
    private static final String TWICE = """
            UNION ALL
            SELECT s.form, s.unit, s.period, r.ordinal, r.path, 0, 'SAME-BYTES', 'NOTE', NULL, NULL, a.path, '{}', FALSE
            FROM receipt r JOIN receipt a ON a.ordinal = r.same_as JOIN submission s ON s.receipt = a.ordinal
            WHERE r.same_as <> r.ordinal AND (r.first_seen < :day OR r.first_seen = :day AND r.ordinal <= :line)
            """;
    /** The bytes of a version that another one replaced, sent in once more after that one. */
    private static final String OLD_AGAIN = """
            UNION ALL
            SELECT c.form, c.unit, c.part, r.ordinal, r.path, 0, 'OLD-VERSION-AGAIN', 'WARNING', NULL, NULL, n.path, '{}', TRUE
            FROM receipt r
            JOIN tonight v ON v.submission = r.same_as
            JOIN tonight c ON c.form = v.form AND c.part = v.part AND c.unit = v.unit AND c.is_current
            JOIN receipt n ON n.ordinal = c.submission
            WHERE v.outcome = 'ACCEPTED' AND v.submission < c.submission AND c.submission < r.ordinal
              AND (r.first_seen < :day OR r.first_seen = :day AND r.ordinal <= :line)
            """;
    /** What counts although it was last saved before what it replaced; times compare as texts. */
    private static final String SAVED_EARLIER = """
            UNION ALL
            SELECT c.form, c.unit, c.part, r.ordinal, r.path, 0, 'SAVED-EARLIER', 'WARNING', NULL, NULL, o.path,
                   '{"saved": "' || s.saved || '", "other": "' || b.saved || '"}', TRUE
            FROM tonight c
            JOIN receipt r ON r.ordinal = c.submission
            JOIN submission s ON s.receipt = c.submission
            JOIN tonight v ON v.form = c.form AND v.part = c.part AND v.unit = c.unit AND v.submission < c.submission
            JOIN submission b ON b.receipt = v.submission
            JOIN receipt o ON o.ordinal = v.submission
            WHERE c.is_current AND v.outcome = 'ACCEPTED' AND s.saved < b.saved
              AND NOT EXISTS (
                SELECT 1 FROM tonight w
                WHERE w.form = c.form AND w.part = c.part AND w.unit = c.unit AND w.outcome = 'ACCEPTED'
                  AND w.submission > v.submission AND w.submission < c.submission)
            """;

    private static final String SUPERSEDED = """
            UNION ALL
            SELECT v.form, v.unit, v.part, r.ordinal, r.path, 0, 'SUPERSEDED', 'NOTE', NULL, NULL, n.path, '{}', FALSE
            FROM tonight v
            JOIN receipt r ON r.ordinal = v.submission
            JOIN tonight c ON c.form = v.form AND c.part = v.part AND c.unit = v.unit AND c.is_current
            JOIN receipt n ON n.ordinal = c.submission
            WHERE v.outcome = 'ACCEPTED' AND v.submission < c.submission
            """;

    private static final String SAME_DAY = """
            UNION ALL
            SELECT c.form, c.unit, c.part, r.ordinal, r.path, 0, 'SAME-DAY', 'WARNING', NULL, NULL, o.path, '{}', TRUE
            FROM tonight c
            JOIN receipt r ON r.ordinal = c.submission
            JOIN tonight v ON v.form = c.form AND v.part = c.part AND v.unit = c.unit
                          AND v.first_seen = c.first_seen AND v.version = c.version - 1
            JOIN receipt o ON o.ordinal = v.submission
            WHERE c.is_current AND v.outcome = 'ACCEPTED'
            """;
    private static final String AFTER_CLOSE = """
            UNION ALL
            SELECT v.form, v.unit, v.part, r.ordinal, r.path, 0, 'AFTER-CLOSE', 'WARNING', NULL, NULL,
                   CAST(r.first_seen AS VARCHAR(10)),
                   '{"period": "' || v.part || '", "closed": "' || CAST(x.closed_on AS VARCHAR(10)) || '"}',
                   v.is_current
            FROM tonight v
            JOIN receipt r ON r.ordinal = v.submission
            JOIN dim_expected x ON x.world = v.world AND x.form = v.form AND x.part = v.part AND x.unit = v.unit
            WHERE v.first_seen > x.closed_on OR v.first_seen = x.closed_on AND v.submission > x.closed_line
            """;
    private static final String READ = """
            SELECT s.form, s.unit, s.period, r.path, COALESCE(v.is_current, FALSE) AS is_current
            FROM submission s JOIN receipt r ON r.ordinal = s.receipt LEFT JOIN tonight v ON v.submission = s.receipt
            WHERE s.unit IS NOT NULL AND s.period IS NOT NULL AND (r.first_seen < :day OR r.first_seen = :day AND r.ordinal <= :line)
            ORDER BY r.ordinal
            """;
    private final JdbcClient jdbc;
    private final OrgTree units;

    /** @param units whose files may lie in the drop folder */
    public SubmissionFindings(DataSource source, OrgTree units) {
        this.jdbc = JdbcClient.create(source);
        this.units = units;
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
            Finding finding) {

        /** Whether the file lies there no more, though closed figures rest on it. */
        public boolean isGone() {
            return finding.code().equals(FindingCode.CLOSED_FILE_GONE.id());
        }
    }

    /** Everything that is to be said, by file in the order of receipt. */
    public List<FileFinding> list() {
        return list(AsOfPoint.CURRENT);
    }

    /** Everything that was to be said in a world. */
    public List<FileFinding> list(AsOfPoint world) {
        List<FileFinding> all = new ArrayList<>(listStored(world));
        all.addAll(listDisagreeingPaths(world));
        if (world.equals(AsOfPoint.CURRENT)) {
            all.addAll(listUnsettled());
            all.addAll(new MissingFiles(jdbc, units).list());
        }
        return all;
    }

    /** Files that were still being written; whose they are and for when only their paths can tell. */
    private List<FileFinding> listUnsettled() {
        List<String> paths = jdbc.sql("SELECT path FROM unsettled ORDER BY path")
                .query(String.class)
                .list();
        if (paths.isEmpty()) {
            return List.of();
        }
        PathNames names = new PathNames(units);
        return paths.stream()
                .map(path -> new FileFinding(
                        Optional.empty(),
                        names.findUnit(path).map(OrgUnit::code),
                        PathNames.findPeriod(path),
                        path,
                        false,
                        Finding.of(FindingCode.STILL_BEING_WRITTEN, null, null, path)))
                .toList();
    }

    private JdbcClient.StatementSpec sql(String statement, AsOfPoint world) {
        String versions = "(SELECT * FROM version WHERE world = '" + world.id() + "')";
        return jdbc.sql(statement.replace("tonight", versions))
                .param("day", Date.valueOf(world.day()))
                .param("line", world.receipts());
    }

    /** Files that lie under a name or in a folder of another period than they are for. */
    private List<FileFinding> listDisagreeingPaths(AsOfPoint world) {
        List<FileFinding> disagreeing = new ArrayList<>();
        sql(READ, world).query(row -> {
            String period = row.getString("period");
            List<String> named = PathNames.listPeriods(row.getString("path")).stream()
                    .map(Period::id)
                    .toList();
            if (!named.isEmpty() && !named.contains(period)) {
                disagreeing.add(new FileFinding(
                        Optional.ofNullable(row.getString("form")),
                        Optional.of(row.getString("unit")),
                        Optional.of(Period.of(period)),
                        row.getString("path"),
                        row.getBoolean("is_current"),
                        Finding.of(FindingCode.PATH_DISAGREES, null, null, String.join(", ", named))
                                .with("period", period)));
            }
        });
        return disagreeing;
    }

    private List<FileFinding> listStored(AsOfPoint world) {
        return sql(
                        FINDINGS + REVIEWED + TWICE + OLD_AGAIN + SUPERSEDED + SAVED_EARLIER + SAME_DAY + AFTER_CLOSE
                                + " ORDER BY 4, 6, 7",
                        world)
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
