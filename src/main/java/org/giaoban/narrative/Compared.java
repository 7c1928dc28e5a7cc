package org.giaoban.narrative;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.briefing.FormItem;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.Comparability;
import org.giaoban.model.Figure.Coverage;
import org.giaoban.model.Figures;
import org.giaoban.model.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A figure with the comparisons that may be printed beside it.
 *
 * @param figure the figure as reported
 * @param source the figure whose comparisons are printed: {@code figure}, or the same figure restated
 */
public record Compared(Figure figure, Figure source, Basis basis) {

    private static final String AMENDED = "†";

    /** What restricts the comparison of a figure with last year's. */
    public enum Basis {
        /** The same units, submissions and values. */
        COMPARABLE(""),
        /** Submissions are missing in one of the years, or a submission has a value in one year only. */
        COVERAGE_DIFFERS("*"),
        /** The tree changed: last year's figure is restated to the units of today. */
        RESTATED("**"),
        /** Last year's figure is restated, and the coverage differs. */
        RESTATED_COVERAGE_DIFFERS("*, **"),
        /** The tree changed, and last year's figure cannot be restated. */
        BREAK("***");

        private final String mark;

        Basis(String mark) {
            this.mark = mark;
        }

        /** The footnote mark printed after the number; empty for {@link #COMPARABLE}. */
        public String mark() {
            return mark;
        }

        boolean isRestated() {
            return this == RESTATED || this == RESTATED_COVERAGE_DIFFERS;
        }

        boolean isCoverageDifferent() {
            return this == COVERAGE_DIFFERS || this == RESTATED_COVERAGE_DIFFERS;
        }
    }

    /**
     * Selects the comparisons of a figure.
     *
     * @param figure a figure as reported
     * @param figures figures of the same period in both views
     */
    public static Compared of(Figure figure, Figures figures) {
        if (!figure.comparability().isBreak()) {
            return new Compared(
                    figure, figure, isCoverageDifferent(figure) ? Basis.COVERAGE_DIFFERS : Basis.COMPARABLE);
        }
        Optional<Figure> restated = figures.findRestated(figure).filter(other -> isSame(other.value(), figure.value()));
        if (restated.map(Figure::comparison).map(Figure.Comparison::lastYear).isPresent()) {
            Figure source = restated.get();
            return new Compared(
                    figure, source, isCoverageDifferent(source) ? Basis.RESTATED_COVERAGE_DIFFERS : Basis.RESTATED);
        }
        boolean isBlank = figure.value() == null
                || restated.filter(figures::isBlankLastYear).isPresent();
        return new Compared(
                figure, figure, isBlank && figure.comparison().lastYear() == null ? Basis.COMPARABLE : Basis.BREAK);
    }

    /** The mark of a figure into which a number enters that the office amended; empty for others. */
    public static String amendmentMark(Figure figure) {
        return figure.isAmended() ? AMENDED : "";
    }

    /** True if a printed number has the mark of {@link #amendmentMark}. */
    public static boolean isMarkedAmended(String printed) {
        return printed.endsWith(AMENDED);
    }

    private static boolean isCoverageDifferent(Figure figure) {
        return figure.isOverDifferentCoverage() && figure.comparison().changePct() != null;
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == null && other == null : one.compareTo(other) == 0;
    }

    /** The figure of the same period last year; null if unknown. */
    public @Nullable BigDecimal lastYear() {
        return source.comparison().lastYear();
    }

    /** The change from last year in per cent, or in percentage points for an indicator in per cent; null if unknown. */
    public @Nullable BigDecimal change() {
        return source.comparison().changePct();
    }

    /**
     * Returns the change from last year with its sign for a table's cell: {@code +12,3%}, {@code +2,1 điểm}, {@code +5} for a
     * difference; the sign of a missing comparison if last year's figure is zero or unknown.
     */
    public String changeCell(FormItem.Kind kind, Wording wording) {
        BigDecimal change = change();
        return (change == null ? NumberWords.NO_CHANGE : changeCell(change, kind, wording)) + basis.mark();
    }

    private String changeCell(BigDecimal change, FormItem.Kind kind, Wording wording) {
        BigDecimal now = Objects.requireNonNull(source.value());
        BigDecimal then = Objects.requireNonNull(lastYear());
        if (isSmallBase(then, kind)) {
            return NumberWords.signed(now.subtract(then));
        }
        return kind == FormItem.Kind.PERCENTAGE
                ? wording.get("change-points-short", NumberWords.signed(change))
                : NumberWords.signedPercent(change);
    }

    /** True if a change from a number is a difference, because the number is a count below 10: a percentage would mislead. */
    static boolean isSmallBase(BigDecimal then, FormItem.Kind kind) {
        return kind == FormItem.Kind.COUNT && then.compareTo(BigDecimal.TEN) < 0;
    }

    /** The year to date over the same units as the comparison. */
    public @Nullable BigDecimal yearToDate() {
        return source.yearToDate();
    }

    /** The year to date in per cent of the year's target, over the same units as the comparison. */
    public @Nullable BigDecimal planned() {
        return source.target().percent();
    }

    /** True if the restated year to date differs from the one as reported. */
    public boolean isRestatedToDate() {
        return !isSame(source.yearToDate(), figure.yearToDate());
    }

    Comparability comparability() {
        return source.comparability();
    }

    /** True if a unit that reported in both years has a value in one of them only. */
    boolean isUnmatched() {
        return comparability().isUnmatched();
    }

    /** True if submissions are missing in one of the years. */
    boolean isOverDifferentSubmissions() {
        return source.isOverDifferentSubmissions();
    }

    /** The submissions of both years: {@code kỳ này 23/24 báo cáo, cùng kỳ 24/24}. */
    String submissions(Wording wording) {
        Coverage now = source.coverage();
        Coverage then = Objects.requireNonNull(comparability().lastYear());
        return wording.get(
                "coverage-this-and-last-year", now.reported(), now.expected(), then.reported(), then.expected());
    }

    /** The ways in which the coverage of both years differs, separated by semicolons. */
    String coverages(Wording wording) {
        return Stream.of(
                        isOverDifferentSubmissions() ? submissions(wording) : "",
                        isUnmatched() ? wording.get("unmatched") : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
