package org.giaoban.lineage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.giaoban.model.Figure;
import org.giaoban.model.FindingCode;
import org.jspecify.annotations.Nullable;

/**
 * A number from which a figure is computed, with the numbers that it is computed from, down to the cells.
 *
 * @param key element, reporting period and unit of the number
 * @param step how the value is computed from {@code parts}
 * @param weight factor by which the value enters the node above
 * @param value result of the step; null if nothing is known
 * @param parts nodes from which the value is computed
 * @param said what the unit itself submitted; null except for {@link Step#CELLS}
 */
public record LineageNode(
        Figure.Key key,
        Step step,
        BigDecimal weight,
        @Nullable BigDecimal value,
        List<LineageNode> parts,
        @Nullable Said said) {

    /** Decimals of a figure. */
    static final int DECIMALS = 6;

    public LineageNode {
        parts = List.copyOf(parts);
    }

    /** How a number is computed; {@code src/docs/figures.md} gives the reasons. */
    public enum Step {
        /** Numerator × factor ÷ denominator, six decimals, HALF_UP; the factor is the numerator's weight. */
        RATIO,
        /** The sum of an element's categories. */
        CATEGORIES,
        /** The sum over the reporting periods. */
        TIME_SUM,
        /** The value of the last reporting period. */
        TIME_LAST,
        /** The largest of the totals of the reporting periods. */
        TIME_MAX,
        /** No value: the element is not combined over time. */
        TIME_NONE,
        /** The sum of the unit's own part and the units below it. */
        UNITS,
        /** The unit's own part, without the units below it. */
        OWN,
        /** No value: the parts belong to units that were split without weights. */
        NOT_COMPARABLE,
        /** The sum of the cells of one submission. */
        CELLS;

        private @Nullable BigDecimal combine(List<LineageNode> parts) {
            return switch (this) {
                case RATIO -> divide(parts.get(0).share(), parts.get(1).share());
                case TIME_MAX -> shares(parts).reduce(BigDecimal::max).orElse(null);
                case TIME_NONE, NOT_COMPARABLE -> null;
                case CATEGORIES ->
                    parts.stream().anyMatch(part -> part.step == NOT_COMPARABLE)
                            ? null
                            : shares(parts).reduce(BigDecimal::add).orElse(null);
                case TIME_SUM, TIME_LAST, UNITS, OWN, CELLS ->
                    shares(parts).reduce(BigDecimal::add).orElse(null);
            };
        }

        private static Stream<BigDecimal> shares(List<LineageNode> parts) {
            return parts.stream()
                    .map(LineageNode::share)
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull);
        }

        private static @Nullable BigDecimal divide(@Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {
            return numerator == null || denominator == null || denominator.signum() == 0
                    ? null
                    : numerator.divide(denominator, DECIMALS, RoundingMode.HALF_UP);
        }
    }

    /**
     * What one unit submitted for one reporting period.
     *
     * @param reason why the submission was returned or excluded: codes of findings, or the reason of a decision
     */
    public record Said(State state, String reason, Optional<TracedFile> file, List<TracedCell> cells) {
        public Said {
            cells = List.copyOf(cells);
        }
    }

    /** What the submission of a unit gives to a number. */
    public enum State {
        COUNTED,
        /** The submission counts, and its cells are blank. */
        BLANK,
        /** The cells say {@code x}. */
        NOT_APPLICABLE,
        /** The value is known but left out of a ratio, because the other side is unknown. */
        UNPAIRED,
        MISSING,
        RETURNED,
        EXCLUDED
    }

    /**
     * A received file.
     *
     * @param version number of the version, from 1, among the unit's submissions for the period
     */
    public record TracedFile(String path, String sha256, int version, LocalDate received) {}

    /**
     * A cell as it was read, or the row of {@code decisions.csv} by which the office amended cells.
     *
     * @param amount amount that counts; null if the cell says "not applicable" or an amendment replaces it
     * @param repairs codes of the repairs of its text, such as {@code NUMBER-REPAIRED}
     * @param findings codes of its other findings
     */
    public record TracedCell(
            String category,
            String sheet,
            String cell,
            String typed,
            @Nullable BigDecimal amount,
            List<String> repairs,
            List<String> findings) {
        public TracedCell {
            repairs = List.copyOf(repairs);
            findings = List.copyOf(findings);
        }

        /** True if an amendment replaces the cell. */
        public boolean isReplaced() {
            return amount == null && findings.contains(FindingCode.AMENDED.id());
        }

        /** Returns a copy without the amount, which an amendment replaces. */
        TracedCell replaced() {
            List<String> codes = Stream.concat(
                            findings.stream().filter(code -> !code.equals(FindingCode.AMENDED.id())),
                            Stream.of(FindingCode.AMENDED.id()))
                    .toList();
            return new TracedCell(category, sheet, cell, typed, null, repairs, codes);
        }
    }

    /** Creates a node whose value is computed from other nodes. */
    static LineageNode of(Figure.Key key, Step step, List<LineageNode> parts) {
        return new LineageNode(key, step, BigDecimal.ONE, step.combine(parts), parts, null);
    }

    /** Creates the node of the cells of one submission. */
    static LineageNode of(Figure.Key key, Said said) {
        BigDecimal sum = said.state() == State.COUNTED
                ? said.cells().stream()
                        .map(TracedCell::amount)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .reduce(BigDecimal::add)
                        .orElse(null)
                : null;
        return new LineageNode(key, Step.CELLS, BigDecimal.ONE, sum, List.of(), said);
    }

    LineageNode withWeight(BigDecimal other) {
        return new LineageNode(key, step, other, value, parts, said);
    }

    /** Returns value times weight. */
    private @Nullable BigDecimal share() {
        return value == null ? null : value.multiply(weight);
    }

    /** True if a part enters the value; of several periods only the first that has the largest value does. */
    boolean isEnteredBy(LineageNode part) {
        return step != Step.TIME_MAX
                || parts.stream()
                        .filter(each -> each.share() != null && value != null && value.compareTo(each.share()) == 0)
                        .findFirst()
                        .filter(each -> each == part)
                        .isPresent();
    }
}
