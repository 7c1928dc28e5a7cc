package org.giaoban.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.giaoban.model.DateRange;
import org.giaoban.model.Form;
import org.giaoban.model.Form.Derivation;
import org.giaoban.workbook.Filling;

/** Generates the rows of a register from the values that they must add up to. */
record RegisterEvents(Form.Register register, Map<String, List<String>> titles, DateRange days, String seed) {

    List<Filling.Event> make(Map<String, Long> values) {
        List<Filling.Event> events = new ArrayList<>();
        register.derive().stream()
                .map(Derivation::where)
                .distinct()
                .forEach(where -> events.addAll(make(where, values)));
        events.sort(Comparator.comparing(event -> event.get("date")));
        return events;
    }

    /** Rows are sorted maps because random values are drawn in their order; the form's maps have no order. */
    private List<Filling.Event> make(Map<String, String> where, Map<String, Long> values) {
        List<Derivation> group = register.derive().stream()
                .filter(derivation -> derivation.where().equals(where))
                .toList();
        int size = (int) size(group, values);
        List<Map<String, String>> rows = Stream.generate(() -> (Map<String, String>) new TreeMap<>(where))
                .limit(size)
                .toList();
        for (int i = 0; i < size; i++) {
            complete(rows.get(i), i);
        }
        for (Derivation sum : group.stream().filter(d -> d.sum().isPresent()).toList()) {
            fill(rows, sum.sum().orElseThrow(), values.getOrDefault(sum.element(), 0L));
        }
        return rows.stream().map(Filling.Event::new).toList();
    }

    /** Returns the number of rows: the counted number, or one to three if the register gives only sums. */
    private static long size(List<Derivation> group, Map<String, Long> values) {
        return group.stream()
                .filter(derivation -> derivation.sum().isEmpty())
                .findFirst()
                .map(count -> values.getOrDefault(count.element(), 0L))
                .orElseGet(() -> group.stream().mapToLong(sum -> values.getOrDefault(sum.element(), 0L)).min().stream()
                        .map(least -> Math.min(3, least))
                        .findFirst()
                        .orElse(0L));
    }

    private void complete(Map<String, String> row, int at) {
        String type = row.getOrDefault("type", "");
        List<String> words = titles.getOrDefault(type, List.of(type));
        String key = row + "/" + at;
        row.put("date", workingDay(key).toString());
        row.put("title", words.get(Recipe.pick(words.size(), seed, key, "title")));
    }

    private LocalDate workingDay(String key) {
        int length = (int) (days.last().toEpochDay() - days.first().toEpochDay()) + 1;
        LocalDate day = days.first().plusDays(Recipe.pick(length, seed, key, "date"));
        int step = day.isAfter(days.first().plusDays(3)) ? -1 : 1;
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(step);
        }
        return day;
    }

    private void fill(List<Map<String, String>> rows, String column, long total) {
        if (rows.isEmpty()) {
            return;
        }
        Map<String, Long> parts = Split.of(
                total,
                IntStream.range(0, rows.size())
                        .mapToObj(i -> new Split.Share(
                                String.valueOf(i),
                                800 + Recipe.pick(401, seed, column, rows.get(i) + "/" + i),
                                1,
                                Long.MAX_VALUE))
                        .toList());
        for (int i = 0; i < rows.size(); i++) {
            long part = parts.getOrDefault(String.valueOf(i), 0L);
            rows.get(i).put(column, String.valueOf(part));
            if (column.equals("attended")) {
                rows.get(i).put("invited", String.valueOf(part + part * Recipe.pick(12, seed, column, "" + i) / 100));
            }
        }
    }
}
