package org.giaoban.validate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataValue;
import org.giaoban.model.Form;

/** The data values of one submission, by element. */
final class SubmittedValues {

    private final Form form;
    private final Map<String, List<DataValue>> values = new LinkedHashMap<>();
    private final Map<String, Place> blanks = new HashMap<>();

    SubmittedValues(Form form) {
        this.form = form;
    }

    /** The position of a value, or of the row in which it is missing. */
    record Place(String sheet, String cell, String found) {}

    /** Records the row of an element or category, so that a finding can point to it if the value is blank. */
    void locate(String element, String category, Place place) {
        blanks.putIfAbsent(element, place);
        blanks.put(element + ":" + category, place);
    }

    void add(DataValue value) {
        values.computeIfAbsent(value.element(), element -> new ArrayList<>()).add(value);
    }

    void remove(String element) {
        values.remove(element);
    }

    boolean has(String element) {
        return values.containsKey(element);
    }

    List<DataValue> list(String element) {
        return values.getOrDefault(element, List.of());
    }

    List<DataValue> list() {
        return values.values().stream().flatMap(List::stream).toList();
    }

    /** Returns the element's sum over its cells and categories; empty if it is blank or not applicable. */
    Optional<BigDecimal> findTotal(String element) {
        return total(list(element));
    }

    /**
     * Returns the value of a category, or the total if {@code category} is empty; empty if it is blank or not
     * applicable.
     */
    Optional<BigDecimal> find(String element, String category) {
        return total(list(element, category));
    }

    private List<DataValue> list(String element, String category) {
        return list(element).stream()
                .filter(value -> category.isEmpty() || category.equals(value.category()))
                .toList();
    }

    /** True if at least one cell is marked not applicable and no cell has a value. */
    boolean isNotApplicable(String element, String category) {
        List<DataValue> cells = list(element, category);
        return !cells.isEmpty() && cells.stream().allMatch(value -> value.amount() == null);
    }

    /** Returns the position of the first value, else the row in which the value is missing. */
    Optional<Place> findPlace(String element, String category) {
        return list(element, category).stream()
                .findFirst()
                .map(value -> new Place(value.sheet(), value.cell(), value.typed()))
                .or(() -> Optional.ofNullable(blanks.get(category.isEmpty() ? element : element + ":" + category)));
    }

    static Optional<BigDecimal> total(List<DataValue> values) {
        return values.stream()
                .flatMap(value -> Optional.ofNullable(value.amount()).stream())
                .reduce(BigDecimal::add);
    }

    /** Returns code and name of an element, as messages name it. */
    String name(String code) {
        return form.findElement(code).map(SubmittedValues::name).orElse(code);
    }

    static String name(DataElement element) {
        return element.code() + " (" + element.name().vi() + ")";
    }
}
