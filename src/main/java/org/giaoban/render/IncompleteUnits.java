package org.giaoban.render;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.giaoban.briefing.Briefing;
import org.giaoban.catalogue.PeriodNames;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.Coverage;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Wording;

/** Words for what is missing in the known figures of one of the units below a briefing's unit. */
final class IncompleteUnits {

    private IncompleteUnits() {}

    /**
     * Returns {@code thiếu quý I}: the reporting periods for which the unit's own submission is missing or returned; if
     * submissions of units below it are missing, how many there are. Empty if every known figure is complete.
     */
    static String missing(Briefing briefing, OrgUnit unit, Collection<Figure> figures, Wording wording) {
        List<Coverage> incomplete = figures.stream()
                .filter(figure -> figure.value() != null)
                .map(Figure::coverage)
                .filter(coverage -> !coverage.isComplete())
                .toList();
        if (incomplete.isEmpty()) {
            return "";
        }
        String periods = briefing.statuses().stream()
                .filter(status -> status.unit().code().equals(unit.code()))
                .filter(IncompleteUnits::isMissing)
                .map(status -> PeriodNames.get("part-", status.period(), wording))
                .collect(Collectors.joining(", "));
        Coverage coverage = incomplete.get(0);
        return periods.isEmpty()
                ? wording.get("unit-submissions", coverage.reported(), coverage.expected())
                : wording.get("unit-missing", periods);
    }

    private static boolean isMissing(SubmissionStatus status) {
        return status.state() == SubmissionStatus.State.MISSING || status.state() == SubmissionStatus.State.RETURNED;
    }
}
