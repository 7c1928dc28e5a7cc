package org.giaoban.summary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.briefing.PastFigures;
import org.giaoban.catalogue.PeriodNames;
import org.giaoban.model.Figure;
import org.giaoban.model.Wording;
import org.giaoban.narrative.Compared;
import org.giaoban.narrative.Compared.Basis;
import org.giaoban.narrative.Movement;
import org.giaoban.narrative.NumberWords;
import org.giaoban.summary.LeadersPage.Column;
import org.giaoban.summary.LeadersPage.Columns;
import org.giaoban.summary.LeadersPage.Tile;

/** Composes the tiles of a summary: number, name, change, share of the plan or what is missing, columns. */
final class Tiles {

    private static final int FULL_HEIGHT = 1000;
    private static final String BESIDE = " · ";

    private final Briefing briefing;
    private final PastFigures past;
    private final Gaps gaps;
    private final Wording wording;

    Tiles(Briefing briefing, PastFigures past, Gaps gaps, Wording wording) {
        this.briefing = briefing;
        this.past = past;
        this.gaps = gaps;
        this.wording = wording;
    }

    Tile tile(ShownItem item) {
        Optional<Figure> figure = item.find(briefing);
        Optional<Movement> move = item.move(briefing);
        return new Tile(
                figure.map(one -> number(one, item)).orElse(NumberWords.NOT_REPORTED),
                item.name(),
                figure.map(one -> change(one, move)).orElseGet(() -> wording.get("tile-unknown")),
                move.map(this::basis).orElse(""),
                figure.map(this::standing).orElse(""),
                new Columns(columns(item)));
    }

    private String number(Figure figure, ShownItem item) {
        BigDecimal value = figure.value();
        if (value == null) {
            return isNotApplicable(figure) ? NumberWords.NOT_APPLICABLE : NumberWords.NOT_REPORTED;
        }
        return shown(value, item) + Compared.amendmentMark(figure);
    }

    private static String shown(BigDecimal value, ShownItem item) {
        return NumberWords.format(value) + (item.kind() == FormItem.Kind.PERCENTAGE ? "%" : "");
    }

    private boolean isNotApplicable(Figure figure) {
        return briefing.figures().isNotApplicable(figure, briefing.form());
    }

    private String change(Figure figure, Optional<Movement> move) {
        if (figure.value() == null) {
            return wording.get(isNotApplicable(figure) ? "tile-not-applicable" : "tile-unknown");
        }
        return move.map(one -> one.onTile(wording)).orElseGet(() -> wording.get(whyNotCompared(figure)));
    }

    private String whyNotCompared(Figure figure) {
        Compared compared = Compared.of(figure, briefing.figures());
        if (compared.basis() == Basis.BREAK) {
            return "tile-break";
        }
        return compared.lastYear() == null ? "tile-no-last-year" : "tile-not-compared";
    }

    private String basis(Movement move) {
        return Stream.of(matched(move), move.isRestated() ? wording.get("restated") : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(BESIDE));
    }

    private String matched(Movement move) {
        if (move.isWhole()) {
            return "";
        }
        return move.isUnmatched() ? wording.get("tile-matched-values") : wording.get("tile-matched", move.matched());
    }

    private String standing(Figure figure) {
        BigDecimal planned = Compared.of(figure, briefing.figures()).planned();
        String gap = gaps.of(figure.coverage());
        List<String> said = Stream.of(
                        planned == null ? "" : wording.get("tile-plan", NumberWords.format(planned)),
                        gap.isEmpty() ? "" : wording.get("unit-missing", gap))
                .filter(text -> !text.isEmpty())
                .toList();
        if (figure.value() == null) {
            return isNotApplicable(figure) || gap.isEmpty() ? "" : wording.get("unit-missing", gap);
        }
        return said.isEmpty()
                ? wording.get(
                        "tile-complete",
                        figure.coverage().reported(),
                        figure.coverage().expected())
                : String.join(BESIDE, said);
    }

    private List<Column> columns(ShownItem item) {
        List<PastFigures.OfPeriod> drawn = past.drawn();
        BigDecimal highest = drawn.stream()
                .flatMap(each -> value(each, item).stream())
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        return drawn.stream()
                .map(each -> column(each, item, highest, each.equals(drawn.get(drawn.size() - 1))))
                .toList();
    }

    private Column column(PastFigures.OfPeriod each, ShownItem item, BigDecimal highest, boolean isLast) {
        String label = PeriodNames.get("short-", each.period(), wording);
        return value(each, item)
                .map(value -> new Column(label, shown(value, item), height(value, highest), kind(each, item, isLast)))
                .orElseGet(() -> new Column(label, NumberWords.NOT_REPORTED, 0, Column.Kind.UNKNOWN));
    }

    private Column.Kind kind(PastFigures.OfPeriod each, ShownItem item, boolean isLast) {
        boolean isComplete =
                find(each, item).map(Figure::coverage).orElseThrow().isComplete();
        return !isComplete ? Column.Kind.INCOMPLETE : isLast ? Column.Kind.LAST : Column.Kind.BEFORE;
    }

    private static int height(BigDecimal value, BigDecimal highest) {
        return highest.signum() <= 0
                ? 0
                : value.multiply(BigDecimal.valueOf(FULL_HEIGHT))
                        .divide(highest, 0, RoundingMode.HALF_UP)
                        .intValue();
    }

    private Optional<BigDecimal> value(PastFigures.OfPeriod each, ShownItem item) {
        return find(each, item)
                .filter(figure -> figure.value() != null)
                .map(figure -> Objects.requireNonNull(figure.value()));
    }

    private Optional<Figure> find(PastFigures.OfPeriod each, ShownItem item) {
        return each.find(briefing.unit().code(), item.element());
    }
}
