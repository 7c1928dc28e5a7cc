package org.giaoban.plausibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Period;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the submissions that count say themselves, without the units below and without other periods. */
final class ReportedValues {

    private static final String VALUES = """
            SELECT v.submission, v.part, v.unit, d.element, d.category, SUM(d.amount) AS amount
            FROM version v JOIN data_value d ON d.submission = v.submission
            WHERE v.world = :world AND v.is_current AND v.form = :form
            GROUP BY v.submission, v.part, v.unit, d.element, d.category
            HAVING SUM(d.amount) IS NOT NULL
            """;

    private final JdbcClient jdbc;
    private final String world;

    /** @param world on whose last day they count */
    ReportedValues(DataSource source, AsOfPoint world) {
        this.jdbc = JdbcClient.create(source);
        this.world = world.id();
    }

    /** A number of a submission that counts. */
    record Own(long submission, Period part, String unit, String element, String category, BigDecimal amount) {}

    /** An "x" of a submission that counts, where it has no number beside it. */
    record Crossed(Period part, String unit, String element, String category) {}

    /** A submission that counts. */
    record Current(long submission, Period part, String unit) {}

    /** Something that a submission that counts leaves blank, and that the unit's of a year before told. */
    record LeftBlank(long submission, String element, String category, Period base, BigDecimal before) {}

    /** Of the world that was worked out last. */
    List<LeftBlank> listLeftBlank(String form) {
        return jdbc.sql("""
                        SELECT v.submission, l.element, l.category, y.part, y.amount
                        FROM one_sided l
                        JOIN version v ON v.form = l.form AND v.part = l.part AND v.unit = l.unit
                        JOIN pair b ON b.form = l.form AND b.part = l.part AND b.unit = l.unit
                        JOIN part_value y ON y.form = l.form AND y.part = b.year_before AND y.unit = l.unit
                                         AND y.element = l.element AND y.category = l.category
                        WHERE v.world = :world AND v.is_current AND v.form = :form AND y.basis = 'ALL'
                          AND l.category NOT IN ('#N', '#D')
                        """)
                .param("world", world)
                .param("form", form)
                .query((row, n) -> new LeftBlank(
                        row.getLong("submission"),
                        row.getString("element"),
                        row.getString("category"),
                        Period.of(row.getString("part")),
                        row.getBigDecimal("amount")))
                .list();
    }

    /** In the order of receipt. */
    List<Current> listCurrent(String form) {
        Map<String, Period> periods = new HashMap<>();
        return jdbc.sql("""
                        SELECT submission, part, unit FROM version
                        WHERE world = :world AND is_current AND form = :form ORDER BY submission
                        """)
                .param("world", world)
                .param("form", form)
                .query((row, n) -> new Current(
                        row.getLong("submission"),
                        periods.computeIfAbsent(row.getString("part"), Period::of),
                        row.getString("unit")))
                .list();
    }

    /** The values of some elements. */
    List<Own> list(String form, Collection<String> elements) {
        List<Own> values = new ArrayList<>();
        read(VALUES.replace("GROUP BY", "AND d.element IN (:elements) GROUP BY"), form, elements, values::add);
        return values;
    }

    /** Where some elements do not apply. */
    List<Crossed> listCrossed(String form, Collection<String> elements) {
        return jdbc.sql(VALUES.replace("GROUP BY", "AND d.element IN (:elements) GROUP BY")
                        .replace("IS NOT NULL", "IS NULL"))
                .param("world", world)
                .param("form", form)
                .param("elements", elements)
                .query((row, n) -> new Crossed(
                        Period.of(row.getString("part")),
                        row.getString("unit"),
                        row.getString("element"),
                        row.getString("category")))
                .list();
    }

    /** Gives all values of a form, element by element, so that those of one at a time are kept. */
    void forEachElement(String form, BiConsumer<String, List<Own>> action) {
        List<Own> values = new ArrayList<>();
        read(VALUES + " ORDER BY d.element", form, List.of(), value -> {
            if (!values.isEmpty() && !values.get(0).element().equals(value.element())) {
                action.accept(values.get(0).element(), List.copyOf(values));
                values.clear();
            }
            values.add(value);
        });
        if (!values.isEmpty()) {
            action.accept(values.get(0).element(), List.copyOf(values));
        }
    }

    private void read(String sql, String form, Collection<String> elements, Consumer<Own> action) {
        Map<String, Period> periods = new HashMap<>();
        RowCallbackHandler each = row -> action.accept(new Own(
                row.getLong("submission"),
                periods.computeIfAbsent(row.getString("part"), Period::of),
                row.getString("unit"),
                row.getString("element"),
                row.getString("category"),
                row.getBigDecimal("amount")));
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param("world", world).param("form", form);
        (elements.isEmpty() ? statement : statement.param("elements", elements)).query(each);
    }
}
