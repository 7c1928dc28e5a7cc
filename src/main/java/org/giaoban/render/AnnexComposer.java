package org.giaoban.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.completeness.ReportingRate;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.completeness.SubmissionStatus.State;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Report.Kind;
import org.giaoban.model.Report.Template;
import org.giaoban.model.Wording;
import org.giaoban.narrative.ComparisonNotes;
import org.giaoban.narrative.NumberWords;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.render.Document.Section;

/** Composes the documents that consist of tables only: all figures of a unit, and the quality of its data. */
public final class AnnexComposer {

    private static final String NOTHING = "";

    private final ReportDefinition definition;
    private final FindingTexts findings;
    private final Briefing briefing;
    private final Wording wording;
    private final TemplateVariables variables;
    private final DocumentHead head;

    public AnnexComposer(ReportDefinition definition, FindingTexts findings, Briefing briefing, Wording wording) {
        this.definition = definition;
        this.findings = findings;
        this.briefing = briefing;
        this.wording = wording;
        this.variables = TemplateVariables.of(definition, briefing.unit(), briefing.unit(), briefing.period(), wording);
        this.head = new DocumentHead(definition, variables, briefing, wording);
    }

    /** Composes the document. */
    public Document compose(ColumnRoom room) {
        String title = variables.fill(definition.report().wording().subject());
        List<Section> sections = new ArrayList<>();
        if (definition.report().kind() == Kind.FIGURES) {
            List<FormItem> items =
                    FormItem.list(briefing.form(), definition.report().elements());
            sections.add(comparisons(title, items));
            sections.addAll(new UnitsAnnex(definition, briefing, head.frame(), wording)
                    .sections("figures-by-unit", items, room));
            withContents(sections);
        } else {
            sections.addAll(matrix(title, room));
            sections.add(new QualityAnnex(definition, briefing, findings, head.frame(), wording)
                    .details(wording.get("quality-details")));
        }
        return head.document(sections);
    }

    /** Gives the first section the lines of contents, and the others none. */
    private void withContents(List<Section> sections) {
        List<String> lines = new ArrayList<>(List.of(wording.get("contents-comparisons")));
        sections.stream().skip(1).map(this::line).forEach(lines::add);
        List<String> listed = lines.stream().limit(Document.MOST_CONTENTS).toList();
        for (int i = 0; i < sections.size(); i++) {
            boolean hasContents = i == 0 && sections.size() > 1;
            sections.set(i, sections.get(i).with(Document.CONTENTS, hasContents ? listed : List.of()));
        }
    }

    /** Returns the line of contents on a table of units, with its first and its last element. */
    private String line(Section section) {
        List<?> heads = (List<?>) Objects.requireNonNull(section.parameters().get("heads"));
        return wording.get("contents-units", heads.size(), name(heads.get(0)), name(heads.get(heads.size() - 1)));
    }

    /** Returns the head of a column without the dash before the name of a category. */
    private static String name(Object head) {
        return head.toString().replaceFirst("^\\P{L}+", "");
    }

    // Figures ---------------------------------------------------------------------------------------------------------

    /** Returns the table of the unit's own figures: elements against last year, the year to date and the plan. */
    private Section comparisons(String title, List<FormItem> items) {
        List<TableRow> rows = items.stream()
                .map(item -> TableRow.of(item, briefing, true, wording))
                .toList();
        List<UnitRow> cells = new ArrayList<>();
        int ordinal = 0;
        for (int i = 0; i < rows.size(); i++) {
            TableRow row = rows.get(i);
            cells.add(new UnitRow(
                    items.get(i).category().isEmpty() ? String.valueOf(++ordinal) : NOTHING,
                    row.label(),
                    List.of(
                            row.countingUnit(),
                            row.value(),
                            row.own(),
                            row.lastYear(),
                            row.change(),
                            row.yearToDate(),
                            items.get(i)
                                    .find(briefing)
                                    .map(figure -> figure.target().value())
                                    .map(NumberWords::cell)
                                    .orElse(NumberWords.NO_CHANGE),
                            row.plan()),
                    false));
        }
        String lastYear = briefing.period()
                .findLastYear()
                .map(period -> PeriodWords.head(period, wording))
                .orElse(NOTHING);
        List<String> heads = List.of(
                wording.get("column-counting-unit"),
                PeriodWords.head(briefing.period(), wording),
                wording.get("column-own", variables.get("own")),
                lastYear,
                wording.get("column-change"),
                wording.get("column-year-to-date"),
                wording.get("column-target"),
                wording.get("column-plan"));
        String notes = ComparisonNotes.of(briefing, items, ComparisonNotes.Place.REPORT, wording);
        return table(title, wording.get("column-item"), heads, cells)
                .with("amended", (notes + " " + wording.get("signs")).strip());
    }

    private Section table(String title, String rowsHead, List<String> heads, List<UnitRow> rows) {
        Map<String, Object> parameters = new HashMap<>(head.frame());
        parameters.put("title", title);
        parameters.put("rowsHead", rowsHead);
        parameters.put("heads", heads);
        parameters.put("units", heads.stream().map(head -> NOTHING).toList());
        parameters.put("amended", NOTHING);
        return new Section(Template.UNITS, heads.size(), parameters, rows);
    }

    // Completeness ----------------------------------------------------------------------------------------------------

    /** Returns tables of the units against the reporting periods: when each submission came, or why it does not count. */
    private List<Section> matrix(String title, ColumnRoom room) {
        Map<OrgUnit, Map<Period, SubmissionStatus>> byUnit = new LinkedHashMap<>();
        briefing.units().forEach(unit -> byUnit.put(unit, new LinkedHashMap<>()));
        briefing.statuses()
                .forEach(status -> byUnit.computeIfAbsent(status.unit(), unit -> new LinkedHashMap<>())
                        .put(status.period(), status));
        byUnit.values().removeIf(Map::isEmpty);
        List<Period> periods =
                briefing.period().listReportingPeriods(briefing.form().periodType());
        List<String> words = briefing.statuses().stream().map(this::word).toList();
        int most = Math.min(definition.report().columnsPerPage(), room.columnsThatFit(words));
        List<Section> sections = new ArrayList<>();
        for (int from = 0; from < periods.size(); from += most) {
            List<Period> some = periods.subList(from, Math.min(from + most, periods.size()));
            List<UnitRow> rows = new ArrayList<>();
            byUnit.entrySet().stream()
                    .limit(Document.MOST_UNITS)
                    .forEach(unit -> rows.add(new UnitRow(
                            String.valueOf(rows.size() + 1),
                            unit.getKey().name(),
                            some.stream()
                                    .map(unit.getValue()::get)
                                    .map(status -> status == null ? NOTHING : word(status))
                                    .toList(),
                            false)));
            if (byUnit.size() > Document.MOST_UNITS) {
                rows.add(UnitRow.more(byUnit.size() - Document.MOST_UNITS, some.size(), wording));
            }
            rows.add(new UnitRow(
                    NOTHING,
                    wording.get("matrix-rates"),
                    some.stream().map(this::rates).toList(),
                    true));
            sections.add(table(
                    wording.get("matrix-title", title),
                    wording.get("column-name"),
                    some.stream()
                            .map(period -> PeriodWords.head(period, wording))
                            .toList(),
                    rows));
        }
        return sections;
    }

    private String word(SubmissionStatus status) {
        if (status.state() == State.ACCEPTED) {
            return wording.get(Boolean.TRUE.equals(status.onTime()) ? "matrix-on-time" : "status-late");
        }
        return wording.get("status-" + status.state().name().toLowerCase(wording.locale()));
    }

    /** Returns the share of submissions that were accepted, and of those that were on time. */
    private String rates(Period period) {
        ReportingRate rate = ReportingRate.of(briefing.statuses().stream()
                .filter(status -> status.period().equals(period))
                .toList());
        return rate.reportingRate()
                .flatMap(reported -> rate.timeliness()
                        .map(timely ->
                                wording.get("matrix-rate", NumberWords.format(reported), NumberWords.format(timely))))
                .orElse(NOTHING);
    }
}
