package org.giaoban.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.Figure;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Report.Template;
import org.giaoban.model.Wording;
import org.giaoban.narrative.Compared;
import org.giaoban.narrative.CoverageWords;
import org.giaoban.narrative.NumberWords;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.render.Document.Section;

/**
 * Composes the annex that shows the units below a unit against the main elements; more elements than fit a page are
 * divided among several tables.
 */
final class UnitsAnnex {

    private static final String NO_ORDINAL = "";

    private final ReportDefinition definition;
    private final Briefing briefing;
    private final Map<String, Object> frame;
    private final Wording wording;

    /**
     * @param frame parameters that every section has
     */
    UnitsAnnex(ReportDefinition definition, Briefing briefing, Map<String, Object> frame, Wording wording) {
        this.definition = definition;
        this.briefing = briefing;
        this.frame = frame;
        this.wording = wording;
    }

    /** Returns one section for each table; none if no figure is known or no unit is below. */
    List<Section> sections(ColumnRoom room) {
        return sections(
                "units-title",
                FormItem.list(briefing.form(), definition.report().elements()).stream()
                        .filter(item -> item.category().isEmpty())
                        .toList(),
                room);
    }

    /**
     * Returns one section for each table of some elements and categories.
     *
     * @param title key of the title
     */
    List<Section> sections(String title, List<FormItem> listed, ColumnRoom room) {
        List<FormItem> items = listed.stream().filter(this::isKnown).toList();
        if (items.isEmpty() || briefing.contributors().isEmpty()) {
            return List.of();
        }
        int most = Math.min(definition.report().columnsPerPage(), room.columnsThatFit(cells(items)));
        int tables = (items.size() + most - 1) / most;
        int columns = (items.size() + tables - 1) / tables;
        List<Section> sections = new ArrayList<>();
        for (int from = 0; from < items.size(); from += columns) {
            List<FormItem> some = items.subList(from, Math.min(from + columns, items.size()));
            String number = tables == 1 ? "" : String.format(Locale.ROOT, " (%d/%d)", sections.size() + 1, tables);
            List<UnitRow> rows = rows(some);
            sections.add(new Section(Template.UNITS, some.size(), parameters(title, some, number, rows), rows));
        }
        return sections;
    }

    private List<String> cells(List<FormItem> items) {
        return rows(items).stream().flatMap(row -> row.cells().stream()).toList();
    }

    private boolean isKnown(FormItem item) {
        return briefing.units().stream()
                .anyMatch(unit -> find(unit, item).map(Figure::value).isPresent());
    }

    private Map<String, Object> parameters(String title, List<FormItem> items, String number, List<UnitRow> rows) {
        Map<String, Object> parameters = new HashMap<>(frame);
        parameters.put(
                "title",
                wording.get(
                        title,
                        number,
                        PeriodWords.of(briefing.period(), wording),
                        CoverageWords.inBrackets(briefing, items, wording)));
        parameters.put("rowsHead", wording.get("column-name"));
        parameters.put(
                "heads",
                items.stream().map(item -> TableRow.label(item, wording)).toList());
        boolean isAmended = rows.stream().flatMap(row -> row.cells().stream()).anyMatch(Compared::isMarkedAmended);
        parameters.put("amended", isAmended ? wording.get("note-amended") : "");
        parameters.put("units", items.stream().map(FormItem::countingUnit).toList());
        return parameters;
    }

    private List<UnitRow> rows(List<FormItem> items) {
        List<UnitRow> rows = new ArrayList<>();
        rows.add(row(
                NO_ORDINAL,
                wording.get("units-total"),
                briefing.unit(),
                items,
                f -> TableRow.value(f, briefing),
                true));
        if (briefing.form().isAskedOf(briefing.unit())) {
            rows.add(row(
                    NO_ORDINAL,
                    wording.get("units-own", briefing.unit().name()),
                    briefing.unit(),
                    items,
                    f -> TableRow.own(f, briefing),
                    true));
        }
        int ordinal = 0;
        List<OrgUnit> units = briefing.contributors();
        for (OrgUnit unit : units.subList(0, Math.min(Document.MOST_UNITS, units.size()))) {
            rows.add(row(
                    String.valueOf(++ordinal),
                    name(unit, items),
                    unit,
                    items,
                    f -> TableRow.value(f, briefing),
                    false));
        }
        if (units.size() > Document.MOST_UNITS) {
            rows.add(UnitRow.more(units.size() - Document.MOST_UNITS, items.size(), wording));
        }
        return rows;
    }

    private String name(OrgUnit unit, List<FormItem> items) {
        List<Figure> figures =
                items.stream().flatMap(item -> find(unit, item).stream()).toList();
        String missing = IncompleteUnits.missing(briefing, unit, figures, wording);
        String name = unit.validTo() != null && briefing.ended().contains(unit)
                ? wording.get("units-ended", unit.name(), PeriodWords.shortDate(unit.validTo(), wording))
                : unit.name();
        return missing.isEmpty() ? name : wording.get("unit-incomplete", name, missing);
    }

    private UnitRow row(
            String ordinal,
            String name,
            OrgUnit unit,
            List<FormItem> items,
            Function<Figure, String> printed,
            boolean strong) {
        return new UnitRow(
                ordinal,
                name,
                items.stream()
                        .map(item -> find(unit, item).map(printed).orElse(NumberWords.NOT_REPORTED))
                        .toList(),
                strong);
    }

    private Optional<Figure> find(OrgUnit unit, FormItem item) {
        return briefing.figures().find(unit.code(), item.element(), item.category());
    }
}
