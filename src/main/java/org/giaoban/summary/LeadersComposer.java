package org.giaoban.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.briefing.PastFigures;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.completeness.ReportingRate;
import org.giaoban.model.Figure;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.PeriodState;
import org.giaoban.model.Report;
import org.giaoban.model.Wording;
import org.giaoban.narrative.ChangeWords;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.render.Document;
import org.giaoban.render.DocumentHead;
import org.giaoban.render.TemplateVariables;
import org.giaoban.summary.LeadersPage.Column;
import org.giaoban.summary.LeadersPage.Head;
import org.giaoban.summary.LeadersPage.Need;
import org.giaoban.summary.LeadersPage.Tile;

/** Composes the summary for leaders on one unit. */
public final class LeadersComposer {

    /** Largest number of changes against the revision before that are named. */
    private static final int MOST_CHANGES = 3;

    private final ReportDefinition definition;
    private final Briefing briefing;
    private final PastFigures past;
    private final Wording wording;
    private final TemplateVariables variables;
    private final List<ShownItem> shown;
    private final List<ShownItem> planned;

    public LeadersComposer(ReportDefinition definition, Briefing briefing, PastFigures past, Wording wording) {
        this.definition = definition;
        this.briefing = briefing;
        this.past = past;
        this.wording = wording;
        this.variables = TemplateVariables.of(definition, briefing.unit(), briefing.unit(), briefing.period(), wording);
        this.shown = items(definition.report().page().tiles());
        this.planned = items(definition.report().page().plans());
    }

    /** Composes the page. */
    public LeadersPage compose() {
        Gaps gaps = new Gaps(briefing, wording);
        YearPlans plans = new YearPlans(planned, briefing, past, wording);
        NeedToKnow needs = new NeedToKnow(searched(), briefing, plans, wording);
        List<Tile> tiles = shown.stream()
                .map(new Tiles(briefing, past, gaps, wording)::tile)
                .toList();
        return new LeadersPage(
                head(),
                new LeadersNews(briefing, plans, gaps, wording).compose(shown),
                tiles,
                Stream.concat(changed(), needs.list().stream()).toList(),
                plans.compose(),
                new Reporting(briefing, wording).compose(),
                note(tiles, needs));
    }

    /** Returns the largest changes against the revision before, on one line; none for the first revision. */
    private Stream<Need> changed() {
        List<String> changes = new ChangeWords(briefing.form(), this::unitName, wording)
                .list(
                        briefing.changes().stream()
                                .filter(change ->
                                        change.unit().equals(briefing.unit().code()))
                                .toList(),
                        MOST_CHANGES);
        return changes.isEmpty()
                ? Stream.empty()
                : Stream.of(new Need(wording.get("page-changed"), String.join("; ", changes)));
    }

    private String unitName(String code) {
        return briefing.units().stream()
                .filter(unit -> unit.code().equals(code))
                .map(OrgUnit::name)
                .findFirst()
                .orElse(code);
    }

    /** Sets a page as a document to be printed. */
    public Document document(LeadersPage page) {
        return new DocumentHead(definition, variables, briefing, wording)
                .document(List.of(
                        LeadersRow.section(page, definition.report().wording().notice(), wording)));
    }

    private List<ShownItem> items(List<Report.Shown> named) {
        return ShownItem.list(briefing.form(), named, wording.locale());
    }

    /** The elements among which the largest changes are found, with the names that the page gives them elsewhere. */
    private List<ShownItem> searched() {
        Map<String, ShownItem> named = Stream.concat(shown.stream(), planned.stream())
                .collect(Collectors.toMap(ShownItem::element, Function.identity(), (one, other) -> one));
        return FormItem.list(briefing.form(), definition.report().elements()).stream()
                .filter(item -> item.category().isEmpty())
                .flatMap(item -> Optional.ofNullable(named.get(item.element()))
                        .or(() -> ShownItem.of(briefing.form(), item.element(), wording.locale()))
                        .stream())
                .toList();
    }

    private Head head() {
        Report.Wording texts = definition.report().wording();
        Briefing.Edition edition = briefing.edition();
        ReportingRate rate = ReportingRate.of(briefing.statuses());
        String dates =
                wording.get("page-dates", variables.get("last_day"), PeriodWords.shortDate(edition.asOf(), wording));
        return new Head(
                wording.get("page-title", texts.kind(), variables.fill(texts.subject())),
                wording.get(edition.state() == PeriodState.CLOSED ? "figures-closed" : "provisional"),
                edition.revision() == 0 ? dates : dates + ", " + wording.get("revision", edition.revision()),
                wording.get("page-received", rate.reported(), rate.expected(), rate.onTime()));
    }

    private List<String> note(List<Tile> tiles, NeedToKnow needs) {
        List<String> note = new ArrayList<>();
        briefing.period()
                .findLastYear()
                .filter(period -> needs.isCompared())
                .ifPresent(period -> note.add(wording.get("page-base", PeriodWords.of(period, wording))));
        if (needs.isMatched()) {
            note.add(wording.get("page-matched"));
        }
        if (has(tiles, Column.Kind.INCOMPLETE)) {
            note.add(wording.get("page-incomplete-column"));
        }
        if (shown.stream().flatMap(item -> item.find(briefing).stream()).anyMatch(Figure::isAmended)) {
            note.add(wording.get("note-amended-without-annex"));
        }
        String details = definition.report().page().details();
        if (!details.isEmpty()) {
            note.add(variables.fill(details));
        }
        return note;
    }

    private static boolean has(List<Tile> tiles, Column.Kind kind) {
        return tiles.stream().flatMap(tile -> tile.columns().list().stream()).anyMatch(column -> column.kind() == kind);
    }
}
