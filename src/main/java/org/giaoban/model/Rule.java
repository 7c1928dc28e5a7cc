package org.giaoban.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;

/**
 * A condition that must hold in a submission, or between it and others. Both sides are expressions over elements as the
 * form writes them; a single element may be named without brackets.
 *
 * @param when the rule is asked only where this is true; empty for always
 * @param levels units that it is asked of; empty for all that fill the form in
 * @param periods endings of the ids of the periods that it is asked for, {@code Q4}; empty for all
 * @param message the office's own words, said before the usual ones
 */
public record Rule(
        String code,
        Relation relation,
        Optional<String> when,
        Missing missing,
        Effect effect,
        Set<String> levels,
        Set<String> periods,
        Optional<Text> message) {

    private static final int COMPARED_DECIMALS = 12;

    public Rule {
        levels = Set.copyOf(levels);
        periods = Set.copyOf(periods);
    }

    /**
     * What must hold between the two sides.
     *
     * @param left an expression; the finding is shown at its first element
     * @param right an expression; empty where the kind has one side only
     * @param tolerance by how much a comparison may be missed, after rounding to twelve decimals
     */
    public record Relation(Kind kind, String left, Optional<String> right, BigDecimal tolerance) {}

    public Kind kind() {
        return relation.kind();
    }

    public String left() {
        return relation.left();
    }

    public Optional<String> right() {
        return relation.right();
    }

    public BigDecimal tolerance() {
        return relation.tolerance();
    }

    /** A side of a comparison as it is compared: to twelve decimals, HALF_UP, so that 5 ÷ 3 × 3 is 5. */
    public static BigDecimal rounded(BigDecimal side) {
        return side.setScale(COMPARED_DECIMALS, RoundingMode.HALF_UP);
    }

    /** True if the rule applies to units of a level in a period. */
    public boolean isAsked(String level, Period period) {
        return (levels.isEmpty() || levels.contains(level))
                && (periods.isEmpty()
                        || periods.stream().anyMatch(end -> period.id().endsWith("-" + end)));
    }

    /** The relation between both sides. A comparison holds if a side has no value. */
    public enum Kind {
        EQUAL(FindingCode.RULE_BROKEN, "=="),
        NOT_EQUAL(FindingCode.RULE_BROKEN, "!="),
        ABOVE(FindingCode.RULE_BROKEN, ">"),
        NOT_BELOW(FindingCode.RULE_BROKEN, ">="),
        BELOW(FindingCode.RULE_BROKEN, "<"),
        NOT_ABOVE(FindingCode.RULE_BROKEN, "<="),
        /** Both are zero or neither is: conferences and their attendance. */
        PAIR(FindingCode.LINKED_PAIR),
        /** Where {@code left} is above zero, so is {@code right}: persons inspected need an inspection. */
        CARRIER(FindingCode.CARRIER_WITHOUT_EVENT),
        /** {@code left} is at most {@code right}: a part of a whole. */
        AT_MOST(FindingCode.RATIO_ABOVE_100),
        /** Both have a value or neither has. */
        COMPULSORY_PAIR(FindingCode.PAIR_INCOMPLETE),
        /** At most one of both has a value. */
        EXCLUSIVE_PAIR(FindingCode.PAIR_EXCLUSIVE),
        /** {@code left} has a value. */
        REQUIRED(FindingCode.VALUE_REQUIRED);

        private final FindingCode finding;
        private final String symbol;

        Kind(FindingCode finding) {
            this(finding, "");
        }

        Kind(FindingCode finding, String symbol) {
            this.finding = finding;
            this.symbol = symbol;
        }

        /** The code of the finding if the relation does not hold. */
        public FindingCode finding() {
            return finding;
        }

        /** The operator of a comparison; empty for the other kinds. */
        public String symbol() {
            return symbol;
        }

        /** True if the relation compares whether values are present, so that a blank must not be read as zero. */
        public boolean isOfPresence() {
            return this == COMPULSORY_PAIR || this == EXCLUSIVE_PAIR || this == REQUIRED;
        }

        public boolean holds(Optional<BigDecimal> left, Optional<BigDecimal> right, BigDecimal tolerance) {
            return switch (this) {
                case REQUIRED -> left.isPresent();
                case COMPULSORY_PAIR -> left.isPresent() == right.isPresent();
                case EXCLUSIVE_PAIR -> left.isEmpty() || right.isEmpty();
                default ->
                    left.isEmpty() || right.isEmpty() || holds(rounded(left.get()), rounded(right.get()), tolerance);
            };
        }

        private boolean holds(BigDecimal left, BigDecimal right, BigDecimal tolerance) {
            BigDecimal above = left.subtract(right);
            return switch (this) {
                case EQUAL -> above.abs().compareTo(tolerance) <= 0;
                case NOT_EQUAL -> above.abs().compareTo(tolerance) > 0;
                case ABOVE -> above.add(tolerance).signum() > 0;
                case NOT_BELOW -> above.add(tolerance).signum() >= 0;
                case BELOW -> above.subtract(tolerance).signum() < 0;
                case NOT_ABOVE, AT_MOST -> above.subtract(tolerance).signum() <= 0;
                case PAIR -> left.signum() == right.signum();
                case CARRIER -> left.signum() == 0 || right.signum() > 0;
                case REQUIRED, COMPULSORY_PAIR, EXCLUSIVE_PAIR -> true;
            };
        }

        /** Returns the operator of a comparison as forms write it; for other kinds, the name. */
        @Override
        public String toString() {
            return symbol.isEmpty() ? name() : symbol;
        }
    }

    /** When a side of a rule with missing values has no value; otherwise missing values are taken as zero. */
    public enum Missing {
        SKIP_IF_ANY,
        SKIP_IF_ALL,
        NEVER_SKIP;

        /** True if a side has no value when {@code missing} of its {@code all} values are missing. */
        public boolean skips(int missing, int all) {
            return switch (this) {
                case SKIP_IF_ANY -> missing > 0;
                case SKIP_IF_ALL -> missing > 0 && missing == all;
                case NEVER_SKIP -> false;
            };
        }
    }
}
