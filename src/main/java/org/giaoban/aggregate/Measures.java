package org.giaoban.aggregate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataElement.OverTime;
import org.giaoban.model.DataElement.OverUnits;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;

/**
 * The numbers that are summed for a form, each with a place in a row of {@link Amounts}: for each element and
 * category what the cells give; for each element with categories its total; for each indicator its numerator and
 * denominator.
 */
final class Measures {

    private final List<Measure> all = new ArrayList<>();
    private final Map<String, Map<String, Integer>> cells = new HashMap<>();
    private final List<Total> totals = new ArrayList<>();
    private final List<Ratio> ratios = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();

    /** How a measure is combined over time and over units. */
    record Measure(OverTime overTime, OverUnits overUnits) {}

    /**
     * The total of an element with categories.
     *
     * @param place place of the total
     * @param categories places of what cells give to the element without a category, and of its categories
     */
    record Total(int place, List<Integer> categories) {
        Total {
            categories = List.copyOf(categories);
        }

        /** Returns the place of what cells give to the element without a category. */
        int undivided() {
            return categories.get(0);
        }
    }

    /**
     * The numerator and denominator of an indicator, known only for submissions in which both sides are known.
     *
     * @param numerators places of what cells give to the numerator's element
     */
    record Ratio(
            Indicator indicator, int numerator, int denominator, List<Integer> numerators, List<Integer> denominators) {
        Ratio {
            numerators = List.copyOf(numerators);
            denominators = List.copyOf(denominators);
        }
    }

    /**
     * A figure of the form: an element, one of its categories or an indicator.
     *
     * @param category empty for the total and for indicators
     * @param place of the amount; of the numerator for an indicator
     * @param reported the places whose smallest count of "not applicable" is the output's
     */
    record Output(String element, String category, int place, List<Integer> reported, java.util.Optional<Ratio> ratio) {
        Output {
            reported = List.copyOf(reported);
        }

        /** True if only the last reporting period enters the figure: of an indicator, if so on both sides. */
        boolean isOfLastReportingPeriod(Measures measures) {
            return isLast(measures, place)
                    && ratio.filter(each -> !isLast(measures, each.denominator()))
                            .isEmpty();
        }

        private static boolean isLast(Measures measures, int place) {
            return measures.get(place).overTime() == OverTime.LAST;
        }
    }

    Measures(Form form) {
        Map<String, DataElement> elements = new HashMap<>();
        for (DataElement element : form.elements()) {
            elements.put(element.code(), element);
            addElement(element);
        }
        for (Indicator indicator : form.indicators()) {
            DataElement numerator = elements.get(indicator.numerator());
            DataElement denominator = elements.get(indicator.denominator());
            if (numerator != null && denominator != null) {
                addIndicator(indicator, numerator, denominator);
            }
        }
    }

    private void addElement(DataElement element) {
        int plain = addCells(element, "");
        if (element.categories().isEmpty()) {
            outputs.add(new Output(element.code(), "", plain, List.of(plain), java.util.Optional.empty()));
            return;
        }
        List<Integer> places = new ArrayList<>(List.of(plain));
        element.categories().forEach(category -> places.add(addCells(element, category.code())));
        Total total = new Total(add(element), places);
        totals.add(total);
        outputs.add(new Output(element.code(), "", total.place(), places, java.util.Optional.empty()));
        IntStream.range(0, element.categories().size())
                .forEach(i -> outputs.add(new Output(
                        element.code(),
                        element.categories().get(i).code(),
                        places.get(i + 1),
                        List.of(places.get(i + 1)),
                        java.util.Optional.empty())));
    }

    private void addIndicator(Indicator indicator, DataElement numerator, DataElement denominator) {
        Ratio ratio = new Ratio(
                indicator,
                add(numerator),
                add(denominator),
                listCells(numerator.code()),
                listCells(denominator.code()));
        ratios.add(ratio);
        outputs.add(new Output(indicator.code(), "", ratio.numerator(), List.of(), java.util.Optional.of(ratio)));
    }

    private int addCells(DataElement element, String category) {
        int place = add(element);
        cells.computeIfAbsent(element.code(), code -> new java.util.LinkedHashMap<>())
                .put(category, place);
        return place;
    }

    private int add(DataElement element) {
        all.add(new Measure(element.overTime(), element.overUnits()));
        return all.size() - 1;
    }

    private List<Integer> listCells(String element) {
        return List.copyOf(cells.getOrDefault(element, Map.of()).values());
    }

    int size() {
        return all.size();
    }

    Measure get(int place) {
        return all.get(place);
    }

    /**
     * Returns the place of what cells give to an element and category; -1 if the form has no such element or
     * category.
     */
    int findCells(String element, String category) {
        return cells.getOrDefault(element, Map.of()).getOrDefault(category, -1);
    }

    /** Passes each element and category with the place of what cells give to it. */
    void forEachCells(CellsConsumer consumer) {
        cells.forEach((element, categories) ->
                categories.forEach((category, place) -> consumer.accept(place, element, category)));
    }

    /** Receives an element and category with its place. */
    interface CellsConsumer {
        void accept(int place, String element, String category);
    }

    List<Total> totals() {
        return totals;
    }

    List<Ratio> ratios() {
        return ratios;
    }

    /**
     * Returns the figures of the form: elements, each followed by its categories, then indicators, in the form's
     * order.
     */
    List<Output> outputs() {
        return outputs;
    }
}
