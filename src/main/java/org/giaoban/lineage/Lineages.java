package org.giaoban.lineage;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.giaoban.aggregate.BoundaryMapping;
import org.giaoban.aggregate.Mappings;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.View;
import org.giaoban.model.Figures;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.store.SubmissionReader;
import org.giaoban.timeline.Snapshots;
import org.giaoban.timeline.Version;

/**
 * Traces figures back to cells. What was read is kept, so tracing all figures of a period costs little more than
 * tracing one.
 */
public final class Lineages {

    private final Catalogue catalogue;
    private final SubmissionReader reader;
    private final Snapshots snapshots;
    private final Mappings mappings;
    private final FigureStore figures;
    private final SourceValues values;
    private final Map<View, List<Scope>> scopes = new EnumMap<>(View.class);
    private final Map<BoundaryMapping, LineageTree> trees = new IdentityHashMap<>();
    private final Comparator<String> order;

    public Lineages(DataSource source, Snapshots snapshots) {
        this.snapshots = snapshots;
        this.catalogue = snapshots.catalogue();
        this.reader = new SubmissionReader(source);
        this.figures = new FigureStore(source);
        this.values = new SourceValues(source, snapshots);
        this.mappings =
                new Mappings(catalogue.units(), snapshots.current().asOf().day());
        Map<String, Integer> places = new HashMap<>();
        catalogue.units().list().stream().map(OrgUnit::code).forEach(code -> places.putIfAbsent(code, places.size()));
        this.order = Comparator.<String>comparingInt(code -> places.getOrDefault(code, Integer.MAX_VALUE))
                .thenComparing(Comparator.naturalOrder());
    }

    /** A revision of a unit's figures of a period, and the snapshot in which it was computed. */
    private record Edition(AsOfPoint asOf, int revision, boolean isNewest) {}

    /** Lists the revisions of a unit's figures of a period; empty if there are no figures. */
    public List<Integer> listRevisions(Period period, String unit, View view) {
        return catalogue.forms().keySet().stream()
                .flatMap(form -> listEditions(form, period, unit, view).stream())
                .map(Edition::revision)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Finds a figure with its tree.
     *
     * @param revision number of the revision; empty for the one in force
     */
    public Optional<Lineage> find(Figure.Key key, View view, Optional<Integer> revision) {
        for (Form form : catalogue.forms().values()) {
            for (Edition edition : listEditions(form.code(), key.period(), key.unit(), view)) {
                if (revision.map(wanted -> wanted == edition.revision()).orElse(edition.isNewest())) {
                    Optional<Figure> figure = figures.get(
                                    edition.asOf(), form.code(), key.period(), List.of(key.unit()))
                            .find(view, key);
                    if (figure.isPresent()) {
                        return figure.map(found -> trace(form, edition, found));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the lineage of a figure of the given scope. */
    public Lineage get(Scope scope, Figure figure) {
        return trace(
                catalogue.getForm(scope.form()), new Edition(scope.asOf(), scope.revision(), scope.isNewest()), figure);
    }

    /** Counts the cells from which a unit's figures as reported are computed. */
    public long countCells(Scope scope) {
        Form form = catalogue.getForm(scope.form());
        return reader.countCells(scope.period().listReportingPeriods(form.periodType()).stream()
                .map(period -> values.submitted(scope.asOf(), form, period))
                .flatMap(submitted -> submitted.tree().listSubtree(scope.unit()).stream()
                        .flatMap(unit -> submitted.findCounting(unit.code()).stream()))
                .map(Version::id)
                .toList());
    }

    /** Passes the lineage of every figure that is shown, of all revisions and views. */
    public void forEach(Consumer<Lineage> action) {
        for (View view : View.values()) {
            for (Scope scope : scopes(view)) {
                Figures found = figures.get(scope.asOf(), scope.form(), scope.period(), List.of(scope.unit()));
                Edition edition = new Edition(scope.asOf(), scope.revision(), scope.isNewest());
                found.list(view)
                        .forEach(figure -> action.accept(trace(catalogue.getForm(scope.form()), edition, figure)));
            }
        }
    }

    private List<Scope> scopes(View view) {
        return scopes.computeIfAbsent(view, figures::listAll);
    }

    private Lineage trace(Form form, Edition edition, Figure figure) {
        Map<Period, LineageTree> byPeriod = new LinkedHashMap<>();
        figure.key().period().listReportingPeriods(form.periodType()).forEach(period -> {
            BoundaryMapping mapping = figure.view() == View.RESTATED
                    ? mappings.restated()
                    : mappings.within(catalogue.getTree(form, period));
            byPeriod.put(period, trees.computeIfAbsent(mapping, LineageTree::of));
        });
        LineageNode tree = new LineageBuilder(values, edition.asOf(), form, figure.key(), byPeriod, order).build();
        return new Lineage(figure, form.code(), edition.revision(), edition.isNewest(), tree);
    }

    private List<Edition> listEditions(String form, Period period, String unit, View view) {
        return scopes(view).stream()
                .filter(scope -> scope.form().equals(form)
                        && scope.period().equals(period)
                        && scope.unit().equals(unit))
                .map(scope -> new Edition(scope.asOf(), scope.revision(), scope.isNewest()))
                .toList();
    }
}
