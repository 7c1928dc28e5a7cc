package org.giaoban.store;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.View;
import org.giaoban.model.Figures;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.model.Report;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the stored figures: those in force, and those of closed periods that a later revision replaced. */
public final class FigureStore {

    private static final String ALL = "TRUE";

    private final JdbcClient jdbc;

    public FigureStore(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /**
     * A unit with figures in a period.
     *
     * @param asOf the snapshot in which they were computed: a revision point, or {@link AsOfPoint#CURRENT}
     * @param hasEnd true if the period's last reporting period has data
     * @param revision 0 until the figures were closed and changed
     * @param isNewest true if the figures are in force, false if a later revision replaced them
     */
    public record Scope(
            AsOfPoint asOf,
            String form,
            Period period,
            String unit,
            PeriodState state,
            boolean hasEnd,
            int revision,
            boolean isNewest) {

        private static final Comparator<Scope> ORDER = Comparator.comparing(Scope::period)
                .thenComparing(Scope::form)
                .thenComparing(Scope::unit)
                .thenComparing(Scope::revision);

        /** Returns the suffix of a document's name: the document of a replaced revision has the revision's number. */
        public String suffix() {
            return isNewest ? "" : ".r" + revision;
        }

        /**
         * True if a report is made of these figures.
         *
         * @param inPeriod the unit as it was in the period
         */
        public boolean isIn(Report report, OrgUnit inPeriod) {
            return hasEnd && report.form().equals(form) && report.isOn(inPeriod, period);
        }

        /** Returns the place of a report on the unit. */
        public Path document(Workspace workspace, Report report, Report.Format format) {
            return workspace
                    .output(period)
                    .resolve(unit)
                    .resolve(report.code() + suffix() + "." + format.name().toLowerCase(Locale.ROOT));
        }

        /** Returns the scope of another unit in the same snapshot and period. */
        public Scope withUnit(String other) {
            return new Scope(asOf, form, period, other, state, hasEnd, revision, isNewest);
        }
    }

    /** Lists the units that have figures in force, in all listed periods, ordered by period. */
    public List<Scope> listScopes() {
        return listAll().stream().filter(Scope::isNewest).toList();
    }

    /** Lists the units that have figures in force or figures that a later revision replaced. */
    public List<Scope> listAll() {
        return listAll(View.AS_REPORTED);
    }

    /** Lists the same scopes of one view. */
    public List<Scope> listAll(View view) {
        return jdbc
                .sql("SELECT * FROM figure_set WHERE visibility <> 'HIDDEN' AND view_name = ?")
                .param(view.id())
                .query((row, n) -> new Scope(
                        AsOfPoint.of(row.getString("as_of")),
                        row.getString("form"),
                        Period.of(row.getString("period")),
                        row.getString("unit"),
                        PeriodState.valueOf(row.getString("state")),
                        row.getBoolean("has_end"),
                        row.getInt("revision"),
                        row.getString("visibility").equals("IN_FORCE")))
                .list()
                .stream()
                .sorted(Scope.ORDER)
                .toList();
    }

    /** Identifies a set of figures: its snapshot, form, period and unit. */
    public record SetKey(AsOfPoint asOf, String form, Period period, String unit) {}

    /** Returns the fingerprint of each set of figures; a set contains both views of a unit and period. */
    public Map<SetKey, String> listFingerprints() {
        Map<SetKey, String> fingerprints = new HashMap<>();
        jdbc.sql("""
                        SELECT as_of, form, period, unit, state, revision, visibility, has_end, fingerprint FROM figure_set
                        ORDER BY as_of, form, period, unit, view_name
                        """).query(row -> {
            fingerprints.merge(
                    new SetKey(
                            AsOfPoint.of(row.getString("as_of")),
                            row.getString("form"),
                            Period.of(row.getString("period")),
                            row.getString("unit")),
                    row.getString("fingerprint")
                            + row.getString("state")
                            + row.getInt("revision")
                            + row.getString("visibility")
                            + row.getBoolean("has_end"),
                    String::concat);
        });
        return fingerprints;
    }

    /** Returns the figures of some units in a period, in both views, as computed in one snapshot. */
    public Figures get(AsOfPoint asOf, String form, Period period, Collection<String> units) {
        return new Figures(units.stream()
                .flatMap(unit -> list(new SetKey(asOf, form, period, unit), ALL).stream())
                .toList());
    }

    /** Returns the figures in force of some units in a period. */
    public Figures getNewest(String form, Period period, Collection<String> units) {
        Map<SetKey, Set<View>> shown = listShown(period, "visibility = 'IN_FORCE'");
        return new Figures(shown.keySet().stream()
                .filter(key -> key.form().equals(form) && units.contains(key.unit()))
                .flatMap(key -> list(key, ALL).stream()
                        .filter(figure -> shown.getOrDefault(key, Set.of()).contains(figure.view())))
                .toList());
    }

    /** Passes each figure of a replaced revision of a period to an action, sorted as in {@link #forEach}. */
    public void forEachSuperseded(Period period, int revision, BiConsumer<String, Figure> action) {
        forEach(period, "visibility = 'SUPERSEDED' AND revision = " + revision, ALL, action);
    }

    /**
     * Passes each figure in force of a period, with its form, to an action, sorted by unit, element, category and view. The
     * figures of one unit at a time are in memory.
     */
    public void forEach(Period period, BiConsumer<String, Figure> action) {
        forEach(period, "visibility = 'IN_FORCE'", ALL, action);
    }

    /** Does the same with the figures for which last year's figure is known or lies across a break. */
    public void forEachCompared(Period period, BiConsumer<String, Figure> action) {
        forEach(period, "visibility = 'IN_FORCE'", "last_year IS NOT NULL OR is_break", action);
    }

    private void forEach(Period period, String condition, String selected, BiConsumer<String, Figure> action) {
        Map<SetKey, Set<View>> shown = listShown(period, condition);
        Map<String, List<SetKey>> byUnit =
                shown.keySet().stream().collect(Collectors.groupingBy(SetKey::unit, TreeMap::new, Collectors.toList()));
        byUnit.values()
                .forEach(keys -> keys.stream()
                        .flatMap(key -> list(key, selected).stream()
                                .filter(figure ->
                                        shown.getOrDefault(key, Set.of()).contains(figure.view()))
                                .map(figure -> new OfForm(key.form(), figure)))
                        .sorted(OfForm.ORDER)
                        .forEach(each -> action.accept(each.form(), each.figure())));
    }

    /** A figure of one unit, with its form. */
    private record OfForm(String form, Figure figure) {
        private static final Comparator<OfForm> ORDER = Comparator.comparing(
                        (OfForm each) -> each.figure().key().element())
                .thenComparing(each -> each.figure().key().category())
                .thenComparing(each -> each.figure().view().id())
                .thenComparing(OfForm::form);
    }

    /** Returns the sets of figures of a period that meet a condition, each with its views that do. */
    private Map<SetKey, Set<View>> listShown(Period period, String condition) {
        Map<SetKey, Set<View>> shown = new HashMap<>();
        jdbc.sql("SELECT as_of, form, unit, view_name FROM figure_set WHERE period = ? AND " + condition)
                .param(period.id())
                .query(row -> {
                    shown.computeIfAbsent(
                                    new SetKey(
                                            AsOfPoint.of(row.getString("as_of")),
                                            row.getString("form"),
                                            period,
                                            row.getString("unit")),
                                    key -> EnumSet.noneOf(View.class))
                            .add(View.of(row.getString("view_name")));
                });
        return shown;
    }

    /**
     * Lists the figures of a set that meet a condition. One query for each unit, because H2 compares each row with each value
     * of a list that a query names.
     */
    private List<Figure> list(SetKey key, String condition) {
        return jdbc.sql("SELECT * FROM figure WHERE as_of = ? AND form = ? AND period = ? AND unit = ? AND ("
                        + condition + ")")
                .params(key.asOf().id(), key.form(), key.period().id(), key.unit())
                .query((row, n) -> figure(row))
                .list();
    }

    /** Lists the plausibility findings on the submissions that count in a snapshot, by submission. */
    public List<StoredFinding> listPlausibilityFindings(AsOfPoint asOf) {
        List<StoredFinding> found = new ArrayList<>();
        jdbc.sql("""
                        SELECT submission, ordinal, code, effect, sheet, cell, found, marks FROM plausibility_finding
                        WHERE as_of = ? ORDER BY submission, form, ordinal
                        """).param(asOf.id()).query(row -> {
            found.add(
                    new StoredFinding(row.getLong("submission"), row.getInt("ordinal"), SubmissionReader.finding(row)));
        });
        return found;
    }

    static Figure figure(ResultSet row) throws SQLException {
        return new Figure(
                new Figure.Key(
                        Period.of(row.getString("period")),
                        row.getString("unit"),
                        row.getString("element"),
                        row.getString("category")),
                View.of(row.getString("view_name")),
                new Figure.Amounts(
                        number(row, "amount"),
                        number(row, "own"),
                        number(row, "year_to_date"),
                        row.getBoolean("not_applicable"),
                        row.getBoolean("is_amended")),
                new Figure.Coverage(row.getLong("reported"), row.getLong("expected")),
                new Figure.Comparison(number(row, "previous"), number(row, "last_year"), number(row, "change_pct")),
                new Figure.Comparability(
                        row.getBoolean("is_break"),
                        row.getObject("last_year_expected") == null
                                ? null
                                : new Figure.Coverage(
                                        row.getLong("last_year_reported"), row.getLong("last_year_expected")),
                        row.getLong("matched"),
                        row.getBoolean("is_unmatched"),
                        number(row, "matched_amount"),
                        number(row, "matched_last_year"),
                        number(row, "matched_change_pct")),
                new Figure.Target(number(row, "target"), number(row, "target_pct")),
                PeriodState.valueOf(row.getString("state")));
    }

    /** Reads a number without trailing zeros and without exponent, so that equal figures are equal texts. */
    static @Nullable BigDecimal number(ResultSet row, String column) throws SQLException {
        BigDecimal number = row.getBigDecimal(column);
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
