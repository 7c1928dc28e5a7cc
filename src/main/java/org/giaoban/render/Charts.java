package org.giaoban.render;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.Figure;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Report;
import org.giaoban.model.Wording;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.narrative.UnitNames;
import org.giaoban.render.BarChart.Bar;

/** Makes bar charts of a figure over the units below the unit of a briefing. */
public final class Charts {

    /** Largest number of bars that fits a page; beyond it only the longest are shown. */
    private static final int MOST = 30;
    /** Largest number of units without a bar that are named; the others are counted. */
    private static final int MOST_NAMES = 8;

    /** Values up to this one are read more quickly than drawn. */
    private static final BigDecimal MOST_EVENTS = BigDecimal.valueOf(3);

    private Charts() {}

    /** A chart of a report. @param label name of the element that it shows */
    public record OfElement(String label, BarChart chart) {}

    /** Lists the charts that a report draws, in the order of its chapters. */
    public static List<OfElement> list(ReportDefinition definition, Briefing briefing, Wording wording) {
        List<OfElement> charts = new ArrayList<>();
        List<String> elements = definition.report().chapters().stream()
                .map(Report.Chapter::chart)
                .filter(element -> !element.isEmpty())
                .toList();
        for (String element : elements) {
            FormItem.list(briefing.form(), List.of(element)).stream()
                    .filter(item -> item.category().isEmpty())
                    .map(item -> TableRow.label(item, wording))
                    .forEach(label -> of(
                                    briefing,
                                    element,
                                    label,
                                    definition.layout().family(),
                                    wording)
                            .ifPresent(chart -> charts.add(new OfElement(label, chart))));
        }
        return charts;
    }

    /**
     * Returns the chart of an element's total, the largest values first; empty unless at least two units have a value above
     * zero, and one of them a value above three.
     *
     * @param label name of the element
     * @param family font family of the letters
     */
    static Optional<BarChart> of(Briefing briefing, String element, String label, String family, Wording wording) {
        List<Bar> bars = briefing.contributors().stream()
                .flatMap(unit -> briefing.figures().find(unit.code(), element, "").stream()
                        .flatMap(figure -> bar(name(briefing, unit, figure, wording), figure).stream()))
                .sorted(Comparator.comparing(Bar::value).reversed())
                .toList();
        boolean isOfFewEvents = bars.stream().allMatch(bar -> bar.value().compareTo(MOST_EVENTS) <= 0);
        if (isOfFewEvents
                || bars.stream().filter(bar -> bar.value().signum() > 0).count() < 2) {
            return Optional.empty();
        }
        boolean compared = bars.stream()
                .anyMatch(bar -> bar.lastYear() != null && bar.lastYear().signum() > 0);
        String when = compared
                ? wording.get(
                        "chart-last-year",
                        briefing.period()
                                .findLastYear()
                                .map(period -> PeriodWords.of(period, wording))
                                .orElse(""))
                : PeriodWords.of(briefing.period(), wording);
        return Optional.of(new BarChart(
                wording.get(bars.size() > MOST ? "chart-title-largest" : "chart-title", label, when, MOST)
                        + incomplete(briefing, element, wording)
                        + unknown(briefing, element, wording),
                family,
                compared,
                bars.stream().limit(MOST).toList()));
    }

    private static String name(Briefing briefing, OrgUnit unit, Figure figure, Wording wording) {
        String missing = IncompleteUnits.missing(briefing, unit, List.of(figure), wording);
        return missing.isEmpty() ? unit.name() : wording.get("unit-incomplete", unit.name(), missing);
    }

    /** Names the units whose bar is too short because submissions are missing. */
    private static String incomplete(Briefing briefing, String element, Wording wording) {
        List<String> names = briefing.contributors().stream()
                .flatMap(unit -> briefing.figures().find(unit.code(), element, "").stream()
                        .map(figure -> name(briefing, unit, figure, wording))
                        .filter(name -> !name.equals(unit.name())))
                .toList();
        return some(names, "chart-incomplete", wording);
    }

    /** Names the units that have no bar because their value is unknown. */
    private static String unknown(Briefing briefing, String element, Wording wording) {
        List<String> names = briefing.contributors().stream()
                .filter(unit -> briefing.figures()
                        .find(unit.code(), element, "")
                        .filter(figure -> figure.value() == null && !figure.isNotApplicable())
                        .isPresent())
                .map(OrgUnit::name)
                .toList();
        return some(names, "chart-unknown", wording);
    }

    private static String some(List<String> names, String key, Wording wording) {
        String some = UnitNames.list(names.stream().limit(MOST_NAMES).toList(), wording);
        if (names.isEmpty()) {
            return "";
        }
        return ". "
                + (names.size() > MOST_NAMES
                        ? wording.get(key + "-more", some, names.size() - MOST_NAMES)
                        : wording.get(key, some));
    }

    private static Optional<Bar> bar(String name, Figure figure) {
        BigDecimal value = figure.value();
        return value == null
                ? Optional.empty()
                : Optional.of(new Bar(name, value, figure.comparison().lastYear()));
    }
}
