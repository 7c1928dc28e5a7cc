package org.giaoban.render;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.Briefing.UnitFinding;
import org.giaoban.briefing.FormItem;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Report.Template;
import org.giaoban.model.Wording;
import org.giaoban.narrative.ComparisonNotes;
import org.giaoban.narrative.CoverageWords;
import org.giaoban.narrative.FindingWords;
import org.giaoban.narrative.NumberWords;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.render.Document.Section;
import org.jspecify.annotations.Nullable;

/** Composes the one-page sheet of a unit: its figures, last year's figures, averages of the units of its level, findings. */
public final class SheetComposer {

    /** Largest number of findings that fits the page under the figures. */
    private static final int MOST_FINDINGS = 12;

    private final ReportDefinition definition;
    private final FindingTexts findings;
    private final Briefing briefing;
    private final @Nullable PeerAverages peers;
    private final Wording wording;

    /**
     * @param peers averages of the units below the unit above; null if there is no such unit
     */
    public SheetComposer(
            ReportDefinition definition,
            FindingTexts findings,
            Briefing briefing,
            @Nullable PeerAverages peers,
            Wording wording) {
        this.definition = definition;
        this.findings = findings;
        this.briefing = briefing;
        this.peers = peers;
        this.wording = wording;
    }

    /** Composes the document. */
    public Document compose() {
        OrgUnit issuing = peers == null ? briefing.unit() : peers.unit();
        TemplateVariables variables =
                TemplateVariables.of(definition, issuing, briefing.unit(), briefing.period(), wording);
        DocumentHead head = new DocumentHead(definition, variables, briefing, wording);
        Map<String, Object> parameters = head.body();
        parameters.put(Document.TYPE_SIZE, Document.LARGEST_TYPE_SIZE);
        Map<FormItem, Average> averages = averages();
        List<SheetLine> lines = new ArrayList<>(figures(averages));
        parameters.put("arrival", status(lines.isEmpty(), averages));
        lines.addAll(findingLines());
        return head.document(List.of(new Section(Template.BODY, 0, parameters, lines)));
    }

    private List<SheetLine> figures(Map<FormItem, Average> averages) {
        int most = mostCounted(averages);
        Map<FormItem, TableRow> rows = new LinkedHashMap<>();
        printed().forEach(item -> rows.put(item, TableRow.of(item, briefing, false, wording)));
        Set<TableColumn> columns = TableColumn.of(List.copyOf(rows.values()));
        if (most > 0) {
            columns.add(TableColumn.AVERAGE);
        }
        List<SheetLine> lines = new ArrayList<>();
        rows.forEach((item, row) -> {
            Average average = averages.get(item);
            lines.add(SheetLine.figure(row, average == null ? NumberWords.NO_CHANGE : average.text(most), columns));
        });
        return lines;
    }

    /** Returns the items whose value or last year's value is known. */
    private List<FormItem> printed() {
        return items().stream()
                .filter(item -> item.find(briefing)
                        .filter(figure ->
                                figure.value() != null || figure.comparison().lastYear() != null)
                        .isPresent())
                .toList();
    }

    private List<FormItem> items() {
        return FormItem.list(briefing.form(), definition.report().elements());
    }

    /** Returns the averages over the units of the same level below the unit above; none if there is no unit above. */
    private Map<FormItem, Average> averages() {
        Map<FormItem, Average> averages = new LinkedHashMap<>();
        if (peers != null) {
            String level = briefing.unit().level();
            printed().forEach(item -> averages.put(item, peers.get(level, item)));
        }
        return averages;
    }

    /** Returns the largest number of units that an average is over: the units that have submitted. */
    private static int mostCounted(Map<FormItem, Average> averages) {
        return averages.values().stream().mapToInt(Average::counted).max().orElse(0);
    }

    /** Returns how many units the averages are over, on a line of its own; empty if each is over all units. */
    private String counted(Map<FormItem, Average> averages) {
        int most = mostCounted(averages);
        boolean isDifferent =
                averages.values().stream().anyMatch(average -> average.value() != null && average.counted() != most);
        return averages.values().stream()
                .map(Average::units)
                .findFirst()
                .filter(units -> most > 0 && (most < units || isDifferent))
                .map(units -> "\n" + wording.get(isDifferent ? "sheet-averages-differ" : "sheet-averages", most, units))
                .orElse("");
    }

    /** Returns the text above the table: submission status, coverage, notes on comparisons and on averages. */
    private String status(boolean isEmpty, Map<FormItem, Average> averages) {
        String statuses = briefing.statuses().stream()
                .filter(status -> status.unit().equals(briefing.unit()))
                .map(status -> PeriodWords.head(status.period(), wording) + ": " + words(status))
                .collect(Collectors.joining("; "));
        String coverage = isEmpty ? "" : CoverageWords.of(briefing, items(), wording);
        String compared = ComparisonNotes.of(briefing, items(), ComparisonNotes.Place.WITHOUT_ANNEX, wording);
        return (statuses.isEmpty() ? "" : wording.get("sheet-status", statuses))
                + (isEmpty ? " " + wording.get("sheet-empty") : "")
                + (coverage.isEmpty() ? "" : " " + wording.get("sheet-coverage", coverage))
                + (compared.isEmpty() ? "" : "\n" + compared)
                + counted(averages)
                + (isEmpty ? "" : "\n" + wording.get("signs"));
    }

    private String words(SubmissionStatus status) {
        String late = Boolean.FALSE.equals(status.onTime()) ? ", " + wording.get("status-late") : "";
        String version = status.version() > 1 ? ", " + wording.get("status-version", status.version()) : "";
        return switch (status.state()) {
            case ACCEPTED -> withDate("status-accepted", status.receivedOn()) + version + late;
            case RETURNED -> withDate("status-returned", status.receivedOn()) + version;
            case MISSING -> wording.get("status-missing");
            case EXCLUDED -> wording.get("status-excluded");
        };
    }

    private String withDate(String key, @Nullable LocalDate receivedOn) {
        return receivedOn == null
                ? wording.get(key)
                : wording.get(key + "-on", PeriodWords.shortDate(receivedOn, wording));
    }

    private List<SheetLine> findingLines() {
        List<UnitFinding> own = briefing.findings().stream()
                .filter(found -> found.unit().equals(briefing.unit()))
                .sorted((a, b) -> b.finding().effect().compareTo(a.finding().effect()))
                .toList();
        List<SheetLine> lines = new ArrayList<>();
        own.stream().limit(MOST_FINDINGS).forEach(found -> lines.add(SheetLine.finding(words(found))));
        if (own.size() > MOST_FINDINGS) {
            lines.add(SheetLine.moreFindings(own.size() - MOST_FINDINGS, wording));
        }
        return lines;
    }

    private String words(UnitFinding found) {
        String place = FindingWords.place(found.finding());
        return "– %s%s: %s"
                .formatted(
                        PeriodWords.capital(FindingWords.effect(found.finding().effect(), wording)),
                        place.isEmpty() ? "" : " (" + place + ")",
                        findings.message(found.finding(), wording.locale()));
    }
}
