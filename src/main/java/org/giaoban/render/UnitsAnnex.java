package org.giaoban.render;

import java.time.format.DateTimeFormatter;
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
import org.giaoban.narrative.CoverageWords;
import org.giaoban.narrative.Numbers;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.render.Document.Part;

/** The annex that shows the units below against the main elements; a wide one is broken into several tables. */
record UnitsAnnex(ReportDefinition definition, Briefing briefing, Map<String, Object> frame) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    /** None where no figure is known or there is no unit below. */
    List<Part> parts() {
        List<FormItem> items = FormItem.list(
                        briefing.form(), definition.report().elements())
                .stream()
                .filter(item -> item.category().isEmpty())
                .filter(this::isKnown)
                .toList();
        if (items.isEmpty() || briefing.parts().isEmpty()) {
            return List.of();
        }
        int most = definition.report().columnsPerPage();
        int tables = (items.size() + most - 1) / most;
        int columns = (items.size() + tables - 1) / tables;
        List<Part> parts = new ArrayList<>();
        for (int from = 0; from < items.size(); from += columns) {
            List<FormItem> some = items.subList(from, Math.min(from + columns, items.size()));
            String number = tables == 1 ? "" : String.format(Locale.ROOT, " (%d/%d)", parts.size() + 1, tables);
            parts.add(new Part(Template.UNITS, some.size(), parameters(some, number), rows(some)));
        }
        return parts;
    }

    private boolean isKnown(FormItem item) {
        return briefing.units().stream()
                .anyMatch(unit -> find(unit, item).map(Figure::value).isPresent());
    }

    private Map<String, Object> parameters(List<FormItem> items, String number) {
        Map<String, Object> parameters = new HashMap<>(frame);
        parameters.put(
                "title",
                "Biểu số 1" + number + ". Số liệu chủ yếu theo đơn vị, " + PeriodWords.of(briefing.period())
                        + CoverageWords.inBrackets(briefing));
        parameters.put("heads", items.stream().map(TableRow::label).toList());
        parameters.put("units", items.stream().map(FormItem::countingUnit).toList());
        return parameters;
    }

    private List<UnitRow> rows(List<FormItem> items) {
        List<UnitRow> rows = new ArrayList<>();
        rows.add(row("", "Toàn bộ", briefing.unit(), items, f -> TableRow.value(f, briefing), true));
        if (briefing.form().isAskedOf(briefing.unit())) {
            rows.add(row(
                    "",
                    briefing.unit().name() + " (phần riêng)",
                    briefing.unit(),
                    items,
                    f -> TableRow.own(f, briefing),
                    true));
        }
        int ordinal = 0;
        for (OrgUnit unit : briefing.parts()) {
            rows.add(row(String.valueOf(++ordinal), name(unit), unit, items, f -> TableRow.value(f, briefing), false));
        }
        return rows;
    }

    private String name(OrgUnit unit) {
        return unit.validTo() != null && briefing.ended().contains(unit)
                ? unit.name() + " (đến " + DAY.format(unit.validTo()) + ")"
                : unit.name();
    }

    private UnitRow row(
            String ordinal,
            String name,
            OrgUnit unit,
            List<FormItem> items,
            Function<Figure, String> part,
            boolean strong) {
        return new UnitRow(
                ordinal,
                name,
                items.stream()
                        .map(item -> find(unit, item).map(part).orElse(Numbers.NOT_REPORTED))
                        .toList(),
                strong);
    }

    private Optional<Figure> find(OrgUnit unit, FormItem item) {
        return briefing.figures().find(unit.code(), item.element(), item.category());
    }
}
