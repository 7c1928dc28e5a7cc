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
 * A number in the making of a figure, with the numbers that it is made of, down to the cells.
 *
 * @param key what the number is of; its period is a part of the figure's, its unit one of those below
 * @param step how the value comes from the parts
 * @param weight what it is multiplied by where it enters the number above
 * @param value worked out from the parts; null where nothing is known
 * @param said what the unit itself sent in; null but for {@link Step#CELLS}
 */
public record LineageNode(
        Figure.Key key,
        Step step,
        BigDecimal weight,
        @Nullable BigDecimal value,
        List<LineageNode> parts,
        @Nullable Said said) {

    /** Digits after the point of a figure. */
    static final int DECIMALS = 6;

    public LineageNode {
        parts = List.copyOf(parts);
    }

    /** How a number is made; {@code src/docs/figures.md} says why so. */
    public enum Step {
        /** Numerator × factor ÷ denominator, six decimals, HALF_UP; the factor is the numerator's weight. */
        RATIO,
        /** The sum of an element's categories. */
        CATEGORIES,
        /** The sum of the period's parts. */
        TIME_SUM,
        /** The last part's. */
        TIME_LAST,
        /** The largest of the totals of the reporting periods. */
        TIME_MAX,
        /** Nothing: the element has no value over several parts. */
        TIME_NONE,
        /** The sum of a unit's own and of the units below it. */
        UNITS,
        /** What counts as the unit's own, and nothing of the units below it. */
        OWN,
        /** Nothing: the parts were split between units without weights. */
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
     * What one unit sent in for one part of the period.
     *
     * @param reason why it was sent back or left out: codes of findings, or a decision's words
     */
    public record Said(State state, String reason, Optional<TracedFile> file, List<TracedCell> cells) {
        public Said {
            cells = List.copyOf(cells);
        }
    }

    /** What became of one unit's number. */
    public enum State {
        COUNTED,
        /** The submission counts, and its cells are blank. */
        BLANK,
        /** The cells say {@code x}. */
        NOT_APPLICABLE,
        /** Known, and left out of a ratio, since the other side is not. */
        UNPAIRED,
        MISSING,
        RETURNED,
        EXCLUDED
    }

    /**
     * A file that was sent in.
     *
     * @param version the unit's first, second … for the period
     */
    public record TracedFile(String path, String sha256, int version, LocalDate received) {}

    /**
     * A cell as it was read, or the row of {@code decisions.csv} by which the office amended what cells say.
     *
     * @param amount what counts; null where the cell says that it does not apply, or an amendment counts in its place
     * @param repairs codes of what was read otherwise than it was written, as {@code NUMBER-REPAIRED}
     * @param findings codes of what else was found in it
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

        /** True if an amendment counts in place of the cell. */
        public boolean isReplaced() {
            return amount == null && findings.contains(FindingCode.AMENDED.id());
        }

        /** The cell without its amount, since an amendment counts in its place. */
        TracedCell replaced() {
            List<String> codes = Stream.concat(
                            findings.stream().filter(code -> !code.equals(FindingCode.AMENDED.id())),
                            Stream.of(FindingCode.AMENDED.id()))
                    .toList();
            return new TracedCell(category, sheet, cell, typed, null, repairs, codes);
        }
    }

    /** A number that is made of others. */
    static LineageNode of(Figure.Key key, Step step, List<LineageNode> parts) {
        return new LineageNode(key, step, BigDecimal.ONE, step.combine(parts), parts, null);
    }

    /** What a unit sent in. */
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

    /** What enters the number above. */
    private @Nullable BigDecimal share() {
        return value == null ? null : value.multiply(weight);
    }

    /** The submissions at the ends of the tree, in its order. */
    public Stream<LineageNode> leaves() {
        return step == Step.CELLS ? Stream.of(this) : parts.stream().flatMap(LineageNode::leaves);
    }
}
