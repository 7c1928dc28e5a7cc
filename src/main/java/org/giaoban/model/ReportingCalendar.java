package org.giaoban.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;

/**
 * Which days a period covers and when its submissions are due. The cut-off days of all months are alike, so quarters,
 * halves and years follow from the months; weeks are ISO weeks in every calendar.
 *
 * @param monthEnd last day of a month's period, 1 to 28, or 31 for the calendar month's own last day
 * @param dueWorkingDays working days after the last day until a submission is due
 */
public record ReportingCalendar(
        String code, Text title, int monthEnd, int dueWorkingDays, Set<DayOfWeek> weekend, Set<LocalDate> holidays) {

    public ReportingCalendar {
        if (monthEnd < 1 || monthEnd > 28 && monthEnd != 31) {
            throw new IllegalArgumentException("monthEnd: " + monthEnd);
        }
        weekend = Set.copyOf(weekend);
        holidays = Set.copyOf(holidays);
    }

    /** The days that count into the period; the last one is its cut-off. */
    public DateRange getRange(Period period) {
        if (period.type() == PeriodType.WEEK) {
            return new DateRange(
                    period.thursday().with(DayOfWeek.MONDAY), period.thursday().with(DayOfWeek.SUNDAY));
        }
        YearMonth first = YearMonth.of(period.year(), period.firstMonth());
        YearMonth last = YearMonth.of(period.year(), period.lastMonth());
        return new DateRange(cutOff(first.minusMonths(1)).plusDays(1), cutOff(last));
    }

    /** The last day on which a submission for the period is in time. */
    public LocalDate getDueDate(Period period) {
        LocalDate day = getRange(period).last();
        for (int left = dueWorkingDays; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    private boolean isWorkingDay(LocalDate day) {
        return !weekend.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    private LocalDate cutOff(YearMonth month) {
        return month.atDay(Math.min(monthEnd, month.lengthOfMonth()));
    }
}
