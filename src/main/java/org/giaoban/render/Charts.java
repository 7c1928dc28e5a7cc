package org.giaoban.render;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.giaoban.briefing.Briefing;
import org.giaoban.model.Figure;
import org.giaoban.model.OrgUnit;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.render.BarChart.Bar;

/** Draws the split of a figure over the units below, where there is something to see. */
final class Charts {

    /** More bars than this do not fit a page; the longest are shown. */
    private static final int MOST = 30;
    /** More units than this without a bar are counted, not named. */
    private static final int MOST_NAMES = 8;

    private Charts() {}

    /** Empty unless at least two units have a value above zero. */
    static Optional<BarChart> of(Briefing briefing, String element, String label, String family) {
        List<Bar> bars = briefing.parts().stream()
                .flatMap(unit -> briefing.figures().find(unit.code(), element, "").stream()
                        .flatMap(figure -> bar(unit.name(), figure).stream()))
                .toList();
        if (bars.stream().filter(bar -> bar.value().signum() > 0).count() < 2) {
            return Optional.empty();
        }
        boolean compared = bars.stream()
                .anyMatch(bar -> bar.lastYear() != null && bar.lastYear().signum() > 0);
        String when = compared
                ? "thanh nhạt: "
                        + briefing.period().findLastYear().map(PeriodWords::of).orElse("")
                : PeriodWords.of(briefing.period());
        String title = "Biểu đồ. " + label + " theo đơn vị (" + when + ")";
        return Optional.of(new BarChart(
                (bars.size() > MOST ? title + "; " + MOST + " đơn vị có số lớn nhất" : title)
                        + unknown(briefing, element),
                family,
                compared,
                longest(bars)));
    }

    /** Who has no bar, because nothing is known. */
    private static String unknown(Briefing briefing, String element) {
        List<String> names = briefing.parts().stream()
                .filter(unit -> briefing.figures()
                        .find(unit.code(), element, "")
                        .filter(figure -> figure.value() == null && !figure.isNotApplicable())
                        .isPresent())
                .map(OrgUnit::name)
                .toList();
        String some = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        String more = names.size() > MOST_NAMES
                ? String.format(Locale.ROOT, " và %d đơn vị khác", names.size() - MOST_NAMES)
                : "";
        return names.isEmpty() ? "" : ". Chưa có số liệu: " + some + more;
    }

    private static Optional<Bar> bar(String name, Figure figure) {
        BigDecimal value = figure.value();
        return value == null
                ? Optional.empty()
                : Optional.of(new Bar(name, value, figure.comparison().lastYear()));
    }

    /** In the order of the units; where there are too many, without the shortest. */
    private static List<Bar> longest(List<Bar> bars) {
        if (bars.size() <= MOST) {
            return bars;
        }
        List<Bar> longest = bars.stream()
                .sorted((a, b) -> b.value().compareTo(a.value()))
                .limit(MOST)
                .toList();
        return bars.stream().filter(longest::contains).toList();
    }
}
