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

    /** Where something stands, or would stand were it filled in. */
    record Place(String sheet, String cell, String found) {}

    /** Remembers the row of an element, or of a category, so that a blank can be shown. */
    void locate(String element, String category, Place place) {
        blanks.putIfAbsent(element, place);
        blanks.put(element + ":" + category, place);
    }

    void add(DataValue value) {
        values.computeIfAbsent(value.element(), element -> new ArrayList<>()).add(value);
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

    /** The element's value over its cells and categories; none where it is blank or not applicable. */
    Optional<BigDecimal> findTotal(String element) {
        return total(list(element));
    }

    /** The value of a category, or the total; none where it is blank or not applicable. */
    Optional<BigDecimal> find(String element, String category) {
        return total(list(element, category));
    }

    private List<DataValue> list(String element, String category) {
        return list(element).stream()
                .filter(value -> category.isEmpty() || category.equals(value.category()))
                .toList();
    }

    /** Whether its cells say so, and none has a value. */
    boolean isNotApplicable(String element, String category) {
        List<DataValue> cells = list(element, category);
        return !cells.isEmpty() && cells.stream().allMatch(value -> value.amount() == null);
    }

    /** Its first cell, or else the row that has none. */
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

    /** Code and name of an element, as messages name it. */
    String name(String code) {
        return form.findElement(code).map(SubmittedValues::name).orElse(code);
    }

    static String name(DataElement element) {
        return element.code() + " (" + element.name().vi() + ")";
    }
}
