package org.giaoban.console;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * The times at which an office wants runs. A cron expression names days and times of day; each of them is one run, whatever
 * the clocks do: a time that a clock change leaves out is taken an hour later, and of a time that comes twice the first is
 * taken. (Spring's {@code CronTrigger} counts instants, so that such a time is left out or comes twice.)
 */
final class Schedule {

    /** No daylight-saving time moves the clocks by more. */
    private static final int LONGEST_CHANGE_HOURS = 2;

    private final List<CronExpression> times;
    private final ZoneId zone;

    Schedule(List<String> times, ZoneId zone) {
        this.times = times.stream().map(CronExpression::parse).toList();
        this.zone = zone;
    }

    /** Returns the first time after an instant; empty if there is none. */
    Optional<Instant> next(Instant after) {
        return times.stream().flatMap(cron -> next(cron, after).stream()).min(Comparator.naturalOrder());
    }

    private Optional<Instant> next(CronExpression cron, Instant after) {
        LocalDateTime from = LocalDateTime.ofInstant(after, zone).minusHours(LONGEST_CHANGE_HOURS);
        return Stream.iterate(nextLocal(cron, from), Optional::isPresent, local -> nextLocal(cron, local.get()))
                .map(local -> local.get().atZone(zone).toInstant())
                .filter(instant -> instant.isAfter(after))
                .findFirst();
    }

    private static Optional<LocalDateTime> nextLocal(CronExpression cron, LocalDateTime after) {
        @Nullable LocalDateTime next = cron.next(after);
        return Optional.ofNullable(next);
    }
}
