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
 * The facts of one report: the figures of a unit and of the units directly below it, their texts, submission statuses
 * and findings.
 *
 * @param units the unit itself first, then the units directly below it, in Vietnamese alphabetical order
 * @param ended units that were directly below it in an earlier reporting period of the period and are not in its last
 * tree, in the same order
 * @param figures figures of {@code units} and {@code ended}
 * @param changes changes of the figures of {@code units} against the revision before
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

    /** Returns the unit that the report is about. */
    public OrgUnit unit() {
        return units.get(0);
    }

    /** Returns the units directly below it at the period's end. */
    public List<OrgUnit> children() {
        return units.subList(1, units.size());
    }

    /**
     * Returns the units whose figures are summed to those of the unit: the units directly below it, and those that
     * ended during the period.
     */
    public List<OrgUnit> contributors() {
        return Stream.concat(children().stream(), ended.stream()).toList();
    }

    /**
     * The revision and date of the document; nothing else in it may depend on the time at which it was made.
     *
     * @param asOf date of the latest receipt or decision that affects it
     * @param revision 0 until closed figures were changed
     */
    public record Edition(LocalDate asOf, int revision, PeriodState state) {}

    /** A paragraph that a unit wrote. */
    public record Statement(OrgUnit unit, Period period, String block, int ordinal, String text) {}

    /** A finding on a unit's submission. */
    public record UnitFinding(OrgUnit unit, Period period, String file, Finding finding) {}

    /** Finds a figure of the unit that the report is about. */
    public Optional<Figure> find(String element, String category) {
        return figures.find(unit().code(), element, category);
    }
}
