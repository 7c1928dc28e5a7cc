package org.giaoban.mail;

import java.time.OffsetDateTime;
import org.giaoban.office.Office;
import org.giaoban.workspace.Hashes;

/**
 * What is on the outside of a message.
 *
 * @param office the sender
 * @param name ASCII name of the message's file, without an extension
 * @param recipient address
 * @param messageId the same in every attempt to send the message
 * @param time when the first attempt began
 */
public record Envelope(Office office, String name, String recipient, String messageId, OffsetDateTime time) {

    /** Returns a hash that tells the message from others. */
    String hash() {
        return Hashes.ofText(messageId);
    }
}
