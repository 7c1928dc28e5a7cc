package org.giaoban.sample;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.giaoban.model.Form;
import org.giaoban.model.Rule;
import org.giaoban.sample.Split.Share;

/**
 * The totals of the recipe for one province and period, split over its units so that the form's rules hold in each
 * unit.
 */
final class ProvinceFigures {

    /** Kinds of rules under which the split of one element follows the split of another. */
    private static final Set<Rule.Kind> SPLITTING = Set.of(Rule.Kind.PAIR, Rule.Kind.CARRIER, Rule.Kind.AT_MOST);

    private final Recipe recipe;
    private final Form form;
    private final String province;
    private final List<String> districts;
    private final String period;
    private final Map<String, Recipe.Total> totals = new LinkedHashMap<>();
    private final Map<String, Map<String, Long>> byElement = new LinkedHashMap<>();

    ProvinceFigures(Recipe recipe, Form form, String province, List<String> districts, String period) {
        this.recipe = recipe;
        this.form = form;
        this.province = province;
        this.districts = districts;
        this.period = period;
        Recipe.loadTotals(province).stream()
                .filter(total -> total.byPeriod().containsKey(period))
                .forEach(total -> totals.put(total.element(), total));
        totals.values().forEach(this::split);
    }

    /** Returns the values of a unit by element; elements that the unit does not report are left out. */
    Map<String, Long> values(String unit) {
        Map<String, Long> values = new HashMap<>();
        byElement.forEach((element, parts) -> {
            if (parts.containsKey(unit)) {
                values.put(element, parts.get(unit));
            }
        });
        return values;
    }

    /** The split of an element: the province's own value first, then each district's value. */
    private Map<String, Long> split(Recipe.Total total) {
        Map<String, Long> known = byElement.get(total.element());
        if (known != null) {
            return known;
        }
        Optional<Rule> rule = form.rules().stream()
                .filter(r -> SPLITTING.contains(r.kind()) && r.left().equals(total.element()))
                .filter(r -> totals.containsKey(r.right().orElseThrow()))
                .findFirst();
        Map<String, Long> whole = rule.map(
                        r -> split(Objects.requireNonNull(totals.get(r.right().orElseThrow()))))
                .orElse(Map.of());
        long all = total.byPeriod().getOrDefault(period, 0L);
        long own = (all * total.ownPercent() + 50) / 100;
        Map<String, Long> parts = new LinkedHashMap<>();
        if (total.ownPercent() > 0) {
            parts.put(province, own);
        }
        if (total.ownPercent() < 100) {
            List<Share> shares = districts.stream()
                    .map(unit -> share(unit, total.element(), rule, whole))
                    .toList();
            List<Share> accepted = shares.stream()
                    .filter(share -> recipe.isAccepted(share.unit(), period))
                    .toList();
            parts.putAll(Split.of(all - own, accepted));
            long weights = accepted.stream().mapToLong(Share::weight).sum();
            shares.forEach(share -> parts.putIfAbsent(
                    share.unit(),
                    Math.min(share.most(), Math.max(share.least(), (all - own) * share.weight() / weights))));
        }
        byElement.put(total.element(), parts);
        return parts;
    }

    private Share share(String unit, String element, Optional<Rule> rule, Map<String, Long> whole) {
        Optional<Recipe.Blemish> typed = recipe.findBlemish("typed", unit, period)
                .filter(b -> b.getElement().equals(element));
        if (typed.isPresent()) {
            long fixed = Long.parseLong(typed.get().getTyped().replace(".", ""));
            return new Share(unit, 0, fixed, fixed);
        }
        long base = whole.getOrDefault(unit, 0L);
        return rule.map(r -> switch (r.kind()) {
                    case PAIR -> new Share(unit, base * jitter(unit, element, 150), Math.min(1, base), Long.MAX_VALUE);
                    case CARRIER -> new Share(unit, base * jitter(unit, element, 150), 0, Long.MAX_VALUE);
                    default -> new Share(unit, base * jitter(unit, element, 25), 0, base);
                })
                .orElseGet(() -> new Share(unit, weight(unit) * jitter(unit, element, 150), 0, Long.MAX_VALUE));
    }

    private long weight(String unit) {
        int spread = recipe.spread();
        return recipe.weights().getOrDefault(unit, 1000 - spread + Recipe.pick(2 * spread + 1, unit));
    }

    private long jitter(String unit, String element, int by) {
        return 1000 - by + Recipe.pick(2 * by + 1, unit, element, period);
    }
}
