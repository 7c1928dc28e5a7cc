package org.giaoban.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact cases by hand, and what must hold of every period from 1990 to 2040. */
class PeriodTest {

    private static final int FIRST = 1990;
    private static final int LAST = 2040;

    /** The periods of a type, in order. */
    static List<Period> all(PeriodType type) {
        List<Period> all = new ArrayList<>();
        for (int year = FIRST; year <= LAST; year++) {
            for (int number = 1; number <= 99; number++) {
                try {
                    all.add(new Period(type, year, number));
                } catch (IllegalArgumentException none) {
                    continue;
                }
            }
        }
        return all;
    }

    private static Stream<Period> everyPeriod() {
        return Stream.of(PeriodType.values()).flatMap(type -> all(type).stream());
    }

    @ParameterizedTest
    @CsvSource({
        "2020-W53, 2020-12-28, 2021-01-03",
        "2021-W01, 2021-01-04, 2021-01-10",
        "2024-W01, 2024-01-01, 2024-01-07",
        "2024-W52, 2024-12-23, 2024-12-29",
        "2025-W01, 2024-12-30, 2025-01-05",
        "2026-W53, 2026-12-28, 2027-01-03",
        "2022-W52, 2022-12-26, 2023-01-01",
        "2022-W39, 2022-09-26, 2022-10-02",
        "2022-W45, 2022-11-07, 2022-11-13"
    })
    void week_beginsOnMondayAndBelongsToTheYearOfItsThursday(String id, LocalDate monday, LocalDate sunday) {
        Period week = Period.of(id);
        assertThat(week.thursday().with(DayOfWeek.MONDAY)).isEqualTo(monday);
        assertThat(week.thursday().with(DayOfWeek.SUNDAY)).isEqualTo(sunday);
        assertThat(Stream.iterate(monday, day -> day.plusDays(1)).limit(7).map(Period::weekOf))
                .containsOnly(week);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-W53, 2020-W53 2020-12 2020-Q4 2020-S2 2020",
        "2021-W01, 2021-W01 2021-01 2021-Q1 2021-S1 2021-2M 2021-4M 2021-5M 2021-7M 2021-8M 2021-9M 2021-10M 2021-11M 2021",
        "2022-W39, 2022-W39 2022-09 2022-Q3 2022-S2 2022-9M 2022-10M 2022-11M 2022",
        "2024-W05, 2024-W05 2024-02 2024-Q1 2024-S1 2024-2M 2024-4M 2024-5M 2024-7M 2024-8M 2024-9M 2024-10M 2024-11M 2024",
        "2022-11, 2022-11 2022-Q4 2022-S2 2022-11M 2022",
        "2022-Q3, 2022-Q3 2022-S2 2022-9M 2022",
        "2022-S2, 2022-S2 2022",
        "2022-9M, 2022-9M",
        "2022, 2022",
        "2022-D3, 2022-D3"
    })
    void period_isPartOfThoseThatItsKindFills(String id, String containing) {
        assertThat(Period.of(id).listContaining().stream().map(Period::id)).containsExactly(containing.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "2022-12, WEEK, 2022-W48 2022-W49 2022-W50 2022-W51 2022-W52",
        "2021-01, WEEK, 2021-W01 2021-W02 2021-W03 2021-W04",
        "2020-12, WEEK, 2020-W49 2020-W50 2020-W51 2020-W52 2020-W53",
        "2022-Q3, MONTH, 2022-07 2022-08 2022-09",
        "2022-9M, QUARTER, 2022-Q1 2022-Q2 2022-Q3",
        "2022-4M, MONTH, 2022-01 2022-02 2022-03 2022-04",
        "2022-4M, QUARTER, ''",
        "2022-9M, HALF, ''",
        "2022-W45, MONTH, ''",
        "2022, PHASE, ''",
        "2022-D1, WEEK, ''"
    })
    void parts_fillThePeriodOrAreNone(String id, PeriodType finer, String parts) {
        assertThat(Period.of(id).listReportingPeriods(finer).stream().map(Period::id))
                .containsExactly(parts.isEmpty() ? new String[0] : parts.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2021-W01, 2020-W53, 2021-W02, 2020-W01, -",
                "2020-W53, 2020-W52, 2021-W01, -, -",
                "2021-W52, 2021-W51, 2022-W01, 2020-W52, -",
                "2022-01, 2021-12, 2022-02, 2021-01, 2022-01",
                "2022-05, 2022-04, 2022-06, 2021-05, 2022-5M",
                "2022-Q1, 2021-Q4, 2022-Q2, 2021-Q1, 2022-Q1",
                "2022-Q3, 2022-Q2, 2022-Q4, 2021-Q3, 2022-9M",
                "2022-S2, 2022-S1, 2023-S1, 2021-S2, 2022",
                "2022-9M, -, -, 2021-9M, 2022-9M",
                "2022, 2021, 2023, 2021, 2022",
                "2023-D1, -, -, 2022-D1, -",
                "2023-D2, 2023-D1, -, 2022-D2, -",
                "1900-01, -, 1900-02, -, 1900-01",
                "2999, 2998, -, 2998, 2999"
            })
    void neighbours_areThoseOfTheSameKind(
            String id,
            @Nullable String previous,
            @Nullable String next,
            @Nullable String lastYear,
            @Nullable String toDate) {
        Period period = Period.of(id);
        assertThat(period.findPrevious())
                .isEqualTo(Optional.ofNullable(previous).map(Period::of));
        assertThat(period.findNext()).isEqualTo(Optional.ofNullable(next).map(Period::of));
        assertThat(period.findLastYear())
                .isEqualTo(Optional.ofNullable(lastYear).map(Period::of));
        assertThat(period.findYearToDate())
                .isEqualTo(Optional.ofNullable(toDate).map(Period::of));
    }

    @Test
    void yearsOf53Weeks_areThoseOfIso8601() {
        assertThat(all(PeriodType.WEEK).stream()
                        .filter(week -> week.number() == 53)
                        .map(Period::year))
                .containsExactly(1992, 1998, 2004, 2009, 2015, 2020, 2026, 2032, 2037);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-W53",
                "2022-W00",
                "2022-13",
                "2022-0",
                "2022-Q5",
                "2022-S3",
                "2022-13M",
                "2022-D0",
                "2022-D01",
                "2022-D100",
                "2022-D",
                "1899",
                "3000"
            })
    void anythingElse_isNoPeriod(String id) {
        assertThat(Period.find(id)).isEmpty();
        assertThatThrownBy(() -> Period.of(id)).hasMessageContaining(id);
    }

    @Test
    void id_saysThePeriod() {
        assertThat(everyPeriod())
                .allSatisfy(period -> assertThat(Period.of(period.id())).isEqualTo(period));
    }

    @ParameterizedTest
    @EnumSource
    void previousAndNext_areEachOthersInverse(PeriodType type) {
        List<Period> all = all(type);
        if (type == PeriodType.MONTHS || type == PeriodType.PHASE) {
            assertThat(all).allSatisfy(period -> assertThat(period.findNext()).isEmpty());
            return;
        }
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).findPrevious()).contains(all.get(i - 1));
            assertThat(all.get(i - 1).findNext()).contains(all.get(i));
            assertThat(all.get(i - 1)).isLessThan(all.get(i));
        }
    }

    @Test
    void partsAndContaining_areEachOthersInverse() {
        Map<Period, Set<Period>> wholes = new HashMap<>();
        everyPeriod()
                .forEach(whole -> Stream.of(PeriodType.values())
                        .flatMap(type -> whole.listReportingPeriods(type).stream())
                        .forEach(part -> wholes.computeIfAbsent(part, key -> new TreeSet<>())
                                .add(whole)));
        everyPeriod().forEach(part -> {
            List<Period> containing = part.listContaining();
            assertThat(containing).first().isEqualTo(part);
            assertThat(containing).doesNotHaveDuplicates().hasSameElementsAs(wholes.getOrDefault(part, Set.of()));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"WEEK", "MONTH", "QUARTER", "HALF"})
    void partsOfAYear_areAllOfThemOnce(PeriodType finer) {
        for (PeriodType coarser : List.of(PeriodType.MONTH, PeriodType.QUARTER, PeriodType.HALF, PeriodType.YEAR)) {
            if (coarser.compareTo(finer) > 0) {
                assertThat(all(coarser).stream().flatMap(whole -> whole.listReportingPeriods(finer).stream()))
                        .containsExactlyElementsOf(all(finer));
            }
        }
    }

    @Test
    void firstMonths_areFilledByTheirMonthsAndWeeks() {
        for (int year = FIRST; year <= LAST; year++) {
            for (int months = 1; months <= 12; months++) {
                Period whole = Period.firstMonths(year, months);
                int of = year;
                List<Period> expected = IntStream.rangeClosed(1, months)
                        .mapToObj(month -> new Period(PeriodType.MONTH, of, month))
                        .toList();
                assertThat(whole.listReportingPeriods(PeriodType.MONTH)).isEqualTo(expected);
                assertThat(whole.listReportingPeriods(PeriodType.WEEK))
                        .containsExactlyElementsOf(expected.stream()
                                .flatMap(month -> month.listReportingPeriods(PeriodType.WEEK).stream())
                                .toList());
            }
        }
    }

    @Test
    void eachWeek_liesInTheMonthOfItsThursdayAndInNoOther() {
        assertThat(all(PeriodType.WEEK))
                .allSatisfy(week -> assertThat(
                                week.listContaining().stream().filter(whole -> whole.type() == PeriodType.MONTH))
                        .containsExactly(new Period(
                                PeriodType.MONTH,
                                week.thursday().getYear(),
                                week.thursday().getMonthValue())));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-Q1, QUARTER, 2022-Q2 2022-Q3 2022-Q4 2023-Q1",
        "2023-S1, QUARTER, 2022-Q1 2022-Q2 2023-Q1 2023-Q2",
        "2023-9M, QUARTER, 2022-Q4 2023-Q1 2023-Q2 2023-Q3",
        "2023, QUARTER, 2023-Q1 2023-Q2 2023-Q3 2023-Q4",
        "2023, MONTH, 2023-09 2023-10 2023-11 2023-12",
        "2023-D2, PHASE, 2023-D1 2023-D2",
        "2023-Q1, YEAR, ''"
    })
    void drawnBesideAPeriod_areAtMostFourReportingPeriods(String id, PeriodType finer, String drawn) {
        assertThat(Period.of(id).listDrawn(finer).stream().map(Period::id).collect(Collectors.joining(" ")))
                .isEqualTo(drawn);
    }
}
