package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.OrgUnit.Successor;

/**
 * Maps units that reported to the units of one tree. A unit of the tree is mapped to itself and the units above it;
 * any other unit to its successors by their weights, and what no successor in the tree receives to the nearest unit
 * above that can be mapped.
 */
public final class BoundaryMapping {

    /** Decimals of a stored weight. */
    private static final int DECIMALS = 18;

    private final OrgTree units;
    private final OrgTree.Day tree;
    /** Weights by the code of the reporting unit, then by the code of the unit of the tree. */
    private final Map<String, Map<String, Weight>> weights = new TreeMap<>();

    /** Codes of the units of the tree whose share is unknown, by the code of the reporting unit. */
    private final Map<String, Set<String>> unallocable = new TreeMap<>();

    /**
     * The share of a reporting unit's figures that counts to a unit of the tree.
     *
     * @param all share that enters the unit's figure
     * @param own share that enters the unit's own part, without the units below it
     */
    public record Weight(BigDecimal all, BigDecimal own) {

        static final Weight NONE = new Weight(BigDecimal.ZERO, BigDecimal.ZERO);

        Weight plus(BigDecimal moreOfAll, BigDecimal moreOwn) {
            return new Weight(all.add(moreOfAll), own.add(moreOwn));
        }

        private Weight asStored() {
            return new Weight(rounded(all), rounded(own));
        }

        private static BigDecimal rounded(BigDecimal weight) {
            return weight.scale() <= DECIMALS ? weight : weight.setScale(DECIMALS, RoundingMode.HALF_UP);
        }
    }

    private BoundaryMapping(OrgTree units, OrgTree.Day tree) {
        this.units = units;
        this.tree = tree;
    }

    /** Creates the mapping that maps only units of the tree: each to itself and the units above it. */
    public static BoundaryMapping within(OrgTree units, OrgTree.Day tree) {
        BoundaryMapping mapping = new BoundaryMapping(units, tree);
        tree.units().forEach(unit -> mapping.add(unit.code(), new Target(unit.code(), BigDecimal.ONE, true)));
        return mapping;
    }

    /** Creates the mapping of every unit that ever existed to units of the tree. */
    public static BoundaryMapping into(OrgTree units, OrgTree.Day tree) {
        BoundaryMapping mapping = new BoundaryMapping(units, tree);
        units.list().stream().map(OrgUnit::code).distinct().forEach(mapping::map);
        mapping.weights.replaceAll((reporting, targets) -> {
            Map<String, Weight> stored = new TreeMap<>();
            targets.forEach((unit, weight) -> stored.put(unit, weight.asStored()));
            return stored;
        });
        return mapping;
    }

    /** True if the mapping maps into this tree. */
    boolean isInto(OrgTree.Day day) {
        return tree.equals(day);
    }

    /** Lists the units whose figures count to a unit of the tree, with a known or unknown share. */
    public Set<String> listReporting() {
        Set<String> reporting = new TreeSet<>(weights.keySet());
        reporting.addAll(unallocable.keySet());
        return reporting;
    }

    /** Returns the weights of a reporting unit by the code of the unit of the tree. */
    public Map<String, Weight> get(String reporting) {
        return weights.getOrDefault(reporting, Map.of());
    }

    /**
     * Lists the units of the tree whose share of a reporting unit's figures is unknown because it was split without
     * weights.
     */
    public Set<String> listUnallocable(String reporting) {
        return unallocable.getOrDefault(reporting, Set.of());
    }

    /**
     * A unit of the tree that receives a share of a figure.
     *
     * @param own true if it receives the share as the reporting unit itself or as a successor of it
     */
    private record Target(String code, BigDecimal weight, boolean own) {}

    private void map(String unit) {
        Map<String, Target> targets = new LinkedHashMap<>();
        Set<String> split = new TreeSet<>();
        BigDecimal left = follow(unit, BigDecimal.ONE, true, new HashSet<>(), targets, split);
        for (OrgUnit above : units.listPath(units.get(unit))) {
            if (left.signum() > 0 && !above.code().equals(unit)) {
                left = mapToUnitAbove(above.code(), left, targets, split);
            }
        }
        targets.values().forEach(target -> add(unit, target));
        if (!split.isEmpty()) {
            unallocable.put(unit, split);
        }
    }

    /**
     * Maps the share that no successor received to the targets of a unit above.
     *
     * @return the share that is still not mapped
     */
    private BigDecimal mapToUnitAbove(String above, BigDecimal left, Map<String, Target> targets, Set<String> split) {
        Map<String, Target> more = new LinkedHashMap<>();
        Set<String> moreSplit = new TreeSet<>();
        if (follow(above, left, false, new HashSet<>(), more, moreSplit).signum() > 0) {
            return left;
        }
        more.values().forEach(target -> put(target, targets));
        split.addAll(moreSplit);
        return BigDecimal.ZERO;
    }

    /**
     * Follows the successors until they are in the tree.
     *
     * @return the total weight of successors that are not in the tree and have no successors themselves
     */
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
            return mapSplit(successors, weight, own, targets, split);
        }
        BigDecimal left = BigDecimal.ZERO;
        for (Successor successor : successors) {
            BigDecimal share =
                    weight.multiply(Optional.ofNullable(successor.weight()).orElse(BigDecimal.ONE));
            left = left.add(follow(successor.code(), share, own, new HashSet<>(seen), targets, split));
        }
        return left;
    }

    /**
     * Maps a unit that was split without weights to the lowest unit that is above all of its successors; the share of
     * the units below that one is unknown.
     */
    private BigDecimal mapSplit(
            List<Successor> successors,
            BigDecimal weight,
            boolean own,
            Map<String, Target> targets,
            Set<String> split) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Set<String> places = new TreeSet<>();
        successors.forEach(successor -> listSuccessors(successor.code(), new HashSet<>(), places));
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

    private void listSuccessors(String code, Set<String> seen, Set<String> places) {
        if (tree.contains(code)) {
            places.add(code);
        } else if (seen.add(code)) {
            units.get(code).successors().forEach(successor -> listSuccessors(successor.code(), seen, places));
        }
    }

    private void add(String reporting, Target target) {
        for (String above : tree.listPath(target.code())) {
            boolean isOwn = target.own() && above.equals(target.code());
            weights.computeIfAbsent(reporting, key -> new TreeMap<>())
                    .merge(
                            above,
                            Weight.NONE.plus(target.weight(), isOwn ? target.weight() : BigDecimal.ZERO),
                            (one, other) -> one.plus(other.all(), other.own()));
        }
    }
}
