package org.giaoban.completeness;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.giaoban.completeness.SubmissionStatus.State;

/**
 * The number of expected submissions, how many of them count, and how many of these were on time. Excluded submissions
 * are not expected, so a rate is at most 100%.
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

    /** On time in per cent of expected, one decimal, HALF_UP; empty where none is expected. */
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
