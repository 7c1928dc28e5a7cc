package org.giaoban.deliver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.figures.FigureStore;
import org.giaoban.figures.FigureStore.Scope;
import org.giaoban.figures.Sources;
import org.giaoban.lineage.Lineages;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Report;
import org.giaoban.model.RunOptions;
import org.giaoban.store.DocumentStore;
import org.giaoban.store.DocumentStore.Document;
import org.giaoban.workbook.TableWorkbook;
import org.giaoban.workbook.TableWorkbook.Page;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;

/** Writes the figures of a report as a workbook, {@code <period>/<unit>/<report>.xlsx}, where the report asks for one. */
final class FigureWorkbooks {

    /** Goes up when the same figures would make another workbook. */
    private static final String FORMAT = "2";

    private final Workspace workspace;
    private final Catalogue catalogue;
    private final DataSource source;
    private final DocumentStore documents;
    private final RunOptions night;
    private final Map<Path, Wanted> wanted = new LinkedHashMap<>();

    /** @param scopes all units with figures, those that were closed and changed since too */
    FigureWorkbooks(
            Workspace workspace,
            Catalogue catalogue,
            DataSource source,
            DocumentStore documents,
            RunOptions night,
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
                                    .resolve(definition.report().code() + scope.suffix() + ".xlsx"),
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

    /** Writes those that would say something new, and disowns those that nobody asks for any more. */
    void write(String basis, Sources sources) {
        forgetOthers();
        List<Path> outdated = new ArrayList<>();
        Map<Path, String> standing = new HashMap<>();
        wanted.keySet().stream()
                .filter(file -> night.covers(get(file).scope().period()))
                .forEach(file -> {
                    Optional<Document> made = documents.findIntact(file);
                    if (made.isEmpty() || !made.get().basis().equals(basisOf(file, basis))) {
                        outdated.add(file);
                        made.ifPresent(document -> standing.put(file, document.content()));
                    }
                });
        Map<Path, String> contents = outdated.parallelStream()
                .collect(Collectors.toMap(file -> file, file -> write(file, sources, standing.getOrDefault(file, ""))));
        outdated.forEach(
                file -> documents.save(file, basisOf(file, basis), Objects.requireNonNull(contents.get(file))));
    }

    private Wanted get(Path file) {
        return Objects.requireNonNull(wanted.get(file));
    }

    private String basisOf(Path file, String figures) {
        return Hashes.ofText(FORMAT + figures + get(file).definition().hash());
    }

    /** The hash of all that the workbook says; where that is what stands there, nothing is written. */
    private String write(Path file, Sources sources, String standing) {
        Wanted order = get(file);
        List<Page> pages = new FigureTables(
                        catalogue,
                        order.definition(),
                        order.scope(),
                        sources.get(order.scope()).asOf())
                .pages(new FigureStore(source), new Lineages(source, catalogue));
        String content = Hashes.ofText(FORMAT + pages);
        if (!content.equals(standing)) {
            byte[] bytes = TableWorkbook.write(pages);
            AtomicFile.write(file, fresh -> Files.write(fresh, bytes));
        }
        return content;
    }

    private void forgetOthers() {
        Set<String> paths = wanted.keySet().stream().map(workspace::show).collect(Collectors.toSet());
        documents.list().stream()
                .map(Document::path)
                .filter(path -> path.endsWith(".xlsx") && !FeedbackFiles.isAnswer(path) && !paths.contains(path))
                .forEach(documents::forget);
    }
}
