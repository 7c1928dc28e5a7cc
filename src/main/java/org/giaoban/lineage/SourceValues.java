package org.giaoban.lineage;

import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.giaoban.lineage.LineageNode.State;
import org.giaoban.lineage.LineageNode.TracedCell;
import org.giaoban.lineage.LineageNode.TracedFile;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Effect;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What units sent in, with every cell, and in which trees it is added up; each part of a period is read once. */
final class SourceValues {

    private static final String PARTS = """
            SELECT p.part, t.tree
            FROM dim_part p
            JOIN dim_tree t ON t.world = p.world AND t.form = p.form AND t.part = p.part AND t.view_name = :view
            WHERE p.world = :world AND p.form = :form AND p.period = :period
            """;
    private static final String ASKED = """
            SELECT x.unit, x.excluded, x.reason, v.submission, v.version, v.first_seen, v.is_current, r.path, r.sha256,
                   (SELECT MAX(b.reason) FROM dim_returned b
                    WHERE b.world = x.world AND b.form = x.form AND b.part = x.part AND b.unit = x.unit
                      AND (v.first_seen < b.up_to OR v.first_seen = b.up_to AND v.submission <= b.up_to_line)) AS sent_back
            FROM dim_expected x
            LEFT JOIN version v ON v.world = x.world AND v.form = x.form AND v.part = x.part AND v.unit = x.unit
            LEFT JOIN receipt r ON r.ordinal = v.submission
            WHERE x.world = :world AND x.form = :form AND x.part = :part
            ORDER BY x.unit, v.version
            """;
    private static final String FINDINGS = """
            SELECT f.submission, f.code, f.effect, f.sheet, f.cell, 1 AS place, f.ordinal
            FROM version v JOIN finding f ON f.submission = v.submission
            WHERE v.world = :world AND v.form = :form AND v.part = :part
            UNION ALL
            SELECT f.submission, f.code, f.effect, f.sheet, f.cell, 2, f.ordinal
            FROM version v JOIN review f ON f.world = v.world AND f.submission = v.submission
            WHERE v.world = :world AND v.form = :form AND v.part = :part
            ORDER BY 1, 6, 7
            """;
    private static final String CELLS = """
            SELECT v.unit, v.submission, d.element, d.category, d.amount, d.typed, d.sheet, d.cell
            FROM version v JOIN data_value d ON d.submission = v.submission
            WHERE v.world = :world AND v.form = :form AND v.part = :part AND v.is_current
            ORDER BY v.unit, d.sheet, LENGTH(d.cell), d.cell, d.category
            """;

    private final JdbcClient jdbc;
    private final Map<String, Map<String, Asked>> parts = new HashMap<>();
    private final Map<String, Map<Period, LineageTree>> periods = new HashMap<>();
    private final Map<String, LineageTree> trees = new HashMap<>();

    SourceValues(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /**
     * One submission that was asked for, and what became of it.
     *
     * @param cells of the one that counts, by element
     */
    record Asked(State state, String reason, Optional<TracedFile> file, Map<String, List<TracedCell>> cells) {}

    /** The parts of a period, each with the tree in which it is added up. */
    Map<Period, LineageTree> listParts(AsOfPoint world, String form, Period period, String view) {
        return periods.computeIfAbsent(
                world.id() + " " + form + " " + period + " " + view, key -> readParts(world, form, period, view));
    }

    private Map<Period, LineageTree> readParts(AsOfPoint world, String form, Period period, String view) {
        Map<Period, Integer> numbers = new TreeMap<>();
        jdbc.sql(PARTS)
                .param("world", world.id())
                .param("form", form)
                .param("period", period.id())
                .param("view", view)
                .query(row -> {
                    numbers.put(Period.of(row.getString("part")), row.getInt("tree"));
                });
        Map<Period, LineageTree> found = new LinkedHashMap<>();
        numbers.forEach((part, tree) -> found.put(
                part, trees.computeIfAbsent(world.id() + " " + tree, key -> LineageTree.read(jdbc, world, tree))));
        return found;
    }

    /** What was asked for a part, by unit. */
    Map<String, Asked> listAsked(AsOfPoint world, String form, Period part) {
        return parts.computeIfAbsent(world.id() + " " + form + " " + part, key -> new OfPart(world, form, part).read());
    }

    private record Version(
            boolean excluded,
            String reason,
            long submission,
            boolean current,
            Optional<TracedFile> file,
            @Nullable String sentBack) {}

    /** Reads one part. */
    private final class OfPart {

        private final Map<String, Object> keys;
        private final Map<Long, Set<String>> returning = new HashMap<>();
        /** By submission, sheet and cell. */
        private final Map<String, Set<String>> repairs = new HashMap<>();

        private final Map<String, Set<String>> findings = new HashMap<>();
        private final Map<String, Map<String, List<TracedCell>>> cells = new HashMap<>();

        OfPart(AsOfPoint world, String form, Period part) {
            this.keys = Map.of("world", world.id(), "form", form, "part", part.id());
        }

        Map<String, Asked> read() {
            readFindings();
            readCells();
            Map<String, List<Version>> versions = new LinkedHashMap<>();
            jdbc.sql(ASKED).params(keys).query(row -> {
                Date received = row.getDate("first_seen");
                versions.computeIfAbsent(row.getString("unit"), unit -> new ArrayList<>())
                        .add(new Version(
                                row.getBoolean("excluded"),
                                row.getString("reason"),
                                row.getLong("submission"),
                                row.getBoolean("is_current"),
                                received == null
                                        ? Optional.empty()
                                        : Optional.of(new TracedFile(
                                                row.getString("path"),
                                                row.getString("sha256"),
                                                row.getInt("version"),
                                                received.toLocalDate())),
                                row.getString("sent_back")));
            });
            Map<String, Asked> asked = new LinkedHashMap<>();
            versions.forEach((unit, all) -> asked.put(unit, asked(unit, all)));
            return asked;
        }

        private Asked asked(String unit, List<Version> versions) {
            Optional<Version> current =
                    versions.stream().filter(Version::current).findFirst();
            if (current.isPresent()) {
                return new Asked(
                        State.COUNTED,
                        "",
                        current.get().file(),
                        Objects.requireNonNull(cells.getOrDefault(unit, Map.of())));
            }
            Version newest = versions.get(versions.size() - 1);
            if (newest.excluded()) {
                return new Asked(State.EXCLUDED, newest.reason(), newest.file(), Map.of());
            }
            if (newest.file().isEmpty()) {
                return new Asked(State.MISSING, "", Optional.empty(), Map.of());
            }
            String codes = String.join(" ", returning.getOrDefault(newest.submission(), Set.of()));
            String reason = newest.sentBack() == null ? codes : newest.sentBack();
            return new Asked(State.RETURNED, reason, newest.file(), Map.of());
        }

        private void readFindings() {
            jdbc.sql(FINDINGS).params(keys).query(row -> {
                String code = row.getString("code");
                String effect = row.getString("effect");
                String place = place(row.getLong("submission"), row.getString("sheet"), row.getString("cell"));
                if (effect.equals("RETURN")) {
                    returning
                            .computeIfAbsent(row.getLong("submission"), id -> new LinkedHashSet<>())
                            .add(code);
                }
                (FindingCode.of(code).effect() == Effect.NOTE ? repairs : findings)
                        .computeIfAbsent(place, key -> new LinkedHashSet<>())
                        .add(code);
            });
        }

        private void readCells() {
            jdbc.sql(CELLS).params(keys).query(row -> {
                String place = place(row.getLong("submission"), row.getString("sheet"), row.getString("cell"));
                cells.computeIfAbsent(row.getString("unit"), unit -> new HashMap<>())
                        .computeIfAbsent(row.getString("element"), element -> new ArrayList<>())
                        .add(new TracedCell(
                                row.getString("category"),
                                row.getString("sheet"),
                                row.getString("cell"),
                                row.getString("typed"),
                                row.getBigDecimal("amount"),
                                List.copyOf(repairs.getOrDefault(place, Set.of())),
                                List.copyOf(findings.getOrDefault(place, Set.of()))));
            });
        }

        private static String place(long submission, @Nullable String sheet, @Nullable String cell) {
            return submission + "\n" + sheet + "\n" + cell;
        }
    }
}
