package org.giaoban.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.model.OperatorError.InvalidValueException;

/**
 * Which days a period covers and when its submissions are due. The cut-off days of all months are alike, so quarters,
 * halves and years follow from the months; weeks are ISO weeks in every calendar; phases are listed one by one.
 *
 * @param monthEnd last day of a month's period, 1 to 28, or 31 for the calendar month's own last day
 * @param dueWorkingDays working days after the last day until a submission is due
 */
public record ReportingCalendar(
        String code, Text title, int monthEnd, int dueWorkingDays, FreeDays freeDays, List<Phase> phases) {

    public ReportingCalendar {
        if (monthEnd < 1 || monthEnd > 28 && monthEnd != 31) {
            throw new IllegalArgumentException("monthEnd: " + monthEnd);
        }
        phases = List.copyOf(phases);
    }

    /**
     * The days on which nobody works.
     *
     * @param workingDays days of a weekend that are worked, in exchange for a holiday
     * @param holidaysOf code of the calendar whose holidays and working days hold here too; empty for none
     */
    public record FreeDays(
            Set<DayOfWeek> weekend, Set<LocalDate> holidays, Set<LocalDate> workingDays, String holidaysOf) {

        public FreeDays {
            weekend = Set.copyOf(weekend);
            holidays = Set.copyOf(holidays);
            workingDays = Set.copyOf(workingDays);
        }

        private FreeDays with(FreeDays other) {
            return new FreeDays(
                    weekend, union(holidays, other.holidays), union(workingDays, other.workingDays), holidaysOf);
        }

        private boolean isWorkingDay(LocalDate day) {
            return workingDays.contains(day) || !weekend.contains(day.getDayOfWeek()) && !holidays.contains(day);
        }

        private static Set<LocalDate> union(Set<LocalDate> one, Set<LocalDate> other) {
            return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
        }
    }

    public Set<DayOfWeek> weekend() {
        return freeDays.weekend();
    }

    public Set<LocalDate> holidays() {
        return freeDays.holidays();
    }

    public Set<LocalDate> workingDays() {
        return freeDays.workingDays();
    }

    public String holidaysOf() {
        return freeDays.holidaysOf();
    }

    /** A period that the office declares day by day, both days included; {@code name} is empty if it has none. */
    public record Phase(Period id, LocalDate from, LocalDate to, Text name) {
        public Phase {
            if (id.type() != PeriodType.PHASE) {
                throw new InvalidValueException("phase-id", id, id.year());
            }
            if (to.isBefore(from)) {
                throw new InvalidValueException("phase-ends-early", id, to);
            }
            if (from.getYear() != id.year() && to.getYear() != id.year()) {
                throw new InvalidValueException("phase-year", id, id.year());
            }
        }
    }

    /** Returns a copy with the holidays and working days of another calendar added. */
    public ReportingCalendar withHolidaysOf(ReportingCalendar other) {
        return new ReportingCalendar(code, title, monthEnd, dueWorkingDays, freeDays.with(other.freeDays), phases);
    }

    /** The phase of an id, if it was declared. */
    public Optional<Phase> findPhase(Period period) {
        return phases.stream().filter(phase -> phase.id().equals(period)).findFirst();
    }

    /** True if the calendar gives the period's days; false for phases that are not declared. */
    public boolean knows(Period period) {
        return period.type() != PeriodType.PHASE || findPhase(period).isPresent();
    }

    /**
     * The days that count into the period; the last one is its cut-off.
     *
     * @throws IllegalArgumentException where the period is not {@link #knows known}
     */
    public DateRange getRange(Period period) {
        return switch (period.type()) {
            case WEEK ->
                new DateRange(
                        period.thursday().with(DayOfWeek.MONDAY),
                        period.thursday().with(DayOfWeek.SUNDAY));
            case PHASE ->
                findPhase(period)
                        .map(phase -> new DateRange(phase.from(), phase.to()))
                        .orElseThrow(() -> new IllegalArgumentException(code + " has no phase " + period));
            default -> {
                YearMonth first = YearMonth.of(period.year(), period.firstMonth());
                YearMonth last = YearMonth.of(period.year(), period.lastMonth());
                yield new DateRange(cutOff(first.minusMonths(1)).plusDays(1), cutOff(last));
            }
        };
    }

    /**
     * Finds the newest period of a type whose last day is {@code day} or before; empty if there is none, and for first
     * months of a year, in which no form is sent in.
     */
    public Optional<Period> findNewestEnded(PeriodType type, LocalDate day) {
        int month = day.getMonthValue();
        Optional<Period> period = switch (type) {
            case WEEK -> Optional.of(Period.weekOf(day));
            case MONTH -> Optional.of(new Period(type, day.getYear(), month));
            case QUARTER -> Optional.of(new Period(type, day.getYear(), (month + 2) / 3));
            case HALF -> Optional.of(new Period(type, day.getYear(), (month + 5) / 6));
            case YEAR -> Optional.of(new Period(type, day.getYear(), 1));
            case MONTHS -> Optional.empty();
            case PHASE ->
                phases.stream()
                        .filter(phase -> !phase.to().isAfter(day))
                        .max(Comparator.comparing(Phase::to).thenComparing(Phase::id))
                        .map(Phase::id);
        };
        while (period.isPresent() && getRange(period.get()).last().isAfter(day)) {
            period = period.get().findPrevious();
        }
        return period;
    }

    /** The last day on which a submission for the period is in time. */
    public LocalDate getDueDate(Period period) {
        LocalDate day = getRange(period).last();
        for (int left = dueWorkingDays; left > 0; ) {
            day = day.plusDays(1);
            if (freeDays.isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    private LocalDate cutOff(YearMonth month) {
        return month.atDay(Math.min(monthEnd, month.lengthOfMonth()));
    }
}
