package org.giaoban.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.giaoban.aggregate.PlainOfficeBuilder;
import org.giaoban.completeness.SubmissionStatus.State;
import org.giaoban.model.Period;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportingRateTest {

    private final List<SubmissionStatus> arrivals = new ArrayList<>();

    private ReportingRateTest arrived(int times, State state, @Nullable Boolean onTime) {
        for (int n = 0; n < times; n++) {
            arrivals.add(new SubmissionStatus(
                    PlainOfficeBuilder.unit("D1", "P"),
                    Period.of("2022-Q1"),
                    state,
                    1,
                    LocalDate.of(2022, 4, 1),
                    onTime,
                    ""));
        }
        return this;
    }

    @Test
    void rates_areOfWhatIsExpected_andWhatWasSentBackIsInTimeForNobody() {
        ReportingRate rate = ReportingRate.of(arrived(2, State.ACCEPTED, true)
                .arrived(3, State.ACCEPTED, false)
                .arrived(1, State.RETURNED, true)
                .arrived(1, State.MISSING, null)
                .arrived(4, State.EXCLUDED, true)
                .arrivals);
        assertThat(rate).isEqualTo(new ReportingRate(7, 5, 2));
        assertThat(rate.reportingRate().orElseThrow()).hasToString("71.4");
        assertThat(rate.timeliness().orElseThrow()).hasToString("28.6");
    }

    @Test
    void rates_areRoundedHalfUp() {
        assertThat(new ReportingRate(2000, 1, 2000).reportingRate().orElseThrow())
                .hasToString("0.1");
        assertThat(new ReportingRate(2000, 1, 2000).timeliness().orElseThrow()).hasToString("100.0");
    }

    @Test
    void nobodyWasAsked_hasNoRates() {
        ReportingRate rate = ReportingRate.of(arrived(1, State.EXCLUDED, null).arrivals);
        assertThat(rate).isEqualTo(new ReportingRate(0, 0, 0));
        assertThat(rate.reportingRate()).isEmpty();
        assertThat(rate.timeliness()).isEmpty();
    }
}
