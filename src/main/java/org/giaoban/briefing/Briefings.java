package org.giaoban.briefing;

import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.giaoban.briefing.Briefing.Edition;
import org.giaoban.briefing.Briefing.Statement;
import org.giaoban.briefing.Briefing.UnitFinding;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.completeness.SubmissionStatuses;
import org.giaoban.figures.RevisionChanges;
import org.giaoban.figures.Sources;
import org.giaoban.findings.SubmissionFindings;
import org.giaoban.findings.SubmissionFindings.FileFinding;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Text;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.store.FigureStore.SetKey;
import org.giaoban.store.StoredText;
import org.giaoban.store.SubmissionReader;
import org.giaoban.timeline.PeriodSubmissions;
import org.giaoban.timeline.Snapshots;
import org.giaoban.timeline.Version;
import org.giaoban.workspace.Hashes;
import org.springframework.util.ConcurrentLruCache;

/** Gathers the facts of reports. One instance serves a run and reads what does not change within it once. */
public final class Briefings {

    /** Reports are made in the order of periods, so that few briefings serve those that are made at the same time. */
    private static final int MOST_SHARED = 8;

    private final Snapshots snapshots;
    private final Catalogue catalogue;
    private final FigureStore figures;
    private final SubmissionStatuses statuses;
    private final SubmissionFindings allFindings;
    private final Sources sources;
    private final RevisionChanges changes;
    private final Comparator<OrgUnit> alphabetical;
    private final Map<SetKey, String> fingerprints;
    private final PastReader past;
    private final Map<Long, List<StoredText>> texts = new HashMap<>();
    private final Map<AsOfPoint, Map<Place, List<Indexed>>> findings = new ConcurrentHashMap<>();
    private final ConcurrentLruCache<Scope, Briefing> shared = new ConcurrentLruCache<>(MOST_SHARED, this::read);
    private final Map<Scope, String> figureFingerprints = new ConcurrentHashMap<>();
    private final Map<PlaceAsOf, String> placeHashes = new ConcurrentHashMap<>();

    /** A unit's submission for a reporting period of a form. */
    private record Place(String form, Period period, String unit) {}

    private record PlaceAsOf(AsOfPoint asOf, Place place) {}

    /** A finding with its position in the list of all findings. */
    private record Indexed(int place, UnitFinding finding) {}

    private Briefings(
            Snapshots snapshots,
            FigureStore figures,
            SubmissionStatuses statuses,
            SubmissionFindings findings,
            RevisionChanges changes,
            Map<SetKey, String> fingerprints) {
        this.snapshots = snapshots;
        this.catalogue = snapshots.catalogue();
        this.figures = figures;
        this.statuses = statuses;
        this.allFindings = findings;
        this.changes = changes;
        this.sources = new Sources(snapshots);
        this.fingerprints = fingerprints;
        this.past = new PastReader(catalogue, figures, fingerprints);
        Collator collator = Collator.getInstance(Text.VIETNAMESE);
        this.alphabetical = Comparator.comparing(OrgUnit::name, collator::compare);
    }

    /** Reads everything that all reports need; figures are read report by report. */
    public static Briefings read(DataSource source, Snapshots snapshots) {
        FigureStore figures = new FigureStore(source);
        Briefings briefings = new Briefings(
                snapshots,
                figures,
                SubmissionStatuses.read(source, snapshots),
                SubmissionFindings.read(source, snapshots),
                new RevisionChanges(source, snapshots, figures.listAll()),
                figures.listFingerprints());
        new SubmissionReader(source)
                .listTexts()
                .forEach(text -> briefings
                        .texts
                        .computeIfAbsent(text.submission(), id -> new ArrayList<>())
                        .add(text));
        return briefings;
    }

    /** Returns the facts of a unit; the last ones are kept because several reports show them or compare with them. */
    public Briefing get(Scope scope) {
        return shared.get(scope);
    }

    private Briefing read(Scope scope) {
        List<OrgUnit> units = new ArrayList<>(List.of(catalogue.getUnit(scope.form(), scope.period(), scope.unit())));
        listChildren(scope).sorted(alphabetical).forEach(units::add);
        List<OrgUnit> ended = catalogue.listEnded(scope.form(), scope.period(), scope.unit()).stream()
                .sorted(alphabetical)
                .toList();
        List<String> codes =
                Stream.concat(units.stream(), ended.stream()).map(OrgUnit::code).toList();
        List<SubmissionStatus> submitted = statuses.list(scope);
        return new Briefing(
                catalogue.getForm(scope.form()),
                scope.period(),
                units,
                ended,
                figures.get(scope.asOf(), scope.form(), scope.period(), codes),
                new Briefing.Submitted(submitted, listTexts(scope, units), listFindings(scope, submitted)),
                changes.list(scope, codes),
                edition(scope));
    }

    private Edition edition(Scope scope) {
        return new Edition(sources.get(scope).asOf(), scope.revision(), scope.state());
    }

    private Stream<OrgUnit> listChildren(Scope scope) {
        LocalDate end = catalogue
                .getCalendar(catalogue.getForm(scope.form()))
                .getRange(scope.period())
                .last();
        return catalogue.units().listChildren(scope.unit(), end).stream();
    }

    // Fingerprints ----------------------------------------------------------------------------------------------------

    /**
     * Returns a hash of all facts of a unit: its figures, those of the units directly below it, and those of the
     * revision before; each submission of the subtree with its status, texts and findings; the as-of date.
     */
    public String fingerprint(Scope scope) {
        StringBuilder all = new StringBuilder();
        all.append(scope).append(edition(scope)).append(fingerprintOfFigures(scope));
        changes.findBefore(scope).ifPresent(before -> all.append(before).append(fingerprintOfFigures(before)));
        Form form = catalogue.getForm(scope.form());
        for (Period period : scope.period().listReportingPeriods(form.periodType())) {
            PeriodSubmissions submitted = snapshots.get(scope.asOf()).get(form, period);
            submitted
                    .tree()
                    .listSubtree(scope.unit())
                    .forEach(unit -> all.append(placeHash(
                            new PlaceAsOf(scope.asOf(), new Place(form.code(), period, unit.code())), submitted)));
        }
        return Hashes.fingerprint(all.toString());
    }

    /** Returns a hash of the figures of a unit and of the units directly below it, from which averages are computed. */
    public String fingerprintOfFigures(Scope scope) {
        return figureFingerprints.computeIfAbsent(scope, this::readFingerprintOfFigures);
    }

    private String readFingerprintOfFigures(Scope scope) {
        StringBuilder all = new StringBuilder();
        Stream.concat(
                        Stream.of(scope.unit()),
                        Stream.concat(
                                        listChildren(scope),
                                        catalogue.listEnded(scope.form(), scope.period(), scope.unit()).stream())
                                .map(OrgUnit::code))
                .forEach(unit -> all.append(unit)
                        .append(fingerprints.getOrDefault(
                                new SetKey(scope.asOf(), scope.form(), scope.period(), unit), "")));
        return Hashes.fingerprint(all.toString());
    }

    private String placeHash(PlaceAsOf where, PeriodSubmissions submitted) {
        return placeHashes.computeIfAbsent(where, key -> {
            Place place = key.place();
            StringBuilder all = new StringBuilder();
            all.append(submitted.expected().get(place.unit()));
            submitted.listVersions(place.unit()).forEach(all::append);
            findings(key.asOf())
                    .getOrDefault(place, List.of())
                    .forEach(indexed -> all.append(indexed.finding().file())
                            .append(indexed.finding().finding()));
            return Hashes.fingerprint(all.toString());
        });
    }

    // Texts and findings ----------------------------------------------------------------------------------------------

    private List<Statement> listTexts(Scope scope, List<OrgUnit> units) {
        Form form = catalogue.getForm(scope.form());
        return scope.period().listReportingPeriods(form.periodType()).stream()
                .map(period -> snapshots.get(scope.asOf()).get(form, period))
                .flatMap(submitted -> submitted.tree().listSubtree(scope.unit()).stream()
                        .flatMap(unit -> submitted.findCounting(unit.code()).stream())
                        .flatMap(version -> listTexts(scope, version)))
                .sorted(Comparator.comparing(Statement::period)
                        .thenComparing(
                                Statement::unit,
                                Comparator.<OrgUnit>comparingInt(u -> u.equals(units.get(0)) ? 0 : 1)
                                        .thenComparing(alphabetical))
                        .thenComparing(Statement::block)
                        .thenComparing(Statement::ordinal))
                .toList();
    }

    private Stream<Statement> listTexts(Scope scope, Version version) {
        return texts.getOrDefault(version.id(), List.of()).stream()
                .map(text -> new Statement(
                        unit(scope, version.submission().unit()),
                        version.submission().period(),
                        text.block(),
                        text.ordinal(),
                        text.content()));
    }

    /** Lists the findings on the submissions that count, or on the newest ones, in the order of all findings. */
    private List<UnitFinding> listFindings(Scope scope, List<SubmissionStatus> submitted) {
        Map<Place, List<Indexed>> all = findings(scope.asOf());
        return submitted.stream()
                .map(status ->
                        new Place(scope.form(), status.period(), status.unit().code()))
                .distinct()
                .flatMap(place -> all.getOrDefault(place, List.of()).stream())
                .sorted(Comparator.comparingInt(Indexed::place))
                .map(Indexed::finding)
                .map(found -> new UnitFinding(
                        unit(scope, found.unit().code()), found.period(), found.file(), found.finding()))
                .toList();
    }

    /** Returns a unit as it is at the end of the document's period, so that it has one name in the document. */
    private OrgUnit unit(Scope scope, String code) {
        return catalogue.getUnit(scope.form(), scope.period(), code);
    }

    private Map<Place, List<Indexed>> findings(AsOfPoint asOf) {
        return findings.computeIfAbsent(asOf, point -> {
            Map<Place, List<Indexed>> byPlace = new HashMap<>();
            List<FileFinding> all = allFindings.list(point);
            for (int i = 0; i < all.size(); i++) {
                FileFinding found = all.get(i);
                if (found.counts()
                        && found.form().isPresent()
                        && found.unit().isPresent()
                        && found.period().isPresent()) {
                    Place place = new Place(
                            found.form().get(),
                            found.period().get(),
                            found.unit().get());
                    OrgUnit unit = catalogue.units().get(place.unit());
                    byPlace.computeIfAbsent(place, key -> new ArrayList<>())
                            .add(new Indexed(i, new UnitFinding(unit, place.period(), found.file(), found.finding())));
                }
            }
            return byPlace;
        });
    }

    // Shared with other steps -----------------------------------------------------------------------------------------

    /** Lists every finding in the current snapshot, by file in the order of receipt. */
    public List<FileFinding> listAllFindings() {
        return allFindings.list();
    }

    public SubmissionStatuses statuses() {
        return statuses;
    }

    public Sources sources() {
        return sources;
    }

    public PastReader past() {
        return past;
    }

    public RevisionChanges changes() {
        return changes;
    }

    public Snapshots snapshots() {
        return snapshots;
    }
}
