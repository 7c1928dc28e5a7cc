package org.giaoban.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.Briefing.Remark;
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
import org.giaoban.model.Text;
import org.giaoban.narrative.FindingWords;
import org.giaoban.narrative.Numbers;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.render.Document.Part;
import org.giaoban.render.QualityLine.Cells;
import org.giaoban.render.QualityLine.Kind;

/** The annex on completeness and data quality: who sent in, who did not, what was returned and why. */
record QualityAnnex(ReportDefinition definition, Briefing briefing, FindingTexts findings, Map<String, Object> frame) {

    /** More findings than this are counted, not listed. */
    private static final int MOST = 40;

    /** In the reason of a change, written for programs. */
    private static final Pattern DAY_OF_RECEIPT = Pattern.compile("(?<=nhận ngày )(\\d{4})-(\\d{2})-(\\d{2})");

    /** The reason of what was returned without a finding. */
    private static final String DECISION = "decision";

    /** @param number of the annex */
    Part part(int number) {
        Map<String, Object> parameters = new HashMap<>(frame);
        parameters.put(
                "title",
                "Biểu số " + number + ". Tình hình báo cáo và chất lượng số liệu, "
                        + PeriodWords.of(briefing.period()));
        List<QualityLine> lines = new ArrayList<>();
        lines.add(new QualityLine(1, Kind.PARAGRAPH, summary(), Cells.NONE));
        byUnit().forEach((unit, arrivals) -> lines.add(new QualityLine(2, Kind.UNIT, "", cells(unit, arrivals))));
        lines.addAll(changes(3));
        lines.addAll(findings(5));
        return new Part(Template.QUALITY, 0, parameters, lines);
    }

    private String summary() {
        List<SubmissionStatus> all = briefing.arrivals();
        ReportingRate turnout = ReportingRate.of(all);
        long received = count(all, a -> a.version() > 0);
        return String.format(
                        Locale.ROOT,
                        "Phải nộp %d báo cáo; đã nhận %d, tiếp nhận %d, trả lại %d, không tổng hợp %d, chưa nhận %d; nộp đúng hạn %d.%s",
                        turnout.expected(),
                        received,
                        turnout.reported(),
                        count(all, a -> a.state() == State.RETURNED),
                        count(all, a -> a.state() == State.EXCLUDED),
                        count(all, a -> a.state() == State.MISSING),
                        turnout.onTime(),
                        rates(turnout))
                + repairs();
    }

    /** How often what kind of repair was made, and what else was noted. */
    private String repairs() {
        Map<String, Long> repairs = briefing.remarks().stream()
                .map(Remark::finding)
                .filter(Finding::isRepair)
                .collect(Collectors.groupingBy(
                        finding -> lower(findings.title(finding, Text.VIETNAMESE)),
                        TreeMap::new,
                        Collectors.counting()));
        long others = briefing.remarks().stream()
                .map(Remark::finding)
                .filter(finding -> finding.effect() == Effect.NOTE && !finding.isRepair())
                .count();
        String kinds = repairs.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        long all = repairs.values().stream().mapToLong(Long::longValue).sum();
        return (all == 0 ? "" : String.format(Locale.ROOT, " Hiệu chỉnh khi đọc: %d (%s).", all, kinds))
                + (others == 0 ? "" : String.format(Locale.ROOT, " Ghi nhận khác: %d.", others));
    }

    private static String rates(ReportingRate turnout) {
        return turnout.reportingRate()
                .flatMap(rate -> turnout.timeliness()
                        .map(inTime -> " Tỷ lệ báo cáo %s%%, đúng hạn %s%%."
                                .formatted(Numbers.format(rate), Numbers.format(inTime))))
                .orElse("");
    }

    private Map<OrgUnit, List<SubmissionStatus>> byUnit() {
        Map<OrgUnit, List<SubmissionStatus>> units = new LinkedHashMap<>();
        briefing.units().forEach(unit -> units.put(unit, new ArrayList<>()));
        briefing.arrivals()
                .forEach(a ->
                        units.computeIfAbsent(a.unit(), u -> new ArrayList<>()).add(a));
        units.values().removeIf(List::isEmpty);
        return units;
    }

    private Cells cells(OrgUnit unit, List<SubmissionStatus> arrivals) {
        boolean several = briefing.period().type() != briefing.form().periodType();
        String note = arrivals.stream()
                .filter(a -> a.state() != State.ACCEPTED || a.version() > 1)
                .map(a -> (several ? PeriodWords.head(a.period()) + ": " : "") + note(a))
                .collect(Collectors.joining("; "));
        return new Cells(
                unit.name(),
                String.valueOf(ReportingRate.of(arrivals).expected()),
                String.valueOf(count(arrivals, a -> a.version() > 0)),
                String.valueOf(count(arrivals, a -> a.state() == State.ACCEPTED)),
                String.valueOf(count(arrivals, a -> Boolean.TRUE.equals(a.onTime()))),
                PeriodWords.capital(note));
    }

    private String note(SubmissionStatus arrival) {
        String reason = arrival.reason().isEmpty() ? "" : " (" + words(arrival.reason()) + ")";
        return switch (arrival.state()) {
            case ACCEPTED -> "bản thứ " + arrival.version();
            case RETURNED -> "trả lại" + reason;
            case MISSING -> "chưa nhận";
            case EXCLUDED -> "không tổng hợp" + reason;
        };
    }

    /** Titles in place of codes of findings. */
    private String words(String reason) {
        List<String> codes = List.of(reason.split(" ", -1));
        return codes.stream().allMatch(code -> findings.find(code).isPresent())
                ? codes.stream()
                        .flatMap(code -> findings.find(code).stream())
                        .map(entry -> lower(entry.title().vi()))
                        .collect(Collectors.joining("; "))
                : reason.equals(DECISION) ? "theo quyết định" : reason;
    }

    private static String lower(String title) {
        return title.substring(0, 1).toLowerCase(Text.VIETNAMESE) + title.substring(1);
    }

    /** What is another figure than in the revision before. */
    private List<QualityLine> changes(int block) {
        List<QualityLine> lines = new ArrayList<>();
        if (briefing.changes().isEmpty()) {
            return lines;
        }
        int revision = briefing.edition().revision();
        lines.add(new QualityLine(
                block,
                Kind.PARAGRAPH,
                String.format(
                        Locale.ROOT,
                        "Điều chỉnh lần %d so với %s: %d số liệu thay đổi.",
                        revision,
                        revision > 1 ? "bản điều chỉnh lần " + (revision - 1) : "số liệu đã chốt",
                        briefing.changes().size()),
                Cells.NONE));
        briefing.changes().stream()
                .limit(MOST)
                .forEach(change -> lines.add(new QualityLine(block + 1, Kind.CHANGE, "", cells(change))));
        if (briefing.changes().size() > MOST) {
            String more = String.format(
                    Locale.ROOT,
                    "… và %d số liệu khác, xem tệp changes.csv của kỳ.",
                    briefing.changes().size() - MOST);
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
                        .map(item -> TableRow.label(item).strip())
                        .findFirst()
                        .orElse(change.element()),
                Numbers.cell(change.old()),
                Numbers.cell(change.now()),
                "",
                DAY_OF_RECEIPT.matcher(change.reason()).replaceAll("$3/$2/$1")
                        + (change.file().isEmpty() ? "" : " – " + change.file()));
    }

    private List<QualityLine> findings(int block) {
        List<Remark> serious = new ArrayList<>();
        for (Effect effect : List.of(Effect.STOP, Effect.RETURN, Effect.WARNING, Effect.NOTE)) {
            briefing.remarks().stream()
                    .filter(remark -> remark.finding().effect() == effect)
                    .forEach(serious::add);
        }
        List<QualityLine> lines = new ArrayList<>();
        serious.stream()
                .limit(MOST)
                .forEach(remark -> lines.add(new QualityLine(block, Kind.FINDING, "", cells(remark))));
        if (serious.size() > MOST) {
            String more =
                    String.format(Locale.ROOT, "… và %d mục khác, xem tệp findings.csv của kỳ.", serious.size() - MOST);
            lines.add(new QualityLine(block + 1, Kind.PARAGRAPH, more, Cells.NONE));
        }
        return lines;
    }

    private Cells cells(Remark remark) {
        return new Cells(
                remark.unit().name(),
                PeriodWords.head(remark.period()),
                FindingWords.place(remark.finding()),
                FindingWords.effect(remark.finding().effect()),
                "",
                findings.message(remark.finding(), Text.VIETNAMESE));
    }

    private static long count(List<SubmissionStatus> arrivals, Predicate<SubmissionStatus> which) {
        return arrivals.stream().filter(which).count();
    }
}
