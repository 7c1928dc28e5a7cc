package org.giaoban.summary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.giaoban.briefing.Briefing;
import org.giaoban.catalogue.PeriodNames;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.completeness.SubmissionStatus.State;
import org.giaoban.model.Figure.Coverage;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Wording;
import org.giaoban.narrative.UnitNames;

/** Names the submissions that are missing in the figures of a briefing's unit. */
final class Gaps {

    /** Largest number of units that are named. */
    private static final int MOST_NAMED = 2;

    /** Largest number of letters of names on a tile; longer ones are counted. */
    private static final int MOST_LETTERS = 48;

    private final Briefing briefing;
    private final Wording wording;
    private final List<SubmissionStatus> missing;
    private final List<Period> reportingPeriods;

    Gaps(Briefing briefing, Wording wording) {
        this.briefing = briefing;
        this.wording = wording;
        this.missing = briefing.statuses().stream().filter(Gaps::isMissing).toList();
        this.reportingPeriods =
                briefing.period().listReportingPeriods(briefing.form().periodType());
    }

    private static boolean isMissing(SubmissionStatus status) {
        return status.state() == State.MISSING || status.state() == State.RETURNED;
    }

    /** Returns the sentence that says which submissions are missing; empty if none is. */
    String sentence() {
        if (missing.isEmpty()) {
            return "";
        }
        return wording.get(isMany(missing) ? "news-missing-many" : "news-missing", words(missing));
    }

    /**
     * Returns what is missing in a figure; empty if its coverage is complete. A figure of the last reporting period lacks
     * only the submissions of that period.
     */
    String of(Coverage coverage) {
        if (coverage.isComplete()) {
            return "";
        }
        long lacking = coverage.expected() - coverage.reported();
        Period last = reportingPeriods.get(reportingPeriods.size() - 1);
        List<SubmissionStatus> ofLast =
                missing.stream().filter(status -> status.period().equals(last)).toList();
        List<SubmissionStatus> concerned = missing.size() == lacking ? missing : ofLast;
        String names = concerned.size() == lacking ? words(concerned) : "";
        return names.isEmpty() || names.length() > MOST_LETTERS
                ? wording.get("gap-submissions", lacking, coverage.expected())
                : names;
    }

    private static boolean isMany(List<SubmissionStatus> statuses) {
        return statuses.stream().map(SubmissionStatus::unit).distinct().count() > MOST_NAMED;
    }

    /** Returns {@code huyện Một quý I}, or {@code 5 báo cáo của 4 đơn vị}. */
    private String words(List<SubmissionStatus> statuses) {
        Map<OrgUnit, List<SubmissionStatus>> byUnit = statuses.stream()
                .collect(Collectors.groupingBy(SubmissionStatus::unit, LinkedHashMap::new, Collectors.toList()));
        return isMany(statuses)
                ? wording.get("gap-many", statuses.size(), byUnit.size())
                : UnitNames.list(
                        byUnit.entrySet().stream()
                                .map(entry -> entry.getKey().name() + periods(entry.getValue()))
                                .toList(),
                        wording);
    }

    /** The reporting periods, with a leading space; empty if the period has one only. */
    private String periods(List<SubmissionStatus> statuses) {
        return reportingPeriods.size() == 1
                ? ""
                : " "
                        + statuses.stream()
                                .map(status -> PeriodNames.get("part-", status.period(), wording))
                                .collect(Collectors.joining(", "));
    }
}
