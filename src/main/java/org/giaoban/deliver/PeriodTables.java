package org.giaoban.deliver;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.giaoban.aggregate.Arrivals;
import org.giaoban.aggregate.Briefing.Arrival;
import org.giaoban.aggregate.Changes;
import org.giaoban.aggregate.FigureStore;
import org.giaoban.aggregate.FigureStore.Scope;
import org.giaoban.aggregate.Remarks.FileFinding;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.model.Figure;
import org.giaoban.model.Period;
import org.giaoban.model.Text;
import org.jspecify.annotations.Nullable;

/** The columns of the CSV files of a period. */
final class PeriodTables {

    private static final String FIGURES = "period,unit,unit_name,element,category,view,value,own,reported,expected,"
            + "previous,last_year,change_pct,year_to_date,target,target_pct,state";
    private static final String FINDINGS = "period,unit,file,sheet,cell,code,effect,found,expected,message";
    private static final String COMPLETENESS = "period,unit,expected,received,accepted,on_time,version,state,reason";

    private static final String COMPARISONS = "period,unit,element,category,view,value,last_year,reported,expected,"
            + "last_year_reported,last_year_expected,break,common,common_value,common_last_year,common_change_pct";
    private static final String CHANGES = "period,unit,element,category,revision,old,new,reason,file";
    private static final String RATES = "period,form,level,unit,expected,reported,on_time,reporting_rate,timeliness";

    private final Catalogue catalogue;
    private final FigureStore figures;
    private final Changes changes;
    private final Arrivals arrivals;
    private final FindingTexts texts = FindingTexts.load();

    PeriodTables(DataSource source, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.figures = new FigureStore(source);
        this.changes = new Changes(source, catalogue);
        this.arrivals = new Arrivals(source, catalogue.units());
    }

    void writeFigures(Path file, Period period) {
        CsvOutput.write(file, FIGURES, csv -> figures.forEach(period, (form, figure) -> csv.row(row(form, figure))));
    }

    /** As they were closed, of the units whose figures have changed since. */
    void writeSuperseded(Path file, Period period, int revision) {
        CsvOutput.write(
                file,
                FIGURES,
                csv -> figures.forEachSuperseded(period, revision, (form, figure) -> csv.row(row(form, figure))));
    }

    /** Comparisons with last year that are not of like with like, and what they are over the submissions on both sides. */
    void writeComparisons(Path file, Period period) {
        CsvOutput.write(
                file,
                COMPARISONS,
                csv -> figures.forEach(period, (form, figure) -> {
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
            comparability.common(),
            comparability.now(),
            comparability.then(),
            comparability.changePct()
        };
    }

    /** What changed in closed figures, revision by revision. */
    void writeChanges(Path file, Period period, List<Scope> units) {
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

    /** How many of the expected submissions came, and how many in time: of each form, level and unit. */
    void writeRates(Path file, Period period, List<Scope> units) {
        Map<List<String>, List<Arrival>> groups = new TreeMap<>(Comparator.comparing(List::toString));
        units.stream()
                .filter(this::isOffice)
                .forEach(office -> arrivals.list(office).forEach(arrival -> {
                    String level = catalogue
                            .getUnit(
                                    office.form(),
                                    arrival.period(),
                                    arrival.unit().code())
                            .level();
                    for (List<String> group : List.of(
                            List.of(office.form(), "", ""),
                            List.of(office.form(), level, ""),
                            List.of(office.form(), level, arrival.unit().code()))) {
                        groups.computeIfAbsent(group, key -> new ArrayList<>()).add(arrival);
                    }
                }));
        CsvOutput.write(
                file,
                RATES,
                csv -> groups.forEach((group, all) -> {
                    long expected = all.stream()
                            .filter(arrival -> arrival.state() != Arrival.State.EXCLUDED)
                            .count();
                    List<Arrival> accepted = all.stream()
                            .filter(arrival -> arrival.state() == Arrival.State.ACCEPTED)
                            .toList();
                    long onTime = accepted.stream()
                            .filter(arrival -> Boolean.TRUE.equals(arrival.onTime()))
                            .count();
                    csv.row(
                            period.id(),
                            group.get(0),
                            group.get(1),
                            group.get(2),
                            expected,
                            accepted.size(),
                            onTime,
                            percent(accepted.size(), expected),
                            percent(onTime, expected));
                }));
    }

    private static @Nullable BigDecimal percent(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }

    private Object[] row(String form, Figure figure) {
        Figure.Key key = figure.key();
        return new Object[] {
            key.period().id(),
            key.unit(),
            nameOf(form, key),
            key.element(),
            key.category(),
            figure.view().id(),
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

    private String nameOf(String form, Figure.Key key) {
        return catalogue.getUnit(form, key.period(), key.unit()).name();
    }

    private boolean isOffice(Scope scope) {
        return catalogue.getUnit(scope.form(), scope.period(), scope.unit()).parent() == null;
    }

    void writeFindings(Path file, Stream<FileFinding> listed) {
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

    void writeCompleteness(Path file, List<Scope> units) {
        List<Arrival> all = units.stream()
                .filter(this::isOffice)
                .flatMap(root -> arrivals.list(root).stream())
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
}
