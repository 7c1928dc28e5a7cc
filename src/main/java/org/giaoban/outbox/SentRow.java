package org.giaoban.outbox;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;

/**
 * A row of the ledger of deliveries.
 *
 * @param time when it was written
 * @param day business date
 * @param figures hash of what is shown: figures, or the file that is answered; of a release, hash of the machine and place
 * @param messageId Message-ID of the message; empty for rows without one
 * @param reason why a delivery did not succeed; of a notice that a run failed, why it failed
 */
public record SentRow(
        OffsetDateTime time,
        LocalDate day,
        Event event,
        Topic topic,
        String recipient,
        String figures,
        String messageId,
        String reason) {

    /**
     * Creates the row that lets deliveries go out.
     *
     * @param place hash of the machine and place that they may go out from; empty to hold them everywhere
     * @param shown the same for people
     */
    static SentRow release(OffsetDateTime time, LocalDate day, String place, String shown) {
        return new SentRow(time, day, Event.RELEASED, new Topic("", "", "", "", ""), "", place, "", shown);
    }

    /** What happened to a delivery. */
    public enum Event {
        /** Deliveries may go out from this machine and place. */
        RELEASED,
        /** The message will now be sent. Without a later row, nobody knows whether it was. */
        INTENT,
        SENT,
        /** It could not be sent, and will be tried again. */
        DEFERRED,
        /** It was refused for good, and is tried again only if a person says so. */
        FAILED,
        /** It was not sent, because the document is not what it must be. */
        HELD,
        /** A person wants it to be tried again. */
        RETRY,
        /** It waited and is no longer due. */
        DROPPED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
