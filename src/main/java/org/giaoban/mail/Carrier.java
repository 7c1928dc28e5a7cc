package org.giaoban.mail;

import org.giaoban.office.Office;
import org.giaoban.workspace.Workspace;

/** A way to deliver. */
public interface Carrier extends AutoCloseable {

    /** As long as RFC 5321 asks a client to wait for the slowest answer; it holds for each answer, not for a message. */
    int PATIENCE_MILLIS = 600_000;

    /**
     * Creates the carrier that an office uses.
     *
     * @param patienceMillis how long to wait for each answer of a mail server
     */
    static Carrier of(Workspace workspace, Office office, int patienceMillis) {
        return switch (office.mail().transport()) {
            case FILE -> new FileCarrier(workspace);
            case SMTP -> new SmtpCarrier(workspace, office.mail().smtp(), patienceMillis);
            case FOLDER ->
                new FolderCarrier(workspace.root().resolve(office.mail().folder()), office.name());
        };
    }

    /** Connects to what takes the deliveries; a carrier that is connected does nothing. */
    default void open() throws UndeliveredException {}

    /**
     * Delivers one letter and returns when its receiver has it.
     *
     * @throws UndeliveredException if it was not delivered, or if nobody knows
     */
    void send(Envelope envelope, Letter letter) throws UndeliveredException;

    @Override
    default void close() {}
}
