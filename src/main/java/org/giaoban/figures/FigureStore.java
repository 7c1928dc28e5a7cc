package org.giaoban.figures;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.View;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures as they were last worked out. */
public final class FigureStore {

    private static final String NEWEST = """
            SELECT f.* FROM dim_scope s
            JOIN figure f ON f.world = s.world AND f.form = s.form AND f.period = s.period
                         AND f.view_name = s.view_name AND f.unit = s.unit
            """;

    private final JdbcClient jdbc;

    public FigureStore(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /**
     * A unit with figures in a period.
     *
     * @param world what the figures are seen from
     * @param hasEnd whether the period's last part has data
     * @param revision 0 until the figures were closed and changed
     * @param isNewest whether they are in force; those closed before and changed since are not
     */
    public record Scope(
            AsOfPoint world,
            String form,
            Period period,
            String unit,
            PeriodState state,
            boolean hasEnd,
            int revision,
            boolean isNewest) {

        /** What follows a document's name: what was closed and changed since keeps it under the revision's number. */
        public String suffix() {
            return isNewest ? "" : ".r" + revision;
        }

        /** The unit above, seen from the same world. */
        public Scope withUnit(String other) {
            return new Scope(world, form, period, other, state, hasEnd, revision, isNewest);
        }

        private static final Comparator<Scope> ORDER = Comparator.comparing(Scope::period)
                .thenComparing(Scope::form)
                .thenComparing(Scope::unit)
                .thenComparing(Scope::revision);
    }

    /** All units with figures in force, of all listed periods, periods in order. */
    public List<Scope> listScopes() {
        return listAll().stream().filter(Scope::isNewest).toList();
    }

    /** Those in force and those that were once closed and have been changed since. */
    public List<Scope> listAll() {
        return jdbc
                .sql("SELECT * FROM dim_scope WHERE is_shown AND view_name = 'as-reported'")
                .query((row, n) -> new Scope(
                        AsOfPoint.of(row.getString("world")),
                        row.getString("form"),
                        Period.of(row.getString("period")),
                        row.getString("unit"),
                        PeriodState.valueOf(row.getString("state")),
                        row.getBoolean("has_end"),
                        row.getInt("revision"),
                        row.getBoolean("is_newest")))
                .list()
                .stream()
                .sorted(Scope.ORDER)
                .toList();
    }

    /** The figures of some units in a period, as reported and as restated, seen from one world. */
    public Figures get(AsOfPoint world, String form, Period period, List<String> units) {
        return new Figures(jdbc.sql(
                        "SELECT * FROM figure WHERE world = :world AND form = :form AND period = :period AND unit IN (:units)")
                .param("world", world.id())
                .param("form", form)
                .param("period", period.id())
                .param("units", units)
                .query((row, n) -> figure(row))
                .list());
    }

    /** The figures in force of some units in a period. */
    public Figures getNewest(String form, Period period, List<String> units) {
        return new Figures(
                jdbc.sql(NEWEST + " WHERE s.is_newest AND s.form = :form AND s.period = :period AND s.unit IN (:units)")
                        .param("form", form)
                        .param("period", period.id())
                        .param("units", units)
                        .query((row, n) -> figure(row))
                        .list());
    }

    /** Gives every figure of a period that was closed as one revision and changed since, sorted likewise. */
    public void forEachSuperseded(Period period, int revision, BiConsumer<String, Figure> action) {
        RowCallbackHandler each = row -> action.accept(row.getString("form"), figure(row));
        jdbc.sql(NEWEST + " WHERE s.is_shown AND NOT s.is_newest AND s.revision = :revision AND s.period = :period"
                        + " ORDER BY s.unit, f.element, f.category, s.view_name, s.form")
                .param("revision", revision)
                .param("period", period.id())
                .query(each);
    }

    /** Gives every figure in force of a period with its form, sorted by unit, element, category and view, without keeping them. */
    public void forEach(Period period, BiConsumer<String, Figure> action) {
        RowCallbackHandler each = row -> action.accept(row.getString("form"), figure(row));
        jdbc.sql(NEWEST + " WHERE s.is_newest AND s.period = :period"
                        + " ORDER BY s.unit, f.element, f.category, s.view_name, s.form")
                .param("period", period.id())
                .query(each);
    }

    private static Figure figure(ResultSet row) throws SQLException {
        return new Figure(
                new Figure.Key(
                        Period.of(row.getString("period")),
                        row.getString("unit"),
                        row.getString("element"),
                        row.getString("category")),
                View.of(row.getString("view_name")),
                number(row, "amount"),
                number(row, "own"),
                row.getBoolean("is_crossed"),
                new Figure.Coverage(row.getLong("reported"), row.getLong("expected")),
                new Figure.Comparison(number(row, "previous"), number(row, "last_year"), number(row, "change_pct")),
                new Figure.Comparability(
                        row.getBoolean("is_break"),
                        row.getObject("then_expected") == null
                                ? null
                                : new Figure.Coverage(row.getLong("then_reported"), row.getLong("then_expected")),
                        row.getLong("common"),
                        row.getBoolean("is_one_sided"),
                        number(row, "common_now"),
                        number(row, "common_then"),
                        number(row, "common_pct")),
                number(row, "year_to_date"),
                new Figure.Target(number(row, "target"), number(row, "target_pct")),
                PeriodState.valueOf(row.getString("state")));
    }

    /** Without trailing zeros and without exponent, so that equal figures are equal texts. */
    static @Nullable BigDecimal number(ResultSet row, String column) throws SQLException {
        BigDecimal number = row.getBigDecimal(column);
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
