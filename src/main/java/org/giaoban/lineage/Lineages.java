package org.giaoban.lineage;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.figures.FigureStore;
import org.giaoban.figures.FigureStore.Scope;
import org.giaoban.figures.Figures;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.View;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lineages figures back to the cells. What it reads it keeps, so that many figures of one period cost little more than one. */
public final class Lineages {

    private static final String SCOPES = """
            SELECT world, revision, is_newest FROM dim_scope
            WHERE is_shown AND form = :form AND period = :period AND unit = :unit AND view_name = :view
            ORDER BY revision
            """;

    private final Catalogue catalogue;
    private final JdbcClient jdbc;
    private final FigureStore figures;
    private final SourceValues evidence;
    private final Comparator<String> order;

    public Lineages(DataSource source, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.jdbc = JdbcClient.create(source);
        this.figures = new FigureStore(source);
        this.evidence = new SourceValues(source);
        Map<String, Integer> places = new HashMap<>();
        catalogue.units().list().stream().map(OrgUnit::code).forEach(code -> places.putIfAbsent(code, places.size()));
        this.order = Comparator.<String>comparingInt(code -> places.getOrDefault(code, Integer.MAX_VALUE))
                .thenComparing(Comparator.naturalOrder());
    }

    /** From where a unit's figures of a period are, or were, seen. */
    private record Edition(AsOfPoint world, int revision, boolean isNewest) {}

    /** The revisions of a unit's figures of a period; empty where there are no figures. */
    public List<Integer> listRevisions(Period period, String unit, View view) {
        return catalogue.forms().keySet().stream()
                .flatMap(form -> listEditions(form, period, unit, view).stream())
                .map(Edition::revision)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * One figure with its tree; empty where there is no such figure.
     *
     * @param revision which one; empty for the one in force
     */
    public Optional<Lineage> find(Figure.Key key, View view, Optional<Integer> revision) {
        for (Form form : catalogue.forms().values()) {
            for (Edition edition : listEditions(form.code(), key.period(), key.unit(), view)) {
                if (revision.map(wanted -> wanted == edition.revision()).orElse(edition.isNewest())) {
                    Optional<Figure> figure = figures.get(
                                    edition.world(), form.code(), key.period(), List.of(key.unit()))
                            .find(view, key);
                    if (figure.isPresent()) {
                        return figure.map(found -> trace(form, edition, found));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The tree under a figure as reported that is in force. */
    public Lineage get(Scope scope, Figure figure) {
        return trace(
                catalogue.getForm(scope.form()),
                new Edition(scope.world(), scope.revision(), scope.isNewest()),
                figure);
    }

    /** How many cells stand behind a unit's figures as reported. */
    public long countCells(Scope scope) {
        return jdbc.sql("""
                        SELECT COUNT(*)
                        FROM dim_part p
                        JOIN dim_tree t ON t.world = p.world AND t.form = p.form AND t.part = p.part
                                       AND t.view_name = 'as-reported'
                        JOIN dim_path h ON h.world = t.world AND h.tree = t.tree AND h.ancestor = :unit
                        JOIN version v ON v.world = p.world AND v.form = p.form AND v.part = p.part
                                      AND v.unit = h.descendant AND v.is_current
                        JOIN data_value d ON d.submission = v.submission
                        WHERE p.world = :world AND p.form = :form AND p.period = :period
                        """)
                .param("world", scope.world().id())
                .param("form", scope.form())
                .param("period", scope.period().id())
                .param("unit", scope.unit())
                .query(Long.class)
                .single();
    }

    /** Gives every figure that there is, of all revisions and views, with its tree. */
    public void forEach(Consumer<Lineage> action) {
        record Group(AsOfPoint world, String form, Period period, String unit) {}
        List<Group> groups = jdbc.sql("""
                        SELECT DISTINCT world, form, period, unit FROM dim_scope WHERE is_shown
                        ORDER BY world, form, period, unit
                        """)
                .query((row, n) -> new Group(
                        AsOfPoint.of(row.getString("world")),
                        row.getString("form"),
                        Period.of(row.getString("period")),
                        row.getString("unit")))
                .list();
        for (Group group : groups) {
            Figures found = figures.get(group.world(), group.form(), group.period(), List.of(group.unit()));
            for (View view : View.values()) {
                listEditions(group.form(), group.period(), group.unit(), view).stream()
                        .filter(edition -> edition.world().equals(group.world()))
                        .forEach(edition -> found.list(view)
                                .forEach(figure ->
                                        action.accept(trace(catalogue.getForm(group.form()), edition, figure))));
            }
        }
    }

    private Lineage trace(Form form, Edition edition, Figure figure) {
        Map<Period, LineageTree> trees = evidence.listParts(
                edition.world(),
                form.code(),
                figure.key().period(),
                figure.view().id());
        LineageNode tree = new LineageBuilder(evidence, edition.world(), form, figure.key(), trees, order).build();
        return new Lineage(figure, form.code(), edition.revision(), edition.isNewest(), tree);
    }

    private List<Edition> listEditions(String form, Period period, String unit, View view) {
        return jdbc.sql(SCOPES)
                .param("form", form)
                .param("period", period.id())
                .param("unit", unit)
                .param("view", view.id())
                .query((row, n) -> new Edition(
                        AsOfPoint.of(row.getString("world")), row.getInt("revision"), row.getBoolean("is_newest")))
                .list();
    }
}
