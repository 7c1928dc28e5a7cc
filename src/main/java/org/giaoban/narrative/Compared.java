package org.giaoban.narrative;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.figures.Figures;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.Comparability;
import org.giaoban.model.Figure.Coverage;
import org.jspecify.annotations.Nullable;

/**
 * A figure's comparisons as they may be printed.
 *
 * @param figure as reported
 * @param source where they are taken from: the figure itself, or the same restated
 */
public record Compared(Figure figure, Figure source, Basis basis) {

    /** What a reader must know of the comparison with last year. */
    public enum Basis {
        LIKE(""),
        /** One side or both are incomplete, or something is told on one side only. */
        OTHER_COVERAGE("*"),
        /** Last year's figure is that of the units that make this one up today. */
        RESTATED("**"),
        /** So it is, and one side or both are incomplete. */
        RESTATED_OTHER_COVERAGE("*, **"),
        /** Last year's figure is of other units, and nobody can tell what it was of these. */
        BREAK("***");

        private final String mark;

        Basis(String mark) {
            this.mark = mark;
        }

        public String mark() {
            return mark;
        }

        boolean isRestated() {
            return this == RESTATED || this == RESTATED_OTHER_COVERAGE;
        }

        boolean isOverDifferentCoverage() {
            return this == OTHER_COVERAGE || this == RESTATED_OTHER_COVERAGE;
        }
    }

    /** @param figures where the same figure may stand restated */
    public static Compared of(Figure figure, Figures figures) {
        if (!figure.comparability().isBreak()) {
            return new Compared(figure, figure, isUnlike(figure) ? Basis.OTHER_COVERAGE : Basis.LIKE);
        }
        Optional<Figure> restated = figures.findRestated(figure).filter(other -> isSame(other.value(), figure.value()));
        if (restated.map(Figure::comparison).map(Figure.Comparison::lastYear).isPresent()) {
            Figure source = restated.get();
            return new Compared(figure, source, isUnlike(source) ? Basis.RESTATED_OTHER_COVERAGE : Basis.RESTATED);
        }
        boolean isBlank = figure.value() == null
                || restated.filter(figures::isBlankLastYear).isPresent();
        return new Compared(
                figure, figure, isBlank && figure.comparison().lastYear() == null ? Basis.LIKE : Basis.BREAK);
    }

    private static boolean isUnlike(Figure figure) {
        return figure.isOverDifferentCoverage() && figure.comparison().changePct() != null;
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == null && other == null : one.compareTo(other) == 0;
    }

    /** What it is compared with. */
    public @Nullable BigDecimal lastYear() {
        return source.comparison().lastYear();
    }

    /** In per cent or in points; null where there is none to be told. */
    public @Nullable BigDecimal change() {
        return source.comparison().changePct();
    }

    /** The year to date, of the same units as the comparison. */
    public @Nullable BigDecimal yearToDate() {
        return source.yearToDate();
    }

    /** The year to date in per cent of the year's plan, of the same units as the comparison. */
    public @Nullable BigDecimal planned() {
        return source.target().percent();
    }

    /** Whether the year to date is another one than as reported. */
    public boolean isRestatedToDate() {
        return !isSame(source.yearToDate(), figure.yearToDate());
    }

    Comparability comparability() {
        return source.comparability();
    }

    /** Whether something is told on one side only by a unit that reported on both. */
    boolean isOneSided() {
        return comparability().isOneSided();
    }

    /** Whether submissions are missing on a side. */
    boolean isOverDifferentSubmissions() {
        return source.isOverDifferentSubmissions();
    }

    /** {@code kỳ này 23/24 báo cáo, cùng kỳ 24/24}. */
    String submissions() {
        Coverage now = source.coverage();
        Coverage then = Objects.requireNonNull(comparability().lastYear());
        return String.format(
                Locale.ROOT,
                "kỳ này %d/%d báo cáo, cùng kỳ %d/%d",
                now.reported(),
                now.expected(),
                then.reported(),
                then.expected());
    }

    /** What is not alike. */
    String coverages() {
        return Stream.of(
                        isOverDifferentSubmissions() ? submissions() : "",
                        isOneSided() ? ComparisonNotes.ONE_SIDED : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
