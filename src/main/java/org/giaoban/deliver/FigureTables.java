package org.giaoban.deliver;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.PeriodNames;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.lineage.Lineage;
import org.giaoban.lineage.LineageNode.TracedCell;
import org.giaoban.lineage.LineageNode.TracedFile;
import org.giaoban.lineage.Lineages;
import org.giaoban.model.DataElement;
import org.giaoban.model.Figure;
import org.giaoban.model.Figures;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.PeriodState;
import org.giaoban.model.Wording;
import org.giaoban.narrative.Compared;
import org.giaoban.narrative.ComparisonNotes;
import org.giaoban.render.BarChart;
import org.giaoban.render.Charts;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.workbook.TableWorkbook.Chart;
import org.giaoban.workbook.TableWorkbook.Column;
import org.giaoban.workbook.TableWorkbook.Page;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a workbook of figures: the figures of a unit and of the units directly below it, the charts of the report,
 * and the cells from which the figures of the unit were computed.
 */
final class FigureTables {

    /** Largest number of cells that a workbook lists; a larger workbook would be slow to open. */
    static final int MOST_CELLS = 20_000;

    private static final Wording WORDS = Wording.vietnamese();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private final Catalogue catalogue;
    private final ReportDefinition definition;
    private final Scope scope;
    private final LocalDate asOf;

    /**
     * @param asOf date of the latest receipt or decision that affects the figures
     */
    FigureTables(Catalogue catalogue, ReportDefinition definition, Scope scope, LocalDate asOf) {
        this.catalogue = catalogue;
        this.definition = definition;
        this.scope = scope;
        this.asOf = asOf;
    }

    private static final int HASH_DIGITS = 16;
    private static final List<Column> FIGURES = columns("figures-columns");
    private static final List<Column> CHARTS = columns("figures-chart-columns");
    private static final int BAR_NAME = 1;
    private static final int VALUE = 2;
    private static final int LAST_YEAR = 3;
    private static final List<Column> CELLS = columns("figures-cell-columns");

    private static List<Column> columns(String key) {
        return Arrays.stream(WORDS.get(key).split("\\|"))
                .map(column -> column.split(":"))
                .map(column -> new Column(column[0], Integer.parseInt(column[1])))
                .toList();
    }

    List<Page> pages(FigureStore store, Lineages traces, Briefing briefing) {
        List<OrgUnit> units = listUnits();
        Figures figures = store.get(
                scope.asOf(),
                scope.form(),
                scope.period(),
                units.stream().map(OrgUnit::code).toList());
        List<String> lines = lines(WORDS.get("figures-sheet"));
        lines.addAll(ComparisonNotes.list(
                listItems().stream()
                        .flatMap(item -> units.stream()
                                .flatMap(unit -> figures.find(unit.code(), item.element(), item.category()).stream()))
                        .map(figure -> Compared.of(figure, figures))
                        .toList(),
                WORDS));
        List<Page> pages = new ArrayList<>();
        pages.add(new Page(WORDS.get("figures-sheet"), lines, FIGURES, figureRows(units, figures)));
        List<Charts.OfElement> charts = Charts.list(definition, briefing, WORDS);
        if (!charts.isEmpty()) {
            pages.add(charts(charts));
        }
        pages.add(cells(figures, traces));
        return pages;
    }

    /** Returns the charts of the report, each with the rows that it draws, in the order in which the report draws them. */
    private Page charts(List<Charts.OfElement> charts) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<Chart> drawn = new ArrayList<>();
        for (Charts.OfElement each : charts) {
            BarChart chart = each.chart();
            int from = rows.size();
            chart.bars().forEach(bar -> rows.add(Arrays.asList(each.label(), bar.name(), bar.value(), bar.lastYear())));
            List<Integer> values = chart.compared() ? List.of(VALUE, LAST_YEAR) : List.of(VALUE);
            drawn.add(new Chart(chart.title(), BAR_NAME, values, from, rows.size()));
        }
        return new Page(WORDS.get("figures-chart-sheet"), lines(WORDS.get("figures-chart-sheet")), CHARTS, rows, drawn);
    }

    private List<OrgUnit> listUnits() {
        LocalDate end = catalogue
                .getCalendar(definition.form())
                .getRange(scope.period())
                .last();
        return Stream.of(
                        Stream.of(catalogue.getUnit(scope.form(), scope.period(), scope.unit())),
                        catalogue.units().listChildren(scope.unit(), end).stream(),
                        catalogue.listEnded(scope.form(), scope.period(), scope.unit()).stream())
                .flatMap(units -> units)
                .toList();
    }

    private List<String> lines(String what) {
        List<String> lines = new ArrayList<>();
        lines.add("%s – %s, %s"
                .formatted(
                        what,
                        catalogue
                                .getUnit(scope.form(), scope.period(), scope.unit())
                                .name(),
                        PeriodNames.of(scope.period())));
        lines.add(WORDS.get(
                "figures-state",
                WORDS.get(scope.state() == PeriodState.CLOSED ? "figures-closed" : "figures-provisional"),
                asOf.format(DAY),
                scope.revision() > 0 ? WORDS.get("figures-revision", scope.revision()) : WORDS.get("figures-first")));
        if (!definition.report().wording().notice().isEmpty()) {
            lines.add(definition.report().wording().notice());
        }
        return lines;
    }

    private List<FormItem> listItems() {
        return FormItem.list(definition.form(), List.of());
    }

    private static String name(FormItem item) {
        return item.name().vi()
                + item.categoryName().map(name -> ": " + name.vi()).orElse("");
    }

    private List<List<@Nullable Object>> figureRows(List<OrgUnit> units, Figures figures) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (OrgUnit unit : units) {
            for (FormItem item : listItems()) {
                figures.find(unit.code(), item.element(), item.category())
                        .ifPresent(figure -> rows.add(row(unit, item, figure, figures)));
            }
        }
        return rows;
    }

    private List<@Nullable Object> row(OrgUnit unit, FormItem item, Figure figure, Figures figures) {
        Compared compared = Compared.of(figure, figures);
        Object value = figures.isNotApplicable(figure, definition.form())
                ? "x"
                : Objects.requireNonNullElse(figure.value(), "...");
        return Arrays.asList(
                unit.code(),
                unit.name(),
                item.code(),
                name(item),
                item.countingUnit(),
                value,
                figure.own(),
                figure.coverage().reported(),
                figure.coverage().expected(),
                figure.comparison().previous(),
                figures.isRateOfNothing(
                                compared.source(),
                                definition.form(),
                                each -> each.comparison().lastYear())
                        ? "x"
                        : compared.lastYear(),
                compared.change(),
                compared.yearToDate(),
                figure.target().value(),
                compared.planned(),
                compared.basis().mark() + Compared.amendmentMark(figure));
    }

    /** Returns the rows of the cells that give the unit's elements; indicators have no cells of their own. */
    private Page cells(Figures figures, Lineages traces) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        long count = traces.countCells(scope);
        if (count <= MOST_CELLS) {
            for (DataElement element : definition.form().elements()) {
                figures.find(scope.unit(), element.code(), "")
                        .ifPresent(figure -> traces.get(scope, figure).listReferences().stream()
                                .filter(reference -> reference.cell() != null)
                                .map(this::row)
                                .forEach(rows::add));
            }
        }
        List<String> lines = new ArrayList<>(lines(WORDS.get("figures-cells-sheet")));
        lines.add(WORDS.get(
                "figures-trace",
                scope.period().id(),
                scope.unit(),
                scope.state() == PeriodState.CLOSED ? " --as-of " + scope.revision() : "",
                count > MOST_CELLS ? " " + WORDS.get("figures-too-many-cells", count) : ""));
        return new Page(WORDS.get("figures-cells-sheet"), lines, CELLS, rows);
    }

    private List<@Nullable Object> row(Lineage.Reference reference) {
        TracedCell cell = Objects.requireNonNull(reference.cell());
        TracedFile file = reference.said().file().orElseThrow();
        Figure.Key key = reference.key();
        BigDecimal weight = reference.weight().stripTrailingZeros();
        return Arrays.asList(
                cell.category().isEmpty() ? key.element() : key.element() + ":" + cell.category(),
                key.period().id(),
                key.unit(),
                catalogue.getUnit(scope.form(), key.period(), key.unit()).name(),
                cell.amount() == null ? "x" : cell.amount().stripTrailingZeros(),
                weight,
                cell.typed(),
                file.path(),
                cell.sheet(),
                cell.cell(),
                file.version(),
                file.received().format(DAY),
                file.sha256().substring(0, Math.min(HASH_DIGITS, file.sha256().length())),
                Stream.concat(cell.repairs().stream(), cell.findings().stream())
                        .reduce((a, b) -> a + " " + b)
                        .orElse(""));
    }
}
