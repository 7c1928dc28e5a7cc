package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.OrgUnit.Successor;

/**
 * Where in the tree of one day the figures count that any unit, of any time, reported: to itself and the units above it
 * where it is in that tree, else to its successors by their weights, else to the unit above.
 */
public final class BoundaryMapping {

    private final OrgTree units;
    private final OrgTree.Day tree;
    /** By descendant and ancestor. */
    private final Map<String, Map<String, Share>> shares = new TreeMap<>();

    private final Map<String, Set<String>> gaps = new TreeMap<>();

    /**
     * How much of a unit's figures counts to another unit.
     *
     * @param weight of the whole figure
     * @param own of that which is the other unit's own
     */
    public record Share(BigDecimal weight, BigDecimal own) {

        static final Share NONE = new Share(BigDecimal.ZERO, BigDecimal.ZERO);

        Share plus(BigDecimal moreWeight, BigDecimal moreOwn) {
            return new Share(weight.add(moreWeight), own.add(moreOwn));
        }
    }

    /** Of all units ever into the tree of a day. */
    BoundaryMapping(OrgTree units, OrgTree.Day tree) {
        this.units = units;
        this.tree = tree;
        units.list().stream().map(OrgUnit::code).distinct().forEach(this::place);
    }

    /** Whether it places into the tree of a day. */
    boolean isOf(OrgTree.Day day) {
        return tree.equals(day);
    }

    /** Every unit that counts to any. */
    Set<String> listUnits() {
        return units.list().stream().map(OrgUnit::code).collect(Collectors.toCollection(TreeSet::new));
    }

    /** How much of what a unit reports counts to each unit of the tree. */
    Map<String, Share> get(String unit) {
        return shares.getOrDefault(unit, Map.of());
    }

    /** The units of the tree whose share of what a unit reported nobody can tell. */
    Set<String> listGaps(String unit) {
        return gaps.getOrDefault(unit, Set.of());
    }

    /** A unit of the tree that takes a part of a figure; {@code own} where it does so as a successor. */
    private record Target(String code, BigDecimal weight, boolean own) {}

    private void place(String unit) {
        Map<String, Target> targets = new LinkedHashMap<>();
        Set<String> split = new TreeSet<>();
        BigDecimal left = follow(unit, BigDecimal.ONE, true, new HashSet<>(), targets, split);
        for (OrgUnit above : units.listPath(units.get(unit))) {
            if (left.signum() > 0 && !above.code().equals(unit)) {
                left = placeBelow(above.code(), left, targets, split);
            }
        }
        targets.values().forEach(target -> add(unit, target));
        if (!split.isEmpty()) {
            gaps.put(unit, split);
        }
    }

    /** Places what a unit left without a place of its own wherever a unit above it is. @return what is left still */
    private BigDecimal placeBelow(String above, BigDecimal left, Map<String, Target> targets, Set<String> split) {
        Map<String, Target> more = new LinkedHashMap<>();
        Set<String> moreSplit = new TreeSet<>();
        if (follow(above, left, false, new HashSet<>(), more, moreSplit).signum() > 0) {
            return left;
        }
        more.values().forEach(target -> put(target, targets));
        split.addAll(moreSplit);
        return BigDecimal.ZERO;
    }

    /** Goes along the successors until they are in the tree. @return the weight of those that never are */
    private BigDecimal follow(
            String code,
            BigDecimal weight,
            boolean own,
            Set<String> seen,
            Map<String, Target> targets,
            Set<String> split) {
        if (tree.contains(code)) {
            put(new Target(code, weight, own), targets);
            return BigDecimal.ZERO;
        }
        List<Successor> successors = units.get(code).successors();
        if (successors.isEmpty() || !seen.add(code)) {
            return weight;
        }
        if (successors.size() > 1 && successors.stream().anyMatch(successor -> successor.weight() == null)) {
            return undivided(successors, weight, own, targets, split);
        }
        BigDecimal left = BigDecimal.ZERO;
        for (Successor successor : successors) {
            BigDecimal share =
                    weight.multiply(Optional.ofNullable(successor.weight()).orElse(BigDecimal.ONE));
            left = left.add(follow(successor.code(), share, own, new HashSet<>(seen), targets, split));
        }
        return left;
    }

    /** Of a split without weights only those units know the figure that stand above all of the successors. */
    private BigDecimal undivided(
            List<Successor> successors,
            BigDecimal weight,
            boolean own,
            Map<String, Target> targets,
            Set<String> split) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Set<String> places = new TreeSet<>();
        successors.forEach(successor -> listPlaces(successor.code(), new HashSet<>(), places));
        places.forEach(place -> tree.listPath(place).forEach(above -> counts.merge(above, 1, Integer::sum)));
        counts.entrySet().stream()
                .filter(above -> above.getValue() == places.size())
                .findFirst()
                .ifPresent(lowest -> put(new Target(lowest.getKey(), weight, own && places.size() == 1), targets));
        counts.forEach((code, count) -> {
            if (count < places.size()) {
                split.add(code);
            }
        });
        return places.isEmpty() ? weight : BigDecimal.ZERO;
    }

    private static void put(Target target, Map<String, Target> targets) {
        targets.merge(
                target.code() + target.own(),
                target,
                (one, other) -> new Target(one.code(), one.weight().add(other.weight()), one.own()));
    }

    private void listPlaces(String code, Set<String> seen, Set<String> places) {
        if (tree.contains(code)) {
            places.add(code);
        } else if (seen.add(code)) {
            units.get(code).successors().forEach(successor -> listPlaces(successor.code(), seen, places));
        }
    }

    private void add(String unit, Target target) {
        for (String above : tree.listPath(target.code())) {
            boolean isOwn = target.own() && above.equals(target.code());
            shares.computeIfAbsent(unit, key -> new TreeMap<>())
                    .merge(
                            above,
                            Share.NONE.plus(target.weight(), isOwn ? target.weight() : BigDecimal.ZERO),
                            (one, other) -> one.plus(other.weight(), other.own()));
        }
    }
}
