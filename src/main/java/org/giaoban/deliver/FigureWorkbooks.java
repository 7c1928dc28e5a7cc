package org.giaoban.deliver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.giaoban.briefing.Briefings;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.lineage.Lineages;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Report;
import org.giaoban.step.RunOptions;
import org.giaoban.store.DerivedFiles;
import org.giaoban.store.DerivedFiles.Composed;
import org.giaoban.store.DerivedFiles.Kind;
import org.giaoban.store.DerivedFiles.Output;
import org.giaoban.store.DerivedFiles.Update;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.workbook.TableWorkbook;
import org.giaoban.workbook.TableWorkbook.Page;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;

/**
 * Writes the figures of a report as a workbook, {@code <period>/<unit>/<report>.xlsx}, where the report asks for one.
 */
final class FigureWorkbooks {

    private final Workspace workspace;
    private final Briefings briefings;
    private final Catalogue catalogue;
    private final DataSource source;
    private final DerivedFiles files;
    private final RunOptions options;
    private final Map<Path, Wanted> wanted = new LinkedHashMap<>();

    /** @param scopes all units with figures, including figures that a later revision replaced */
    FigureWorkbooks(
            Workspace workspace,
            Briefings briefings,
            DataSource source,
            DerivedFiles files,
            RunOptions options,
            List<Scope> scopes) {
        this.workspace = workspace;
        this.briefings = briefings;
        this.catalogue = briefings.snapshots().catalogue();
        this.source = source;
        this.files = files;
        this.options = options;
        for (ReportDefinition definition : catalogue.reports().values()) {
            scopes.stream()
                    .filter(scope -> isAskedFor(definition.report(), scope))
                    .forEach(scope -> wanted.put(
                            scope.document(workspace, definition.report(), Report.Format.XLSX),
                            new Wanted(definition, scope)));
        }
    }

    private record Wanted(ReportDefinition definition, Scope scope) {}

    private boolean isAskedFor(Report report, Scope scope) {
        OrgUnit unit = catalogue.getUnit(scope.form(), scope.period(), scope.unit());
        return report.formats().contains(Report.Format.XLSX) && scope.isIn(report, unit);
    }

    /** Writes the workbooks whose fingerprint changed, and removes the rows of workbooks that no report asks for. */
    void write() {
        files.keepOnly(Kind.FIGURES_WORKBOOK, wanted.keySet(), derived -> true);
        List<Update> updates = new ArrayList<>();
        wanted.forEach((file, order) -> {
            if (options.covers(order.scope().period())) {
                updates.add(new Update(output(file, order.scope()), fingerprint(order), () -> compose(order)));
            }
        });
        files.updateAll(updates);
    }

    private static Output output(Path file, Scope scope) {
        return new Output(
                file, Kind.FIGURES_WORKBOOK, Optional.of(scope.period()), Optional.of(scope.unit()), scope.revision());
    }

    private String fingerprint(Wanted order) {
        return Hashes.fingerprint(order.definition().hash() + catalogue.hash() + briefings.fingerprint(order.scope()));
    }

    private Composed compose(Wanted order) {
        List<Page> pages = new FigureTables(
                        catalogue,
                        order.definition(),
                        order.scope(),
                        briefings.sources().get(order.scope()).asOf())
                .pages(
                        new FigureStore(source),
                        new Lineages(source, briefings.snapshots()),
                        briefings.get(order.scope()));
        return Composed.of(
                Hashes.fingerprint(catalogue.hash() + pages), file -> Files.write(file, TableWorkbook.write(pages)));
    }
}
