package org.giaoban.briefing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.figures.RevisionChanges.Change;
import org.giaoban.model.Figure;
import org.giaoban.model.Figures;
import org.giaoban.model.Finding;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;

/**
 * All that a report says about one unit in one period: its figures and those of the units directly below it, what the
 * units wrote, who sent in and who did not, and what was wrong.
 *
 * @param units the unit itself first, then the units directly below it, in Vietnamese alphabetical order
 * @param ended units that were directly below it in an earlier part of the period and are no more, likewise ordered
 * @param figures of all {@code units} and of those that ended
 * @param changes of the figures of all {@code units} against the revision before
 */
public record Briefing(
        Form form,
        Period period,
        List<OrgUnit> units,
        List<OrgUnit> ended,
        Figures figures,
        Submitted submitted,
        List<Change> changes,
        Edition edition) {

    public Briefing {
        units = List.copyOf(units);
        ended = List.copyOf(ended);
        changes = List.copyOf(changes);
    }

    /**
     * The submissions of the unit and of all units below it.
     *
     * @param statuses one for each expected submission: units × reporting periods
     * @param texts paragraphs of the accepted submissions
     * @param findings findings on the current submissions
     */
    public record Submitted(List<SubmissionStatus> statuses, List<Statement> texts, List<UnitFinding> findings) {
        public Submitted {
            statuses = List.copyOf(statuses);
            texts = List.copyOf(texts);
            findings = List.copyOf(findings);
        }
    }

    public List<SubmissionStatus> statuses() {
        return submitted.statuses();
    }

    public List<Statement> texts() {
        return submitted.texts();
    }

    public List<UnitFinding> findings() {
        return submitted.findings();
    }

    /** The unit that the report is about. */
    public OrgUnit unit() {
        return units.get(0);
    }

    /** The units directly below it at the period's end. */
    public List<OrgUnit> children() {
        return units.subList(1, units.size());
    }

    /** Those and the ones that ended before: all whose figures make its own up. */
    public List<OrgUnit> contributors() {
        return Stream.concat(children().stream(), ended.stream()).toList();
    }

    /**
     * How the document is stamped; nothing else in it may depend on when it was made.
     *
     * @param asOf date of the latest receipt or decision that bears on it
     * @param revision 0 until the period is closed and changed again
     */
    public record Edition(LocalDate asOf, int revision, PeriodState state) {}

    /** A paragraph that a unit wrote. */
    public record Statement(OrgUnit unit, Period period, String block, int ordinal, String text) {}

    /** A finding on a unit's submission. */
    public record UnitFinding(OrgUnit unit, Period period, String file, Finding finding) {}

    /** The figure of the unit that the report is about. */
    public Optional<Figure> find(String element, String category) {
        return figures.find(unit().code(), element, category);
    }
}
