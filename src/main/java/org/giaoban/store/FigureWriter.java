package org.giaoban.store;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.Comparability;
import org.giaoban.model.Figure.Coverage;
import org.giaoban.model.Finding;
import org.giaoban.model.Period;
import org.giaoban.workspace.Hashes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes figures and plausibility findings; rows that equal the stored ones are not written. The caller has opened the
 * transaction.
 */
public final class FigureWriter {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int BATCH = 1000;

    private static final String INSERT = """
            INSERT INTO figure (as_of, form, period, view_name, unit, element, category, amount, own, reported, expected,
              previous, last_year, change_pct, year_to_date, target, target_pct, state, not_applicable, is_amended, is_break,
              last_year_reported, last_year_expected, matched, is_unmatched, matched_amount, matched_last_year,
              matched_change_pct)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String OF_SET = " WHERE as_of = ? AND form = ? AND period = ? AND view_name = ? AND unit = ?";

    private final JdbcTemplate jdbc;
    private long written;

    public FigureWriter(DataSource source) {
        this.jdbc = new JdbcTemplate(source);
    }

    /** A unit of computation: one form and one component in one snapshot. */
    public record Computation(AsOfPoint asOf, String form, String component) {

        private Object[] key() {
            return new Object[] {asOf.id(), form, component};
        }
    }

    /** The figures of a unit in a period and view, with the columns of {@code figure_set}. */
    public record FigureSet(
            Period period,
            Figure.View view,
            String unit,
            boolean hasEnd,
            int revision,
            String visibility,
            List<Figure> figures) {

        public FigureSet {
            figures = List.copyOf(figures);
        }

        private String key() {
            return period + " " + view.id() + " " + unit;
        }

        private String fingerprint() {
            StringBuilder all = new StringBuilder();
            figures.forEach(figure -> append(all, figure));
            return Hashes.fingerprint(all.toString());
        }

        private static void append(StringBuilder all, Figure figure) {
            for (Object column : columns(figure)) {
                all.append(column).append(' ');
            }
            all.append('\n');
        }

        private String row() {
            return figures.get(0).state() + " " + hasEnd + " " + revision + " " + visibility;
        }
    }

    /** Returns the fingerprint of the inputs from which a unit of computation was last computed; empty if it never was. */
    public Optional<String> findFingerprint(Computation computation) {
        return jdbc
                .queryForList(
                        "SELECT fingerprint FROM computation WHERE as_of = ? AND form = ? AND component = ?",
                        String.class,
                        computation.key())
                .stream()
                .findFirst();
    }

    /** Lists the stored computations. */
    public List<Computation> list() {
        return jdbc.query(
                "SELECT as_of, form, component FROM computation ORDER BY as_of, form, component",
                (row, n) -> new Computation(
                        AsOfPoint.of(row.getString("as_of")), row.getString("form"), row.getString("component")));
    }

    /** Deletes the figures of units that now belong to another component. @return true if any were deleted */
    public boolean removeMoved(String form, String component, Set<String> units) {
        List<String> moved = jdbc
                .queryForList(
                        "SELECT DISTINCT unit FROM figure_set WHERE form = ? AND component = ?",
                        String.class,
                        form,
                        component)
                .stream()
                .filter(unit -> !units.contains(unit))
                .toList();
        for (String unit : moved) {
            written += jdbc.update("DELETE FROM figure WHERE form = ? AND unit = ?", form, unit);
            jdbc.update("DELETE FROM figure_set WHERE form = ? AND unit = ?", form, unit);
        }
        return !moved.isEmpty();
    }

    /** Returns the number of rows of figures that were written or removed. */
    public long written() {
        return written;
    }

    /** Deletes the figures and findings of a computation. */
    public void remove(Computation computation) {
        Map<String, StoredSet> stored = readSets(computation);
        stored.values().forEach(set -> removeSet(computation, set));
        for (String table : List.of("plausibility_finding", "computation")) {
            jdbc.update("DELETE FROM " + table + " WHERE as_of = ? AND form = ? AND component = ?", computation.key());
        }
    }

    private record StoredSet(Period period, Figure.View view, String unit, String row, String fingerprint) {}

    private Map<String, StoredSet> readSets(Computation computation) {
        Map<String, StoredSet> sets = new HashMap<>();
        jdbc.query(
                "SELECT * FROM figure_set WHERE as_of = ? AND form = ? AND component = ?",
                row -> {
                    StoredSet set = new StoredSet(
                            Period.of(row.getString("period")),
                            Figure.View.of(row.getString("view_name")),
                            row.getString("unit"),
                            row.getString("state") + " " + row.getBoolean("has_end") + " " + row.getInt("revision")
                                    + " " + row.getString("visibility"),
                            row.getString("fingerprint"));
                    sets.put(set.period() + " " + set.view().id() + " " + set.unit(), set);
                },
                computation.key());
        return sets;
    }

    /** Replaces the stored figures of a computation. */
    public void save(
            Computation computation, Iterable<FigureSet> sets, List<StoredFinding> findings, String fingerprint) {
        Map<String, StoredSet> stored = readSets(computation);
        Rows rows = new Rows(computation);
        for (FigureSet set : sets) {
            rows.save(set, Optional.ofNullable(stored.remove(set.key())));
        }
        rows.flush();
        stored.values().forEach(set -> removeSet(computation, set));
        saveFindings(computation, findings);
        jdbc.update("DELETE FROM computation WHERE as_of = ? AND form = ? AND component = ?", computation.key());
        jdbc.update(
                "INSERT INTO computation (as_of, form, component, fingerprint) VALUES (?, ?, ?, ?)",
                computation.asOf().id(),
                computation.form(),
                computation.component(),
                fingerprint);
    }

    private void removeSet(Computation computation, StoredSet set) {
        Object[] key = key(computation, set.period(), set.view(), set.unit());
        written += jdbc.update("DELETE FROM figure" + OF_SET, key);
        jdbc.update("DELETE FROM figure_set" + OF_SET, key);
    }

    private static Object[] key(Computation computation, Period period, Figure.View view, String unit) {
        return new Object[] {computation.asOf().id(), computation.form(), period.id(), view.id(), unit};
    }

    /** Collects the rows of a computation that differ from the stored rows and writes them in batches. */
    private final class Rows {

        private final Computation computation;
        private final List<@Nullable Object[]> figures = new ArrayList<>();
        private final List<Object[]> sets = new ArrayList<>();

        Rows(Computation computation) {
            this.computation = computation;
        }

        void save(FigureSet set, Optional<StoredSet> stored) {
            String fingerprint = set.fingerprint();
            boolean isSame = stored.filter(old ->
                            old.fingerprint().equals(fingerprint) && old.row().equals(set.row()))
                    .isPresent();
            if (isSame) {
                return;
            }
            Object[] key = key(computation, set.period(), set.view(), set.unit());
            if (stored.isPresent()) {
                jdbc.update("DELETE FROM figure_set" + OF_SET, key);
            }
            sets.add(new Object[] {
                computation.asOf().id(),
                computation.form(),
                computation.component(),
                set.period().id(),
                set.view().id(),
                set.unit(),
                set.figures().get(0).state().name(),
                set.hasEnd(),
                set.revision(),
                set.visibility(),
                fingerprint
            });
            boolean hasOtherFigures =
                    stored.filter(old -> old.fingerprint().equals(fingerprint)).isEmpty();
            if (hasOtherFigures) {
                saveFigures(set, stored.isPresent() ? readFigures(key) : Map.of(), key);
            }
            if (figures.size() >= BATCH) {
                flush();
            }
        }

        private void saveFigures(FigureSet set, Map<String, String> old, Object[] key) {
            Set<String> kept = new HashSet<>();
            for (Figure figure : set.figures()) {
                String place = figure.key().element() + " " + figure.key().category();
                String row = List.of(columns(figure)).toString();
                if (row.equals(old.get(place))) {
                    kept.add(place);
                } else {
                    figures.add(row(figure));
                }
            }
            for (String place : old.keySet()) {
                if (!kept.contains(place)) {
                    String[] parts = place.split(" ", 2);
                    written += jdbc.update(
                            "DELETE FROM figure" + OF_SET + " AND element = ? AND category = ?",
                            key[0],
                            key[1],
                            key[2],
                            key[3],
                            key[4],
                            parts[0],
                            parts[1]);
                }
            }
        }

        private Map<String, String> readFigures(Object[] key) {
            Map<String, String> rows = new HashMap<>();
            jdbc.query(
                    "SELECT * FROM figure" + OF_SET,
                    row -> {
                        Figure figure = FigureStore.figure(row);
                        rows.put(
                                figure.key().element() + " " + figure.key().category(),
                                List.of(columns(figure)).toString());
                    },
                    key);
            return rows;
        }

        private @Nullable Object[] row(Figure figure) {
            Object[] columns = columns(figure);
            @Nullable Object[] row = new @Nullable Object[columns.length + 5];
            row[0] = computation.asOf().id();
            row[1] = computation.form();
            row[2] = figure.key().period().id();
            row[3] = figure.view().id();
            row[4] = figure.key().unit();
            for (int i = 0; i < columns.length; i++) {
                row[i + 5] = columns[i] instanceof Optional<?> optional ? optional.orElse(null) : columns[i];
            }
            return row;
        }

        void flush() {
            written += figures.size();
            jdbc.batchUpdate(INSERT, figures);
            figures.clear();
            jdbc.batchUpdate("INSERT INTO figure_set VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", sets);
            sets.clear();
        }
    }

    /** Returns the values of a figure's columns that follow the columns of its set. */
    private static Object[] columns(Figure figure) {
        Comparability comparability = figure.comparability();
        Optional<Coverage> lastYear = Optional.ofNullable(comparability.lastYear());
        return new Object[] {
            figure.key().element(),
            figure.key().category(),
            of(figure.value()),
            of(figure.own()),
            figure.coverage().reported(),
            figure.coverage().expected(),
            of(figure.comparison().previous()),
            of(figure.comparison().lastYear()),
            of(figure.comparison().changePct()),
            of(figure.yearToDate()),
            of(figure.target().value()),
            of(figure.target().percent()),
            figure.state().name(),
            figure.isNotApplicable(),
            figure.isAmended(),
            comparability.isBreak(),
            lastYear.map(Coverage::reported),
            lastYear.map(Coverage::expected),
            comparability.matched(),
            comparability.isUnmatched(),
            of(comparability.now()),
            of(comparability.then()),
            of(comparability.changePct())
        };
    }

    private static Optional<BigDecimal> of(@Nullable BigDecimal number) {
        return Optional.ofNullable(number);
    }

    private void saveFindings(Computation computation, List<StoredFinding> findings) {
        jdbc.update(
                "DELETE FROM plausibility_finding WHERE as_of = ? AND form = ? AND component = ?", computation.key());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (StoredFinding each : findings) {
            Finding finding = each.finding();
            rows.add(new @Nullable Object[] {
                computation.asOf().id(),
                computation.form(),
                computation.component(),
                each.submission(),
                each.ordinal(),
                finding.code(),
                finding.effect().name(),
                finding.sheet(),
                finding.cell(),
                finding.found(),
                JSON.writeValueAsString(finding.values())
            });
        }
        jdbc.batchUpdate("INSERT INTO plausibility_finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows);
    }

    /**
     * The inputs from which a run computed figures.
     *
     * @param decisions number of rows of the ledger of decisions
     * @param definitions hash of forms, calendars and org units
     */
    public record Computed(LocalDate businessDate, int decisions, String definitions) {}

    /** Stores the inputs of this run. */
    public void saveComputed(Computed computed) {
        if (!findComputed().equals(Optional.of(computed))) {
            jdbc.update("DELETE FROM computed");
            jdbc.update(
                    "INSERT INTO computed (business_date, decisions, definitions) VALUES (?, ?, ?)",
                    Date.valueOf(computed.businessDate()),
                    computed.decisions(),
                    computed.definitions());
        }
    }

    /** Returns the inputs of the last run that computed figures. */
    public Optional<Computed> findComputed() {
        return jdbc
                .query(
                        "SELECT business_date, decisions, definitions FROM computed",
                        new SimplePropertyRowMapper<>(Computed.class))
                .stream()
                .findFirst();
    }
}
