package org.giaoban.lineage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.giaoban.aggregate.BoundaryMapping;
import org.giaoban.aggregate.BoundaryMapping.Weight;

/** A tree as the computation uses it: which units are below which, and what counts to each unit by which weight. */
final class LineageTree {

    /** Weights are stored with 18 decimals, so a difference smaller than this comes from rounding. */
    private static final int DECIMALS = 12;

    /** By the unit that it counts to, then by the unit that reported it. */
    private final Map<String, Map<String, Weight>> weights = new HashMap<>();

    private final Map<String, List<String>> children = new TreeMap<>();
    private final Map<String, Set<String>> unallocable = new HashMap<>();
    private final Map<String, Map<String, Weight>> direct = new HashMap<>();

    private LineageTree() {}

    /** The tree into which a mapping maps. */
    static LineageTree of(BoundaryMapping mapping) {
        LineageTree tree = new LineageTree();
        Map<String, Set<String>> above = new TreeMap<>();
        for (String reporting : mapping.listReporting()) {
            mapping.get(reporting)
                    .forEach((unit, weight) -> tree.weights
                            .computeIfAbsent(unit, key -> new TreeMap<>())
                            .put(reporting, weight));
            above.put(reporting, mapping.get(reporting).keySet());
            mapping.listUnallocable(reporting)
                    .forEach(unit -> tree.unallocable
                            .computeIfAbsent(unit, key -> new TreeSet<>())
                            .add(reporting));
        }
        tree.link(above);
        return tree;
    }

    /** A unit of the tree counts to itself and those above it; the one with one unit less above it is its parent. */
    private void link(Map<String, Set<String>> above) {
        Map<String, Set<String>> paths = new TreeMap<>(above);
        paths.entrySet().removeIf(path -> !path.getValue().contains(path.getKey()));
        paths.forEach((unit, path) -> path.stream()
                .filter(each -> Objects.requireNonNull(paths.getOrDefault(each, Set.of()))
                                .size()
                        == path.size() - 1)
                .findFirst()
                .ifPresent(parent -> children.computeIfAbsent(parent, key -> new ArrayList<>())
                        .add(unit)));
    }

    /** The units directly below one, by code. */
    List<String> listChildren(String unit) {
        return children.getOrDefault(unit, List.of());
    }

    /** All that counts to a unit, by the unit that reported it. */
    Map<String, Weight> listWeights(String unit) {
        return weights.getOrDefault(unit, Map.of());
    }

    /** The units of whose figures nobody can tell how much is a unit's. */
    Set<String> listUnallocable(String unit) {
        return unallocable.getOrDefault(unit, Set.of());
    }

    /** What counts to a unit and not to one below it. */
    Map<String, Weight> listDirect(String unit) {
        return direct.computeIfAbsent(unit, key -> {
            Map<String, BigDecimal> below = new HashMap<>();
            listChildren(unit)
                    .forEach(child -> listWeights(child)
                            .forEach((reporting, weight) -> below.merge(reporting, weight.all(), BigDecimal::add)));
            Map<String, Weight> left = new LinkedHashMap<>();
            listWeights(unit).forEach((reporting, weight) -> {
                BigDecimal rest = weight.all().subtract(below.getOrDefault(reporting, BigDecimal.ZERO));
                boolean isSomething =
                        rest.setScale(DECIMALS, RoundingMode.HALF_UP).signum() != 0;
                if (isSomething || !below.containsKey(reporting)) {
                    left.put(reporting, new Weight(rest, weight.own()));
                }
            });
            return left;
        });
    }
}
