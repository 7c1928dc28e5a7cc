package org.giaoban.aggregate;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.giaoban.model.DataElement.OverTime;
import org.jspecify.annotations.Nullable;

/**
 * A row of exact numbers, one for each of the form's {@link Measures}. For each number the row also records whether
 * it is known, how many submissions reported "not applicable", whether the number cannot be allocated to the unit,
 * and whether it is unmatched in the comparison with last year. Whole numbers are longs; a number with decimals, or
 * beyond a long, is a BigDecimal.
 */
final class Amounts {

    private static final byte KNOWN = 1;
    /** A unit that was split without weights reported a number, so the share of this unit is unknown. */
    private static final byte UNALLOCABLE = 2;
    /** A number or "not applicable" was reported in some reporting period. */
    private static final byte REPORTED = 4;

    private static final byte UNMATCHED = 8;
    /** The office corrected a value that enters the number. */
    private static final byte AMENDED = 16;

    private final byte[] flags;
    private final long[] whole;
    /** Used in place of {@code whole} for numbers that are not null here; null while every number fits a long. */
    private @Nullable BigDecimal @Nullable [] exact;

    private int @Nullable [] notApplicable;

    private Amounts(int size) {
        flags = new byte[size];
        whole = new long[size];
    }

    private Amounts(Amounts other) {
        flags = other.flags.clone();
        whole = other.whole.clone();
        exact = other.exact == null ? null : other.exact.clone();
        notApplicable = other.notApplicable == null ? null : other.notApplicable.clone();
    }

    /** Creates a row of unknown numbers. */
    static Amounts blank(Measures measures) {
        return new Amounts(measures.size());
    }

    /** Builds the row of one submission. */
    static final class Builder {

        private final Measures measures;
        private final Amounts row;

        Builder(Measures measures) {
            this.measures = measures;
            this.row = new Amounts(measures.size());
        }

        /** @param amount null for "not applicable" */
        void put(int place, @Nullable BigDecimal amount) {
            row.flags[place] |= REPORTED;
            if (amount == null) {
                row.countNotApplicable(place, 1);
            } else {
                row.add(place, amount);
            }
        }

        /** Replaces what the cells give by the number to which the office amended it. */
        void amend(int place, BigDecimal amount) {
            row.flags[place] = REPORTED | KNOWN | AMENDED;
            row.set(place, amount);
            if (row.notApplicable != null) {
                row.notApplicable[place] = 0;
            }
        }

        /** Takes the numbers of amended categories out of the totals that were given without categories. */
        void takeAmendedFromUndivided() {
            for (Measures.Total total : measures.totals()) {
                BigDecimal undivided = row.find(total.undivided());
                if (undivided != null && !row.isAmended(total.undivided())) {
                    BigDecimal amended = total.categories().stream()
                            .filter(row::isAmended)
                            .flatMap(place -> Optional.ofNullable(row.find(place)).stream())
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                    row.set(total.undivided(), undivided.subtract(amended).max(BigDecimal.ZERO));
                }
            }
        }

        /** Adds the totals of elements with categories and the numerators and denominators of indicators. */
        Amounts build() {
            row.fillTotals(measures);
            for (Measures.Ratio ratio : measures.ratios()) {
                BigDecimal numerator = row.sum(ratio.numerators());
                BigDecimal denominator = row.sum(ratio.denominators());
                if (numerator != null && denominator != null) {
                    row.add(ratio.numerator(), numerator);
                    row.add(ratio.denominator(), denominator);
                    row.markAmended(ratio.numerator(), ratio.numerators());
                    row.markAmended(ratio.denominator(), ratio.denominators());
                }
            }
            return row;
        }
    }

    private void fillTotals(Measures measures) {
        for (Measures.Total total : measures.totals()) {
            BigDecimal sum = sum(total.categories());
            if (sum != null) {
                add(total.place(), sum);
            }
            markAmended(total.place(), total.categories());
        }
    }

    private void markAmended(int place, List<Integer> from) {
        if (from.stream().anyMatch(this::isAmended)) {
            flags[place] |= AMENDED;
        }
    }

    private @Nullable BigDecimal sum(List<Integer> places) {
        BigDecimal sum = null;
        for (int place : places) {
            BigDecimal amount = known(place);
            if (amount != null) {
                sum = sum == null ? amount : sum.add(amount);
            }
        }
        return sum;
    }

    /** Returns the sum of two rows. */
    Amounts plus(Amounts other) {
        Amounts sum = new Amounts(this);
        for (int place = 0; place < flags.length; place++) {
            sum.addFrom(other, place);
        }
        return sum;
    }

    /** Returns the row multiplied by a weight, for a unit that receives this share of the reported numbers. */
    Amounts times(BigDecimal weight) {
        if (weight.compareTo(BigDecimal.ONE) == 0) {
            return this;
        }
        Amounts product = new Amounts(this);
        for (int place = 0; place < flags.length; place++) {
            BigDecimal amount = known(place);
            if (amount != null) {
                product.set(place, amount.multiply(weight));
            }
        }
        return product;
    }

    /**
     * Returns a row for a unit whose share of the reported numbers is unknown: each known number is marked
     * unallocable.
     */
    Amounts asUnallocable() {
        Amounts marks = new Amounts(flags.length);
        for (int place = 0; place < flags.length; place++) {
            if (isKnown(place)) {
                marks.flags[place] = UNALLOCABLE;
            }
        }
        return marks;
    }

    /**
     * Returns a copy in which the numbers at some places are unknown and marked unmatched; totals are summed again
     * from the remaining categories.
     */
    Amounts without(BitSet unmatched, Measures measures) {
        if (unmatched.isEmpty()) {
            return this;
        }
        Amounts left = new Amounts(this);
        unmatched.stream().forEach(left::removeUnmatched);
        for (Measures.Total total : measures.totals()) {
            if (total.categories().stream().anyMatch(unmatched::get)) {
                left.removeUnmatched(total.place());
                BigDecimal sum = left.sum(total.categories());
                if (sum != null) {
                    left.add(total.place(), sum);
                }
            }
        }
        return left;
    }

    private void removeUnmatched(int place) {
        flags[place] = UNMATCHED;
        set(place, BigDecimal.ZERO);
    }

    /**
     * Combines the rows of the reporting periods of a period as each measure's {@link OverTime} requires.
     *
     * @param rows one row for each reporting period in order; null where nothing was reported
     */
    static Amounts overTime(Measures measures, List<@Nullable Amounts> rows) {
        if (rows.size() == 1 && rows.get(0) != null) {
            return rows.get(0);
        }
        Amounts result = blank(measures);
        for (int i = 0; i < rows.size(); i++) {
            Amounts row = rows.get(i);
            if (row != null) {
                boolean isLast = i == rows.size() - 1;
                for (int place = 0; place < result.flags.length; place++) {
                    result.takeIn(row, place, measures.get(place).overTime(), isLast);
                }
            }
        }
        return result;
    }

    private void takeIn(Amounts row, int place, OverTime overTime, boolean isLast) {
        countNotApplicable(place, row.countNotApplicable(place));
        flags[place] |= (byte) (row.flags[place] & REPORTED);
        boolean enters = overTime == OverTime.SUM || overTime == OverTime.MAX || overTime == OverTime.LAST && isLast;
        if (!enters) {
            return;
        }
        flags[place] |= (byte) (row.flags[place] & (UNALLOCABLE | UNMATCHED | AMENDED));
        if (overTime == OverTime.MAX) {
            takeLarger(row, place);
        } else {
            addNumber(row, place);
        }
    }

    private void takeLarger(Amounts row, int place) {
        BigDecimal other = row.known(place);
        BigDecimal largest = known(place);
        if (other != null && (largest == null || other.compareTo(largest) > 0)) {
            set(place, other);
            flags[place] |= KNOWN;
        }
    }

    private void addFrom(Amounts other, int place) {
        flags[place] |= (byte) (other.flags[place] & (UNALLOCABLE | REPORTED | UNMATCHED | AMENDED));
        countNotApplicable(place, other.countNotApplicable(place));
        addNumber(other, place);
    }

    private void addNumber(Amounts other, int place) {
        if (!other.isKnown(place)) {
            return;
        }
        if (!isExact(place) && !other.isExact(place)) {
            long sum = whole[place] + other.whole[place];
            boolean hasOverflown = ((whole[place] ^ sum) & (other.whole[place] ^ sum)) < 0;
            if (!hasOverflown) {
                whole[place] = sum;
                flags[place] |= KNOWN;
                return;
            }
        }
        BigDecimal amount = other.known(place);
        if (amount != null) {
            add(place, amount);
        }
    }

    private void add(int place, BigDecimal amount) {
        BigDecimal before = known(place);
        set(place, before == null ? amount : before.add(amount));
        flags[place] |= KNOWN;
    }

    private void set(int place, BigDecimal amount) {
        boolean isWhole = amount.signum() == 0 || amount.stripTrailingZeros().scale() <= 0;
        if (isWhole && amount.precision() - amount.scale() <= 18) {
            whole[place] = amount.longValueExact();
            if (exact != null) {
                exact[place] = null;
            }
            return;
        }
        if (exact == null) {
            exact = new BigDecimal[flags.length];
        }
        exact[place] = amount;
    }

    private boolean isExact(int place) {
        return exact != null && exact[place] != null;
    }

    private @Nullable BigDecimal known(int place) {
        if (!isKnown(place)) {
            return null;
        }
        BigDecimal number = exact == null ? null : exact[place];
        return number == null ? BigDecimal.valueOf(whole[place]) : number;
    }

    /** True if a number was reported, whether or not it can be allocated. */
    boolean isKnown(int place) {
        return (flags[place] & KNOWN) != 0;
    }

    /** True if the number is known and not zero. */
    boolean isNotZero(int place) {
        return isKnown(place) && (isExact(place) || whole[place] != 0);
    }

    /** True if a number or "not applicable" was reported. */
    boolean isReported(int place) {
        return (flags[place] & REPORTED) != 0;
    }

    boolean isUnallocable(int place) {
        return (flags[place] & UNALLOCABLE) != 0;
    }

    boolean isUnmatched(int place) {
        return (flags[place] & UNMATCHED) != 0;
    }

    /** True if the office corrected a value that enters the number. */
    boolean isAmended(int place) {
        return (flags[place] & AMENDED) != 0;
    }

    /** Returns the number; null if it is unknown or cannot be allocated. */
    @Nullable
    BigDecimal find(int place) {
        return isUnallocable(place) ? null : known(place);
    }

    /** Returns how many submissions reported "not applicable". */
    int countNotApplicable(int place) {
        return notApplicable == null ? 0 : notApplicable[place];
    }

    private void countNotApplicable(int place, int more) {
        if (more == 0) {
            return;
        }
        if (notApplicable == null) {
            notApplicable = new int[flags.length];
        }
        notApplicable[place] += more;
    }

    @Override
    public String toString() {
        return "Amounts" + Arrays.toString(whole);
    }
}
