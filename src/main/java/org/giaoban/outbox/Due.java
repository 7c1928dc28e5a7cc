package org.giaoban.outbox;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.mail.Letter;
import org.giaoban.office.Addresses;
import org.giaoban.office.Office;
import org.giaoban.workspace.Hashes;

/**
 * A delivery that must go to a recipient once.
 *
 * @param figures hash of what is shown
 * @param note kept with the intent, for a notice whose text cannot be made again
 * @param letter composes the content; asked only if the delivery has not been made yet
 */
record Due(Topic topic, String recipient, String figures, String note, Supplier<Letter> letter) {

    private static final int ID_LENGTH = 32;
    private static final int SHORT = 8;

    /** Returns a Message-ID that depends on what is delivered and to whom. */
    String messageId(Office office) {
        return "<" + hash().substring(0, ID_LENGTH) + "@"
                + Addresses.domain(office.mail().from()).toLowerCase(Locale.ROOT) + ">";
    }

    /** Returns an ASCII name for a file of the message, without an extension. */
    String fileName() {
        return Stream.of(topic.period(), topic.unit(), topic.what(), hash().substring(0, SHORT))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
    }

    private String hash() {
        return Hashes.ofText(String.join(
                "\n", List.of(topic.what(), topic.unit(), topic.period(), topic.state(), topic.edition(), recipient)));
    }
}
