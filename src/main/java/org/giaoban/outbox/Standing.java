package org.giaoban.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.giaoban.outbox.SentRow.Event;

/**
 * What the ledger knows of one delivery.
 *
 * @param rows its rows since it was last dropped, oldest first
 */
public record Standing(List<SentRow> rows) {

    /** A delivery that fails so often waits for a person. */
    public static final int MOST_ATTEMPTS = 8;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);

    public Standing {
        rows = List.copyOf(rows);
    }

    static Standing of(List<SentRow> all) {
        int begin = 0;
        for (int i = 0; i < all.size(); i++) {
            begin = all.get(i).event() == Event.DROPPED ? i + 1 : begin;
        }
        return new Standing(all.subList(begin, all.size()));
    }

    /** Returns the newest row; empty if the delivery is new or was dropped. */
    public Optional<SentRow> last() {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1));
    }

    /** Returns the first intent to send, whose time and Message-ID all later attempts repeat. */
    Optional<SentRow> findIntent() {
        return rows.stream().filter(row -> row.event() == Event.INTENT).findFirst();
    }

    boolean isSent() {
        return rows.stream().anyMatch(row -> row.event() == Event.SENT);
    }

    boolean isOpen() {
        return !rows.isEmpty() && !isSent();
    }

    /** Returns the number of attempts since a person last asked for one. */
    public int attempts() {
        int attempts = 0;
        Event before = Event.RETRY;
        for (SentRow row : rows) {
            boolean isOutcome = before == Event.INTENT;
            if (row.event() == Event.RETRY) {
                attempts = 0;
            } else if (row.event() == Event.INTENT || row.event() == Event.DEFERRED && !isOutcome) {
                attempts++;
            }
            before = row.event();
        }
        return attempts;
    }

    /** Returns when the delivery may be tried again between two runs, each time after twice as long a pause; empty if not at all. */
    public Optional<Instant> findRetry() {
        return last().filter(row -> row.event() == Event.DEFERRED && !isStuck())
                .map(row -> row.time().toInstant().plus(FIRST_PAUSE.multipliedBy(1L << (attempts() - 1))));
    }

    /** True if only a person can bring the delivery on its way. */
    public boolean isStuck() {
        return isOpen()
                && (attempts() >= MOST_ATTEMPTS && last().orElseThrow().event() != Event.RETRY
                        || last().filter(row -> row.event() == Event.FAILED || row.event() == Event.HELD)
                                .isPresent());
    }

    /** True if the next run tries it. A document that was held is looked at again. */
    boolean isTried() {
        return !isSent()
                && (!isStuck()
                        || last().filter(row -> row.event() == Event.HELD).isPresent());
    }

    /** Returns why the delivery has not succeeded. */
    public String reason() {
        return last().map(SentRow::reason).orElse("");
    }
}
