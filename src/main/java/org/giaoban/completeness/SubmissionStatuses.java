package org.giaoban.completeness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.giaoban.completeness.SubmissionStatus.State;
import org.giaoban.figures.FigureStore.Scope;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which submissions were asked for, and what became of each. */
public final class SubmissionStatuses {

    private static final String VERSIONS = """
            SELECT x.unit, x.part, x.due, x.excluded, x.reason,
                   v.submission, v.version, v.first_seen, v.outcome, v.is_current
            FROM dim_part p
            JOIN dim_tree t ON t.world = p.world AND t.form = p.form AND t.part = p.part AND t.view_name = 'as-reported'
            JOIN dim_path h ON h.world = p.world AND h.tree = t.tree AND h.ancestor = :unit
            JOIN dim_expected x ON x.world = p.world AND x.form = p.form AND x.part = p.part AND x.unit = h.descendant
            LEFT JOIN version v ON v.world = x.world AND v.form = x.form AND v.part = x.part AND v.unit = x.unit
            WHERE p.world = :world AND p.form = :form AND p.period = :period
            ORDER BY x.part, x.unit, v.version
            """;
    private static final String REASONS = """
            SELECT DISTINCT f.submission, f.code
            FROM finding f JOIN version v ON v.submission = f.submission
            WHERE f.effect = 'RETURN' AND v.form = :form
            """;

    private final JdbcClient jdbc;
    private final OrgTree units;
    private final Map<String, Map<Long, String>> reasons = new ConcurrentHashMap<>();

    public SubmissionStatuses(DataSource source, OrgTree units) {
        this.jdbc = JdbcClient.create(source);
        this.units = units;
    }

    private record Key(String part, String unit) {}

    private record Version(
            Key key,
            LocalDate due,
            boolean excluded,
            String reason,
            long submission,
            int number,
            @Nullable LocalDate firstSeen,
            @Nullable String outcome,
            boolean current) {

        boolean isAcceptedInTime() {
            return "ACCEPTED".equals(outcome) && firstSeen != null && !firstSeen.isAfter(due);
        }
    }

    /** One for each submission that the unit and all below it were asked for over the period's parts. */
    public List<SubmissionStatus> list(Scope scope) {
        Map<Key, List<Version>> byKey = jdbc
                .sql(VERSIONS)
                .param("world", scope.world().id())
                .param("form", scope.form())
                .param("period", scope.period().id())
                .param("unit", scope.unit())
                .query((row, n) -> new Version(
                        new Key(row.getString("part"), row.getString("unit")),
                        row.getDate("due").toLocalDate(),
                        row.getBoolean("excluded"),
                        row.getString("reason"),
                        row.getLong("submission"),
                        row.getInt("version"),
                        row.getDate("first_seen") == null
                                ? null
                                : row.getDate("first_seen").toLocalDate(),
                        row.getString("outcome"),
                        row.getBoolean("is_current")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Version::key, LinkedHashMap::new, Collectors.toList()));
        Map<Long, String> why = reasons.computeIfAbsent(scope.form(), this::readReasons);
        List<SubmissionStatus> arrivals = new ArrayList<>();
        byKey.forEach((key, versions) -> arrivals.add(arrival(key, versions, why)));
        return arrivals;
    }

    private Map<Long, String> readReasons(String form) {
        Map<Long, TreeSet<String>> codes = new LinkedHashMap<>();
        jdbc.sql(REASONS).param("form", form).query(row -> {
            codes.computeIfAbsent(row.getLong("submission"), id -> new TreeSet<>())
                    .add(row.getString("code"));
        });
        Map<Long, String> joined = new LinkedHashMap<>();
        codes.forEach((id, set) -> joined.put(id, String.join(" ", set)));
        return joined;
    }

    private SubmissionStatus arrival(Key key, List<Version> versions, Map<Long, String> why) {
        OrgUnit unit = units.get(key.unit());
        Period part = Period.of(key.part());
        Version newest = versions.get(versions.size() - 1);
        if (newest.excluded()) {
            return new SubmissionStatus(unit, part, State.EXCLUDED, 0, null, null, newest.reason());
        }
        if (newest.outcome() == null) {
            return new SubmissionStatus(unit, part, State.MISSING, 0, null, null, "");
        }
        Optional<Version> counted = versions.stream().filter(Version::current).findFirst();
        boolean onTime = versions.stream().anyMatch(Version::isAcceptedInTime);
        String reason = newest.current() ? "" : why.getOrDefault(newest.submission(), "decision");
        Version shown = counted.orElse(newest);
        return new SubmissionStatus(
                unit,
                part,
                counted.isPresent() ? State.ACCEPTED : State.RETURNED,
                shown.number(),
                shown.firstSeen(),
                onTime,
                reason);
    }
}
