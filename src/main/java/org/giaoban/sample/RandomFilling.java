package org.giaoban.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.giaoban.catalogue.FormRule;
import org.giaoban.catalogue.RuleExpression;
import org.giaoban.model.DataElement;
import org.giaoban.model.DateRange;
import org.giaoban.model.Form;
import org.giaoban.model.Form.Derivation;
import org.giaoban.model.Form.RegisterColumn;
import org.giaoban.model.Plausibility;
import org.giaoban.model.Rule;
import org.giaoban.workbook.Filling;

/**
 * Fills a form with random values that satisfy all its rules and agree with its registers. A unit's values are similar
 * in every period: a flow deviates by up to a half from the unit's usual value, small deviations being more likely, and
 * one value in fifty is two to five times as large; a stock deviates by up to a twentieth.
 */
final class RandomFilling {

    private final Form form;
    private final DateRange days;
    private final List<String> paragraphs;
    private final Random steady;
    private final Random random;
    private final Map<String, Long> amounts = new LinkedHashMap<>();
    private final Set<String> derived = new HashSet<>();

    /**
     * @param unitSeed seed that is equal in every period of a unit
     * @param seed seed of this submission
     */
    RandomFilling(Form form, DateRange days, List<String> paragraphs, long unitSeed, long seed) {
        this.form = form;
        this.days = days;
        this.paragraphs = paragraphs;
        this.steady = new Random(unitSeed);
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
            long usual = magnitude(element) * (20L + steady.nextInt(81)) / 100;
            long amount = element.isStock() ? deviate(usual, 10) : withPeak(deviate(usual, 100));
            amounts.putIfAbsent(element.code(), withinBounds(element, amount));
        }
        List<FormRule> rules = FormRule.listOf(form);
        for (int pass = 0; pass <= rules.size(); pass++) {
            rules.forEach(this::correct);
        }
        return new Filling(unit, period, values(), events, texts());
    }

    /** Returns the typical size of an element, which is equal for all units. */
    private static int magnitude(DataElement element) {
        return 10 * (1 + Math.floorMod(element.code().hashCode(), 200));
    }

    private static long withinBounds(DataElement element, long amount) {
        return element.bounds()
                .flatMap(Plausibility.Bounds::max)
                .map(max -> Math.min(amount, max.longValue() * (50 + amount % 50) / 100))
                .orElse(amount);
    }

    /** @param by width of the deviation to both sides together, in per cent */
    private long deviate(long usual, int by) {
        return usual * (100 - by / 2 + random.nextInt(by / 2 + 1) + random.nextInt(by / 2 + 1)) / 100;
    }

    private long withPeak(long amount) {
        return random.nextInt(50) == 0 ? amount * (2 + random.nextInt(4)) : amount;
    }

    private List<Filling.Event> events(Form.Register register) {
        List<Filling.Event> rows = new ArrayList<>();
        register.derive().stream().map(Derivation::where).distinct().forEach(where -> {
            int usual = steady.nextInt(4);
            int attendance = 40 + steady.nextInt(121);
            for (int left = usual == 0 ? 0 : usual - 1 + random.nextInt(3); left > 0; left--) {
                rows.add(event(register, where, attendance));
            }
        });
        register.columns().stream()
                .filter(column -> column.kind() == Form.ColumnKind.DATE)
                .findFirst()
                .ifPresent(date -> rows.sort(Comparator.comparing(row -> row.get(date.key()))));
        return rows;
    }

    private Filling.Event event(Form.Register register, Map<String, String> where, int usual) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (RegisterColumn column : register.columns()) {
            String fixed = where.get(column.key());
            cells.put(column.key(), fixed != null ? fixed : cell(column, usual));
        }
        return new Filling.Event(cells);
    }

    private String cell(RegisterColumn column, int usual) {
        return switch (column.kind()) {
            case DATE -> day().toString();
            case TEXT -> "";
            case CHOICE ->
                column.choices().isEmpty()
                        ? ""
                        : column.choices().get(random.nextInt(column.choices().size()));
            case COUNT -> String.valueOf(1 + deviate(usual, 100));
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

    /** Corrects a broken rule by changing a side that is a single element without a register. */
    private void correct(FormRule rule) {
        if (rule.usesOtherSubmissions() || rule.check(this::find).isEmpty()) {
            return;
        }
        long left = amount(rule.left());
        long right = rule.right().map(this::amount).orElse(0L);
        Optional<String> free = findFree(rule.left());
        if (free.isPresent()) {
            amounts.put(free.get(), correctedLeft(rule.rule().kind(), left, right));
        } else if (rule.right().flatMap(this::findFree).isPresent()) {
            rule.right()
                    .flatMap(this::findFree)
                    .ifPresent(element ->
                            amounts.put(element, correctedRight(rule.rule().kind(), left, right)));
        } else {
            lowerTotal(rule);
        }
    }

    /** Lowers the total of an element whose category is above what a rule allows. */
    private void lowerTotal(FormRule rule) {
        Optional<String> element = rule.left()
                .findSingle()
                .filter(single -> !single.category().isEmpty())
                .map(RuleExpression.Reference::element);
        for (int pass = 0;
                element.isPresent() && pass < 20 && rule.check(this::find).isPresent();
                pass++) {
            amounts.computeIfPresent(element.get(), (code, total) -> total * 3 / 4);
        }
    }

    private static long correctedLeft(Rule.Kind kind, long left, long right) {
        return switch (kind) {
            case CARRIER -> 0;
            case AT_MOST, NOT_ABOVE -> right * 9 / 10;
            case ABOVE -> right + 1;
            case BELOW -> Math.max(0, right - 1);
            case NOT_EQUAL -> left + 1;
            default -> right;
        };
    }

    private static long correctedRight(Rule.Kind kind, long left, long right) {
        return switch (kind) {
            case CARRIER -> 1;
            case ABOVE -> Math.max(0, left - 1);
            case BELOW -> left + 1;
            case NOT_EQUAL -> right + 1;
            default -> left;
        };
    }

    private long amount(RuleExpression side) {
        return side.evaluate(this::find, Rule.Missing.NEVER_SKIP)
                .map(value -> value.setScale(0, RoundingMode.DOWN).longValue())
                .orElse(0L);
    }

    private Optional<String> findFree(RuleExpression side) {
        return side.findSingle()
                .filter(single -> single.category().isEmpty())
                .map(RuleExpression.Reference::element)
                .filter(element -> !derived.contains(element));
    }

    private Optional<BigDecimal> find(RuleExpression.Reference reference) {
        return form.findElement(reference.element()).map(element -> {
            long total = amounts.getOrDefault(element.code(), 0L);
            return BigDecimal.valueOf(
                    reference.category().isEmpty()
                            ? total
                            : split(element, total).getOrDefault(reference.code(), 0L));
        });
    }

    /** Gives each category half of the rest and the last category all of it. */
    private static Map<String, Long> split(DataElement element, long total) {
        Map<String, Long> amountByCode = new LinkedHashMap<>();
        long left = total;
        for (int i = 0; i < element.categories().size(); i++) {
            boolean isLast = i == element.categories().size() - 1;
            long amount = isLast ? left : left / 2;
            amountByCode.put(element.code() + ":" + element.categories().get(i).code(), amount);
            left -= amount;
        }
        return amountByCode;
    }

    /** Returns the values of the indicator sheet. In every third workbook, values that a register gives are blank. */
    private Map<String, String> values() {
        boolean isLeftToRegisters = random.nextInt(3) == 0;
        Map<String, String> values = new HashMap<>();
        for (DataElement element : form.elements()) {
            long total = amounts.getOrDefault(element.code(), 0L);
            if (element.categories().isEmpty() && !(isLeftToRegisters && derived.contains(element.code()))) {
                values.put(element.code(), String.valueOf(total));
            }
            split(element, total).forEach((code, amount) -> values.put(code, String.valueOf(amount)));
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
