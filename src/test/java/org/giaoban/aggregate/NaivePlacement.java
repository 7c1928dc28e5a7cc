package org.giaoban.aggregate;

import java.math.BigDecimal;
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

/** Where, in the tree of one day, that is counted which units reported in other trees. */
final class NaivePlacement {

    private final NaiveTrees trees;
    private final LocalDate day;
    private final Map<String, Shares> placed = new HashMap<>();

    NaivePlacement(NaiveTrees trees, LocalDate day) {
        this.trees = trees;
        this.day = day;
    }

    /** The shares of one unit. */
    private static final class Shares {
        /** Units whose own it becomes. */
        final Map<String, BigDecimal> on = new TreeMap<>();
        /** Units to which it counts, though it is not their own. */
        final Map<String, BigDecimal> under = new TreeMap<>();
        /** Units on which a part of it lies, whether one knows how much or not. */
        final Set<String> pieces = new TreeSet<>();
        /** Units that have an unknown part of it. */
        final Set<String> notComparable = new TreeSet<>();
        /** What could not be placed along the successors. */
        BigDecimal left = BigDecimal.ZERO;
    }

    /** What part of a unit's values counts to another unit with all below it; null where that cannot be said. */
    @Nullable
    BigDecimal weight(String unit, String above) {
        return place(unit).notComparable.contains(above) ? null : known(unit, above);
    }

    /** Whether any part of a unit's values is known to count to another unit. */
    boolean isPlaced(String unit, String above) {
        return known(unit, above).signum() != 0;
    }

    private BigDecimal known(String unit, String above) {
        Shares shares = place(unit);
        BigDecimal weight = BigDecimal.ZERO;
        for (Map<String, BigDecimal> side : List.of(shares.on, shares.under)) {
            for (Map.Entry<String, BigDecimal> share : side.entrySet()) {
                if (trees.isWithin(share.getKey(), above, day)) {
                    weight = weight.add(share.getValue());
                }
            }
        }
        return weight;
    }

    /** What part of a unit's values is another unit's own; null where that cannot be said. */
    @Nullable
    BigDecimal ownWeight(String unit, String other) {
        Shares shares = place(unit);
        return shares.notComparable.contains(other) ? null : shares.on.getOrDefault(other, BigDecimal.ZERO);
    }

    private Shares place(String unit) {
        Shares known = placed.get(unit);
        if (known == null) {
            known = work(unit);
            placed.put(unit, known);
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
                there.on.forEach((place, share) -> shares.under.merge(place, share, BigDecimal::add));
                there.under.forEach((place, share) -> shares.under.merge(place, share, BigDecimal::add));
                shares.notComparable.addAll(there.notComparable);
                shares.left = BigDecimal.ZERO;
            }
        }
        return shares;
    }

    private void follow(String unit, BigDecimal share, Shares shares) {
        List<Successor> successors = trees.lastRow(unit).successors();
        if (trees.on(day).containsKey(unit)) {
            shares.on.merge(unit, share, BigDecimal::add);
            shares.pieces.add(unit);
        } else if (successors.isEmpty()) {
            shares.left = shares.left.add(share);
        } else if (successors.size() > 1 && successors.stream().anyMatch(s -> s.weight() == null)) {
            followUndivided(successors, share, shares);
        } else {
            for (Successor successor : successors) {
                BigDecimal weight = successor.weight() == null ? BigDecimal.ONE : successor.weight();
                follow(successor.code(), share.multiply(weight), shares);
            }
        }
    }

    /** Nobody knows which successor has how much: only who is above all of them has all of it. */
    private void followUndivided(List<Successor> successors, BigDecimal share, Shares shares) {
        Shares inner = new Shares();
        successors.forEach(successor -> follow(successor.code(), BigDecimal.ONE, inner));
        shares.pieces.addAll(inner.pieces);
        if (inner.pieces.isEmpty()) {
            shares.left = shares.left.add(share);
        } else if (inner.pieces.size() == 1) {
            shares.on.merge(inner.pieces.iterator().next(), share, BigDecimal::add);
        } else {
            List<List<String>> paths = inner.pieces.stream()
                    .map(piece -> trees.path(piece, day))
                    .map(path -> path.subList(1, path.size()))
                    .toList();
            List<String> common = paths.get(0).stream()
                    .filter(unit -> paths.stream().allMatch(path -> path.contains(unit)))
                    .toList();
            if (!common.isEmpty()) {
                shares.under.merge(common.get(0), share, BigDecimal::add);
            }
            shares.notComparable.addAll(inner.pieces);
            shares.notComparable.addAll(paths.stream()
                    .flatMap(List::stream)
                    .filter(unit -> !common.contains(unit))
                    .collect(Collectors.toSet()));
        }
    }
}
