package org.giaoban.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calendars of the demonstration's {@code templates/calendars}. */
class ReportingCalendarTest {

    private static final Map<String, ReportingCalendar> CALENDARS =
            new CatalogueLoader(new Workspace(Path.of(""))).load().calendars();

    private static ReportingCalendar calendar(String code) {
        return CALENDARS.getOrDefault(code, CALENDARS.values().iterator().next());
    }

    @ParameterizedTest
    @CsvSource({
        "calendar, 2024-02, 2024-02-01, 2024-02-29",
        "calendar, 2023-Q1, 2023-01-01, 2023-03-31",
        "calendar, 2023-9M, 2023-01-01, 2023-09-30",
        "calendar, 2023, 2023-01-01, 2023-12-31",
        "calendar, 2020-W53, 2020-12-28, 2021-01-03",
        "nd09-2019, 2023-01, 2022-12-15, 2023-01-14",
        "nd09-2019, 2023-03, 2023-02-15, 2023-03-14",
        "nd09-2019, 2023-Q1, 2022-12-15, 2023-03-14",
        "nd09-2019, 2023-Q2, 2023-03-15, 2023-06-14",
        "nd09-2019, 2023-S1, 2022-12-15, 2023-06-14",
        "nd09-2019, 2023-S2, 2023-06-15, 2023-12-14",
        "nd09-2019, 2023-9M, 2022-12-15, 2023-09-14",
        "nd09-2019, 2023, 2022-12-15, 2023-12-14",
        "nd09-2019, 2020-W53, 2020-12-28, 2021-01-03"
    })
    void range_isThatOfTheDecreeOrTheMonth(String code, String period, LocalDate first, LocalDate last) {
        assertThat(calendar(code).getRange(Period.of(period))).isEqualTo(new DateRange(first, last));
    }

    /** The reasons stand beside the dates; every weekday was looked up. */
    @ParameterizedTest
    @CsvSource({
        "calendar, 2022-Q1, 2022-04-07, nothing between",
        "calendar, 2021-Q4, 2022-01-10, Monday 3 January is off for Saturday the 1st",
        "calendar, 2022-Q4, 2023-01-09, Monday 2 January is off for Sunday the 1st",
        "calendar, 2022-01, 2022-02-11, Tết of 2022 from 31 January to 4 February",
        "calendar, 2022-08, 2022-09-09, 1 and 2 September",
        "calendar, 2023-04, 2023-05-10, 1 to 3 May",
        "calendar, 2024-04, 2024-05-07, 1 May; Saturday 4 May is worked for 29 April",
        "calendar, 2026-08, 2026-09-09, '1 and 2 September; 31 August is the cut-off itself'",
        "calendar, 2022-W05, 2022-02-11, Sunday 6 February; the week of Tết is over",
        "nd09-2019, 2023-03, 2023-03-16, Wednesday and Thursday",
        "nd09-2019, 2022-Q2, 2022-06-16, Wednesday and Thursday",
        "nd09-2019, 2023-01, 2023-01-17, Saturday 14 January; Monday and Tuesday before Tết",
        "nd09-2019, 2021-02, 2021-02-18, Sunday 14 February within Tết; Wednesday and Thursday",
        "nd09-2019, 2024-02, 2024-02-16, Wednesday 14 February is the last day of Tết",
        "nd09-2019, 2023-S2, 2023-12-18, Thursday 14 December; Friday and Monday"
    })
    void dueDate_countsWorkingDaysOnly(String code, String period, LocalDate due, String because) {
        assertThat(calendar(code).getDueDate(Period.of(period))).as(because).isEqualTo(due);
    }

    @ParameterizedTest
    @ValueSource(strings = {"calendar", "nd09-2019"})
    void ranges_tileTimeWithoutHoleOrOverlap(String code) {
        for (PeriodType type :
                List.of(PeriodType.WEEK, PeriodType.MONTH, PeriodType.QUARTER, PeriodType.HALF, PeriodType.YEAR)) {
            List<Period> all = PeriodTest.all(type);
            for (int i = 1; i < all.size(); i++) {
                assertThat(calendar(code).getRange(all.get(i)).first())
                        .isEqualTo(
                                calendar(code).getRange(all.get(i - 1)).last().plusDays(1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"calendar", "nd09-2019"})
    void rangeOfAPeriod_isThatOfItsMonthsTogether(String code) {
        for (PeriodType type : List.of(PeriodType.QUARTER, PeriodType.HALF, PeriodType.MONTHS, PeriodType.YEAR)) {
            for (Period whole : PeriodTest.all(type)) {
                List<Period> months = whole.listReportingPeriods(PeriodType.MONTH);
                assertThat(calendar(code).getRange(whole))
                        .isEqualTo(new DateRange(
                                calendar(code).getRange(months.get(0)).first(),
                                calendar(code)
                                        .getRange(months.get(months.size() - 1))
                                        .last()));
            }
        }
    }

    @Test
    void decree_takesOverTheHolidaysAndTheDaysWorkedInstead() {
        assertThat(calendar("nd09-2019").holidays())
                .isEqualTo(calendar("calendar").holidays())
                .contains(LocalDate.of(2023, 1, 20));
        assertThat(calendar("nd09-2019").workingDays())
                .isEqualTo(calendar("calendar").workingDays());
    }

    @Test
    void holidaysOfAnother_areAddedToItsOwn() {
        LocalDate own = LocalDate.of(2023, 3, 1);
        LocalDate others = LocalDate.of(2023, 3, 2);
        ReportingCalendar calendar = with(31, Set.of(own), Set.of(others));
        ReportingCalendar both = calendar.withHolidaysOf(with(14, Set.of(others), Set.of(own)));
        assertThat(both).isEqualTo(with(31, Set.of(own, others), Set.of(own, others)));
    }

    private static ReportingCalendar with(int monthEnd, Set<LocalDate> holidays, Set<LocalDate> workingDays) {
        return new ReportingCalendar(
                "c",
                Text.of("c"),
                monthEnd,
                5,
                new ReportingCalendar.FreeDays(Set.of(), holidays, workingDays, ""),
                List.of());
    }

    @ParameterizedTest
    @CsvSource({"1, 2023-01-02, 2023-02-01", "28, 2023-01-29, 2023-02-28", "31, 2023-02-01, 2023-02-28"})
    void monthEnd_isTheCutOffOfEveryMonth(int monthEnd, LocalDate first, LocalDate last) {
        assertThat(with(monthEnd, Set.of(), Set.of()).getRange(Period.of("2023-02")))
                .isEqualTo(new DateRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 29, 30, 32})
    void monthEndThatNotEveryMonthHas_isRefused(int monthEnd) {
        assertThatThrownBy(() -> with(monthEnd, Set.of(), Set.of())).hasMessage("monthEnd: " + monthEnd);
    }

    @Test
    void range_holdsItsFirstAndItsLastDay() {
        DateRange range = new DateRange(LocalDate.of(2023, 1, 2), LocalDate.of(2023, 2, 1));
        assertThat(range.contains(range.first())).isTrue();
        assertThat(range.contains(range.last())).isTrue();
        assertThat(range.contains(range.first().minusDays(1))).isFalse();
        assertThat(range.contains(range.last().plusDays(1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"calendar", "nd09-2019"})
    void holidays_fallOnDaysThatWouldBeWorked(String code) {
        ReportingCalendar calendar = calendar(code);
        assertThat(calendar.holidays()).allMatch(day -> !calendar.weekend().contains(day.getDayOfWeek()));
    }

    private static ReportingCalendar withPhases(ReportingCalendar.Phase... phases) {
        ReportingCalendar plain = calendar("calendar");
        return new ReportingCalendar(
                "c",
                plain.title(),
                31,
                5,
                new ReportingCalendar.FreeDays(plain.weekend(), Set.of(), Set.of(), ""),
                List.of(phases));
    }

    @Test
    void phase_hasTheDaysThatWereDeclared() {
        ReportingCalendar calendar = withPhases(new ReportingCalendar.Phase(
                Period.of("2023-D1"), LocalDate.of(2023, 5, 1), LocalDate.of(2023, 6, 15), Text.of("")));
        Period first = Period.of("2023-D1");
        Period second = Period.of("2023-D2");
        assertThat(calendar.getRange(first))
                .isEqualTo(new DateRange(LocalDate.of(2023, 5, 1), LocalDate.of(2023, 6, 15)));
        assertThat(calendar.getDueDate(first)).as("Thursday and five days").isEqualTo(LocalDate.of(2023, 6, 22));
        assertThat(calendar.knows(second)).isFalse();
        assertThat(calendar.knows(Period.of("2023-W02"))).isTrue();
        assertThatThrownBy(() -> calendar.getRange(second)).hasMessage("c has no phase 2023-D2");
    }

    @ParameterizedTest
    @CsvSource({
        "2023-D1, 2023-06-15, 2023-05-01, '2023-D1 ends on 2023-05-01, before it begins'",
        "2023-Q1, 2023-05-01, 2023-06-15, 2023-Q1 is no phase: write ids like 2023-D1",
        "2023-D1, 2022-05-01, 2022-06-15, 2023-D1 has no end in the year 2023"
    })
    void phaseThatCannotBe_isNone(String id, LocalDate from, LocalDate to, String why) {
        assertThatThrownBy(() -> new ReportingCalendar.Phase(Period.of(id), from, to, Text.of("")))
                .hasMessage(why);
    }
}
