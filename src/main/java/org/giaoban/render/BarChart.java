package org.giaoban.render;

import java.math.BigDecimal;
import java.util.List;
import org.giaoban.narrative.Prose;
import org.jspecify.annotations.Nullable;

/**
 * A chart of horizontal bars, one for each unit.
 *
 * @param family font family of the letters
 * @param compared true if a thinner bar for last year is drawn under each bar
 */
public record BarChart(String title, String family, boolean compared, List<Bar> bars) {

    public BarChart {
        bars = bars.stream()
                .map(bar -> new Bar(Prose.composed(bar.name()), bar.value(), bar.lastYear()))
                .toList();
    }

    /**
     * The bar of one unit.
     *
     * @param lastYear value of the same period last year; null if unknown
     */
    public record Bar(
            String name, BigDecimal value, @Nullable BigDecimal lastYear) {}
}
