package org.giaoban.workbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The typed content of a form.
 *
 * @param unit text after "Đơn vị báo cáo"
 * @param period text after "Kỳ báo cáo"
 * @param values typed values by {@code ELEMENT} or {@code ELEMENT:CATEGORY}; plain digits become a number cell, other
 *     text a text cell, absent values a blank cell
 * @param events rows of the registers by register name; a register that is absent gets no sheet
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

    /** A row of a register: texts by column key, dates as {@code 2022-03-31}, counts as digits. */
    public record Event(Map<String, String> cells) {
        public Event {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }

        /** Returns the text of a column; empty if the column is blank. */
        public String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** Returns a copy with one value replaced. */
    public Filling withValue(String element, String typed) {
        Map<String, String> others = new LinkedHashMap<>(values);
        others.put(element, typed);
        return new Filling(unit, period, others, events, texts);
    }

    /** Returns a copy with {@code change} applied to every text except the typed values. */
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
