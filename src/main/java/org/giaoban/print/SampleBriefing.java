package org.giaoban.print;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.Briefing.Edition;
import org.giaoban.briefing.Briefing.Statement;
import org.giaoban.briefing.FormItem;
import org.giaoban.briefing.PastFigures;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.completeness.SubmissionStatus.State;
import org.giaoban.model.Figure;
import org.giaoban.model.Figures;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.model.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Made-up briefings, for checks of templates and for previews without figures. All figures of the unit itself are known and
 * above zero, so that every sentence and every part of a template is used; the last unit below it has not reported. The same
 * unit and period always have the same figures.
 */
final class SampleBriefing {

    private static final Period YEAR = Period.of("2022");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ReportDefinition definition;
    private final Form form;
    private final List<OrgUnit> units;
    private final Period period;
    private final List<Period> parts;

    /** @param units the unit itself, then the units directly below it */
    SampleBriefing(ReportDefinition definition, List<OrgUnit> units, Period period) {
        this.definition = definition;
        this.form = definition.form();
        this.units = List.copyOf(units);
        this.period = period;
        List<Period> reporting = period.listReportingPeriods(form.periodType());
        this.parts = reporting.isEmpty() ? List.of(period) : reporting;
    }

    /** Creates the sample of a made-up unit with two units below it. */
    static SampleBriefing of(ReportDefinition definition) {
        return new SampleBriefing(
                definition,
                List.of(
                        issuing(definition, unit("A", definition, null)).get(0),
                        unit("B", definition, "A"),
                        unit("C", definition, "A")),
                YEAR);
    }

    private static OrgUnit unit(String code, ReportDefinition definition, @Nullable String parent) {
        String level = definition.report().levels().get(0);
        return new OrgUnit(code, code, List.of(), level, parent, OrgUnit.Lifetime.ALWAYS, true, "");
    }

    Briefing briefing(Wording wording) {
        LocalDate day = definition.calendar().getRange(period).last();
        List<SubmissionStatus> statuses = new ArrayList<>();
        for (Period part : parts) {
            for (OrgUnit unit : units) {
                statuses.add(
                        isMissing(unit, part)
                                ? new SubmissionStatus(unit, part, State.MISSING, 0, null, null, "")
                                : new SubmissionStatus(unit, part, State.ACCEPTED, 1, day, true, ""));
            }
        }
        List<Statement> texts = form.sheets().texts().stream()
                .flatMap(sheet -> sheet.blocks().stream())
                .flatMap(block -> units.stream()
                        .filter(unit -> !isMissing(unit, lastPart()))
                        .limit(3)
                        .map(unit -> new Statement(
                                unit,
                                lastPart(),
                                block.key(),
                                1,
                                wording.get("sample-text", block.title().in(wording.locale()), unit.name()))))
                .toList();
        return new Briefing(
                form,
                period,
                units,
                List.of(),
                figures(period),
                new Briefing.Submitted(statuses, texts, List.of()),
                List.of(),
                new Edition(day, 0, PeriodState.OPEN));
    }

    /** The figures of the periods that a summary draws beside this one. */
    PastFigures past() {
        return new PastFigures(
                period.listDrawn(form.periodType()).stream()
                        .map(drawn -> new PastFigures.OfPeriod(drawn, figures(drawn)))
                        .toList(),
                figures(period));
    }

    /** Returns a briefing without figures, of which every phrase is empty. */
    static Briefing withoutFigures(Briefing briefing) {
        return new Briefing(
                briefing.form(),
                briefing.period(),
                briefing.units(),
                List.of(),
                new Figures(List.of()),
                briefing.submitted(),
                List.of(),
                briefing.edition());
    }

    /** Returns a unit once for each entry of the report's words on units, with a name to which the entry applies. */
    static List<OrgUnit> issuing(ReportDefinition definition, OrgUnit unit) {
        List<OrgUnit> named = definition.report().wording().units().stream()
                .map(words -> new OrgUnit(
                        unit.code(),
                        words.prefix() + unit.name(),
                        List.of(),
                        unit.level(),
                        unit.parent(),
                        unit.lifetime(),
                        unit.territorial(),
                        unit.email()))
                .toList();
        return named.isEmpty() ? List.of(unit) : named;
    }

    /** Lists the file names of a report's narrative templates. */
    static List<String> narratives(ReportDefinition definition) {
        return Stream.concat(
                        Stream.of(definition.report().wording().opening()),
                        definition.report().chapters().stream().map(chapter -> chapter.narrative()))
                .filter(file -> !file.isEmpty())
                .distinct()
                .toList();
    }

    private Figures figures(Period of) {
        List<Figure> figures = new ArrayList<>();
        for (FormItem item : FormItem.list(form, List.of())) {
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal before = BigDecimal.ZERO;
            for (OrgUnit unit : units.subList(1, units.size())) {
                BigDecimal value = of.equals(period) && isMissing(unit, lastPart()) ? null : value(item, unit, of);
                BigDecimal lastYear = lastYear(item, unit, of);
                figures.add(figure(item, unit, of, value, value, lastYear));
                sum = sum.add(value == null ? BigDecimal.ZERO : value);
                before = before.add(lastYear);
            }
            OrgUnit whole = units.get(0);
            BigDecimal own = value(item, whole, of);
            boolean isShare = item.isPercentage();
            figures.add(figure(
                    item,
                    whole,
                    of,
                    isShare ? own : own.add(sum),
                    own,
                    isShare ? lastYear(item, whole, of) : before.add(lastYear(item, whole, of))));
        }
        return new Figures(figures);
    }

    private Figure figure(
            FormItem item,
            OrgUnit unit,
            Period of,
            @Nullable BigDecimal value,
            @Nullable BigDecimal own,
            BigDecimal lastYear) {
        long expected = (long) parts.size() * (unit.equals(units.get(0)) ? units.size() : 1);
        OrgUnit last = units.get(units.size() - 1);
        long missing =
                of.equals(period) && List.of(units.get(0), last).contains(unit) && isMissing(last, lastPart()) ? 1 : 0;
        BigDecimal change = value == null ? null : change(item, value, lastYear);
        return new Figure(
                new Figure.Key(of, unit.code(), item.element(), item.category()),
                Figure.View.AS_REPORTED,
                new Figure.Amounts(value, own, value, false),
                new Figure.Coverage(expected - missing, expected),
                new Figure.Comparison(lastYear, lastYear, change),
                new Figure.Comparability(
                        false,
                        new Figure.Coverage(expected, expected),
                        expected - missing,
                        false,
                        value,
                        lastYear,
                        change),
                item.category().isEmpty() && !item.isPercentage() && value != null
                        ? target(item, unit, value)
                        : new Figure.Target(null, null),
                PeriodState.OPEN);
    }

    private static BigDecimal change(FormItem item, BigDecimal value, BigDecimal lastYear) {
        BigDecimal difference = value.subtract(lastYear);
        return item.isPercentage()
                ? difference
                : difference.multiply(HUNDRED).divide(lastYear, 6, RoundingMode.HALF_UP);
    }

    private static Figure.Target target(FormItem item, OrgUnit unit, BigDecimal value) {
        BigDecimal percent = BigDecimal.valueOf(40 + any(70, "target", item.code(), unit.code()));
        return new Figure.Target(value.multiply(HUNDRED).divide(percent, 0, RoundingMode.HALF_UP), percent);
    }

    /** Returns a share between 80.0 and 98.9, or a count between 10 and 99 times 1, 10 or 100. */
    private static BigDecimal value(FormItem item, OrgUnit unit, Period of) {
        if (item.isPercentage()) {
            return BigDecimal.valueOf(800 + any(190, item.code(), unit.code(), of.id()), 1);
        }
        long scale = List.of(1L, 10L, 100L).get(any(3, item.element()));
        return BigDecimal.valueOf((10 + any(90, item.code(), unit.code(), of.id())) * scale);
    }

    /** Returns the value without a fifth of it to with a fifth more. */
    private static BigDecimal lastYear(FormItem item, OrgUnit unit, Period of) {
        BigDecimal share = BigDecimal.valueOf(80 + any(41, "last year", item.code(), unit.code(), of.id()), 2);
        return item.isPercentage()
                ? value(item, unit, of).subtract(share)
                : value(item, unit, of).multiply(share).setScale(0, RoundingMode.HALF_UP);
    }

    /** Returns a number below {@code bound} that the words decide. */
    private static int any(int bound, String... words) {
        CRC32 sum = new CRC32();
        sum.update(String.join(" ", words).getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() % bound);
    }

    private Period lastPart() {
        return parts.get(parts.size() - 1);
    }

    /** The last unit below has not reported for the last part of the period. */
    private boolean isMissing(OrgUnit unit, Period part) {
        return units.size() > 1 && unit.equals(units.get(units.size() - 1)) && part.equals(lastPart());
    }
}
