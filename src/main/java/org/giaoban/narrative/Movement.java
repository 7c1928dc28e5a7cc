package org.giaoban.narrative;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.giaoban.briefing.FormItem;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.Comparability;
import org.giaoban.model.Figures;
import org.giaoban.model.Wording;
import org.giaoban.narrative.Compared.Basis;
import org.jspecify.annotations.Nullable;

/**
 * A change since last year that no missing submission can have caused: of the whole figure if both years have the same
 * coverage, else of the submissions that give the figure in both years.
 *
 * @param percent change in per cent, or in percentage points if {@code isPercentage}; one decimal; null if unknown
 * @param kind what is counted: a count, a percentage, or another indicator
 * @param matched number of submissions in both years, if the change is over these only; else 0
 * @param isUnmatched true if some of these submissions give the figure in one year only, and are left out
 * @param isRestated true if last year's figure is restated to the units of today
 */
public record Movement(
        BigDecimal now,
        BigDecimal then,
        @Nullable BigDecimal percent,
        FormItem.Kind kind,
        long matched,
        boolean isUnmatched,
        boolean isRestated) {

    /** Rise in per cent from which the multiple of the base is named in place of the percentage. */
    private static final BigDecimal MULTIPLE_FROM = BigDecimal.valueOf(200);

    /**
     * Finds the change of a figure; empty if a value is unknown, if the tree changed and last year's figure cannot be
     * restated, or if no submission gives the figure in both years.
     *
     * @param figures figures of the same period in both views
     */
    public static Optional<Movement> of(Figure figure, FormItem.Kind kind, Figures figures) {
        Compared compared = Compared.of(figure, figures);
        Figure source = compared.source();
        boolean isRestated = compared.basis().isRestated();
        if (compared.basis() == Basis.BREAK) {
            return Optional.empty();
        }
        if (source.isOverDifferentCoverage()) {
            Comparability matched = source.comparability();
            return matched.now() == null || matched.then() == null
                    ? Optional.empty()
                    : Optional.of(new Movement(
                            matched.now(),
                            matched.then(),
                            matched.changePct(),
                            kind,
                            matched.matched(),
                            matched.isUnmatched(),
                            isRestated));
        }
        return source.value() == null || compared.lastYear() == null
                ? Optional.empty()
                : Optional.of(new Movement(
                        source.value(), compared.lastYear(), compared.change(), kind, 0, false, isRestated));
    }

    /** True if the change is over all submissions of both years. */
    public boolean isWhole() {
        return matched == 0;
    }

    /** The sign of the change as it is printed: 0 if it is rounded to nothing. */
    public int direction() {
        return printed().signum();
    }

    /** The change that is printed: a difference if the base is a count below 10, else in per cent or points. */
    private BigDecimal printed() {
        return percent == null || isSmall()
                ? now.subtract(then).setScale(1, RoundingMode.HALF_UP)
                : percent.setScale(1, RoundingMode.HALF_UP);
    }

    /** True if the base is a count below 10, so that a percentage would mislead. */
    public boolean isSmall() {
        return Compared.isSmallBase(then, kind);
    }

    /** The size of the change for an order of changes: per cent or points without sign; 0 if the base is small. */
    public BigDecimal size() {
        return percent == null || isSmall() ? BigDecimal.ZERO : percent.abs();
    }

    /** Returns {@code tăng 12,3%}, {@code gấp 3,7 lần}, {@code giảm 5}, {@code tăng 3,1 điểm phần trăm}. */
    public String inProse(Wording wording) {
        if (isMultiple()) {
            return wording.get("change-times", times());
        }
        return worded("change-up", "change-down", amount("change-points", wording), wording);
    }

    /** Returns {@code ▲ 25 (14,3%)}, {@code ▲ gấp 3,7 lần}, {@code ▼ 5}, {@code ▲ 3,1 điểm %}. */
    public String onTile(Wording wording) {
        if (isMultiple()) {
            return wording.get("tile-up", wording.get("change-times", times()));
        }
        if (kind == FormItem.Kind.COUNT && percent != null && !isSmall() && direction() != 0) {
            String both = wording.get(
                    "tile-change", NumberWords.format(now.subtract(then).abs()), NumberWords.format(percent.abs()));
            return worded("tile-up", "tile-down", both, wording);
        }
        return worded("tile-up", "tile-down", amount("tile-points", wording), wording);
    }

    /** Returns the size of the difference: {@code 25}. */
    public String difference() {
        return NumberWords.format(now.subtract(then).abs());
    }

    private String worded(String up, String down, String amount, Wording wording) {
        int direction = direction();
        return direction == 0 ? wording.get("change-none") : wording.get(direction > 0 ? up : down, amount);
    }

    private String amount(String points, Wording wording) {
        String number = NumberWords.format(printed().abs());
        if (kind == FormItem.Kind.PERCENTAGE) {
            return wording.get(points, number);
        }
        return percent == null || isSmall() ? number : number + "%";
    }

    private boolean isMultiple() {
        return percent != null
                && kind != FormItem.Kind.PERCENTAGE
                && !isSmall()
                && percent.compareTo(MULTIPLE_FROM) >= 0;
    }

    private String times() {
        return NumberWords.format(
                Objects.requireNonNull(percent).movePointLeft(2).add(BigDecimal.ONE));
    }
}
