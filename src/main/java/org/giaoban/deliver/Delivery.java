package org.giaoban.deliver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.giaoban.aggregate.Aggregation;
import org.giaoban.aggregate.Arrivals;
import org.giaoban.aggregate.Briefing.Arrival;
import org.giaoban.aggregate.FigureStore;
import org.giaoban.aggregate.FigureStore.Scope;
import org.giaoban.aggregate.Remarks;
import org.giaoban.aggregate.Remarks.FileFinding;
import org.giaoban.aggregate.Replies;
import org.giaoban.aggregate.Sources;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.Hashes;
import org.giaoban.catalogue.Workspace;
import org.giaoban.model.Figure;
import org.giaoban.model.Night;
import org.giaoban.model.Period;
import org.giaoban.model.Text;
import org.giaoban.store.DocumentStore;
import org.giaoban.store.DocumentStore.Document;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes each period's figures.csv, findings.csv, completeness.csv and manifest.json, and clears away what is stale. */
final class Delivery {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String FIGURES = "period,unit,unit_name,element,category,view,value,own,reported,expected,"
            + "previous,last_year,change_pct,year_to_date,target,target_pct,state";
    private static final String FINDINGS = "period,unit,file,sheet,cell,code,effect,found,expected,message";
    private static final String COMPLETENESS = "period,unit,expected,received,accepted,on_time,version,state,reason";

    private final Workspace workspace;
    private final Catalogue catalogue;
    private final FindingTexts texts;
    private final FigureStore figures;
    private final Arrivals arrivals;
    private final Sources sources;
    private final DocumentStore documents;
    private final List<FileFinding> findings;
    private final List<Scope> scopes;
    private final String basis;
    private final Night night;
    private final Set<Period> parts;
    private final Answers answers;

    Delivery(Workspace workspace, Catalogue catalogue, DataSource source, Night night) {
        this.workspace = workspace;
        this.catalogue = catalogue;
        this.texts = FindingTexts.load();
        this.figures = new FigureStore(source);
        this.arrivals = new Arrivals(source, catalogue.units());
        this.sources = new Sources(source, catalogue, night.date());
        this.night = night;
        this.documents = new DocumentStore(workspace, source);
        this.findings = new Remarks(source).list();
        this.scopes = figures.listScopes();
        this.basis = new Aggregation(source).fingerprint();
        this.parts = Set.copyOf(scopes.stream()
                .map(Scope::period)
                .filter(period ->
                        catalogue.forms().values().stream().anyMatch(form -> form.periodType() == period.type()))
                .toList());
        this.answers = new Answers(workspace, catalogue, documents, night, new Replies(source).list(findings), parts);
    }

    void run() {
        Map<Period, List<Scope>> byPeriod =
                scopes.stream().collect(Collectors.groupingBy(Scope::period, TreeMap::new, Collectors.toList()));
        byPeriod.forEach((period, units) -> {
            if (!night.covers(period)) {
                return;
            }
            Path folder = workspace.output(period);
            keep(folder.resolve("figures.csv"), file -> writeFigures(file, period));
            keep(folder.resolve("findings.csv"), file -> writeFindings(file, partsOf(period, units)));
            keep(folder.resolve("completeness.csv"), file -> writeCompleteness(file, units));
        });
        keep(refused().resolve("findings.csv"), this::writeRefused);
        answers.write(basis);
        clear(byPeriod);
        String templates = Hashes.ofFiles(workspace.root(), List.of(workspace.templates()));
        List<Document> made = documents.list();
        byPeriod.forEach((period, units) -> {
            if (night.covers(period)) {
                writeManifest(period, units, templates, made);
            }
        });
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
        if (documents
                .findIntact(file)
                .filter(made -> made.basis().equals(basis))
                .isEmpty()) {
            writer.write(file);
            documents.save(file, basis, basis);
        }
    }

    private void writeFigures(Path file, Period period) {
        CsvOutput.write(file, FIGURES, csv -> figures.forEach(period, figure -> csv.row(row(figure))));
    }

    private Object[] row(Figure figure) {
        Figure.Key key = figure.key();
        return new Object[] {
            key.period().id(),
            key.unit(),
            catalogue.units().get(key.unit()).name(),
            key.element(),
            key.category(),
            "as-reported",
            figure.value(),
            figure.own(),
            figure.coverage().reported(),
            figure.coverage().expected(),
            figure.comparison().previous(),
            figure.comparison().lastYear(),
            figure.comparison().changePct(),
            figure.yearToDate(),
            figure.target().value(),
            figure.target().percent(),
            figure.state().id()
        };
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
        writeFindings(
                file,
                findings.stream().filter(f -> f.period().filter(parts::contains).isPresent()));
    }

    /** Files that are no submission of anyone's for a period that is listed belong to none. */
    private void writeRefused(Path file) {
        writeFindings(
                file,
                findings.stream()
                        .filter(f -> f.unit().isEmpty()
                                || f.period().filter(parts::contains).isEmpty()));
    }

    private void writeFindings(Path file, Stream<FileFinding> listed) {
        CsvOutput.write(
                file,
                FINDINGS,
                csv -> listed.sorted(Comparator.comparing((FileFinding f) ->
                                        f.period().map(Period::id).orElse(""))
                                .thenComparing(f -> f.unit().orElse(""))
                                .thenComparing(FileFinding::file))
                        .forEach(f -> csv.row(
                                f.period().map(Period::id).orElse(""),
                                f.unit().orElse(""),
                                f.file(),
                                f.finding().sheet(),
                                f.finding().cell(),
                                f.finding().code(),
                                f.finding().effect().id(),
                                f.finding().found(),
                                texts.expected(f.finding(), Text.VIETNAMESE),
                                texts.message(f.finding(), Text.VIETNAMESE))));
    }

    private void writeCompleteness(Path file, List<Scope> units) {
        List<Arrival> all = units.stream()
                .filter(scope -> catalogue.units().getRoot(scope.unit()).code().equals(scope.unit()))
                .flatMap(root -> arrivals.list(root.form(), root.period(), root.unit()).stream())
                .sorted(Comparator.comparing(Arrival::period)
                        .thenComparing(arrival -> arrival.unit().code()))
                .toList();
        CsvOutput.write(
                file,
                COMPLETENESS,
                csv -> all.forEach(arrival -> csv.row(
                        arrival.period().id(),
                        arrival.unit().code(),
                        arrival.state() == Arrival.State.EXCLUDED ? 0 : 1,
                        arrival.version() > 0 ? 1 : 0,
                        arrival.state() == Arrival.State.ACCEPTED ? 1 : 0,
                        Optional.ofNullable(arrival.onTime())
                                .map(inTime -> inTime ? 1 : 0)
                                .orElse(0),
                        arrival.version() > 0 ? arrival.version() : "",
                        arrival.state().name().toLowerCase(Locale.ROOT),
                        arrival.reason())));
    }

    /** Removes from the periods' folders what this run did not make or find up to date. */
    private void clear(Map<Period, List<Scope>> listed) {
        if (!Files.isDirectory(workspace.output())) {
            return;
        }
        Set<String> known = documents.list().stream().map(Document::path).collect(Collectors.toSet());
        try (Stream<Path> folders = Files.list(workspace.output())) {
            for (Path folder : folders.filter(
                            f -> Period.find(f.getFileName().toString()).isPresent())
                    .toList()) {
                boolean stands =
                        listed.containsKey(Period.of(folder.getFileName().toString()));
                clear(folder, stands, known);
            }
            clear(refused(), true, known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void clear(Path folder, boolean stands, Set<String> known) throws IOException {
        try (Stream<Path> deepestFirst = Files.walk(folder).sorted(Comparator.reverseOrder())) {
            for (Path path : deepestFirst.toList()) {
                boolean wanted = Files.isDirectory(path)
                        ? !isEmpty(path)
                        : stands && (known.contains(workspace.show(path)) || path.endsWith("manifest.json"));
                if (!wanted) {
                    Files.delete(path);
                    documents.forget(workspace.show(path));
                }
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private void writeManifest(Period period, List<Scope> units, String templates, List<Document> made) {
        Path folder = workspace.output(period);
        Map<String, Sources.Basis> byUnit = new TreeMap<>();
        units.forEach(scope -> byUnit.put(scope.unit(), sources.get(scope)));
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
                0,
                all.asOf().toString(),
                templates,
                made.stream()
                        .filter(document -> document.path().startsWith(prefix))
                        .map(document -> {
                            String path = document.path().substring(prefix.length());
                            Sources.Basis from = answers.find(folder.resolve(path))
                                    .map(reply -> new Sources.Basis(reply.firstSeen(), List.of(reply.sha256())))
                                    .orElseGet(() -> byUnit.getOrDefault(path.split("/")[0], all));
                            return new Manifest.Entry(
                                    path, document.sha256(), 0, from.asOf().toString(), from.sha256s());
                        })
                        .toList());
        Manifest.write(folder.resolve("manifest.json"), manifest, JSON);
    }
}
