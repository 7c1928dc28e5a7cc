package org.giaoban.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Properties;
import org.giaoban.mail.UndeliveredException.Kind;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.MachineError;
import org.giaoban.workspace.Workspace;

/** Writes each message as a file that mail programs open. */
final class FileCarrier implements Carrier {

    private final Workspace workspace;
    private final Session session = Session.getInstance(new Properties());

    FileCarrier(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public void send(Envelope envelope, Letter letter) throws UndeliveredException {
        try {
            AtomicFile.write(workspace.outbox().resolve(envelope.name() + ".eml"), fresh -> {
                try (OutputStream out = Files.newOutputStream(fresh)) {
                    MimeLetter.compose(session, envelope, letter).writeTo(out);
                } catch (MessagingException e) {
                    throw new IOException(e);
                }
            });
        } catch (MachineError e) {
            throw new UndeliveredException(e.faults().get(0).what().en(), Kind.NO_CONNECTION, e);
        }
    }
}
