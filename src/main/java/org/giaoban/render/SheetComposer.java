package org.giaoban.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.Briefing.Remark;
import org.giaoban.briefing.FormItem;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.model.Figure;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Report.Template;
import org.giaoban.model.Text;
import org.giaoban.narrative.ComparisonNotes;
import org.giaoban.narrative.CoverageWords;
import org.giaoban.narrative.FindingWords;
import org.giaoban.narrative.Numbers;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.render.Document.Part;
import org.jspecify.annotations.Nullable;

/**
 * Composes the one page on a unit: its figures, last year's, the average of its like, what was found in its workbook.
 *
 * @param above the briefing on the unit above for the same period; null where there is none
 */
public record SheetComposer(
        ReportDefinition definition,
        FindingTexts findings,
        Briefing briefing,
        @Nullable Briefing above) {

    /** More findings than this never fit the page beside the figures. */
    private static final int MOST_FINDINGS = 12;

    public Document compose() {
        OrgUnit issuing = above == null ? briefing.unit() : above.unit();
        TemplateVariables office = TemplateVariables.of(definition, issuing, briefing.unit(), briefing.period());
        DocumentHead head = new DocumentHead(definition, office, briefing);
        Map<String, Object> parameters = head.body();
        parameters.put(Document.TYPE_SIZE, Document.LARGEST_TYPE_SIZE);
        Map<FormItem, Average> averages = averages();
        List<SheetLine> lines = new ArrayList<>(figures(averages));
        parameters.put("arrival", arrivals(lines.isEmpty(), averages));
        lines.addAll(findingLines());
        return new Document(
                definition,
                head.title(),
                office.get("issuer"),
                definition.report().title().vi(),
                briefing.edition().asOf(),
                List.of(new Part(Template.BODY, 0, parameters, lines)));
    }

    private List<SheetLine> figures(Map<FormItem, Average> averages) {
        int most = mostCounted(averages);
        List<SheetLine> lines = new ArrayList<>();
        printed().forEach((item, figure) -> {
            Average average = averages.get(item);
            lines.add(SheetLine.figure(
                    TableRow.of(item, briefing, average == null ? Numbers.NO_CHANGE : average.text(most))));
        });
        return lines;
    }

    /** The rows of which something is known. */
    private Map<FormItem, Figure> printed() {
        Map<FormItem, Figure> printed = new LinkedHashMap<>();
        for (FormItem item : items()) {
            item.find(briefing)
                    .filter(figure ->
                            figure.value() != null || figure.comparison().lastYear() != null)
                    .ifPresent(figure -> printed.put(item, figure));
        }
        return printed;
    }

    private List<FormItem> items() {
        return FormItem.list(briefing.form(), definition.report().elements());
    }

    /** Of each row, over the units of the same level below the unit above; none where there is no such unit. */
    private Map<FormItem, Average> averages() {
        Map<FormItem, Average> averages = new LinkedHashMap<>();
        if (above != null) {
            List<OrgUnit> alike = above.children().stream()
                    .filter(unit -> unit.level().equals(briefing.unit().level()))
                    .toList();
            printed()
                    .keySet()
                    .forEach(item -> averages.put(
                            item, Average.of(alike, above.figures(), above.form(), item.element(), item.category())));
        }
        return averages;
    }

    /** Over how many units most rows' averages are: those that sent something in. */
    private static int mostCounted(Map<FormItem, Average> averages) {
        return averages.values().stream().mapToInt(Average::counted).max().orElse(0);
    }

    /** Over how many units the averages are, where not all of them are over all. */
    private static String counted(Map<FormItem, Average> averages) {
        int most = mostCounted(averages);
        boolean isOdd =
                averages.values().stream().anyMatch(average -> average.value() != null && average.counted() != most);
        return averages.values().stream()
                .map(Average::units)
                .findFirst()
                .filter(units -> most > 0 && (most < units || isOdd))
                .map(units -> String.format(
                        Locale.ROOT,
                        "\nBình quân các đơn vị: của %d/%d đơn vị có số liệu%s.",
                        most,
                        units,
                        isOdd ? "; chỗ ghi (k/" + units + ") là của k đơn vị" : ""))
                .orElse("");
    }

    /** What stands above the table: what the unit sent in, and what must be known of the numbers. */
    private String arrivals(boolean isEmpty, Map<FormItem, Average> averages) {
        List<String> said = new ArrayList<>();
        for (SubmissionStatus arrival : briefing.arrivals()) {
            if (arrival.unit().equals(briefing.unit())) {
                said.add(PeriodWords.head(arrival.period()) + ": " + words(arrival));
            }
        }
        String coverage = isEmpty ? "" : CoverageWords.of(briefing);
        String compared = ComparisonNotes.of(briefing, items());
        return (said.isEmpty() ? "" : "Báo cáo của đơn vị: " + String.join("; ", said) + ".")
                + (isEmpty ? " Chưa có số liệu được tiếp nhận." : "")
                + (coverage.isEmpty() ? "" : " Số liệu theo " + coverage + ".")
                + (compared.isEmpty() ? "" : "\n" + compared)
                + counted(averages);
    }

    private static String words(SubmissionStatus arrival) {
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
