package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.giaoban.aggregate.BoundaryMapping.Weight;
import org.jspecify.annotations.Nullable;

/** The numbers of one reporting period summed over units: for each unit of a tree, everything that counts to it. */
final class RollUp {

    private final BoundaryMapping mapping;
    private final Map<String, UnitSums> byUnit = new HashMap<>();

    /** @param mapping maps the reporting units to the units of the tree */
    RollUp(BoundaryMapping mapping) {
        this.mapping = mapping;
    }

    /** The sums of a unit and the number of submissions in them. */
    static final class UnitSums {

        private @Nullable Amounts all;
        private @Nullable Amounts own;
        private long expected;
        private long reported;
        private long matched;

        /** Returns the sum of everything that counts to the unit; null if nothing was reported. */
        @Nullable
        Amounts all() {
            return all;
        }

        /** Returns the sum of the unit's own part; null if nothing was reported. */
        @Nullable
        Amounts own() {
            return own;
        }

        long expected() {
            return expected;
        }

        long reported() {
            return reported;
        }

        /** Returns the number of reported submissions whose unit also has a submission that counts a year before. */
        long matched() {
            return matched;
        }
    }

    void addExpected(String unit) {
        mapping.get(unit).keySet().forEach(above -> get(above).expected++);
    }

    void addMatched(String unit) {
        mapping.get(unit).keySet().forEach(above -> get(above).matched++);
    }

    /** Adds what a unit reported to every unit to which it counts. */
    void addReported(String unit, Amounts amounts) {
        mapping.get(unit).forEach((above, weight) -> add(get(above), amounts, weight));
        mapping.listUnallocable(unit).forEach(above -> {
            UnitSums sums = get(above);
            sums.all = plus(sums.all, amounts.asUnallocable());
        });
    }

    private static void add(UnitSums sums, Amounts amounts, Weight weight) {
        sums.reported++;
        sums.all = plus(sums.all, amounts.times(weight.all()));
        if (weight.own().compareTo(BigDecimal.ZERO) != 0) {
            sums.own = plus(sums.own, amounts.times(weight.own()));
        }
    }

    private static Amounts plus(@Nullable Amounts sum, Amounts more) {
        return sum == null ? more : sum.plus(more);
    }

    private UnitSums get(String unit) {
        return byUnit.computeIfAbsent(unit, code -> new UnitSums());
    }

    Optional<UnitSums> find(String unit) {
        return Optional.ofNullable(byUnit.get(unit));
    }
}
