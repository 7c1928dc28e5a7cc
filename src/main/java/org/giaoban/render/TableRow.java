package org.giaoban.render;

import java.math.BigDecimal;
import java.util.function.Function;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.model.Figure;
import org.giaoban.model.Wording;
import org.giaoban.narrative.Compared;
import org.giaoban.narrative.Compared.Basis;
import org.giaoban.narrative.NumberWords;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table of figures, as text: one {@link FormItem} of the unit that a briefing is about.
 *
 * <p>The fields of JRXML templates are named after the components of this record: {@code row.value}.
 *
 * @param own the unit's own part of the figure; empty if the document does not speak of it
 * @param plan year to date in per cent of the year's target
 */
public record TableRow(
        String label,
        String countingUnit,
        String value,
        String own,
        String lastYear,
        String change,
        String yearToDate,
        String plan) {

    private static final String CATEGORY_INDENT = "    – ";

    /** Words the figure of one form item; an item without a figure has the sign of figures not reported. */
    static TableRow of(FormItem item, Briefing briefing, boolean withOwn, Wording wording) {
        return item.find(briefing)
                .map(figure -> of(item, figure, briefing, withOwn ? own(figure, briefing) : "", wording))
                .orElseGet(() -> withoutFigure(item, briefing, wording));
    }

    private static TableRow withoutFigure(FormItem item, Briefing briefing, Wording wording) {
        return new TableRow(
                label(item, wording),
                item.countingUnit(),
                NumberWords.NOT_REPORTED,
                "",
                NumberWords.NOT_REPORTED,
                NumberWords.NO_CHANGE,
                hasYearToDate(briefing) ? NumberWords.NOT_REPORTED : NumberWords.NO_CHANGE,
                NumberWords.NO_CHANGE);
    }

    private static TableRow of(FormItem item, Figure figure, Briefing briefing, String own, Wording wording) {
        Compared compared = Compared.of(figure, briefing.figures());
        BigDecimal planned = compared.planned();
        String toDate = compared.isRestatedToDate() ? Basis.RESTATED.mark() : "";
        return new TableRow(
                label(item, wording),
                item.countingUnit(),
                value(figure, briefing),
                own,
                cell(compared.source(), briefing, f -> f.comparison().lastYear()),
                compared.changeCell(item.kind(), wording),
                yearToDate(compared, briefing) + toDate,
                planned == null ? NumberWords.NO_CHANGE : NumberWords.percent(planned) + toDate);
    }

    /** The item's name; categories are indented under their element. */
    static String label(FormItem item, Wording wording) {
        return item.categoryName()
                .map(name -> CATEGORY_INDENT + name.in(wording.locale()))
                .orElseGet(() -> item.name().in(wording.locale()));
    }

    /** The figure's value, or the sign that tells "not applicable" from "not reported". */
    static String value(Figure figure, Briefing briefing) {
        return cell(figure, figure.value(), briefing);
    }

    /** The unit's own part of the figure, with the same signs. */
    static String own(Figure figure, Briefing briefing) {
        return cell(figure, figure.own(), briefing);
    }

    private static String cell(Figure figure, @Nullable BigDecimal number, Briefing briefing) {
        return briefing.figures().isNotApplicable(figure, briefing.form())
                ? NumberWords.NOT_APPLICABLE
                : NumberWords.cell(number) + (number == null ? "" : Compared.amendmentMark(figure));
    }

    /** Returns another number of a figure, with the same signs: a rate of nothing does not apply, in whatever year. */
    private static String cell(Figure figure, Briefing briefing, Function<Figure, @Nullable BigDecimal> number) {
        return briefing.figures().isRateOfNothing(figure, briefing.form(), number)
                ? NumberWords.NOT_APPLICABLE
                : NumberWords.cell(number.apply(figure));
    }

    /** Weeks and phases have no year to date. */
    private static boolean hasYearToDate(Briefing briefing) {
        return briefing.period().findYearToDate().isPresent();
    }

    /** In the first period of a year the year to date is the figure itself. */
    private static String yearToDate(Compared compared, Briefing briefing) {
        if (!hasYearToDate(briefing)) {
            return NumberWords.NO_CHANGE;
        }
        boolean isFirst = briefing.period()
                .findYearToDate()
                .filter(briefing.period()::equals)
                .isPresent();
        return compared.yearToDate() == null && isFirst
                ? value(compared.figure(), briefing)
                : cell(compared.source(), briefing, Figure::yearToDate);
    }
}
