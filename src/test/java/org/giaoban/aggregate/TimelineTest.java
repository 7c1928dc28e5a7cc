package org.giaoban.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 12, 31);

    /** @param days of 2022: {@code 04-25 05-01} */
    private static List<LocalDate> days(String days) {
        return Stream.of(days.split(" "))
                .filter(day -> !day.isEmpty())
                .map(day -> LocalDate.parse("2022-" + day))
                .toList();
    }

    /** Closed and reopened by turns. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                | 05-01       | ''                | 0 | 12-31",
                "04-25             | ''          | 04-25             | 0 | 04-25",
                "04-25             | 04-24       | 04-25             | 0 | 04-25",
                "04-25             | 04-25       | 04-25             | 0 | 04-25",
                "04-25             | 05-01 05-03 | 04-25 05-01 05-03 | 2 | 05-03",
                "04-25 05-02       | ''          | 04-25             | 1 | 12-31",
                "04-25 05-02       | 05-01 05-03 | 04-25 05-01       | 2 | 12-31",
                "04-25 05-02 05-09 | 05-03       | 04-25 05-09       | 1 | 05-09"
            })
    void eachClosingAndEachCorrectionOfClosedFigures_isARevision(
            String turns, String corrections, String snapshots, int revision, String world) {
        List<LocalDate> days = days(turns);
        Timeline timeline = Timeline.of(
                new TreeSet<>(days),
                new TreeSet<>(days(corrections)),
                day -> days.stream().filter(turn -> !turn.isAfter(day)).count() % 2 == 1);
        assertThat(timeline.snapshots()).isEqualTo(days(snapshots));
        assertThat(timeline.listWorlds(TODAY)).hasSize(revision + 1);
        assertThat(timeline.listWorlds(TODAY).get(revision))
                .isEqualTo(days(world).get(0));
    }

    /** Closed again, on another day, what was closed already. */
    @ParameterizedTest
    @CsvSource({"04-25 05-02"})
    void closingTwice_changesNothing(String turns) {
        SortedSet<LocalDate> days = new TreeSet<>(days(turns));
        assertThat(Timeline.of(days, new TreeSet<>(), day -> true).snapshots()).containsExactly(days.first());
    }
}
