package org.giaoban.summary;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.model.Figure;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Report.Shown;
import org.giaoban.narrative.Movement;
import org.giaoban.narrative.PeriodWords;

/** An element or indicator of the form as a summary shows it. */
record ShownItem(String element, String name, FormItem.Kind kind) {

    /** Lists the items that a report names, with their names on the page. */
    static List<ShownItem> list(Form form, List<Shown> shown, Locale locale) {
        return shown.stream()
                .flatMap(each -> of(form, each.element(), locale)
                        .map(item -> each.name().isEmpty() ? item : new ShownItem(item.element, each.name(), item.kind))
                        .stream())
                .toList();
    }

    /** Finds the total of an element or an indicator, with the form's name. */
    static Optional<ShownItem> of(Form form, String code, Locale locale) {
        return FormItem.list(form, List.of(code)).stream()
                .filter(item -> item.category().isEmpty())
                .map(item ->
                        new ShownItem(code, PeriodWords.uncapital(item.name().in(locale)), item.kind()))
                .findFirst();
    }

    /** Finds the figure of the briefing's unit. */
    Optional<Figure> find(Briefing briefing) {
        return briefing.find(element, "");
    }

    /** Finds the change of the figure of the briefing's unit. */
    Optional<Movement> move(Briefing briefing) {
        return find(briefing).flatMap(figure -> Movement.of(figure, kind, briefing.figures()));
    }

    /** Finds the change of a unit below, if both of its years are complete. */
    Optional<Movement> move(Briefing briefing, OrgUnit unit) {
        return Stream.of(unit)
                .flatMap(each -> briefing.figures().find(each.code(), element, "").stream())
                .flatMap(figure -> Movement.of(figure, kind, briefing.figures()).stream())
                .filter(Movement::isWhole)
                .findFirst();
    }
}
