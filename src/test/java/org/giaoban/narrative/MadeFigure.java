package org.giaoban.narrative;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.Comparability;
import org.giaoban.model.Figure.Comparison;
import org.giaoban.model.Figure.Coverage;
import org.giaoban.model.Figure.Key;
import org.giaoban.model.Figure.Target;
import org.giaoban.model.Figures;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.print.Fixtures;
import org.jspecify.annotations.Nullable;

/** Builder of figures of the first quarter of 2023. */
public final class MadeFigure {

    private final List<Figure> figures = new ArrayList<>();

    /** Adds a figure as reported with complete coverage; a null value is unknown. */
    public MadeFigure value(String unit, String element, @Nullable String value) {
        return add(Figure.View.AS_REPORTED, unit, element, value, null, null, false, "1/1", "1/1", null);
    }

    /** Adds a figure that is not applicable. */
    public MadeFigure notApplicable(String unit, String element) {
        figures.add(figure(Figure.View.AS_REPORTED, unit, element, null, null, null, true, false, "1/1", "1/1", null));
        return this;
    }

    /**
     * Adds a figure with its comparison with last year.
     *
     * @param now reported and expected submissions of this period: {@code 5/6}
     * @param then reported and expected submissions of last year
     * @param matched the change over matched submissions
     */
    public MadeFigure add(
            Figure.View view,
            String unit,
            String element,
            @Nullable String value,
            @Nullable String lastYear,
            @Nullable String change,
            boolean isBreak,
            String now,
            String then,
            @Nullable String matched) {
        figures.add(figure(view, unit, element, value, lastYear, change, false, isBreak, now, then, matched));
        return this;
    }

    public Figures build() {
        return new Figures(figures);
    }

    private static Figure figure(
            Figure.View view,
            String unit,
            String element,
            @Nullable String value,
            @Nullable String lastYear,
            @Nullable String change,
            boolean isNotApplicable,
            boolean isBreak,
            String now,
            String then,
            @Nullable String matched) {
        return new Figure(
                new Key(Period.of("2023-Q1"), unit, element, ""),
                view,
                new Figure.Amounts(number(value), number(value), number(value), isNotApplicable),
                coverage(now),
                new Comparison(null, number(lastYear), number(change)),
                new Comparability(isBreak, coverage(then), matched == null ? 0 : 1, false, null, null, number(matched)),
                new Target(null, null),
                PeriodState.PROVISIONAL);
    }

    private static Coverage coverage(String text) {
        String[] sides = text.split("/", -1);
        return new Coverage(Long.parseLong(sides[0]), Long.parseLong(sides[1]));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    /** Creates a district for each code. */
    public static List<OrgUnit> districts(String... codes) {
        return List.of(codes).stream()
                .map(code -> Fixtures.unit(code, "Huyện " + code.toUpperCase(Locale.ROOT), "district", "P"))
                .toList();
    }
}
