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
import org.giaoban.aggregate.BoundaryMapping.Share;
import org.giaoban.model.AsOfPoint;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A tree as the sums used it: who stands below whom, and what counts to each unit by which weight. */
final class LineageTree {

    /** Shares are kept with 18 decimals; what is smaller than this is not left over but rounded away. */
    private static final int DECIMALS = 12;

    /** By the unit that it counts to, then by the unit that reported it. */
    private final Map<String, Map<String, Share>> shares = new HashMap<>();

    private final Map<String, List<String>> children = new TreeMap<>();
    private final Map<String, Set<String>> gaps = new HashMap<>();
    private final Map<String, Map<String, Share>> direct = new HashMap<>();

    private LineageTree() {}

    static LineageTree read(JdbcClient jdbc, AsOfPoint world, int number) {
        LineageTree tree = new LineageTree();
        Map<String, Set<String>> above = new TreeMap<>();
        jdbc.sql("SELECT descendant, ancestor, weight, own_weight FROM dim_path WHERE world = ? AND tree = ?")
                .params(world.id(), number)
                .query(row -> {
                    String unit = row.getString("descendant");
                    tree.shares
                            .computeIfAbsent(row.getString("ancestor"), key -> new TreeMap<>())
                            .put(unit, new Share(row.getBigDecimal("weight"), row.getBigDecimal("own_weight")));
                    above.computeIfAbsent(unit, key -> new TreeSet<>()).add(row.getString("ancestor"));
                });
        jdbc.sql("SELECT descendant, ancestor FROM dim_gap WHERE world = ? AND tree = ?")
                .params(world.id(), number)
                .query(row -> {
                    tree.gaps
                            .computeIfAbsent(row.getString("ancestor"), key -> new TreeSet<>())
                            .add(row.getString("descendant"));
                });
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
    Map<String, Share> listShares(String unit) {
        return shares.getOrDefault(unit, Map.of());
    }

    /** The units of whose figures nobody can tell how much is a unit's. */
    Set<String> listGaps(String unit) {
        return gaps.getOrDefault(unit, Set.of());
    }

    /** What counts to a unit and not to one below it. */
    Map<String, Share> listDirect(String unit) {
        return direct.computeIfAbsent(unit, key -> {
            Map<String, BigDecimal> below = new HashMap<>();
            listChildren(unit)
                    .forEach(child -> listShares(child)
                            .forEach((reporting, share) -> below.merge(reporting, share.weight(), BigDecimal::add)));
            Map<String, Share> left = new LinkedHashMap<>();
            listShares(unit).forEach((reporting, share) -> {
                BigDecimal rest = share.weight().subtract(below.getOrDefault(reporting, BigDecimal.ZERO));
                boolean isSomething =
                        rest.setScale(DECIMALS, RoundingMode.HALF_UP).signum() != 0;
                if (isSomething || !below.containsKey(reporting)) {
                    left.put(reporting, new Share(rest, share.own()));
                }
            });
            return left;
        });
    }
}
