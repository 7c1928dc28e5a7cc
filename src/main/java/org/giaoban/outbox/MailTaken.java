package org.giaoban.outbox;

import java.util.List;
import org.giaoban.intake.MailRow;

/**
 * What a look into the mailbox came to.
 *
 * @param taken number of mails that were taken in
 * @param fault why the mailbox could not be read, in the server's words; empty if it could
 * @param waiting mails that wait because their senders are no units
 */
public record MailTaken(int taken, String fault, List<MailRow> waiting) {

    /** No mail is taken in here. */
    public static final MailTaken NOTHING = new MailTaken(0, "", List.of());

    public MailTaken {
        waiting = List.copyOf(waiting);
    }
}
