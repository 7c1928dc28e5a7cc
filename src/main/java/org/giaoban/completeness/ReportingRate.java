package org.giaoban.completeness;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.giaoban.completeness.SubmissionStatus.State;

/**
 * How many of the submissions that were expected count, and how many of these came in time. What was excluded is not
 * expected, so no rate is ever above 100%.
 */
public record ReportingRate(long expected, long reported, long onTime) {

    public static ReportingRate of(List<SubmissionStatus> arrivals) {
        List<SubmissionStatus> accepted =
                arrivals.stream().filter(a -> a.state() == State.ACCEPTED).toList();
        return new ReportingRate(
                arrivals.stream().filter(a -> a.state() != State.EXCLUDED).count(),
                accepted.size(),
                accepted.stream().filter(a -> Boolean.TRUE.equals(a.onTime())).count());
    }

    /** Reported in per cent of expected, one decimal, HALF_UP; empty where none is expected. */
    public Optional<BigDecimal> reportingRate() {
        return percent(reported);
    }

    /** Those in time in per cent of expected. */
    public Optional<BigDecimal> timeliness() {
        return percent(onTime);
    }

    private Optional<BigDecimal> percent(long part) {
        return expected == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(expected), 1, RoundingMode.HALF_UP));
    }
}
