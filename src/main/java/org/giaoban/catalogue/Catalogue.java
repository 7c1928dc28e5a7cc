package org.giaoban.catalogue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.giaoban.model.Decision;
import org.giaoban.model.Form;
import org.giaoban.model.Layout;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.model.Target;

/**
 * Everything that the office decided, loaded and checked.
 *
 * @param hash of the files that decide what a submission says: forms, calendars and org units; when it changes, what
 *     was stored is read again
 */
public record Catalogue(
        Map<String, Form> forms,
        Map<String, ReportingCalendar> calendars,
        Map<String, Layout> layouts,
        Map<String, ReportDefinition> reports,
        OrgTree units,
        List<Target> targets,
        List<Decision> decisions,
        String hash) {

    public Catalogue {
        forms = Map.copyOf(forms);
        calendars = Map.copyOf(calendars);
        layouts = Map.copyOf(layouts);
        reports = Collections.unmodifiableMap(new TreeMap<>(reports));
        targets = List.copyOf(targets);
        decisions = List.copyOf(decisions);
    }

    public Form getForm(String code) {
        return Optional.ofNullable(forms.get(code)).orElseThrow(() -> new IllegalArgumentException("no form " + code));
    }

    public ReportingCalendar getCalendar(Form form) {
        return Optional.ofNullable(calendars.get(form.calendar()))
                .orElseThrow(() -> new IllegalArgumentException("no calendar " + form.calendar()));
    }

    /** The tree of units at the end of a form's period. */
    public OrgTree.Day getTree(Form form, Period period) {
        return units.on(getCalendar(form).getRange(period).last());
    }

    /** A unit as it was at the end of a form's period; as it was last where it had ended by then. */
    public OrgUnit getUnit(String form, Period period, String unit) {
        return units.get(unit, getCalendar(getForm(form)).getRange(period).last());
    }
}
