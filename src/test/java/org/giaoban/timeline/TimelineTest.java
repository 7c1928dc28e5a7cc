package org.giaoban.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.giaoban.model.AsOfPoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {

    private static final AsOfPoint TODAY = AsOfPoint.endOf(LocalDate.of(2022, 12, 31));

    /** @param moments of 2022: {@code 04-25 05-01.3.0} */
    private static List<AsOfPoint> moments(String moments) {
        return Stream.of(moments.split(" "))
                .filter(moment -> !moment.isEmpty())
                .map(moment -> AsOfPoint.of("2022-" + moment))
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
                "04-25 05-02 05-09 | 05-03       | 04-25 05-09       | 1 | 05-09",
                "04-25.3.1         | 04-25.3.0   | 04-25.3.1         | 0 | 04-25.3.1",
                "04-25.3.1         | 04-25.4.0   | 04-25.3.1 04-25   | 1 | 04-25",
                "04-25.3.1         | 04-25.0.1   | 04-25.3.1         | 0 | 04-25.3.1",
                "04-25.3.1         | 04-25.0.2   | 04-25.3.1 04-25   | 1 | 04-25",
                "04-25.3.1 04-25.3.2 | 04-25.4.0 | 04-25.3.1         | 1 | 12-31",
                "04-25.3.1 04-25.3.2 04-25.4.3 | 04-25.4.0 04-25.5.0 | 04-25.3.1 04-25.4.3 04-25 | 2 | 04-25"
            })
    void eachClosingAndEachCorrectionOfClosedFigures_isARevision(
            String turns, String corrections, String snapshots, int revision, String newest) {
        List<AsOfPoint> all = moments(turns);
        Timeline timeline = Timeline.of(
                new TreeSet<>(all),
                moments(corrections),
                moment -> all.stream().filter(moment::includes).count() % 2 == 1);
        assertThat(timeline.revisionPoints()).isEqualTo(moments(snapshots));
        assertThat(timeline.listRevisionPoints(TODAY)).hasSize(revision + 1);
        assertThat(timeline.listRevisionPoints(TODAY).get(revision))
                .isEqualTo(moments(newest).get(0));
    }

    /** Closed again, on another day, what was closed already. */
    @ParameterizedTest
    @CsvSource({"04-25 05-02"})
    void closingTwice_changesNothing(String turns) {
        SortedSet<AsOfPoint> all = new TreeSet<>(moments(turns));
        assertThat(Timeline.of(all, List.of(), moment -> true).revisionPoints()).containsExactly(all.first());
    }
}
