package org.giaoban.aggregate;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.giaoban.catalogue.Catalogue.Target;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.DataValue;
import org.giaoban.model.Decision;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.ReportingCalendar;

/**
 * Everything that figures are computed from, as lists: no database, no workbook.
 *
 * @param units the rows of the units; several may have one code, valid at different times
 * @param sent in the order of receipt, which is that of the days
 * @param decisions in the order of their file
 */
record PlainOffice(
        List<OrgUnit> units,
        List<Form> forms,
        ReportingCalendar calendar,
        List<Sent> sent,
        List<Decision> decisions,
        List<Target> targets,
        LocalDate businessDate) {

    PlainOffice {
        units = List.copyOf(units);
        forms = List.copyOf(forms);
        sent = List.copyOf(sent);
        decisions = List.copyOf(decisions);
        targets = List.copyOf(targets);
    }

    /**
     * One submission as it came in.
     *
     * @param period the reporting period
     * @param accepted or else returned
     * @param cells with an amount of null where {@code x} stands; a blank cell is not there at all
     */
    record Sent(LocalDate day, String form, String unit, Period period, boolean accepted, List<DataValue> cells) {
        Sent {
            cells = List.copyOf(cells);
        }

        /** The same as {@link #period}. */
        Period part() {
            return period;
        }

        Sent withCells(List<DataValue> others) {
            return new Sent(day, form, unit, period, accepted, others);
        }
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
                decisions.stream().filter(one -> asOf.includes(one.takenAt())).toList(),
                targets,
                asOf.day());
    }

    PlainOffice withUnits(List<OrgUnit> others) {
        return new PlainOffice(others, forms, calendar, sent, decisions, targets, businessDate);
    }

    PlainOffice withForms(List<Form> others) {
        return new PlainOffice(units, others, calendar, sent, decisions, targets, businessDate);
    }

    PlainOffice withSent(List<Sent> others) {
        return new PlainOffice(units, forms, calendar, others, decisions, targets, businessDate);
    }

    PlainOffice withDecisions(List<Decision> others) {
        return new PlainOffice(units, forms, calendar, sent, others, targets, businessDate);
    }

    PlainOffice withTargets(List<Target> others) {
        return new PlainOffice(units, forms, calendar, sent, decisions, others, businessDate);
    }
}
