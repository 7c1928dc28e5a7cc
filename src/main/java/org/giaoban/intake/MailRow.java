package org.giaoban.intake;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/**
 * A row of the ledger of mails.
 *
 * @param time when it was written
 * @param place where the mail lies in the mailbox
 * @param mail tells the mail from others: of one that was taken in, a hash of its sender and files; of one that waits, the
 *     number by which people name it
 * @param head what stands in the mail's head
 * @param unit code of the sender's unit; empty for none
 * @param reason why it was not taken in, if it was not
 */
public record MailRow(
        OffsetDateTime time,
        Event event,
        String place,
        String mail,
        Head head,
        String unit,
        List<ArrivedFile> files,
        String reason) {

    public MailRow {
        files = List.copyOf(files);
    }

    /** Who wrote it, and what about. */
    public record Head(String sender, String messageId, String subject) {

        static final Head NONE = new Head("", "", "");
    }

    /** What happened to a mail. */
    public enum Event {
        /** Intake began: the mailbox was read for the first time. */
        BEGUN,
        /** The files are in the drop folder, and the sender is owed an answer. */
        TAKEN,
        /** The same mail has been taken in before. */
        AGAIN,
        /** It arrived before the first day. */
        EARLIER,
        /** No person wrote it, so it is neither taken in nor answered. */
        AUTOMATIC,
        /** Its sender is no unit; it waits for a person. */
        WAITS,
        /** A person wants it to be taken in. */
        RELEASED,
        /** It waited and is no longer in the mailbox. */
        GONE,
        /** Its sender is no unit, and the office has such mail deleted. */
        DELETED;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
