package org.giaoban.briefing;

import java.util.List;
import java.util.Optional;
import org.giaoban.model.Figure;
import org.giaoban.model.Figures;
import org.giaoban.model.Period;

/**
 * Figures of a briefing's unit in other periods of the same snapshot, which a summary shows beside those of the period.
 *
 * @param drawn the reporting periods that are drawn beside a figure, in order
 * @param toDate the figures from January to the period's end, on which the shares of plans rest
 */
public record PastFigures(List<OfPeriod> drawn, Figures toDate) {

    /** No figures of other periods. */
    public static final PastFigures NONE = new PastFigures(List.of(), new Figures(List.of()));

    public PastFigures {
        drawn = List.copyOf(drawn);
    }

    /** The unit's figures of one reporting period; empty if it has none. */
    public record OfPeriod(Period period, Figures figures) {

        /** Finds the total of an element or indicator. */
        public Optional<Figure> find(String unit, String element) {
            return figures.find(unit, element, "");
        }
    }
}
