package org.giaoban.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.Briefing.UnitFinding;
import org.giaoban.briefing.FormItem;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.completeness.ReportingRate;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.completeness.SubmissionStatus.State;
import org.giaoban.figures.RevisionChanges.Change;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Report.Template;
import org.giaoban.model.Wording;
import org.giaoban.narrative.Compared;
import org.giaoban.narrative.FindingWords;
import org.giaoban.narrative.NumberWords;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.narrative.UnitNames;
import org.giaoban.render.Document.Section;
import org.giaoban.render.QualityLine.Cells;
import org.giaoban.render.QualityLine.Kind;

/**
 * Composes what is said of completeness and data quality: in a leaders' report the submission status of each unit and the
 * changed figures, in a report of its own breaks and findings too.
 */
final class QualityAnnex {

    /** Largest number of findings or changes that are listed; the others are counted. */
    private static final int MOST = 40;

    /** The reason of a submission that a decision returned. */
    private static final String DECISION = "decision";

    private final ReportDefinition definition;
    private final Briefing briefing;
    private final FindingTexts findings;
    private final Map<String, Object> frame;
    private final Wording wording;

    /**
     * @param frame parameters that every section has
     */
    QualityAnnex(
            ReportDefinition definition,
            Briefing briefing,
            FindingTexts findings,
            Map<String, Object> frame,
            Wording wording) {
        this.definition = definition;
        this.briefing = briefing;
        this.findings = findings;
        this.frame = frame;
        this.wording = wording;
    }

    /**
     * Returns the annex of a leaders' report as a section: who reported, and what changed since the revision before.
     *
     * @param number number of the annex
     */
    Section section(int number) {
        List<QualityLine> lines = new ArrayList<>();
        lines.add(new QualityLine(1, Kind.PARAGRAPH, summary(), Cells.NONE));
        Map<OrgUnit, List<SubmissionStatus>> byUnit = byUnit();
        byUnit.entrySet().stream()
                .limit(Document.MOST_UNITS)
                .forEach(unit -> lines.add(new QualityLine(2, Kind.UNIT, "", cells(unit.getKey(), unit.getValue()))));
        if (byUnit.size() > Document.MOST_UNITS) {
            String more = wording.get("units-more", byUnit.size() - Document.MOST_UNITS);
            lines.add(new QualityLine(2, Kind.PARAGRAPH, more, Cells.NONE));
        }
        lines.addAll(changes(3));
        return section(wording.get("quality-title", number, PeriodWords.of(briefing.period(), wording)), lines);
    }

    /** Returns the report on data quality as a section: breaks, revisions, findings by kind, each finding. */
    Section details(String title) {
        List<QualityLine> lines = new ArrayList<>();
        lines.add(new QualityLine(1, Kind.PARAGRAPH, summary(), Cells.NONE));
        breaks().ifPresent(text -> lines.add(new QualityLine(2, Kind.PARAGRAPH, text, Cells.NONE)));
        lines.addAll(changes(3));
        lines.addAll(counts(6));
        lines.addAll(findings(7));
        return section(title, lines);
    }

    private Section section(String title, List<QualityLine> lines) {
        Map<String, Object> parameters = new HashMap<>(frame);
        parameters.put("title", title);
        return new Section(Template.QUALITY, 0, parameters, lines);
    }

    /** Names the units whose figures cannot be compared with last year because boundaries or units changed. */
    private Optional<String> breaks() {
        Set<String> broken = briefing.figures().list().stream()
                .filter(figure -> Compared.of(figure, briefing.figures()).basis() == Compared.Basis.BREAK)
                .map(figure -> figure.key().unit())
                .collect(Collectors.toSet());
        List<String> units = Stream.concat(Stream.of(briefing.unit()), briefing.contributors().stream())
                .filter(unit -> broken.contains(unit.code()))
                .map(OrgUnit::name)
                .toList();
        String names = UnitNames.list(units, wording);
        return names.isEmpty() ? Optional.empty() : Optional.of(wording.get("quality-breaks", names));
    }

    /** Counts the findings by their kinds, those of the worst effect first. */
    private List<QualityLine> counts(int block) {
        Map<String, List<UnitFinding>> byCode = worstFirst().stream()
                .collect(Collectors.groupingBy(
                        found -> found.finding().code(), LinkedHashMap::new, Collectors.toList()));
        return byCode.entrySet().stream()
                .map(kind -> new QualityLine(block, Kind.COUNT, "", count(kind.getKey(), kind.getValue())))
                .toList();
    }

    private Cells count(String code, List<UnitFinding> found) {
        Finding first = found.get(0).finding();
        return new Cells(
                findings.title(first, wording.locale()),
                FindingWords.effect(first.effect(), wording),
                String.valueOf(found.size()),
                String.valueOf(found.stream().map(UnitFinding::unit).distinct().count()),
                "",
                code);
    }

    private String summary() {
        List<SubmissionStatus> all = briefing.statuses();
        ReportingRate rate = ReportingRate.of(all);
        long received = count(all, a -> a.version() > 0);
        return wording.get(
                        "quality-summary",
                        rate.expected(),
                        received,
                        rate.reported(),
                        count(all, a -> a.state() == State.RETURNED),
                        count(all, a -> a.state() == State.EXCLUDED),
                        count(all, a -> a.state() == State.MISSING),
                        rate.onTime())
                + rates(rate)
                + repairs();
    }

    /** Counts the repairs by kind, and the other notes; starts with a space unless empty. */
    private String repairs() {
        Map<String, Long> repairs = briefing.findings().stream()
                .map(UnitFinding::finding)
                .filter(Finding::isRepair)
                .collect(Collectors.groupingBy(
                        finding -> lower(findings.title(finding, wording.locale())),
                        TreeMap::new,
                        Collectors.counting()));
        long others = briefing.findings().stream()
                .map(UnitFinding::finding)
                .filter(finding -> finding.effect() == Effect.NOTE && !finding.isRepair())
                .count();
        String kinds = repairs.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        long all = repairs.values().stream().mapToLong(Long::longValue).sum();
        return (all == 0 ? "" : " " + wording.get("quality-repairs", all, kinds))
                + (others == 0 ? "" : " " + wording.get("quality-notes", others));
    }

    private String rates(ReportingRate rate) {
        return rate.reportingRate()
                .flatMap(reporting -> rate.timeliness()
                        .map(timely -> " "
                                + wording.get(
                                        "quality-rates", NumberWords.format(reporting), NumberWords.format(timely))))
                .orElse("");
    }

    private Map<OrgUnit, List<SubmissionStatus>> byUnit() {
        Map<OrgUnit, List<SubmissionStatus>> units = new LinkedHashMap<>();
        briefing.units().forEach(unit -> units.put(unit, new ArrayList<>()));
        briefing.statuses()
                .forEach(a ->
                        units.computeIfAbsent(a.unit(), u -> new ArrayList<>()).add(a));
        units.values().removeIf(List::isEmpty);
        return units;
    }

    private Cells cells(OrgUnit unit, List<SubmissionStatus> statuses) {
        boolean several = briefing.period().type() != briefing.form().periodType();
        String note = statuses.stream()
                .filter(a -> a.state() != State.ACCEPTED || a.version() > 1)
                .map(a -> (several ? PeriodWords.head(a.period(), wording) + ": " : "") + note(a))
                .collect(Collectors.joining("; "));
        return new Cells(
                unit.name(),
                String.valueOf(ReportingRate.of(statuses).expected()),
                String.valueOf(count(statuses, a -> a.version() > 0)),
                String.valueOf(count(statuses, a -> a.state() == State.ACCEPTED)),
                String.valueOf(count(statuses, a -> Boolean.TRUE.equals(a.onTime()))),
                PeriodWords.capital(note));
    }

    private String note(SubmissionStatus status) {
        String reason = status.reason().isEmpty() ? "" : " (" + words(status.reason()) + ")";
        return switch (status.state()) {
            case ACCEPTED -> wording.get("status-version", status.version());
            case RETURNED -> wording.get("status-returned") + reason;
            case MISSING -> wording.get("status-missing");
            case EXCLUDED -> wording.get("status-excluded") + reason;
        };
    }

    /** Returns the titles of the findings if the reason is a list of their codes. */
    private String words(String reason) {
        List<String> codes = List.of(reason.split(" ", -1));
        return codes.stream().allMatch(code -> findings.find(code).isPresent())
                ? codes.stream()
                        .flatMap(code -> findings.find(code).stream())
                        .map(entry -> lower(entry.title().in(wording.locale())))
                        .collect(Collectors.joining("; "))
                : reason.equals(DECISION) ? wording.get("by-decision") : reason;
    }

    private String lower(String title) {
        return title.substring(0, 1).toLowerCase(wording.locale()) + title.substring(1);
    }

    /** Returns the figures that differ from the revision before; empty for the first edition. */
    private List<QualityLine> changes(int block) {
        List<QualityLine> lines = new ArrayList<>();
        if (briefing.changes().isEmpty()) {
            return lines;
        }
        int revision = briefing.edition().revision();
        lines.add(new QualityLine(
                block,
                Kind.PARAGRAPH,
                wording.get(
                        "quality-changes",
                        revision,
                        revision > 1 ? wording.get("revision", revision - 1) : wording.get("quality-closed-figures"),
                        briefing.changes().size()),
                Cells.NONE));
        briefing.changes().stream()
                .limit(MOST)
                .forEach(change -> lines.add(new QualityLine(block + 1, Kind.CHANGE, "", cells(change))));
        if (briefing.changes().size() > MOST) {
            String more = wording.get("quality-more-changes", briefing.changes().size() - MOST);
            lines.add(new QualityLine(block + 2, Kind.PARAGRAPH, more, Cells.NONE));
        }
        return lines;
    }

    private Cells cells(Change change) {
        String unit = briefing.units().stream()
                .filter(each -> each.code().equals(change.unit()))
                .map(OrgUnit::name)
                .findFirst()
                .orElse(change.unit());
        return new Cells(
                unit,
                FormItem.list(briefing.form(), List.of(change.element())).stream()
                        .filter(item -> item.category().equals(change.category()))
                        .map(item -> TableRow.label(item, wording).strip())
                        .findFirst()
                        .orElse(change.element()),
                NumberWords.cell(change.old()),
                NumberWords.cell(change.now()),
                "",
                PeriodWords.withPrintedDates(change.reason(), wording)
                        + (change.file().isEmpty() ? "" : " – " + change.file()));
    }

    private List<UnitFinding> worstFirst() {
        List<UnitFinding> worstFirst = new ArrayList<>();
        for (Effect effect : List.of(Effect.STOP, Effect.RETURN, Effect.WARNING, Effect.NOTE)) {
            briefing.findings().stream()
                    .filter(each -> each.finding().effect() == effect)
                    .forEach(worstFirst::add);
        }
        return worstFirst;
    }

    private List<QualityLine> findings(int block) {
        List<UnitFinding> worstFirst = worstFirst();
        List<QualityLine> lines = new ArrayList<>();
        worstFirst.stream()
                .limit(MOST)
                .forEach(each -> lines.add(new QualityLine(block, Kind.FINDING, "", cells(each))));
        if (worstFirst.size() > MOST) {
            String more = wording.get("quality-more-findings", worstFirst.size() - MOST);
            lines.add(new QualityLine(block + 1, Kind.PARAGRAPH, more, Cells.NONE));
        }
        return lines;
    }

    private Cells cells(UnitFinding found) {
        return new Cells(
                found.unit().name(),
                PeriodWords.head(found.period(), wording),
                FindingWords.place(found.finding()),
                FindingWords.effect(found.finding().effect(), wording),
                "",
                findings.message(found.finding(), wording.locale()));
    }

    private static long count(List<SubmissionStatus> statuses, Predicate<SubmissionStatus> which) {
        return statuses.stream().filter(which).count();
    }
}
