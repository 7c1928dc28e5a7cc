package org.giaoban.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.giaoban.aggregate.Briefing.Arrival;
import org.giaoban.aggregate.Briefing.Arrival.State;
import org.giaoban.model.Period;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnoutTest {

    private final List<Arrival> arrivals = new ArrayList<>();

    private TurnoutTest arrived(int times, State state, @Nullable Boolean onTime) {
        for (int n = 0; n < times; n++) {
            arrivals.add(new Arrival(
                    SmallOffice.unit("D1", "P"), Period.of("2022-Q1"), state, 1, LocalDate.of(2022, 4, 1), onTime, ""));
        }
        return this;
    }

    @Test
    void rates_areOfWhatIsExpected_andWhatWasSentBackIsInTimeForNobody() {
        Turnout turnout = Turnout.of(arrived(2, State.ACCEPTED, true)
                .arrived(3, State.ACCEPTED, false)
                .arrived(1, State.RETURNED, true)
                .arrived(1, State.MISSING, null)
                .arrived(4, State.EXCLUDED, true)
                .arrivals);
        assertThat(turnout).isEqualTo(new Turnout(7, 5, 2));
        assertThat(turnout.reportingRate().orElseThrow()).hasToString("71.4");
        assertThat(turnout.timeliness().orElseThrow()).hasToString("28.6");
    }

    @Test
    void rates_areRoundedHalfUp() {
        assertThat(new Turnout(2000, 1, 2000).reportingRate().orElseThrow()).hasToString("0.1");
        assertThat(new Turnout(2000, 1, 2000).timeliness().orElseThrow()).hasToString("100.0");
    }

    @Test
    void nobodyWasAsked_hasNoRates() {
        Turnout turnout = Turnout.of(arrived(1, State.EXCLUDED, null).arrivals);
        assertThat(turnout).isEqualTo(new Turnout(0, 0, 0));
        assertThat(turnout.reportingRate()).isEmpty();
        assertThat(turnout.timeliness()).isEmpty();
    }
}
