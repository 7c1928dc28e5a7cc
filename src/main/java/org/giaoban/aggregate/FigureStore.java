package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.giaoban.model.Figure;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures as they were last worked out. */
public final class FigureStore {

    private final JdbcClient jdbc;

    public FigureStore(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /** A unit with figures in a period; {@code hasEnd} says whether the period's last part has data. */
    public record Scope(String form, Period period, String unit, PeriodState state, boolean hasEnd) {}

    /** All units with figures, of all listed periods, periods in order. */
    public List<Scope> listScopes() {
        return jdbc
                .sql("SELECT form, period, unit, state, has_end FROM dim_scope")
                .query((row, n) -> new Scope(
                        row.getString("form"),
                        Period.of(row.getString("period")),
                        row.getString("unit"),
                        PeriodState.valueOf(row.getString("state")),
                        row.getBoolean("has_end")))
                .list()
                .stream()
                .sorted((a, b) -> {
                    int byPeriod = a.period().compareTo(b.period());
                    int byForm = byPeriod != 0 ? byPeriod : a.form().compareTo(b.form());
                    return byForm != 0 ? byForm : a.unit().compareTo(b.unit());
                })
                .toList();
    }

    /** The figures of some units in a period. */
    public Figures get(String form, Period period, List<String> units) {
        return new Figures(jdbc.sql("SELECT * FROM figure WHERE form = :form AND period = :period AND unit IN (:units)")
                .param("form", form)
                .param("period", period.id())
                .param("units", units)
                .query((row, n) -> figure(row))
                .list());
    }

    /** Gives every figure of a period, sorted by unit, element and category, without keeping them. */
    public void forEach(Period period, Consumer<Figure> action) {
        RowCallbackHandler each = row -> action.accept(figure(row));
        jdbc.sql("SELECT * FROM figure WHERE period = :period ORDER BY unit, element, category")
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
                number(row, "amount"),
                number(row, "own"),
                new Figure.Coverage(row.getLong("reported"), row.getLong("expected")),
                new Figure.Comparison(number(row, "previous"), number(row, "last_year"), number(row, "change_pct")),
                number(row, "year_to_date"),
                new Figure.Target(number(row, "target"), number(row, "target_pct")),
                PeriodState.valueOf(row.getString("state")));
    }

    /** Without trailing zeros and without exponent, so that equal figures are equal texts. */
    private static @Nullable BigDecimal number(ResultSet row, String column) throws SQLException {
        BigDecimal number = row.getBigDecimal(column);
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
