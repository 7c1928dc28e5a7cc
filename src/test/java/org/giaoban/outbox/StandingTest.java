package org.giaoban.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.giaoban.outbox.SentRow.Event;
import org.junit.jupiter.api.Test;

/** What the ledger knows of a delivery after some events. */
class StandingTest {

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-28T06:00:00+07:00");

    private static Standing after(Event... events) {
        return Standing.of(List.of(events).stream()
                .map(event -> new SentRow(
                        TIME,
                        LocalDate.of(2026, 11, 28),
                        event,
                        new Topic("report", "A", "2026-Q1", "closed", "0"),
                        "a@example.org",
                        "",
                        "<1@example.org>",
                        ""))
                .toList());
    }

    private static Standing deferred(int times) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            events.add(Event.INTENT);
            events.add(Event.DEFERRED);
        }
        return after(events.toArray(Event[]::new));
    }

    @Test
    void pauseBetweenAttempts_doublesEachTime_andEndsWithTheEighth() {
        Instant last = TIME.toInstant();
        assertThat(deferred(1).findRetry()).contains(last.plus(Duration.ofMinutes(5)));
        assertThat(deferred(2).findRetry()).contains(last.plus(Duration.ofMinutes(10)));
        assertThat(deferred(7).findRetry()).contains(last.plus(Duration.ofMinutes(320)));
        assertThat(deferred(7).isStuck()).isFalse();
        assertThat(deferred(8).findRetry()).isEmpty();
        assertThat(deferred(8).isStuck()).isTrue();
    }

    @Test
    void attempts_areIntentsAndConnectionsThatFailed_sinceAPersonAskedForMore() {
        assertThat(after(Event.DEFERRED, Event.DEFERRED, Event.INTENT).attempts())
                .isEqualTo(3);
        assertThat(after(Event.INTENT, Event.FAILED, Event.RETRY).attempts()).isZero();
        assertThat(after(Event.INTENT, Event.FAILED, Event.RETRY, Event.INTENT).attempts())
                .isEqualTo(1);
    }

    @Test
    void refusedAndHeldDeliveries_areStuck_andOnlyTheHeldOneIsLookedAtAgain() {
        assertThat(after(Event.INTENT, Event.FAILED).isStuck()).isTrue();
        assertThat(after(Event.INTENT, Event.FAILED).isTried()).isFalse();
        assertThat(after(Event.HELD).isStuck()).isTrue();
        assertThat(after(Event.HELD).isTried()).isTrue();
        assertThat(after(Event.INTENT, Event.FAILED, Event.RETRY).isTried()).isTrue();
    }

    @Test
    void deliveryThatWasDropped_isNewAgain() {
        Standing standing = after(Event.INTENT, Event.DEFERRED, Event.DROPPED);
        assertThat(standing.rows()).isEmpty();
        assertThat(standing.isOpen()).isFalse();
        assertThat(standing.isTried()).isTrue();
    }

    @Test
    void deliveryThatWasSent_isNeverTriedAgain_whateverFollows() {
        assertThat(after(Event.INTENT, Event.SENT, Event.RETRY).isTried()).isFalse();
        assertThat(after(Event.INTENT, Event.SENT).isOpen()).isFalse();
    }
}
