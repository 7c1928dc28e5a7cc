package org.giaoban.print;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.figures.FigureStore;
import org.giaoban.figures.FigureStore.Scope;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.RunOptions;
import org.giaoban.render.Document;
import org.giaoban.store.DocumentStore;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;

/**
 * The documents that must exist: each report for each unit of its levels and each of its periods whose last reporting
 * period has data, with a document for each revision after closing. Documents made from the same figures and templates
 * are not composed again.
 */
class DocumentPlan {

    private final DocumentStore documents;
    private final List<Planned> planned = new ArrayList<>();
    private final List<Planned> outdated;

    DocumentPlan(
            Workspace workspace,
            Catalogue catalogue,
            DataSource source,
            DocumentStore documents,
            RunOptions options,
            String figures) {
        this.documents = documents;
        List<Scope> scopes = new FigureStore(source).listAll();
        Set<String> known = new HashSet<>();
        scopes.forEach(scope -> known.add(key(scope.form(), scope.period(), scope.unit())));
        for (ReportDefinition definition : catalogue.reports().values()) {
            for (Scope scope : scopes) {
                OrgUnit unit = catalogue.getUnit(scope.form(), scope.period(), scope.unit());
                if (isAskedFor(definition, scope, unit)) {
                    planned.add(new Planned(
                            definition.report().code(),
                            scope,
                            Optional.ofNullable(unit.parent())
                                    .filter(parent -> known.contains(key(scope.form(), scope.period(), parent)))
                                    .map(scope::withUnit),
                            workspace
                                    .output(scope.period())
                                    .resolve(unit.code())
                                    .resolve(definition.report().code() + scope.suffix() + ".pdf"),
                            Hashes.ofText(figures + definition.hash() + Document.SETTING)));
                }
            }
        }
        forgetOthers(workspace);
        this.outdated = planned.stream()
                .filter(document -> options.covers(document.scope().period()))
                .filter(document -> documents
                        .findIntact(document.file())
                        .filter(made -> made.basis().equals(document.basis()))
                        .isEmpty())
                .toList();
    }

    /**
     * One document.
     *
     * @param above the same period and revision of the unit above
     * @param basis hash of everything that may change the document: all figures and the report's templates
     */
    record Planned(String report, Scope scope, Optional<Scope> above, Path file, String basis) {}

    private static String key(String form, Period period, String unit) {
        return form + " " + period + " " + unit;
    }

    private static boolean isAskedFor(ReportDefinition definition, Scope scope, OrgUnit unit) {
        return scope.hasEnd()
                && definition.report().form().equals(scope.form())
                && definition.report().isOn(unit, scope.period());
    }

    /** Removes documents that must no longer exist from the table of outputs; the delivery step deletes their files. */
    private void forgetOthers(Workspace workspace) {
        Set<String> wanted = new HashSet<>();
        planned.forEach(document -> wanted.add(workspace.show(document.file())));
        documents.list().stream()
                .map(DocumentStore.Document::path)
                .filter(path -> path.endsWith(".pdf") && !wanted.contains(path))
                .forEach(documents::forget);
    }

    /** Lists the documents whose file is missing, altered, or made from other figures or templates. */
    List<Planned> listOutdated() {
        return outdated;
    }

    /** True if the file exists unaltered and was made from this content. */
    boolean isUpToDate(Planned document, String content) {
        return documents
                .findIntact(document.file())
                .filter(made -> made.content().equals(content))
                .isPresent();
    }

    void record(Planned document, String content) {
        documents.save(document.file(), document.basis(), content);
    }
}
