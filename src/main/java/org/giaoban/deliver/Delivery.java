package org.giaoban.deliver;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.giaoban.briefing.Briefings;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.figures.Sources;
import org.giaoban.findings.FeedbackDue;
import org.giaoban.findings.SubmissionFindings.FileFinding;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.step.RunOptions;
import org.giaoban.store.DerivedFiles;
import org.giaoban.store.DerivedFiles.Composed;
import org.giaoban.store.DerivedFiles.Derived;
import org.giaoban.store.DerivedFiles.Kind;
import org.giaoban.store.DerivedFiles.Output;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the CSV files and manifest of each period, feedback and workbooks of figures; deletes outdated files. */
final class Delivery {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Workspace workspace;
    private final Catalogue catalogue;
    private final Briefings briefings;
    private final PeriodTables tables;
    private final Sources sources;
    private final DerivedFiles files;
    private final List<FileFinding> findings;
    private final List<Scope> everything;
    private final Map<Period, List<Scope>> inForce;
    private final Map<Period, List<Scope>> superseded;
    private final RunOptions options;
    private final Set<Period> reportingPeriods;
    private final FeedbackFiles feedback;
    private final FigureWorkbooks workbooks;
    /** Hash of all templates, which each manifest has. */
    private final String templates;

    private final Map<Period, String> fingerprints = new HashMap<>();
    /** The CSV files and manifests that the output must contain. */
    private final Set<Path> wanted = new HashSet<>();

    /** Reads the figures and findings of a finished computation. */
    static Delivery read(
            Workspace workspace, DataSource source, Briefings briefings, DerivedFiles files, RunOptions options) {
        FigureStore figures = new FigureStore(source);
        List<Scope> scopes = figures.listAll();
        List<FileFinding> findings = briefings.listAllFindings();
        return new Delivery(
                workspace,
                briefings,
                files,
                options,
                new PeriodTables(figures, briefings, FindingTexts.load(workspace.zone())),
                new FigureWorkbooks(workspace, briefings, source, files, options, scopes),
                new Delivered(
                        scopes,
                        findings,
                        FeedbackDue.read(source, briefings.snapshots()).list(findings)));
    }

    /** The content that is delivered: the units with figures, the findings on files, and the feedback due to senders. */
    private record Delivered(List<Scope> scopes, List<FileFinding> findings, List<FeedbackDue.Due> feedback) {}

    private Delivery(
            Workspace workspace,
            Briefings briefings,
            DerivedFiles files,
            RunOptions options,
            PeriodTables tables,
            FigureWorkbooks workbooks,
            Delivered delivered) {
        this.workspace = workspace;
        this.briefings = briefings;
        this.catalogue = briefings.snapshots().catalogue();
        this.tables = tables;
        this.sources = briefings.sources();
        this.options = options;
        this.files = files;
        this.findings = delivered.findings();
        this.everything = delivered.scopes();
        this.inForce = everything.stream()
                .filter(Scope::isNewest)
                .collect(Collectors.groupingBy(Scope::period, TreeMap::new, Collectors.toList()));
        this.superseded =
                everything.stream().filter(scope -> !scope.isNewest()).collect(Collectors.groupingBy(Scope::period));
        this.reportingPeriods = FeedbackFiles.listPeriods(catalogue, everything);
        this.feedback = new FeedbackFiles(workspace, catalogue, files, options, delivered.feedback(), reportingPeriods);
        this.workbooks = workbooks;
        this.templates = Hashes.ofTemplates(workspace);
    }

    void run() {
        inForce.forEach((period, scopes) -> {
            if (options.covers(period)) {
                writeTables(period, scopes);
            }
        });
        keep(
                refused().resolve("findings.csv"),
                Optional.empty(),
                Hashes.fingerprint(workspace.zone() + listRefused().toString()),
                file -> tables.writeFindings(file, listRefused().stream()));
        files.keepOnly(
                Kind.TABLE,
                wanted,
                derived -> derived.period().map(options::covers).orElse(true));
        feedback.write();
        workbooks.write();
        inForce.forEach((period, scopes) -> {
            if (options.covers(period)) {
                writeManifest(period, scopes);
            }
        });
        files.keepOnly(
                Kind.MANIFEST,
                wanted,
                derived -> derived.period().map(options::covers).orElse(true));
        PublishedLedger.read(workspace).add(options.date(), files.list(Kind.REPORT));
        new StaleOutputCleaner(workspace, files).run(inForce.keySet(), refused());
    }

    private void writeTables(Period period, List<Scope> scopes) {
        Path folder = workspace.output(period);
        String fingerprint = fingerprint(period);
        Optional<Period> of = Optional.of(period);
        keep(folder.resolve("figures.csv"), of, fingerprint, file -> tables.writeFigures(file, period));
        keep(folder.resolve("comparisons.csv"), of, fingerprint, file -> tables.writeComparisons(file, period));
        keep(folder.resolve("rates.csv"), of, fingerprint, file -> tables.writeRates(file, period, scopes));
        writeRevisions(folder, period, fingerprint);
        List<Period> covered = listReportingPeriods(period, scopes);
        keep(
                folder.resolve("findings.csv"),
                of,
                fingerprint,
                file -> tables.writeFindings(
                        file,
                        findings.stream()
                                .filter(found ->
                                        found.period().filter(covered::contains).isPresent())));
        keep(
                folder.resolve("completeness.csv"),
                of,
                fingerprint,
                file -> tables.writeCompleteness(file, scopes, findings));
    }

    /** Writes the tables of replaced revisions to the folder of the tables in force. */
    private void writeRevisions(Path folder, Period period, String fingerprint) {
        List<Scope> replaced = superseded.getOrDefault(period, List.of());
        replaced.stream()
                .map(Scope::revision)
                .distinct()
                .forEach(revision -> keep(
                        folder.resolve("figures.r" + revision + ".csv"),
                        Optional.of(period),
                        fingerprint,
                        file -> tables.writeSuperseded(file, period, revision)));
        if (!replaced.isEmpty()) {
            keep(
                    folder.resolve("changes.csv"),
                    Optional.of(period),
                    fingerprint,
                    file -> tables.writeChanges(file, period, listOf(period)));
        }
    }

    private List<Scope> listOf(Period period) {
        return everything.stream()
                .filter(scope -> scope.period().equals(period))
                .toList();
    }

    /** Returns a hash of everything that the tables of a period may depend on. */
    private String fingerprint(Period period) {
        return fingerprints.computeIfAbsent(period, key -> {
            StringBuilder all = new StringBuilder();
            all.append(catalogue.hash());
            List<Scope> scopes = listOf(period);
            for (Scope scope : scopes) {
                all.append(scope).append(briefings.fingerprintOfFigures(scope));
                if (isRoot(scope)) {
                    all.append(briefings.fingerprint(scope));
                }
            }
            List<Period> covered = listReportingPeriods(period, scopes);
            findings.stream()
                    .filter(found -> found.period().filter(covered::contains).isPresent())
                    .forEach(all::append);
            return Hashes.fingerprint(all.toString());
        });
    }

    private boolean isRoot(Scope scope) {
        OrgUnit unit = catalogue.getUnit(scope.form(), scope.period(), scope.unit());
        return unit.parent() == null;
    }

    /** Returns the folder of files that belong to no period. */
    private Path refused() {
        return workspace.output().resolve("refused");
    }

    private void keep(Path file, Optional<Period> period, String fingerprint, AtomicFile.Content writer) {
        wanted.add(file);
        files.updateTable(new Output(file, Kind.TABLE, period, Optional.empty(), 0), fingerprint, writer);
    }

    private List<Period> listReportingPeriods(Period period, List<Scope> scopes) {
        return scopes.stream()
                .map(Scope::form)
                .distinct()
                .flatMap(form ->
                        period.listReportingPeriods(catalogue.getForm(form).periodType()).stream())
                .distinct()
                .toList();
    }

    /** Lists the findings on files that are not the submission of a unit for a listed period. */
    private List<FileFinding> listRefused() {
        return findings.stream()
                .filter(found -> found.unit().isEmpty()
                        || found.period().filter(reportingPeriods::contains).isEmpty())
                .toList();
    }

    private void writeManifest(Period period, List<Scope> scopes) {
        Path file = workspace.output(period).resolve("manifest.json");
        String prefix = workspace.show(workspace.output(period)) + "/";
        List<Derived> made = files.list().stream()
                .filter(derived -> derived.path().startsWith(prefix) && derived.kind() != Kind.MANIFEST)
                .toList();
        wanted.add(file);
        String fingerprint = Hashes.fingerprint(fingerprint(period) + templates + made);
        files.update(new Output(file, Kind.MANIFEST, Optional.of(period), Optional.empty(), 0), fingerprint, () -> {
            String json = JSON.writeValueAsString(manifest(period, scopes, made, prefix, templates)) + "\n";
            return Composed.of(json.getBytes(StandardCharsets.UTF_8));
        });
    }

    private Manifest manifest(Period period, List<Scope> scopes, List<Derived> made, String prefix, String templates) {
        Map<String, Sources.Basis> byUnit = new TreeMap<>();
        Map<String, Integer> revisions = new TreeMap<>();
        scopes.forEach(scope -> {
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
                        .flatMap(basis -> basis.sha256s().stream())
                        .distinct()
                        .sorted()
                        .toList());
        List<Manifest.Entry> entries = new ArrayList<>();
        for (Derived derived : made) {
            Optional<Scope> replaced = findSuperseded(derived);
            String unit = derived.unit()
                    .filter(code -> derived.kind() != Kind.FEEDBACK)
                    .orElse("");
            Sources.Basis basis = feedback.find(workspace.root().resolve(derived.path()))
                    .map(due -> new Sources.Basis(due.receivedOn(), List.of(due.sha256())))
                    .orElseGet(() -> replaced.map(sources::get).orElseGet(() -> byUnit.getOrDefault(unit, all)));
            entries.add(new Manifest.Entry(
                    derived.path().substring(prefix.length()),
                    derived.sha256(),
                    replaced.map(Scope::revision).orElseGet(() -> revisions.getOrDefault(unit, newest)),
                    basis.asOf().toString(),
                    basis.sha256s()));
        }
        return new Manifest(period.id(), newest, all.asOf().toString(), templates, entries);
    }

    /** Returns the scope of the replaced figures that a document shows. */
    private Optional<Scope> findSuperseded(Derived derived) {
        boolean isReport = Set.of(Kind.REPORT, Kind.PAGE, Kind.TEXT_DOCUMENT, Kind.SLIDES, Kind.FIGURES_WORKBOOK)
                .contains(derived.kind());
        return derived.period()
                .filter(period -> isReport)
                .flatMap(period -> superseded.getOrDefault(period, List.of()).stream()
                        .filter(scope -> derived.unit().equals(Optional.of(scope.unit()))
                                && scope.revision() == derived.revision())
                        .findFirst());
    }
}
