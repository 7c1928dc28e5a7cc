package org.giaoban.deliver;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.giaoban.aggregate.Arrivals;
import org.giaoban.aggregate.Briefing.Arrival;
import org.giaoban.aggregate.FigureStore;
import org.giaoban.aggregate.FigureStore.Scope;
import org.giaoban.aggregate.Remarks.FileFinding;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.model.Figure;
import org.giaoban.model.Period;
import org.giaoban.model.Text;

/** The columns of figures.csv, findings.csv and completeness.csv. */
final class PeriodTables {

    private static final String FIGURES = "period,unit,unit_name,element,category,view,value,own,reported,expected,"
            + "previous,last_year,change_pct,year_to_date,target,target_pct,state";
    private static final String FINDINGS = "period,unit,file,sheet,cell,code,effect,found,expected,message";
    private static final String COMPLETENESS = "period,unit,expected,received,accepted,on_time,version,state,reason";

    private final Catalogue catalogue;
    private final FigureStore figures;
    private final Arrivals arrivals;
    private final FindingTexts texts = FindingTexts.load();

    PeriodTables(DataSource source, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.figures = new FigureStore(source);
        this.arrivals = new Arrivals(source, catalogue.units());
    }

    void writeFigures(Path file, Period period) {
        CsvOutput.write(file, FIGURES, csv -> figures.forEach(period, (form, figure) -> csv.row(row(form, figure))));
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
