package org.giaoban.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.giaoban.aggregate.Briefing;
import org.giaoban.aggregate.Briefing.Arrival;
import org.giaoban.aggregate.Briefing.Remark;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.Figure;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Report.Template;
import org.giaoban.model.Text;
import org.giaoban.render.Document.Part;
import org.jspecify.annotations.Nullable;

/**
 * Composes the one page on a unit: its figures, last year's, the average of its like, what was found in its workbook.
 *
 * @param above the briefing on the unit above for the same period; null where there is none
 */
record SheetComposer(
        ReportDefinition definition,
        FindingTexts findings,
        Briefing briefing,
        @Nullable Briefing above) {

    /** More findings than this never fit the page beside the figures. */
    private static final int MOST_FINDINGS = 12;

    Document compose() {
        OrgUnit issuing = above == null ? briefing.unit() : above.unit();
        Office office = Office.of(definition, issuing, briefing.unit(), briefing.period());
        DocumentHead head = new DocumentHead(definition, office, briefing);
        Map<String, Object> parameters = head.body();
        parameters.put(Press.SIZE, Press.LARGEST);
        parameters.put("arrival", arrivals());
        List<SheetLine> lines = new ArrayList<>(figures());
        lines.addAll(findingLines());
        return new Document(
                definition,
                head.title(),
                office.get("issuer"),
                definition.report().title().vi(),
                briefing.edition().asOf(),
                List.of(new Part(Template.BODY, 0, parameters, lines)));
    }

    private List<SheetLine> figures() {
        List<SheetLine> lines = new ArrayList<>();
        for (FormRows.Item item :
                FormRows.of(briefing.form(), definition.report().elements())) {
            Figure figure = item.figure(briefing).orElse(null);
            String average = average(item);
            if (figure != null && (figure.value() != null || figure.comparison().lastYear() != null)) {
                lines.add(SheetLine.figure(item.row(figure, briefing, average)));
            }
        }
        return lines;
    }

    /** Of the units of the same level below the unit above that have a value. */
    private String average(FormRows.Item item) {
        if (above == null) {
            return Numbers.NO_CHANGE;
        }
        List<BigDecimal> values = above.children().stream()
                .filter(unit -> unit.level().equals(briefing.unit().level()))
                .flatMap(unit -> above.figures().find(unit.code(), item.element(), item.category()).stream())
                .filter(figure -> figure.value() != null)
                .map(figure -> Objects.requireNonNull(figure.value()))
                .toList();
        return values.isEmpty()
                ? Numbers.NOT_REPORTED
                : Numbers.cell(values.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(values.size()), 6, RoundingMode.HALF_UP));
    }

    private String arrivals() {
        List<String> said = new ArrayList<>();
        for (Arrival arrival : briefing.arrivals()) {
            if (arrival.unit().equals(briefing.unit())) {
                said.add(PeriodWords.head(arrival.period()) + ": " + words(arrival));
            }
        }
        String none = figures().isEmpty() ? " Chưa có số liệu được tiếp nhận." : "";
        String coverage = none.isEmpty() ? CoverageWords.of(briefing) : "";
        String compared = ComparisonNotes.of(
                briefing, FormRows.of(briefing.form(), definition.report().elements()));
        return (said.isEmpty() ? "" : "Báo cáo của đơn vị: " + String.join("; ", said) + ".")
                + none
                + (coverage.isEmpty() ? "" : " Số liệu theo " + coverage + ".")
                + (compared.isEmpty() ? "" : "\n" + compared);
    }

    private static String words(Arrival arrival) {
        String when = arrival.receivedOn() == null ? "" : " ngày " + PeriodWords.shortDate(arrival.receivedOn());
        String late = Boolean.FALSE.equals(arrival.onTime()) ? ", quá hạn" : "";
        String version = arrival.version() > 1 ? ", bản thứ " + arrival.version() : "";
        return switch (arrival.state()) {
            case ACCEPTED -> "tiếp nhận" + when + version + late;
            case RETURNED -> "trả lại" + when + version;
            case MISSING -> "chưa nhận";
            case EXCLUDED -> "không tổng hợp";
        };
    }

    private List<SheetLine> findingLines() {
        List<Remark> own = briefing.remarks().stream()
                .filter(remark -> remark.unit().equals(briefing.unit()))
                .sorted((a, b) -> b.finding().effect().compareTo(a.finding().effect()))
                .toList();
        List<SheetLine> lines = new ArrayList<>();
        own.stream().limit(MOST_FINDINGS).forEach(remark -> lines.add(SheetLine.finding(words(remark))));
        if (own.size() > MOST_FINDINGS) {
            lines.add(SheetLine.more(own.size() - MOST_FINDINGS));
        }
        return lines;
    }

    private String words(Remark remark) {
        String place = FindingWords.place(remark.finding());
        return "– %s%s: %s"
                .formatted(
                        PeriodWords.capital(FindingWords.effect(remark.finding().effect())),
                        place.isEmpty() ? "" : " (" + place + ")",
                        findings.message(remark.finding(), Text.VIETNAMESE));
    }
}
