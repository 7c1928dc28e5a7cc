package org.giaoban.deliver;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.figures.Aggregation;
import org.giaoban.figures.FigureStore;
import org.giaoban.figures.FigureStore.Scope;
import org.giaoban.figures.Sources;
import org.giaoban.findings.FeedbackDue;
import org.giaoban.findings.SubmissionFindings;
import org.giaoban.findings.SubmissionFindings.FileFinding;
import org.giaoban.model.Period;
import org.giaoban.model.RunOptions;
import org.giaoban.store.DocumentStore;
import org.giaoban.store.DocumentStore.Document;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes each period's figures.csv, findings.csv, completeness.csv and manifest.json, and clears away what is stale. */
final class Delivery {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Workspace workspace;
    private final Catalogue catalogue;
    private final FigureStore figures;
    private final PeriodTables tables;
    private final Sources sources;
    private final DocumentStore documents;
    private final List<FileFinding> findings;
    private final List<Scope> everything;
    private final List<Scope> scopes;
    private final Map<Period, List<Scope>> superseded;
    private final String basis;
    private final RunOptions night;
    private final Set<Period> parts;
    private final FeedbackFiles answers;
    private final FigureWorkbooks workbooks;
    /** Paths of the tables that there are tonight. */
    private final Set<String> kept = new HashSet<>();

    Delivery(Workspace workspace, Catalogue catalogue, DataSource source, RunOptions night) {
        this.workspace = workspace;
        this.catalogue = catalogue;
        this.figures = new FigureStore(source);
        this.tables = new PeriodTables(source, catalogue, FindingTexts.load(workspace.zone()));
        this.sources = new Sources(source, catalogue, night.date());
        this.night = night;
        this.documents = new DocumentStore(workspace, source);
        this.findings = new SubmissionFindings(source, catalogue.units()).list();
        this.everything = figures.listAll();
        this.scopes = everything.stream().filter(Scope::isNewest).toList();
        this.superseded =
                everything.stream().filter(scope -> !scope.isNewest()).collect(Collectors.groupingBy(Scope::period));
        this.basis = Hashes.ofText(new Aggregation(source).fingerprint() + workspace.zone());
        this.parts = Set.copyOf(scopes.stream()
                .map(Scope::period)
                .filter(period ->
                        catalogue.forms().values().stream().anyMatch(form -> form.periodType() == period.type()))
                .toList());
        this.answers = new FeedbackFiles(
                workspace, catalogue, documents, night, new FeedbackDue(source).list(findings), parts);
        this.workbooks = new FigureWorkbooks(workspace, catalogue, source, documents, night, everything);
    }

    void run() {
        Map<Period, List<Scope>> byPeriod =
                scopes.stream().collect(Collectors.groupingBy(Scope::period, TreeMap::new, Collectors.toList()));
        byPeriod.forEach((period, units) -> {
            if (!night.covers(period)) {
                return;
            }
            Path folder = workspace.output(period);
            keep(folder.resolve("figures.csv"), file -> tables.writeFigures(file, period));
            keep(folder.resolve("comparisons.csv"), file -> tables.writeComparisons(file, period));
            keep(folder.resolve("rates.csv"), file -> tables.writeRates(file, period, units));
            writeRevisions(folder, period);
            keep(folder.resolve("findings.csv"), file -> writeFindings(file, partsOf(period, units)));
            keep(folder.resolve("completeness.csv"), file -> tables.writeCompleteness(file, units, findings));
        });
        keep(refused().resolve("findings.csv"), this::writeRefused);
        forgetTables();
        answers.write(basis);
        workbooks.write(basis, sources);
        new StaleOutputCleaner(workspace, documents).run(byPeriod.keySet(), refused());
        String templates = Hashes.ofTemplates(workspace);
        List<Document> made = documents.list();
        byPeriod.forEach((period, units) -> {
            if (night.covers(period)) {
                writeManifest(period, units, templates, made);
            }
        });
    }

    /** What was closed and has been changed since stays beside what is in force. */
    private void writeRevisions(Path folder, Period period) {
        List<Scope> all = superseded.getOrDefault(period, List.of());
        all.stream()
                .map(Scope::revision)
                .distinct()
                .forEach(revision -> keep(
                        folder.resolve("figures.r" + revision + ".csv"),
                        file -> tables.writeSuperseded(file, period, revision)));
        if (!all.isEmpty()) {
            keep(
                    folder.resolve("changes.csv"),
                    file -> tables.writeChanges(
                            file,
                            period,
                            everything.stream()
                                    .filter(scope -> scope.period().equals(period))
                                    .toList()));
        }
    }

    /** Where that lies which belongs to no period. */
    private Path refused() {
        return workspace.output().resolve("refused");
    }

    private interface Writer {
        void write(Path file);
    }

    /** Writes a file, unless it stands as it was written from the same figures. */
    private void keep(Path file, Writer writer) {
        kept.add(workspace.show(file));
        if (documents
                .findIntact(file)
                .filter(made -> made.basis().equals(basis))
                .isEmpty()) {
            writer.write(file);
            documents.save(file, basis, basis);
        }
    }

    /** Those of revisions that an earlier business date does not know of. */
    private void forgetTables() {
        documents.list().stream()
                .map(Document::path)
                .filter(path -> path.endsWith(".csv") && !kept.contains(path))
                .filter(path -> answers.isCovered(workspace.root().resolve(path)))
                .forEach(documents::forget);
    }

    private List<Period> partsOf(Period period, List<Scope> units) {
        return units.stream()
                .map(Scope::form)
                .distinct()
                .flatMap(form -> period.listParts(catalogue.getForm(form).periodType()).stream())
                .distinct()
                .toList();
    }

    private void writeFindings(Path file, List<Period> parts) {
        tables.writeFindings(
                file,
                findings.stream().filter(f -> f.period().filter(parts::contains).isPresent()));
    }

    /** Files that are no submission of anyone's for a period that is listed belong to none. */
    private void writeRefused(Path file) {
        tables.writeFindings(
                file,
                findings.stream()
                        .filter(f -> f.unit().isEmpty()
                                || f.period().filter(parts::contains).isEmpty()));
    }

    /** The figures of an earlier revision that a document is made of. */
    private Optional<Scope> findSuperseded(Period period, String unit, String path) {
        return superseded.getOrDefault(period, List.of()).stream()
                .filter(scope -> scope.unit().equals(unit) && path.contains(".r" + scope.revision() + "."))
                .findFirst();
    }

    private void writeManifest(Period period, List<Scope> units, String templates, List<Document> made) {
        Path folder = workspace.output(period);
        Map<String, Sources.Basis> byUnit = new TreeMap<>();
        Map<String, Integer> revisions = new TreeMap<>();
        units.forEach(scope -> {
            byUnit.put(scope.unit(), sources.get(scope));
            revisions.merge(scope.unit(), scope.revision(), Math::max);
        });
        int newest = revisions.values().stream().max(Comparator.naturalOrder()).orElse(0);
        Sources.Basis all = new Sources.Basis(
                byUnit.values().stream()
                        .map(Sources.Basis::asOf)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                byUnit.values().stream()
                        .flatMap(b -> b.sha256s().stream())
                        .distinct()
                        .sorted()
                        .toList());
        String prefix = workspace.show(folder) + "/";
        Manifest manifest = new Manifest(
                period.id(),
                newest,
                all.asOf().toString(),
                templates,
                made.stream()
                        .filter(document -> document.path().startsWith(prefix))
                        .map(document -> {
                            String path = document.path().substring(prefix.length());
                            String unit = path.split("/")[0];
                            Optional<Scope> older = findSuperseded(period, unit, path);
                            Sources.Basis from = answers.find(folder.resolve(path))
                                    .map(reply -> new Sources.Basis(reply.firstSeen(), List.of(reply.sha256())))
                                    .orElseGet(() ->
                                            older.map(sources::get).orElseGet(() -> byUnit.getOrDefault(unit, all)));
                            return new Manifest.Entry(
                                    path,
                                    document.sha256(),
                                    older.map(Scope::revision).orElseGet(() -> revisions.getOrDefault(unit, newest)),
                                    from.asOf().toString(),
                                    from.sha256s());
                        })
                        .toList());
        Manifest.write(folder.resolve("manifest.json"), manifest, JSON);
    }
}
