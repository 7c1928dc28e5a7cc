package org.giaoban.mail;

import java.nio.file.Path;
import java.util.List;

/**
 * The content of a delivery.
 *
 * @param text plain text; lines that begin with {@code "- "} are a list
 * @param documents files of the workspace that are attached
 * @param objection why it must not be sent; empty if it may
 */
public record Letter(String subject, String text, List<Attachment> documents, String objection) {

    public Letter {
        documents = List.copyOf(documents);
    }

    /**
     * A file.
     *
     * @param name file name for the recipient, in ASCII
     * @param place path below the folder of a share, with slashes
     */
    public record Attachment(Path file, String name, String place) {}
}
