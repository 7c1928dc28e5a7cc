package org.giaoban.plausibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.giaoban.aggregate.ReportedValues;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.timeline.Component;
import org.giaoban.timeline.PeriodSubmissions;
import org.giaoban.timeline.Snapshot;
import org.giaoban.timeline.Snapshots;
import org.jspecify.annotations.Nullable;

/** The values that the submissions that count reported, without the units below them and without other periods. */
final class CountedValues {

    private final List<Counted> submissions = new ArrayList<>();
    private final Map<String, List<Value>> values = new TreeMap<>();
    private final Map<Period, PeriodSubmissions> periods = new LinkedHashMap<>();

    /** A submission that counts. */
    record Counted(long submission, Period period, String unit) {}

    /**
     * What a submission that counts gives to an element and category.
     *
     * @param amount null for "not applicable"
     */
    record Value(Counted source, String category, @Nullable BigDecimal amount) {}

    CountedValues(Snapshots snapshots, Snapshot snapshot, Form form, Component component, ReportedValues reported) {
        for (Period period : snapshots.submissions().listPeriods(form.code())) {
            PeriodSubmissions submitted = snapshot.get(form, period);
            periods.put(period, submitted);
            submitted.versions().keySet().stream()
                    .filter(component.units()::contains)
                    .forEach(unit -> submitted
                            .findCounting(unit)
                            .ifPresent(version -> submissions.add(new Counted(version.id(), period, unit))));
        }
        submissions.sort(Comparator.comparingLong(Counted::submission));
        submissions.forEach(source -> reported.forEachCells(
                source.submission(),
                (element, category, amount) -> values.computeIfAbsent(element, code -> new ArrayList<>())
                        .add(new Value(source, category, amount))));
    }

    /** Returns the submissions that count, in the order of receipt. */
    List<Counted> submissions() {
        return submissions;
    }

    /** Returns the values by the code of their element. */
    Map<String, List<Value>> values() {
        return values;
    }

    /**
     * True if a submission is expected of a unit for a reporting period and any submission was received for that
     * period.
     */
    boolean isExpected(Period period, String unit) {
        PeriodSubmissions submitted = periods.get(period);
        return submitted != null && submitted.isExpected(unit);
    }
}
