package org.giaoban.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.giaoban.model.DataElement;
import org.giaoban.model.DateRange;
import org.giaoban.model.Form;
import org.giaoban.model.Form.Derivation;
import org.giaoban.model.Form.RegisterColumn;
import org.giaoban.model.Rule;
import org.giaoban.workbook.Filling;

/** Fills a form in at random so that all its rules hold and its registers agree with its figures. */
final class RandomFilling {

    private final Form form;
    private final DateRange days;
    private final List<String> paragraphs;
    private final Random random;
    private final Map<String, Long> amounts = new LinkedHashMap<>();
    private final Set<String> derived = new HashSet<>();

    RandomFilling(Form form, DateRange days, List<String> paragraphs, long seed) {
        this.form = form;
        this.days = days;
        this.paragraphs = paragraphs;
        this.random = new Random(seed);
    }

    Filling fill(String unit, String period) {
        Map<String, List<Filling.Event>> events = new LinkedHashMap<>();
        for (Form.Register register : form.sheets().registers()) {
            List<Filling.Event> rows = events(register);
            events.put(register.name(), rows);
            register.derive().forEach(derivation -> derive(derivation, rows));
        }
        for (DataElement element : form.elements()) {
            amounts.putIfAbsent(element.code(), (long) random.nextInt(magnitude(element)));
        }
        for (int pass = 0; pass <= form.rules().size(); pass++) {
            form.rules().forEach(this::mend);
        }
        return new Filling(unit, period, values(), events, texts());
    }

    /** Elements differ in size, and the same element is about as large everywhere. */
    private static int magnitude(DataElement element) {
        return 10 * (1 + Math.floorMod(element.code().hashCode(), 200));
    }

    private List<Filling.Event> events(Form.Register register) {
        List<Filling.Event> rows = new ArrayList<>();
        register.derive().stream().map(Derivation::where).distinct().forEach(where -> {
            for (int left = random.nextInt(4); left > 0; left--) {
                rows.add(event(register, where));
            }
        });
        register.columns().stream()
                .filter(column -> column.kind() == Form.ColumnKind.DATE)
                .findFirst()
                .ifPresent(date -> rows.sort(Comparator.comparing(row -> row.get(date.key()))));
        return rows;
    }

    private Filling.Event event(Form.Register register, Map<String, String> where) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (RegisterColumn column : register.columns()) {
            String fixed = where.get(column.key());
            cells.put(column.key(), fixed != null ? fixed : cell(column));
        }
        return new Filling.Event(cells);
    }

    private String cell(RegisterColumn column) {
        return switch (column.kind()) {
            case DATE -> day().toString();
            case TEXT -> "";
            case CHOICE ->
                column.choices().isEmpty()
                        ? ""
                        : column.choices().get(random.nextInt(column.choices().size()));
            case COUNT -> String.valueOf(1 + random.nextInt(200));
        };
    }

    private LocalDate day() {
        return days.first()
                .plusDays(random.nextInt(
                        (int) (days.last().toEpochDay() - days.first().toEpochDay()) + 1));
    }

    private void derive(Derivation derivation, List<Filling.Event> rows) {
        long amount = rows.stream()
                .filter(row -> derivation.where().entrySet().stream()
                        .allMatch(entry -> row.get(entry.getKey()).equals(entry.getValue())))
                .mapToLong(row ->
                        derivation.sum().map(row::get).map(Long::parseLong).orElse(1L))
                .sum();
        amounts.put(derivation.element(), amount);
        derived.add(derivation.element());
    }

    /** Changes the side of a broken rule that does not come from a register; the other one where both do not. */
    private void mend(Rule rule) {
        long left = amounts.getOrDefault(rule.left(), 0L);
        long right = amounts.getOrDefault(rule.right(), 0L);
        boolean isLeftFree = !derived.contains(rule.left());
        switch (rule.kind()) {
            case PAIR -> {
                if (left > 0 != right > 0) {
                    amounts.put(isLeftFree ? rule.left() : rule.right(), isLeftFree ? right : left);
                }
            }
            case CARRIER -> {
                if (left > 0 && right == 0) {
                    amounts.put(isLeftFree ? rule.left() : rule.right(), isLeftFree ? 0L : 1L);
                }
            }
            case AT_MOST -> {
                if (left > right) {
                    amounts.put(isLeftFree ? rule.left() : rule.right(), isLeftFree ? right * 9 / 10 : left);
                }
            }
        }
    }

    /** What stands on the indicator sheet; cells that a register gives are left blank in every third workbook. */
    private Map<String, String> values() {
        boolean isLeftToRegisters = random.nextInt(3) == 0;
        Map<String, String> values = new HashMap<>();
        for (DataElement element : form.elements()) {
            long left = amounts.getOrDefault(element.code(), 0L);
            if (element.categories().isEmpty() && !(isLeftToRegisters && derived.contains(element.code()))) {
                values.put(element.code(), String.valueOf(left));
            }
            for (int i = 0; i < element.categories().size(); i++) {
                boolean isLast = i == element.categories().size() - 1;
                long part = isLast ? left : left / 2;
                values.put(element.code() + ":" + element.categories().get(i).code(), String.valueOf(part));
                left -= part;
            }
        }
        return values;
    }

    private Map<String, List<String>> texts() {
        return form.sheets().texts().stream()
                .flatMap(sheet -> sheet.blocks().stream())
                .collect(Collectors.toMap(
                        Form.TextBlock::key, block -> List.of(paragraphs.get(random.nextInt(paragraphs.size())))));
    }
}
