package org.giaoban.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.giaoban.model.Decision;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
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
        OrgTree units,
        List<Target> targets,
        List<Decision> decisions,
        String hash) {

    public Catalogue {
        forms = Map.copyOf(forms);
        calendars = Map.copyOf(calendars);
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
}
