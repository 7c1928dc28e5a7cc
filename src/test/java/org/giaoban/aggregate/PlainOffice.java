package org.giaoban.aggregate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.Catalogue.Target;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.DataValue;
import org.giaoban.model.Decision;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.receive.LeftOut;
import org.giaoban.validate.CheckedSubmission;
import org.giaoban.validate.Outcome;
import org.giaoban.workspace.Workspace;

/**
 * Everything that figures are computed from, as lists: no database, no workbook.
 *
 * @param units the rows of the units; several may have one code, valid at different times
 * @param sent in the order of receipt, which is that of the days
 * @param leftOut files that are not read, for example while somebody writes them
 * @param decisions in the order of their file
 */
public record PlainOffice(
        List<OrgUnit> units,
        List<Form> forms,
        ReportingCalendar calendar,
        List<Sent> sent,
        List<LeftOut> leftOut,
        List<Decision> decisions,
        List<Target> targets,
        LocalDate businessDate) {

    public PlainOffice {
        units = List.copyOf(units);
        forms = List.copyOf(forms);
        sent = List.copyOf(sent);
        leftOut = List.copyOf(leftOut);
        decisions = List.copyOf(decisions);
        targets = List.copyOf(targets);
    }

    /**
     * One file as it came in.
     *
     * @param path path in the drop folder
     * @param sha256 stands for the file's bytes: the same for the same file; empty for a file of its own
     * @param content what was read
     */
    public record Sent(LocalDate day, String path, String sha256, CheckedSubmission content) {

        /** A submission with values only, in a file of its own. */
        static Sent of(
                LocalDate day, String form, String unit, Period period, boolean accepted, List<DataValue> cells) {
            CheckedSubmission content = new CheckedSubmission(
                    accepted ? Outcome.ACCEPTED : Outcome.RETURNED,
                    form,
                    unit,
                    period,
                    cells,
                    List.of(),
                    List.of(),
                    Optional.empty());
            return new Sent(day, unit + "-" + period + ".xlsx", "", content);
        }

        String form() {
            return Objects.requireNonNull(content.form());
        }

        String unit() {
            return Objects.requireNonNull(content.unit());
        }

        /** The reporting period. */
        Period period() {
            return Objects.requireNonNull(content.period());
        }

        boolean accepted() {
            return content.outcome() == Outcome.ACCEPTED;
        }

        /** With an amount of null where {@code x} stands; a blank cell is not there at all. */
        List<DataValue> cells() {
            return content.values();
        }

        Sent withCells(List<DataValue> others) {
            return of(day, form(), unit(), period(), accepted(), others);
        }
    }

    /** The definitions alone, as they would be read from the office's files. */
    public Catalogue catalogue() {
        return new Catalogue(
                forms.stream().collect(Collectors.toMap(Form::code, form -> form)),
                Map.of("c", calendar),
                Map.of(),
                Map.of(),
                new OrgTree(units),
                targets,
                decisions,
                new Catalogue.Origin(Workspace.ZONE, Integer.toHexString(units.hashCode())));
    }

    /** The current snapshot: what is known at the end of the business date. */
    PlainOffice asOfNow() {
        return asOf(AsOfPoint.endOf(businessDate));
    }

    /** What was known at an as-of point: no later submission or decision; units, forms and targets are always all known. */
    PlainOffice asOf(AsOfPoint asOf) {
        return new PlainOffice(
                units,
                forms,
                calendar,
                IntStream.range(0, sent.size())
                        .filter(n -> asOf.includes(new AsOfPoint(sent.get(n).day(), n + 1, 0)))
                        .mapToObj(sent::get)
                        .toList(),
                leftOut,
                decisions.stream().filter(one -> asOf.includes(one.takenAt())).toList(),
                targets,
                asOf.day());
    }

    PlainOffice withUnits(List<OrgUnit> others) {
        return new PlainOffice(others, forms, calendar, sent, leftOut, decisions, targets, businessDate);
    }

    PlainOffice withForms(List<Form> others) {
        return new PlainOffice(units, others, calendar, sent, leftOut, decisions, targets, businessDate);
    }

    PlainOffice withSent(List<Sent> others) {
        return new PlainOffice(units, forms, calendar, others, leftOut, decisions, targets, businessDate);
    }

    PlainOffice withDecisions(List<Decision> others) {
        return new PlainOffice(units, forms, calendar, sent, leftOut, others, targets, businessDate);
    }

    PlainOffice withTargets(List<Target> others) {
        return new PlainOffice(units, forms, calendar, sent, leftOut, decisions, others, businessDate);
    }
}
