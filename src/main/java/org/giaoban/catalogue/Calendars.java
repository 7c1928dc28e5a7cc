package org.giaoban.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.giaoban.catalogue.DefinitionReader.Definition;
import org.giaoban.model.Period;
import org.giaoban.model.ReportingCalendar;

/** Checks calendars beyond their schema and copies the holidays that one calendar takes over from another. */
final class Calendars {

    private final Faults faults;
    private final Map<String, ReportingCalendar> byCode;

    Calendars(Faults faults, Map<String, ReportingCalendar> byCode) {
        this.faults = faults;
        this.byCode = byCode;
    }

    /** Checks the calendars and adds to each the holidays of the calendar that it names. */
    void complete(List<Definition<ReportingCalendar>> definitions) {
        definitions.forEach(this::check);
        byCode.replaceAll((code, calendar) -> byCode.containsKey(calendar.holidaysOf())
                ? calendar.withHolidaysOf(byCode.get(calendar.holidaysOf()))
                : calendar);
    }

    private void check(Definition<ReportingCalendar> definition) {
        ReportingCalendar calendar = definition.value();
        String other = calendar.holidaysOf();
        if (!other.isEmpty()
                && !faults.isRefused("calendars", other)
                && (!byCode.containsKey(other)
                        || !byCode.get(other).holidaysOf().isEmpty())) {
            faults.add("calendar-holidays-of", definition.at("/holidays_of"), other);
        }
        calendar.workingDays().stream().sorted().forEach(day -> {
            if (calendar.holidays().contains(day) || !calendar.weekend().contains(day.getDayOfWeek())) {
                faults.add(
                        calendar.holidays().contains(day) ? "calendar-day-off" : "calendar-day-worked",
                        definition.at("/working_days"),
                        day);
            }
        });
        checkPhases(definition);
    }

    private void checkPhases(Definition<ReportingCalendar> definition) {
        Set<Period> seen = new HashSet<>();
        List<ReportingCalendar.Phase> phases = definition.value().phases();
        for (int i = 0; i < phases.size(); i++) {
            if (!seen.add(phases.get(i).id())) {
                faults.add(
                        "declared-twice",
                        definition.at("/phases/" + i),
                        phases.get(i).id());
            }
        }
    }
}
