package org.giaoban.catalogue;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.model.Decision;
import org.giaoban.model.Form;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.model.Text;
import org.giaoban.workspace.Hashes;

/**
 * All definitions and decisions of the office, loaded and checked.
 *
 */
public record Catalogue(
        Map<String, Form> forms,
        Map<String, ReportingCalendar> calendars,
        Map<String, Layout> layouts,
        Map<String, ReportDefinition> reports,
        OrgTree units,
        List<Target> targets,
        List<Decision> decisions,
        Origin origin) {

    public Catalogue {
        forms = Map.copyOf(forms);
        calendars = Map.copyOf(calendars);
        layouts = Map.copyOf(layouts);
        reports = Collections.unmodifiableMap(new TreeMap<>(reports));
        targets = List.copyOf(targets);
        decisions = List.copyOf(decisions);
    }

    /**
     * The workspace that the definitions come from.
     *
     * @param zone zone of the office, in which its days begin
     * @param hash hash of the files that decide what a submission means: forms, calendars and org units; if it changes,
     *     stored submissions are read again
     */
    public record Origin(ZoneId zone, String hash) {}

    public ZoneId zone() {
        return origin.zone();
    }

    public String hash() {
        return origin.hash();
    }

    /** Returns the catalogue as it was with fewer decisions. */
    public Catalogue withDecisions(List<Decision> others) {
        return new Catalogue(forms, calendars, layouts, reports, units, targets, others, origin);
    }

    public Form getForm(String code) {
        return Optional.ofNullable(forms.get(code)).orElseThrow(() -> new IllegalArgumentException("no form " + code));
    }

    public ReportingCalendar getCalendar(Form form) {
        return Optional.ofNullable(calendars.get(form.calendar()))
                .orElseThrow(() -> new IllegalArgumentException("no calendar " + form.calendar()));
    }

    /** Returns a list of the forms with the kind of period that each is sent in for, as faults show it. */
    public Text listPeriodTypes() {
        return listPeriodTypes(forms.values());
    }

    static Text listPeriodTypes(Collection<Form> forms) {
        return new Text(listPeriodTypes(forms, Text.VIETNAMESE), listPeriodTypes(forms, Locale.ENGLISH));
    }

    private static String listPeriodTypes(Collection<Form> forms, Locale locale) {
        return forms.stream()
                .map(form -> form.code() + ": "
                        + OperatorError.text("type-" + form.periodType().name().toLowerCase(Locale.ROOT))
                                .in(locale))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Returns the unit tree valid at the end of a form's period. */
    public OrgTree.Day getTree(Form form, Period period) {
        return units.on(getCalendar(form).getRange(period).last());
    }

    /**
     * Returns a hash of the units and targets that the figures of a period depend on: the targets of its year, and the
     * unit trees of its reporting periods and of the same reporting periods a year before. Later changes do not alter
     * it.
     */
    public String hashOf(Period period) {
        StringBuilder all = new StringBuilder();
        forms.values().stream()
                .sorted(Comparator.comparing(Form::code))
                .forEach(form -> Stream.of(Optional.of(period), period.findLastYear())
                        .flatMap(Optional::stream)
                        .filter(getCalendar(form)::knows)
                        .flatMap(each -> each.listReportingPeriods(form.periodType()).stream())
                        .forEach(reportingPeriod -> getTree(form, reportingPeriod).units().stream()
                                .sorted(Comparator.comparing(OrgUnit::code))
                                .forEach(unit -> all.append(String.join(
                                                " ",
                                                form.code(),
                                                reportingPeriod.toString(),
                                                unit.code(),
                                                unit.name(),
                                                unit.level(),
                                                String.valueOf(unit.parent())))
                                        .append('\n'))));
        targets.stream()
                .filter(target -> target.year() == period.year())
                .map(Target::toString)
                .sorted()
                .forEach(all::append);
        return Hashes.ofText(all.toString());
    }

    /** Returns a unit as valid at the end of a form's period; if the unit ended earlier, its last row. */
    public OrgUnit getUnit(String form, Period period, String unit) {
        return units.get(unit, getCalendar(getForm(form)).getRange(period).last());
    }

    /**
     * Lists the units that were directly below {@code unit} in an earlier reporting period of {@code period} and are
     * not in the tree at its end, by code.
     */
    public List<OrgUnit> listEnded(String form, Period period, String unit) {
        OrgTree.Day end = getTree(getForm(form), period);
        return period.listReportingPeriods(getForm(form).periodType()).stream()
                .flatMap(reportingPeriod -> getTree(getForm(form), reportingPeriod).units().stream())
                .filter(one -> unit.equals(one.parent()) && end.find(one.code()).isEmpty())
                .collect(Collectors.toMap(OrgUnit::code, one -> one, (earlier, later) -> later, TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    /** A unit's plan for a year: {@code value} of the element by the year's end. */
    public record Target(String unit, String element, int year, BigDecimal value) {}
}
