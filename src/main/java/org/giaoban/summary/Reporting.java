package org.giaoban.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.briefing.Briefing;
import org.giaoban.catalogue.PeriodNames;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Wording;
import org.giaoban.summary.LeadersPage.Reporter;
import org.giaoban.summary.LeadersPage.Reporters;

/** Composes who reported: one sign for each unit and reporting period. */
final class Reporting {

    /** Largest number of units of which each is listed; of more units only those that did not report on time are. */
    private static final int MOST_UNITS = 20;

    /** Largest number of listed exceptions. */
    private static final int MOST_EXCEPTIONS = 16;

    /** Largest number of letters of all names listed, so that they leave the page its other parts. */
    private static final int MOST_LETTERS = 600;

    /** Largest number of reporting periods that have a sign each; of more the submissions on time are counted. */
    private static final int MOST_SIGNS = 12;

    private static final String NOT_EXPECTED = " ";

    private final Briefing briefing;
    private final Wording wording;
    private final List<Period> reportingPeriods;

    Reporting(Briefing briefing, Wording wording) {
        this.briefing = briefing;
        this.wording = wording;
        this.reportingPeriods =
                briefing.period().listReportingPeriods(briefing.form().periodType());
    }

    /** What a sign stands for, the worst last. */
    private enum Sign {
        ON_TIME,
        EXCLUDED,
        LATE,
        RETURNED,
        MISSING;

        static Sign of(SubmissionStatus status) {
            return switch (status.state()) {
                case ACCEPTED -> Boolean.FALSE.equals(status.onTime()) ? LATE : ON_TIME;
                case RETURNED -> RETURNED;
                case MISSING -> MISSING;
                case EXCLUDED -> EXCLUDED;
            };
        }

        String key() {
            return "sign-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Reporters compose() {
        Map<OrgUnit, Map<Period, Sign>> all = signs();
        List<OrgUnit> exceptions = all.entrySet().stream()
                .filter(entry -> entry.getValue().values().stream().anyMatch(sign -> sign != Sign.ON_TIME))
                .sorted(Comparator.comparing(
                        entry -> Collections.max(entry.getValue().values()), Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
        List<OrgUnit> listed = limit(all.keySet(), MOST_UNITS);
        boolean isWhole = listed.size() == all.size();
        if (!isWhole) {
            listed = limit(exceptions, MOST_EXCEPTIONS);
        }
        return new Reporters(
                title(),
                legend(all),
                listed.stream()
                        .map(unit -> new Reporter(
                                unit.name(), text(Objects.requireNonNull(all.get(unit))), !exceptions.contains(unit)))
                        .toList(),
                isWhole ? "" : others(all.size(), exceptions.size(), listed.size()));
    }

    private static List<OrgUnit> limit(Collection<OrgUnit> units, int most) {
        List<OrgUnit> listed = new ArrayList<>();
        int letters = 0;
        for (OrgUnit unit : units) {
            letters += unit.name().length();
            if (listed.size() == most || letters > MOST_LETTERS) {
                return listed;
            }
            listed.add(unit);
        }
        return listed;
    }

    private String title() {
        if (isCounted()) {
            return wording.get("reporters-title-counted", reportingPeriods.size());
        }
        List<String> names = reportingPeriods.stream()
                .map(period -> PeriodNames.get("part-", period, wording))
                .toList();
        return names.size() > 2
                ? wording.get("reporters-title-range", names.get(0), names.get(names.size() - 1))
                : wording.get("reporters-title", String.join(", ", names));
    }

    private String others(int units, int exceptions, int listed) {
        String onTime = wording.get("reporters-on-time", units - exceptions, units);
        return exceptions > listed ? onTime + " " + wording.get("reporters-more", exceptions - listed) : onTime;
    }

    /** The unit itself first, then the units below it in their order; units below these in the order of the statuses. */
    private Map<OrgUnit, Map<Period, Sign>> signs() {
        Map<OrgUnit, Map<Period, Sign>> signs = new LinkedHashMap<>();
        Stream.of(briefing.units(), briefing.ended())
                .flatMap(List::stream)
                .forEach(unit -> signs.put(unit, new LinkedHashMap<>()));
        briefing.statuses()
                .forEach(status -> signs.computeIfAbsent(status.unit(), key -> new LinkedHashMap<>())
                        .put(status.period(), Sign.of(status)));
        signs.values().removeIf(Map::isEmpty);
        return signs;
    }

    private String text(Map<Period, Sign> signs) {
        if (isCounted()) {
            long onTime =
                    signs.values().stream().filter(sign -> sign == Sign.ON_TIME).count();
            return wording.get("reporters-counted", onTime, signs.size());
        }
        return reportingPeriods.stream()
                .map(period -> signs.containsKey(period)
                        ? wording.get(Objects.requireNonNull(signs.get(period)).key())
                        : NOT_EXPECTED)
                .collect(Collectors.joining());
    }

    private boolean isCounted() {
        return reportingPeriods.size() > MOST_SIGNS;
    }

    /** The signs that occur, with their meanings. */
    private String legend(Map<OrgUnit, Map<Period, Sign>> all) {
        if (isCounted()) {
            return wording.get("reporters-counted-means");
        }
        return Stream.of(Sign.values())
                .filter(sign -> all.values().stream().anyMatch(signs -> signs.containsValue(sign)))
                .map(sign -> wording.get(sign.key()) + "\u00A0" + wording.get(sign.key() + "-means"))
                .collect(Collectors.joining("   "));
    }
}
