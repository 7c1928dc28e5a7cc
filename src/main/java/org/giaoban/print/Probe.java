package org.giaoban.print;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.Briefing.Edition;
import org.giaoban.briefing.FormItem;
import org.giaoban.briefing.PastFigures;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.model.Figure;
import org.giaoban.model.Figures;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.jspecify.annotations.Nullable;

/** A made-up briefing in which every figure is known, so that composing it renders every template of a report. */
final class Probe {

    private static final BigDecimal ANY = BigDecimal.valueOf(12);
    private static final Period YEAR = Period.of("2022");

    private Probe() {}

    /** Creates the briefing of a unit with two units below it. */
    static Briefing of(ReportDefinition definition) {
        Form form = definition.form();
        List<OrgUnit> units =
                List.of(unit("A", definition, null), unit("B", definition, "A"), unit("C", definition, "A"));
        List<Figure> figures = new ArrayList<>();
        for (OrgUnit unit : units) {
            FormItem.list(form, List.of()).forEach(item -> figures.add(figure(unit, item)));
        }
        List<SubmissionStatus> statuses = units.stream()
                .map(unit ->
                        new SubmissionStatus(unit, YEAR, SubmissionStatus.State.ACCEPTED, 1, LocalDate.EPOCH, true, ""))
                .toList();
        return new Briefing(
                form,
                YEAR,
                units,
                List.of(),
                new Figures(figures),
                new Briefing.Submitted(statuses, List.of(), List.of()),
                List.of(),
                new Edition(LocalDate.EPOCH, 0, PeriodState.OPEN));
    }

    /** The figures of a briefing as those of every other period. */
    static PastFigures past(Briefing briefing) {
        return new PastFigures(List.of(new PastFigures.OfPeriod(YEAR, briefing.figures())), briefing.figures());
    }

    private static OrgUnit unit(String code, ReportDefinition definition, @Nullable String parent) {
        String level = definition.report().levels().get(0);
        return new OrgUnit(code, code, List.of(), level, parent, OrgUnit.Lifetime.ALWAYS, true, "");
    }

    private static Figure figure(OrgUnit unit, FormItem item) {
        return new Figure(
                new Figure.Key(YEAR, unit.code(), item.element(), item.category()),
                Figure.View.AS_REPORTED,
                new Figure.Amounts(ANY, ANY, ANY, false),
                new Figure.Coverage(2, 3),
                new Figure.Comparison(ANY, ANY, BigDecimal.ONE),
                new Figure.Comparability(false, new Figure.Coverage(1, 3), 1, false, ANY, ANY, BigDecimal.ONE),
                new Figure.Target(ANY, ANY),
                PeriodState.OPEN);
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
}
