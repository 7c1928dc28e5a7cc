package org.giaoban.validate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.giaoban.model.DataElement;
import org.giaoban.model.DataValue;
import org.giaoban.model.Form;

/** The data values of one submission, by element. */
final class Contents {

    private final Form form;
    private final Map<String, List<DataValue>> values = new LinkedHashMap<>();

    Contents(Form form) {
        this.form = form;
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

    static Optional<BigDecimal> total(List<DataValue> values) {
        return values.stream()
                .flatMap(value -> Optional.ofNullable(value.amount()).stream())
                .reduce(BigDecimal::add);
    }

    /** Code and name of an element, as messages name it. */
    String name(String code) {
        return form.findElement(code).map(Contents::name).orElse(code);
    }

    static String name(DataElement element) {
        return element.code() + " (" + element.name().vi() + ")";
    }
}
