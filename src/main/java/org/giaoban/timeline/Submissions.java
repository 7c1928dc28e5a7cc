package org.giaoban.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.store.StoredSubmission;
import org.giaoban.validate.Outcome;

/** All submissions of known forms for reporting periods of their form's type, accepted or returned, in order of receipt. */
public final class Submissions {

    private final Map<String, Map<Period, Map<String, List<Submission>>>> byForm = new TreeMap<>();

    public Submissions(Catalogue catalogue, Collection<StoredSubmission> stored) {
        stored.stream()
                .filter(each -> each.outcome() != Outcome.REFUSED)
                .filter(each -> each.form().isPresent()
                        && each.unit().isPresent()
                        && each.period().isPresent())
                .map(each -> new Submission(
                        each.receipt(),
                        each.form().get(),
                        each.unit().get(),
                        each.period().get(),
                        each.isAccepted(),
                        each.saved()))
                .filter(each -> isOfFormsPeriodType(catalogue, each))
                .forEach(each -> byForm.computeIfAbsent(each.form(), form -> new TreeMap<>())
                        .computeIfAbsent(each.period(), period -> new HashMap<>())
                        .computeIfAbsent(each.unit(), unit -> new ArrayList<>())
                        .add(each));
    }

    /** A submission that was returned for naming another type of period belongs to no period. */
    private static boolean isOfFormsPeriodType(Catalogue catalogue, Submission submission) {
        Form form = catalogue.forms().get(submission.form());
        return form != null && form.periodType() == submission.period().type();
    }

    /** The reporting periods of a form for which anything was received. */
    public Set<Period> listPeriods(String form) {
        return byForm.getOrDefault(form, Map.of()).keySet();
    }

    /** The submissions of a reporting period by unit, each unit's in the order of receipt. */
    public Map<String, List<Submission>> list(String form, Period reportingPeriod) {
        return byForm.getOrDefault(form, Map.of()).getOrDefault(reportingPeriod, Map.of());
    }
}
