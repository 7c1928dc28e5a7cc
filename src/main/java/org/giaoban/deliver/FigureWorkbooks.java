package org.giaoban.deliver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.giaoban.aggregate.FigureStore;
import org.giaoban.aggregate.FigureStore.Scope;
import org.giaoban.aggregate.Sources;
import org.giaoban.aggregate.Traces;
import org.giaoban.catalogue.AtomicFile;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.Hashes;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.catalogue.Workspace;
import org.giaoban.model.Night;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Report;
import org.giaoban.store.DocumentStore;
import org.giaoban.workbook.TableWorkbook;

/** Writes the figures of a report as a workbook, {@code <period>/<unit>/<report>.xlsx}, where the report asks for one. */
final class FigureWorkbooks {

    /** Goes up when the same figures would make another workbook. */
    private static final String FORMAT = "1";

    private final Workspace workspace;
    private final Catalogue catalogue;
    private final DataSource source;
    private final DocumentStore documents;
    private final Night night;
    private final Map<Path, Wanted> wanted = new LinkedHashMap<>();

    /** @param scopes all units with figures in force */
    FigureWorkbooks(
            Workspace workspace,
            Catalogue catalogue,
            DataSource source,
            DocumentStore documents,
            Night night,
            List<Scope> scopes) {
        this.workspace = workspace;
        this.catalogue = catalogue;
        this.source = source;
        this.documents = documents;
        this.night = night;
        for (ReportDefinition definition : catalogue.reports().values()) {
            scopes.stream()
                    .filter(scope -> isAskedFor(definition.report(), scope))
                    .forEach(scope -> wanted.put(
                            workspace
                                    .output(scope.period())
                                    .resolve(scope.unit())
                                    .resolve(definition.report().code() + ".xlsx"),
                            new Wanted(definition, scope)));
        }
    }

    private record Wanted(ReportDefinition definition, Scope scope) {}

    private boolean isAskedFor(Report report, Scope scope) {
        OrgUnit unit = catalogue.getUnit(scope.form(), scope.period(), scope.unit());
        return report.formats().contains(Report.Format.XLSX)
                && scope.hasEnd()
                && report.form().equals(scope.form())
                && report.isOn(unit, scope.period());
    }

    /** Writes those that do not stand as made from the same figures, and disowns those that nobody asks for any more. */
    void write(String basis) {
        forgetOthers();
        FigureStore figures = new FigureStore(source);
        Sources sources = new Sources(source, catalogue, night.date());
        wanted.forEach((file, order) -> {
            String content = Hashes.ofText(FORMAT + basis + order.definition().hash());
            if (night.covers(order.scope().period()) && !isStanding(file, content)) {
                byte[] bytes = TableWorkbook.write(new FigureTables(
                                catalogue,
                                order.definition(),
                                order.scope(),
                                sources.get(order.scope()).asOf())
                        .pages(figures, new Traces(source, catalogue)));
                AtomicFile.write(file, fresh -> Files.write(fresh, bytes));
                documents.save(file, basis, content);
            }
        });
    }

    private boolean isStanding(Path file, String content) {
        return documents
                .findIntact(file)
                .filter(made -> made.content().equals(content))
                .isPresent();
    }

    private void forgetOthers() {
        Set<String> paths = wanted.keySet().stream().map(workspace::show).collect(Collectors.toSet());
        documents.list().stream()
                .map(DocumentStore.Document::path)
                .filter(path -> path.endsWith(".xlsx") && !Answers.isAnswer(path) && !paths.contains(path))
                .forEach(documents::forget);
    }
}
