package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.Figure;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The cells behind a figure.
 *
 * @param figure the figure as it was last worked out
 * @param formula how the cells make it, in words of the form: {@code 100 × A ÷ B}, {@code sum}, {@code last}
 * @param cells every cell that it rests on, by element, period and unit
 */
public record Trace(Figure figure, String formula, List<TracedCell> cells) {

    private static final String CELLS = """
            SELECT v.part, v.unit, d.element, d.category, d.amount, d.typed, d.sheet, d.cell, r.path, r.sha256
            FROM dim_scope s
            JOIN dim_part p ON p.world = s.world AND p.form = s.form AND p.period = s.period
            JOIN dim_tree t ON t.world = p.world AND t.form = p.form AND t.part = p.part AND t.view_name = s.view_name
            JOIN dim_path h ON h.world = t.world AND h.tree = t.tree AND h.ancestor = s.unit
            JOIN dim_element e ON e.form = s.form AND e.element = :element AND e.category = ''
            JOIN version v ON v.world = s.world AND v.form = s.form AND v.part = p.part AND v.unit = h.descendant AND v.is_current
            JOIN data_value d ON d.submission = v.submission AND d.element = e.element
            JOIN receipt r ON r.ordinal = v.submission
            WHERE s.is_newest AND s.view_name = 'as-reported'
              AND s.form = :form AND s.period = :period AND s.unit = :unit
              AND (:category = '' OR d.category = :category)
              AND (e.over_time <> 'LAST' OR p.is_last)
              AND (e.over_units = 'SUM' OR v.unit = s.unit)
            ORDER BY d.element, v.part, v.unit, d.sheet, d.category, LENGTH(d.cell), d.cell
            """;

    public Trace {
        cells = List.copyOf(cells);
    }

    /** One cell, with the file that it stands in. */
    public record TracedCell(
            Period period,
            String unit,
            String element,
            String category,
            @Nullable BigDecimal amount,
            String typed,
            String sheet,
            String cell,
            String file,
            String sha256) {}

    /** The trace of a figure; empty where there is no such figure. */
    public static Optional<Trace> find(
            DataSource source, Catalogue catalogue, Period period, String unit, String element, String category) {
        JdbcClient jdbc = JdbcClient.create(source);
        for (Form form : catalogue.forms().values()) {
            Optional<Figure> figure = new FigureStore(source)
                    .getNewest(form.code(), period, List.of(unit))
                    .find(unit, element, category);
            if (figure.isPresent()) {
                Optional<Indicator> indicator = form.findIndicator(element);
                List<String> elements = indicator
                        .map(i -> List.of(i.numerator(), i.denominator()))
                        .orElse(List.of(element));
                List<TracedCell> cells = new ArrayList<>();
                elements.forEach(each -> cells.addAll(listCells(jdbc, form, period, unit, each, category)));
                return Optional.of(new Trace(figure.get(), formula(form, element), cells));
            }
        }
        return Optional.empty();
    }

    private static String formula(Form form, String element) {
        return form.findIndicator(element)
                .map(i -> "%s × %s ÷ %s".formatted(i.factor().toPlainString(), i.numerator(), i.denominator()))
                .orElseGet(() -> form.findElement(element)
                        .map(e -> e.overTime().name().toLowerCase(Locale.ROOT))
                        .orElse(""));
    }

    private static List<TracedCell> listCells(
            JdbcClient jdbc, Form form, Period period, String unit, String element, String category) {
        return jdbc.sql(CELLS)
                .param("form", form.code())
                .param("period", period.id())
                .param("unit", unit)
                .param("element", element)
                .param("category", category)
                .query((row, n) -> new TracedCell(
                        Period.of(row.getString("part")),
                        row.getString("unit"),
                        row.getString("element"),
                        row.getString("category"),
                        row.getBigDecimal("amount"),
                        row.getString("typed"),
                        row.getString("sheet"),
                        row.getString("cell"),
                        row.getString("path"),
                        row.getString("sha256")))
                .list();
    }
}
