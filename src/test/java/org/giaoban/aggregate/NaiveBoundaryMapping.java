package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.giaoban.model.OrgUnit.Successor;
import org.jspecify.annotations.Nullable;

/** Maps units that reported in other trees to the units of one day's tree, with weights. */
final class NaiveBoundaryMapping {

    /** A weight is rounded to so many decimals, once its shares are added. */
    private static final int DECIMALS = 18;

    private final NaiveTrees trees;
    private final LocalDate day;
    private final Map<String, Shares> mapped = new HashMap<>();

    NaiveBoundaryMapping(NaiveTrees trees, LocalDate day) {
        this.trees = trees;
        this.day = day;
    }

    /** The shares of one unit's values. */
    private static final class Shares {
        /** Units of the tree whose own values they become. */
        final Map<String, BigDecimal> own = new TreeMap<>();
        /** Units of the tree to which they count without being their own. */
        final Map<String, BigDecimal> under = new TreeMap<>();
        /** Units of the tree at the ends of the chains of successors, their weights known or not. */
        final Set<String> ends = new TreeSet<>();
        /** Units of the tree that have an unknown share. */
        final Set<String> notComparable = new TreeSet<>();
        /** The share whose chains of successors end outside the tree. */
        BigDecimal left = BigDecimal.ZERO;
    }

    /** The weight with which a unit's values count to another unit's subtree; null where it is unknown. */
    @Nullable
    BigDecimal weight(String unit, String above) {
        return map(unit).notComparable.contains(above) ? null : rounded(known(unit, above));
    }

    /** Whether any share of a unit's values is known to count to another unit's subtree. */
    boolean isMapped(String unit, String above) {
        return known(unit, above).signum() != 0;
    }

    private BigDecimal known(String unit, String above) {
        Shares shares = map(unit);
        BigDecimal weight = BigDecimal.ZERO;
        for (Map<String, BigDecimal> side : List.of(shares.own, shares.under)) {
            for (Map.Entry<String, BigDecimal> share : side.entrySet()) {
                if (trees.isWithin(share.getKey(), above, day)) {
                    weight = weight.add(share.getValue());
                }
            }
        }
        return weight;
    }

    /** The weight with which a unit's values are another unit's own; null where it is unknown. */
    @Nullable
    BigDecimal ownWeight(String unit, String other) {
        Shares shares = map(unit);
        return shares.notComparable.contains(other) ? null : rounded(shares.own.getOrDefault(other, BigDecimal.ZERO));
    }

    private static BigDecimal rounded(BigDecimal weight) {
        return weight.scale() <= DECIMALS ? weight : weight.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private Shares map(String unit) {
        Shares known = mapped.get(unit);
        if (known == null) {
            known = work(unit);
            mapped.put(unit, known);
        }
        return known;
    }

    private Shares work(String unit) {
        Shares shares = new Shares();
        follow(unit, BigDecimal.ONE, shares);
        for (String above : trees.lastPath(unit)) {
            if (shares.left.signum() == 0 || above.equals(unit)) {
                continue;
            }
            Shares there = new Shares();
            follow(above, shares.left, there);
            if (there.left.signum() == 0) {
                there.own.forEach((end, share) -> shares.under.merge(end, share, BigDecimal::add));
                there.under.forEach((end, share) -> shares.under.merge(end, share, BigDecimal::add));
                shares.notComparable.addAll(there.notComparable);
                shares.left = BigDecimal.ZERO;
            }
        }
        return shares;
    }

    private void follow(String unit, BigDecimal share, Shares shares) {
        List<Successor> successors = trees.lastRow(unit).successors();
        if (trees.on(day).containsKey(unit)) {
            shares.own.merge(unit, share, BigDecimal::add);
            shares.ends.add(unit);
        } else if (successors.isEmpty()) {
            shares.left = shares.left.add(share);
        } else if (successors.size() > 1 && successors.stream().anyMatch(s -> s.weight() == null)) {
            followUnallocable(successors, share, shares);
        } else {
            for (Successor successor : successors) {
                BigDecimal weight = successor.weight() == null ? BigDecimal.ONE : successor.weight();
                follow(successor.code(), share.multiply(weight), shares);
            }
        }
    }

    /** A weight is missing: only the units above all successors have all of it. */
    private void followUnallocable(List<Successor> successors, BigDecimal share, Shares shares) {
        Shares inner = new Shares();
        successors.forEach(successor -> follow(successor.code(), BigDecimal.ONE, inner));
        shares.ends.addAll(inner.ends);
        if (inner.ends.isEmpty()) {
            shares.left = shares.left.add(share);
        } else if (inner.ends.size() == 1) {
            shares.own.merge(inner.ends.iterator().next(), share, BigDecimal::add);
        } else {
            List<List<String>> paths = inner.ends.stream()
                    .map(end -> trees.path(end, day))
                    .map(path -> path.subList(1, path.size()))
                    .toList();
            List<String> shared = paths.get(0).stream()
                    .filter(unit -> paths.stream().allMatch(path -> path.contains(unit)))
                    .toList();
            if (!shared.isEmpty()) {
                shares.under.merge(shared.get(0), share, BigDecimal::add);
            }
            shares.notComparable.addAll(inner.ends);
            shares.notComparable.addAll(paths.stream()
                    .flatMap(List::stream)
                    .filter(unit -> !shared.contains(unit))
                    .collect(Collectors.toSet()));
        }
    }
}
