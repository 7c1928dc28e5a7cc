package org.giaoban.workbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a unit filled into a form, as it typed it.
 *
 * @param unit as it stands after "Đơn vị báo cáo"
 * @param period as it stands after "Kỳ báo cáo"
 * @param values by element code, or {@code ELEMENT:CATEGORY}; plain digits make a number cell, anything else a text
 *     cell, and what is left out a blank one
 * @param events rows of the registers, by the register's name; one that is left out has no sheet at all
 * @param texts paragraphs by the key of their text block
 */
public record Filling(
        String unit,
        String period,
        Map<String, String> values,
        Map<String, List<Event>> events,
        Map<String, List<String>> texts) {

    public Filling {
        values = Map.copyOf(values);
        events = Map.copyOf(events);
        texts = Map.copyOf(texts);
    }

    /** One row of a register: texts by column key, dates as {@code 2022-03-31}, counts as digits. */
    public record Event(Map<String, String> cells) {
        public Event {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }

        /** The text of a column; empty where the row leaves it blank. */
        public String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** The same with one value typed otherwise. */
    public Filling withValue(String element, String typed) {
        Map<String, String> others = new LinkedHashMap<>(values);
        others.put(element, typed);
        return new Filling(unit, period, others, events, texts);
    }

    /** The same with every text, but no number's, changed by {@code change}. */
    public Filling withTexts(UnaryOperator<String> change) {
        return new Filling(
                change.apply(unit),
                change.apply(period),
                values,
                mapLists(
                        events,
                        event -> new Event(event.cells().entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, cell -> change.apply(cell.getValue()))))),
                mapLists(texts, change));
    }

    private static <T> Map<String, List<T>> mapLists(Map<String, List<T>> lists, UnaryOperator<T> change) {
        return lists.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        list -> list.getValue().stream().map(change).toList()));
    }
}
