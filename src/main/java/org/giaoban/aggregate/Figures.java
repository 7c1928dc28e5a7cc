package org.giaoban.aggregate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.giaoban.model.Figure;

/** The figures of one period, found by unit, element and category. */
public final class Figures {

    private final Map<Figure.Key, Figure> figures = new LinkedHashMap<>();

    public Figures(Collection<Figure> figures) {
        figures.forEach(figure -> this.figures.put(figure.key(), figure));
    }

    /**
     * One figure.
     *
     * @param category empty for the total
     */
    public Optional<Figure> find(String unit, String element, String category) {
        return figures.values().stream()
                .findFirst()
                .map(any -> figures.get(new Figure.Key(any.key().period(), unit, element, category)));
    }

    public List<Figure> list() {
        return List.copyOf(figures.values());
    }
}
