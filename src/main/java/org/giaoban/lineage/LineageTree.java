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

/**
 * A unit tree with the weights of the computation: which units are below a unit, and which reporting units count to
 * it with which weights.
 */
final class LineageTree {

    /** Weights are stored with 18 decimals, so a difference smaller than this comes from rounding. */
    private static final int DECIMALS = 12;

    /** Weights by the unit that a figure counts to, then by the unit that reported it. */
    private final Map<String, Map<String, Weight>> weights = new HashMap<>();

    private final Map<String, List<String>> children = new TreeMap<>();
    private final Map<String, Set<String>> unallocable = new HashMap<>();
    private final Map<String, Map<String, Weight>> direct = new HashMap<>();

    private LineageTree() {}

    /** Creates the tree into which a mapping maps. */
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

    /**
     * Finds the parent of each unit: among the units that it counts to, the one that itself counts to one unit less.
     */
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

    /** Lists the units directly below a unit, by code. */
    List<String> listChildren(String unit) {
        return children.getOrDefault(unit, List.of());
    }

    /** Returns the weights of everything that counts to a unit, by the unit that reported it. */
    Map<String, Weight> listWeights(String unit) {
        return weights.getOrDefault(unit, Map.of());
    }

    /** Lists the reporting units of whose figures the share of {@code unit} is unknown. */
    Set<String> listUnallocable(String unit) {
        return unallocable.getOrDefault(unit, Set.of());
    }

    /** Returns the weights of what counts to a unit but not to a unit below it, by the unit that reported it. */
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
