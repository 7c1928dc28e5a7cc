package org.giaoban.render;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.giaoban.aggregate.Figures;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.Comparability;
import org.giaoban.model.Figure.Coverage;
import org.jspecify.annotations.Nullable;

/**
 * A figure's comparison with last year as it may be printed.
 *
 * @param lastYear what it is compared with
 * @param change in per cent or in points; null where there is none to be told
 */
record Compared(
        @Nullable BigDecimal lastYear,
        @Nullable BigDecimal change,
        Basis basis,
        Comparability comparability,
        Coverage coverage) {

    /** What a reader must know of it. */
    enum Basis {
        LIKE(""),
        /** One side or both are incomplete. */
        OTHER_COVERAGE("*"),
        /** Last year's figure is that of the units that make this one up today. */
        RESTATED("**"),
        /** Last year's figure is of other units, and nobody can tell what it was of these. */
        BREAK("***");

        private final String mark;

        Basis(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }
    }

    /** @param figures where the same figure may stand restated */
    static Compared of(Figure figure, Figures figures) {
        Figure.Comparison plain = figure.comparison();
        if (figure.comparability().isBreak() && figure.value() != null) {
            return figures.findRestated(figure)
                    .filter(restated -> isSame(restated.value(), figure.value()))
                    .filter(restated -> restated.comparison().changePct() != null)
                    .map(restated -> new Compared(
                            restated.comparison().lastYear(),
                            restated.comparison().changePct(),
                            Basis.RESTATED,
                            restated.comparability(),
                            restated.coverage()))
                    .orElseGet(() -> new Compared(
                            plain.lastYear(), null, Basis.BREAK, figure.comparability(), figure.coverage()));
        }
        Basis basis = figure.isOverDifferentCoverage() && plain.changePct() != null ? Basis.OTHER_COVERAGE : Basis.LIKE;
        return new Compared(plain.lastYear(), plain.changePct(), basis, figure.comparability(), figure.coverage());
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one != null && other != null && one.compareTo(other) == 0;
    }

    /** {@code kỳ này 23/24 báo cáo, cùng kỳ 24/24}. */
    String coverages() {
        Coverage then = Objects.requireNonNull(comparability.lastYear());
        return String.format(
                Locale.ROOT,
                "kỳ này %d/%d báo cáo, cùng kỳ %d/%d",
                coverage.reported(),
                coverage.expected(),
                then.reported(),
                then.expected());
    }
}
