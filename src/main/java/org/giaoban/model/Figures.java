package org.giaoban.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures of one period, found by unit, element and category. */
public final class Figures {

    private final Map<Figure.Key, Figure> figures = new LinkedHashMap<>();
    private final Map<Figure.Key, Figure> restated = new LinkedHashMap<>();
    private final Set<String> comparedRestated;

    public Figures(Collection<Figure> figures) {
        figures.forEach(
                figure -> (figure.view() == Figure.View.RESTATED ? restated : this.figures).put(figure.key(), figure));
        this.comparedRestated = restated.values().stream()
                .filter(figure -> figure.comparison().lastYear() != null)
                .map(figure -> figure.key().unit())
                .collect(Collectors.toSet());
    }

    /**
     * One figure as reported.
     *
     * @param category empty for the total
     */
    public Optional<Figure> find(String unit, String element, String category) {
        return figures.values().stream()
                .findFirst()
                .map(any -> figures.get(new Figure.Key(any.key().period(), unit, element, category)));
    }

    /** Finds the same figure in the tree of the business date; empty if it does not differ there. */
    public Optional<Figure> findRestated(Figure figure) {
        return Optional.ofNullable(restated.get(figure.key()));
    }

    /**
     * True if last year's figure is unknown although submissions of last year exist: the units that make up this unit
     * today left the element blank.
     *
     * @param figure a restated one
     */
    public boolean isBlankLastYear(Figure figure) {
        Figure.Coverage then = figure.comparability().lastYear();
        return figure.comparison().lastYear() == null
                && then != null
                && then.reported() > 0
                && comparedRestated.contains(figure.key().unit());
    }

    /**
     * True if a figure is unknown because it does not apply: by its submissions, or because it is a rate whose
     * denominator is zero or whose elements do not apply.
     */
    public boolean isNotApplicable(Figure figure, Form form) {
        String unit = figure.key().unit();
        return figure.value() == null
                && (figure.isNotApplicable()
                        || form.findIndicator(figure.key().element())
                                .filter(indicator -> isOfNothing(unit, indicator))
                                .isPresent());
    }

    /**
     * True if a number of a rate, such as last year's, is unknown because the same number of its denominator is zero.
     *
     * @param number the number of a figure; null if it is unknown
     */
    public boolean isRateOfNothing(Figure figure, Form form, Function<Figure, @Nullable BigDecimal> number) {
        Figure.Key key = figure.key();
        return number.apply(figure) == null
                && form.findIndicator(key.element())
                        .flatMap(indicator -> find(
                                figure.view(), new Figure.Key(key.period(), key.unit(), indicator.denominator(), "")))
                        .map(number)
                        .filter(below -> below.signum() == 0)
                        .isPresent();
    }

    private boolean isOfNothing(String unit, Indicator indicator) {
        Optional<Figure> below = find(unit, indicator.denominator(), "");
        return below.filter(Figure::isNotApplicable).isPresent()
                || below.map(Figure::value).filter(value -> value.signum() == 0).isPresent()
                || find(unit, indicator.numerator(), "")
                        .filter(Figure::isNotApplicable)
                        .isPresent();
    }

    /** One figure in either view. */
    public Optional<Figure> find(Figure.View view, Figure.Key key) {
        return Optional.ofNullable(of(view).get(key));
    }

    /** The figures of the view as-reported. */
    public List<Figure> list() {
        return list(Figure.View.AS_REPORTED);
    }

    public List<Figure> list(Figure.View view) {
        return List.copyOf(of(view).values());
    }

    private Map<Figure.Key, Figure> of(Figure.View view) {
        return view == Figure.View.RESTATED ? restated : figures;
    }
}
