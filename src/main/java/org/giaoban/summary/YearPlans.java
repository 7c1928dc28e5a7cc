package org.giaoban.summary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.PastFigures;
import org.giaoban.model.Figure;
import org.giaoban.model.Wording;
import org.giaoban.narrative.Compared;
import org.giaoban.narrative.NumberWords;
import org.giaoban.summary.LeadersPage.Bullet;
import org.giaoban.summary.LeadersPage.PlanLine;
import org.giaoban.summary.LeadersPage.Plans;

/** The plans of the year beside the time that has passed. */
final class YearPlans {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** The drawing ends at 150% of the plan. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(150);

    private static final BigDecimal WIDTH = BigDecimal.valueOf(1000);

    private final Briefing briefing;
    private final Wording wording;
    private final BigDecimal months;
    private final List<Standing> standings;

    /** How the year to date stands to the share of the year that has passed. */
    enum Pace {
        /** At least one percentage point ahead. */
        AHEAD,
        /** Not behind, but by less than one percentage point. */
        LEVEL,
        BEHIND,
        /** Behind, but submissions are missing. */
        UNKNOWN
    }

    /** One plan. @param percent year to date in per cent of the plan, one decimal */
    record Standing(ShownItem item, BigDecimal toDate, BigDecimal plan, BigDecimal percent, Pace pace) {}

    YearPlans(List<ShownItem> items, Briefing briefing, PastFigures past, Wording wording) {
        this.briefing = briefing;
        this.wording = wording;
        this.months = BigDecimal.valueOf(briefing.period().lastMonth());
        this.standings = briefing.period().findYearToDate().isEmpty()
                ? List.of()
                : items.stream()
                        .flatMap(item -> item.find(briefing).flatMap(figure -> standing(item, figure, past)).stream())
                        .sorted(Comparator.comparing(Standing::percent).reversed())
                        .toList();
    }

    private Optional<Standing> standing(ShownItem item, Figure figure, PastFigures past) {
        Compared compared = Compared.of(figure, briefing.figures());
        BigDecimal toDate = compared.yearToDate();
        BigDecimal plan = compared.source().target().value();
        BigDecimal percent = compared.planned();
        if (toDate == null || plan == null || percent == null) {
            return Optional.empty();
        }
        boolean isComplete = past.toDate()
                .find(briefing.unit().code(), item.element(), "")
                .orElse(figure)
                .coverage()
                .isComplete();
        return Optional.of(new Standing(item, toDate, plan, percent, pace(toDate, plan, isComplete)));
    }

    private Pace pace(BigDecimal toDate, BigDecimal plan, boolean isComplete) {
        BigDecimal due = plan.multiply(months).divide(MONTHS, 6, RoundingMode.HALF_UP);
        if (toDate.multiply(MONTHS).compareTo(plan.multiply(months)) < 0) {
            return isComplete ? Pace.BEHIND : Pace.UNKNOWN;
        }
        boolean isLevel = toDate.subtract(due).multiply(HUNDRED).compareTo(plan) < 0;
        return isLevel && !isYearOver() ? Pace.LEVEL : Pace.AHEAD;
    }

    /** The plans that are known, the best first. */
    List<Standing> standings() {
        return standings;
    }

    List<Standing> of(Pace pace) {
        return standings.stream().filter(each -> each.pace() == pace).toList();
    }

    boolean isYearOver() {
        return months.compareTo(MONTHS) == 0;
    }

    /** The share of the year that has passed, in per cent with at most one decimal. */
    String elapsed() {
        return NumberWords.format(elapsedPercent());
    }

    private BigDecimal elapsedPercent() {
        return months.multiply(HUNDRED).divide(MONTHS, 1, RoundingMode.HALF_UP);
    }

    Plans compose() {
        int year = briefing.period().year();
        boolean hasYear = briefing.period().findYearToDate().isPresent();
        return new Plans(
                standings.isEmpty()
                        ? wording.get("plans-title", year)
                        : wording.get("plans-title-elapsed", year, months, elapsed()),
                standings.stream().map(this::line).toList(),
                standings.isEmpty() ? wording.get(hasYear ? "plans-none" : "plans-not-of-period", year) : "");
    }

    private PlanLine line(Standing standing) {
        return new PlanLine(
                standing.item().name(),
                NumberWords.format(standing.percent()) + "%",
                wording.get("plan-amounts", NumberWords.format(standing.toDate()), NumberWords.format(standing.plan()))
                        + (standing.pace() == Pace.UNKNOWN ? wording.get("plan-incomplete") : ""),
                bullet(standing));
    }

    private Bullet bullet(Standing standing) {
        BigDecimal longest = standings.get(0).percent().max(HUNDRED).min(LONGEST);
        return new Bullet(
                length(HUNDRED, longest),
                length(standing.percent().min(longest), longest),
                length(elapsedPercent(), longest),
                standing.percent().compareTo(longest) > 0);
    }

    private static int length(BigDecimal percent, BigDecimal longest) {
        return percent.multiply(WIDTH).divide(longest, 0, RoundingMode.HALF_UP).intValue();
    }
}
