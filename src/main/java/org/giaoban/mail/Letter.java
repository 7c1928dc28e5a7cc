package org.giaoban.mail;

import java.nio.file.Path;
import java.util.List;

/**
 * The content of a delivery.
 *
 * @param text plain text; lines that begin with {@code "- "} are a list
 * @param documents files of the workspace that are attached
 * @param objection why it must not be sent; empty if it may
 * @param answered Message-ID of the mail that it answers; empty if it answers none
 */
public record Letter(String subject, String text, List<Attachment> documents, String objection, String answered) {

    /** Creates a letter that answers no mail. */
    public Letter(String subject, String text, List<Attachment> documents, String objection) {
        this(subject, text, documents, objection, "");
    }

    /** Returns the same letter as the answer to a mail. */
    public Letter answering(String messageId) {
        return new Letter(subject, text, documents, objection, messageId);
    }

    public Letter {
        documents = List.copyOf(documents);
    }

    /**
     * A file.
     *
     * @param name file name for the recipient, in ASCII
     * @param place path below the folder of a share, with slashes
     * @param isSealed true if the recipient gets a sealed copy, where the office has a seal
     */
    public record Attachment(Path file, String name, String place, boolean isSealed) {

        /** A file that is delivered as it is. */
        public Attachment(Path file, String name, String place) {
            this(file, name, place, false);
        }
    }

    /** Returns the same letter with other files. */
    public Letter with(List<Attachment> others) {
        return new Letter(subject, text, others, objection, answered);
    }
}
