package org.giaoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The times of a schedule in the office's zone, and on the days on which clocks are changed. */
class ScheduleTest {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    @Test
    void time_isThatOfTheOfficesZone() {
        Schedule schedule = new Schedule(List.of("0 30 1 * * *"), VIETNAM);
        assertThat(schedule.next(at("2026-11-27T15:00:00Z"))).contains(at("2026-11-28T01:30:00+07:00"));
        assertThat(schedule.next(at("2026-11-28T01:30:00+07:00")))
                .as("a run at the time itself serves it")
                .contains(at("2026-11-29T01:30:00+07:00"));
    }

    @Test
    void firstOfSeveralTimes_isNext() {
        Schedule schedule = new Schedule(List.of("0 0 6 * * MON-FRI", "0 30 1 * * *"), VIETNAM);
        assertThat(schedule.next(at("2026-11-27T00:00:00+07:00"))).contains(at("2026-11-27T01:30:00+07:00"));
        assertThat(schedule.next(at("2026-11-27T01:30:00+07:00"))).contains(at("2026-11-27T06:00:00+07:00"));
    }

    @Test
    void emptyScheduleAndDayThatNeverComes_haveNoNextTime() {
        assertThat(new Schedule(List.of(), VIETNAM).next(at("2026-11-27T00:00:00Z")))
                .isEmpty();
        assertThat(new Schedule(List.of("0 0 0 30 2 *"), VIETNAM).next(at("2026-11-27T00:00:00Z")))
                .isEmpty();
    }

    /** On 29 March 2026 the hour from 2 to 3 is left out in Berlin, on 25 October it comes twice. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-28T02:30:00+01:00, 2026-03-29T03:30:00+02:00",
        "2026-03-29T03:10:00+02:00, 2026-03-29T03:30:00+02:00",
        "2026-03-29T03:30:00+02:00, 2026-03-30T02:30:00+02:00",
        "2026-10-24T02:30:00+02:00, 2026-10-25T02:30:00+02:00",
        "2026-10-25T02:30:00+02:00, 2026-10-26T02:30:00+01:00",
        "2026-10-25T02:10:00+01:00, 2026-10-26T02:30:00+01:00"
    })
    void clockChange_neitherSkipsNorDoublesARun(String after, String next) {
        assertThat(new Schedule(List.of("0 30 2 * * *"), BERLIN).next(at(after)))
                .contains(at(next));
    }

    @Test
    void everyDayOfAYear_hasOneRun() {
        Schedule schedule = new Schedule(List.of("0 30 2 * * *"), BERLIN);
        List<Instant> times = Stream.iterate(
                        schedule.next(at("2025-12-31T23:59:59+01:00")),
                        Optional::isPresent,
                        time -> schedule.next(time.get()))
                .map(Optional::get)
                .takeWhile(time -> time.isBefore(at("2027-01-01T00:00:00+01:00")))
                .toList();
        assertThat(times).hasSize(365);
        assertThat(times.stream().map(time -> time.atZone(BERLIN).toLocalDate()).distinct())
                .hasSize(365);
    }
}
