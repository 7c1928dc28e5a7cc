package org.giaoban.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.store.StoredSubmission;
import org.giaoban.validate.Outcome;

/** All submissions of known forms for reporting periods of their form's type, accepted or returned. */
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
        byForm.values()
                .forEach(periods -> periods.values()
                        .forEach(units -> units.replaceAll((unit, received) -> inOrder(received, catalogue.zone()))));
    }

    /**
     * Orders a unit's submissions by the day of receipt. Those of one day are ordered by the times at which their
     * programs saved them, if these tell, else by the order of receipt.
     */
    private static List<Submission> inOrder(List<Submission> received, ZoneId zone) {
        Map<LocalDate, List<Submission>> byDay = new TreeMap<>();
        received.forEach(each -> byDay.computeIfAbsent(each.receivedOn(), day -> new ArrayList<>())
                .add(each));
        return byDay.values().stream()
                .flatMap(day -> day.stream()
                        .sorted(
                                areOrderedBySaving(day, zone)
                                        ? Comparator.comparing(
                                                each -> each.saved().orElseThrow())
                                        : Comparator.comparingLong(Submission::id)))
                .toList();
    }

    /**
     * True if all submissions of one day have a time of saving, no two the same one and none after the day. The times
     * are instants in ISO format, whose texts order as the instants do.
     *
     * @param zone zone of the office, in which the day ends
     */
    public static boolean areOrderedBySaving(List<Submission> ofOneDay, ZoneId zone) {
        Set<String> times = new HashSet<>();
        return ofOneDay.stream()
                .allMatch(each -> each.saved()
                        .filter(saved -> Instant.parse(saved)
                                .isBefore(each.receivedOn()
                                        .plusDays(1)
                                        .atStartOfDay(zone)
                                        .toInstant()))
                        .filter(times::add)
                        .isPresent());
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

    /** The submissions of a reporting period by unit, each unit's from the oldest to the newest version. */
    public Map<String, List<Submission>> list(String form, Period reportingPeriod) {
        return byForm.getOrDefault(form, Map.of()).getOrDefault(reportingPeriod, Map.of());
    }
}
