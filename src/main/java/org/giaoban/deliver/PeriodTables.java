package org.giaoban.deliver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.briefing.Briefings;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.completeness.ReportingRate;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.completeness.SubmissionStatuses;
import org.giaoban.figures.RevisionChanges;
import org.giaoban.findings.SubmissionFindings.FileFinding;
import org.giaoban.model.Effect;
import org.giaoban.model.Figure;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Period;
import org.giaoban.model.Text;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.workspace.CsvOutput;
import org.jspecify.annotations.Nullable;

/** Writes the CSV files of a period. */
final class PeriodTables {

    private static final String FIGURES = "period,unit,unit_name,element,category,view,value,own,reported,expected,"
            + "previous,last_year,change_pct,year_to_date,target,target_pct,state";
    private static final String FINDINGS = "period,unit,file,sheet,cell,code,effect,found,expected,message";
    private static final String COMPLETENESS = "period,unit,expected,received,accepted,on_time,version,state,reason";

    private static final String COMPARISONS = "period,unit,element,category,view,value,last_year,reported,expected,"
            + "last_year_reported,last_year_expected,break,common,common_value,common_last_year,common_change_pct,"
            + "one_sided";
    private static final String CHANGES = "period,unit,element,category,revision,old,new,reason,file";
    private static final String RATES = "period,form,level,unit,expected,reported,on_time,reporting_rate,timeliness";
    /** Codes of the findings about the receipt of a file. */
    private static final Set<String> ARRIVAL =
            EnumSet.range(FindingCode.SAME_BYTES, FindingCode.STILL_BEING_WRITTEN).stream()
                    .map(FindingCode::id)
                    .collect(Collectors.toUnmodifiableSet());

    private final Catalogue catalogue;
    private final FigureStore figures;
    private final RevisionChanges changes;
    private final SubmissionStatuses statuses;
    private final FindingTexts texts;

    PeriodTables(FigureStore figures, Briefings briefings, FindingTexts texts) {
        this.texts = texts;
        this.catalogue = briefings.snapshots().catalogue();
        this.figures = figures;
        this.changes = briefings.changes();
        this.statuses = briefings.statuses();
    }

    void writeFigures(Path file, Period period) throws IOException {
        CsvOutput.write(file, FIGURES, csv -> figures.forEach(period, (form, figure) -> csv.row(row(form, figure))));
    }

    /** Writes the figures at the time of closing, for the units whose figures changed afterwards. */
    void writeSuperseded(Path file, Period period, int revision) throws IOException {
        CsvOutput.write(
                file,
                FIGURES,
                csv -> figures.forEachSuperseded(period, revision, (form, figure) -> csv.row(row(form, figure))));
    }

    /** Writes the comparisons with last year whose coverage differs, with the change over matched submissions. */
    void writeComparisons(Path file, Period period) throws IOException {
        CsvOutput.write(
                file,
                COMPARISONS,
                csv -> figures.forEachCompared(period, (form, figure) -> {
                    if (figure.comparability().isBreak() || figure.isOverDifferentCoverage()) {
                        csv.row(comparison(figure));
                    }
                }));
    }

    private static @Nullable Object[] comparison(Figure figure) {
        Figure.Comparability comparability = figure.comparability();
        Optional<Figure.Coverage> then = Optional.ofNullable(comparability.lastYear());
        return new @Nullable Object[] {
            figure.key().period().id(),
            figure.key().unit(),
            figure.key().element(),
            figure.key().category(),
            figure.view().id(),
            figure.value(),
            figure.comparison().lastYear(),
            figure.coverage().reported(),
            figure.coverage().expected(),
            then.map(Figure.Coverage::reported).orElse(null),
            then.map(Figure.Coverage::expected).orElse(null),
            comparability.isBreak() ? 1 : 0,
            comparability.matched(),
            comparability.now(),
            comparability.then(),
            comparability.changePct(),
            comparability.isUnmatched() ? 1 : 0
        };
    }

    /** Writes the changes of closed figures, revision by revision. */
    void writeChanges(Path file, Period period, List<Scope> units) throws IOException {
        CsvOutput.write(
                file,
                CHANGES,
                csv -> units.forEach(scope -> changes.list(scope, List.of(scope.unit()))
                        .forEach(change -> csv.row(
                                period.id(),
                                change.unit(),
                                change.element(),
                                change.category(),
                                scope.revision(),
                                change.old(),
                                change.now(),
                                change.reason(),
                                change.file()))));
    }

    /** Writes how many expected submissions were received, and how many on time, by form, level and unit. */
    void writeRates(Path file, Period period, List<Scope> units) throws IOException {
        Map<List<String>, List<SubmissionStatus>> groups = new TreeMap<>(Comparator.comparing(List::toString));
        units.stream()
                .filter(this::isOffice)
                .forEach(office -> statuses.list(office).forEach(status -> {
                    String level = catalogue
                            .getUnit(
                                    office.form(),
                                    status.period(),
                                    status.unit().code())
                            .level();
                    for (List<String> group : List.of(
                            List.of(office.form(), "", ""),
                            List.of(office.form(), level, ""),
                            List.of(office.form(), level, status.unit().code()))) {
                        groups.computeIfAbsent(group, key -> new ArrayList<>()).add(status);
                    }
                }));
        CsvOutput.write(
                file,
                RATES,
                csv -> groups.forEach((group, all) -> {
                    ReportingRate rate = ReportingRate.of(all);
                    csv.row(
                            period.id(),
                            group.get(0),
                            group.get(1),
                            group.get(2),
                            rate.expected(),
                            rate.reported(),
                            rate.onTime(),
                            rate.reportingRate().orElse(null),
                            rate.timeliness().orElse(null));
                }));
    }

    private @Nullable Object[] row(String form, Figure figure) {
        Figure.Key key = figure.key();
        List<@Nullable Object> cells = new ArrayList<>();
        Collections.addAll(
                cells,
                key.period().id(),
                key.unit(),
                nameOf(form, key),
                key.element(),
                key.category(),
                figure.view().id());
        cells.addAll(figure.numbers());
        cells.add(figure.state().id());
        return cells.toArray();
    }

    private String nameOf(String form, Figure.Key key) {
        return catalogue.getUnit(form, key.period(), key.unit()).name();
    }

    private boolean isOffice(Scope scope) {
        return catalogue.getUnit(scope.form(), scope.period(), scope.unit()).parent() == null;
    }

    void writeFindings(Path file, Stream<FileFinding> listed) throws IOException {
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

    /**
     * @param units the units whose statuses are written
     * @param findings the findings on all files
     */
    void writeCompleteness(Path file, List<Scope> units, List<FileFinding> findings) throws IOException {
        Map<Key, TreeSet<String>> codes = new HashMap<>();
        findings.forEach(f -> keys(f).forEach(key ->
                codes.computeIfAbsent(key, k -> new TreeSet<>()).add(f.finding().code())));
        Map<Key, Object[]> rows = new TreeMap<>();
        units.stream().filter(this::isOffice).forEach(root -> {
            statuses.list(root).forEach(status -> {
                Key key = Key.of(root.form(), status);
                rows.put(key, row(status, codes.getOrDefault(key, new TreeSet<>())));
            });
            findings.forEach(f -> unasked(root, f).ifPresent(key -> rows.putIfAbsent(key, unasked(key, findings))));
        });
        CsvOutput.write(file, COMPLETENESS, csv -> rows.values().forEach(csv::row));
    }

    /** Key of a row of {@code completeness.csv}: a period, a unit and a form. */
    private record Key(Period period, String unit, String form) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::period).thenComparing(Key::unit).thenComparing(Key::form);

        static Key of(String form, SubmissionStatus status) {
            return new Key(status.period(), status.unit().code(), form);
        }

        static Optional<Key> of(FileFinding f) {
            return f.unit().isPresent() && f.period().isPresent() && f.form().isPresent()
                    ? Optional.of(
                            new Key(f.period().get(), f.unit().get(), f.form().get()))
                    : Optional.empty();
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Returns the keys under which a finding is the reason of a status: the period of the submission, or the period
     * that only the file name gives.
     */
    private List<Key> keys(FileFinding f) {
        if (f.finding().code().equals(FindingCode.STILL_BEING_WRITTEN.id())) {
            return keysByPath(f);
        }
        if (!ARRIVAL.contains(f.finding().code()) || Key.of(f).isEmpty()) {
            return List.of();
        }
        Key own = Key.of(f).get();
        return f.finding().code().equals(FindingCode.PATH_DISAGREES.id())
                ? Stream.concat(
                                Stream.of(own.period()),
                                Stream.of(f.finding().found().split(", ")).flatMap(id -> Period.find(id).stream()))
                        .map(period -> new Key(period, own.unit(), own.form()))
                        .toList()
                : List.of(own);
    }

    /** Returns the keys of an unreadable file: each form of the period's type that is expected of the unit. */
    private List<Key> keysByPath(FileFinding f) {
        return f.unit().isEmpty() || f.period().isEmpty()
                ? List.of()
                : catalogue.forms().values().stream()
                        .filter(form -> form.periodType() == f.period().get().type())
                        .map(form -> new Key(f.period().get(), f.unit().get(), form.code()))
                        .toList();
    }

    private static Object[] row(SubmissionStatus status, Set<String> codes) {
        boolean accepted = status.state() == SubmissionStatus.State.ACCEPTED;
        String reason = Stream.concat(Stream.of(status.reason()), codes.stream())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return new Object[] {
            status.period().id(),
            status.unit().code(),
            status.state() == SubmissionStatus.State.EXCLUDED ? 0 : 1,
            status.version() > 0 ? 1 : 0,
            accepted ? 1 : 0,
            Boolean.TRUE.equals(status.onTime()) ? 1 : 0,
            status.version() > 0 ? status.version() : "",
            status.state().name().toLowerCase(Locale.ROOT),
            status.state() == SubmissionStatus.State.EXCLUDED ? status.reason() : reason
        };
    }

    /** Returns the key of a submission that was not expected; empty if the finding is about something else. */
    private Optional<Key> unasked(Scope root, FileFinding f) {
        return Key.of(f)
                .filter(key -> f.finding().code().equals(FindingCode.UNIT_NOT_ASKED.id()))
                .filter(key -> key.form().equals(root.form())
                        && catalogue.units().getRoot(key.unit()).code().equals(root.unit())
                        && root.period()
                                .listReportingPeriods(
                                        catalogue.getForm(root.form()).periodType())
                                .contains(key.period()));
    }

    private static Object[] unasked(Key key, List<FileFinding> findings) {
        List<FileFinding> theirs = findings.stream()
                .filter(f -> Key.of(f).filter(key::equals).isPresent())
                .toList();
        String reason = theirs.stream()
                .filter(f -> f.finding().effect() == Effect.RETURN)
                .map(f -> f.finding().code())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        long version = theirs.stream().map(FileFinding::file).distinct().count();
        return new Object[] {key.period().id(), key.unit(), 0, 1, 0, 0, version, "returned", reason};
    }
}
