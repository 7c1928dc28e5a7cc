package org.giaoban.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.giaoban.mail.UndeliveredException.Kind;
import org.giaoban.office.Mail;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Sends messages by a mail server, all over one connection as long as it lasts. */
final class SmtpCarrier implements Carrier {

    private static final int FIRST_FINAL = 500;

    private final Workspace workspace;
    private final Mail.Smtp server;
    private final Session session;

    private @Nullable Transport connection;

    /** @param patienceMillis how long to wait for the server's next answer */
    SmtpCarrier(Workspace workspace, Mail.Smtp server, int patienceMillis) {
        this.workspace = workspace;
        this.server = server;
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", server.host());
        settings.setProperty("mail.smtp.port", String.valueOf(server.port()));
        settings.setProperty("mail.smtp.connectiontimeout", String.valueOf(patienceMillis));
        settings.setProperty("mail.smtp.timeout", String.valueOf(patienceMillis));
        settings.setProperty("mail.smtp.writetimeout", String.valueOf(patienceMillis));
        settings.setProperty("mail.smtp.starttls.enable", String.valueOf(server.starttls()));
        settings.setProperty("mail.smtp.starttls.required", String.valueOf(server.starttls()));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.setProperty("mail.smtp.auth", String.valueOf(!server.user().isEmpty()));
        settings.setProperty("mail.smtp.localhost", "giaoban");
        settings.setProperty("mail.smtp.quitwait", "false");
        this.session = Session.getInstance(settings);
    }

    @Override
    public void open() throws UndeliveredException {
        if (connection != null && connection.isConnected()) {
            return;
        }
        try {
            Transport opened = session.getTransport("smtp");
            opened.connect(
                    server.host(),
                    server.port(),
                    server.user().isEmpty() ? null : server.user(),
                    server.user().isEmpty()
                            ? null
                            : Password.read(workspace, server.passwordEnv(), server.passwordFile()));
            connection = opened;
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException(e);
        } catch (AuthenticationFailedException e) {
            throw new UndeliveredException("authentication failed: " + reason(e), Kind.NO_CONNECTION, e);
        } catch (MessagingException | IOException e) {
            throw new UndeliveredException(reason(e), Kind.NO_CONNECTION, e);
        }
    }

    @Override
    public void send(Envelope envelope, Letter letter) throws UndeliveredException {
        Transport opened = connection;
        if (opened == null) {
            throw new IllegalStateException("not connected");
        }
        try {
            MimeMessage message = MimeLetter.compose(session, envelope, letter);
            opened.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw new UndeliveredException(reason(e), kind(e), e);
        }
    }

    /**
     * Returns what may help. What the server says of the sender is about the settings, so it is no reason to give a delivery
     * up.
     */
    private static Kind kind(MessagingException e) {
        int code = code(e);
        if (code >= FIRST_FINAL) {
            return Kind.REFUSED;
        }
        return code > 0 ? Kind.LATER : Kind.NO_CONNECTION;
    }

    /** Returns the server's answer to the address or the message; 0 if there was none. */
    private static int code(MessagingException e) {
        int found = 0;
        for (Exception at = e; at instanceof MessagingException each; at = each.getNextException()) {
            if (each instanceof SMTPAddressFailedException address) {
                found = address.getReturnCode();
            } else if (each instanceof SMTPSendFailedException send) {
                found = send.getReturnCode();
            }
        }
        return found;
    }

    /** Returns what the innermost exception says, which is the server's own answer. */
    private static String reason(Exception e) {
        Throwable said = e;
        for (Exception at = e; at instanceof MessagingException each; at = each.getNextException()) {
            said = each instanceof SendFailedException || said == e ? each : said;
            if (each.getNextException() != null && !(each.getNextException() instanceof MessagingException)) {
                said = each.getNextException();
            }
        }
        String text = String.valueOf(said.getMessage()).strip();
        return text.lines()
                .findFirst()
                .filter(line -> !line.isEmpty())
                .orElse(said.getClass().getSimpleName());
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (MessagingException e) {
            // every message has been answered; the server drops the connection by itself
            connection = null;
        }
    }
}
