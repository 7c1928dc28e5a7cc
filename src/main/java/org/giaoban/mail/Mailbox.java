package org.giaoban.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.giaoban.office.Intake;
import org.giaoban.office.Intake.Security;
import org.giaoban.workspace.Workspace;

/**
 * A folder of a mailbox, by IMAP. What was taken in is not known from the mailbox: a person who reads its mail, or moves it,
 * changes nothing for the program but what is there.
 */
public final class Mailbox implements AutoCloseable {

    /** How long to wait for each answer of the server. */
    public static final int PATIENCE_MILLIS = 60_000;

    /** Servers search by the day in a zone of their own. */
    private static final Duration ZONES_APART = Duration.ofHours(26);

    private final Store store;
    private final IMAPFolder folder;

    private Mailbox(Store store, IMAPFolder folder) {
        this.store = store;
        this.folder = folder;
    }

    /**
     * Opens the mailbox of an office.
     *
     * @throws MailboxException if nobody answers, the password is wrong or there is no such folder
     */
    public static Mailbox open(Workspace workspace, Intake intake) throws MailboxException {
        Intake.Server server = intake.server();
        String protocol = server.security() == Security.TLS ? "imaps" : "imap";
        try {
            Store store = Session.getInstance(settings(protocol, server)).getStore(protocol);
            store.connect(
                    server.host(),
                    server.port(),
                    server.user(),
                    Password.read(workspace, server.passwordEnv(), server.passwordFile()));
            return open(store, intake.folder());
        } catch (AuthenticationFailedException e) {
            throw new MailboxException("authentication failed: " + reason(e), e);
        } catch (MessagingException | IOException e) {
            throw new MailboxException(reason(e), e);
        }
    }

    private static Mailbox open(Store store, String name) throws MessagingException {
        try {
            IMAPFolder folder = (IMAPFolder) store.getFolder(name);
            folder.open(Folder.READ_WRITE);
            return new Mailbox(store, folder);
        } catch (MessagingException e) {
            store.close();
            throw e;
        }
    }

    private static Properties settings(String protocol, Intake.Server server) {
        String prefix = "mail." + protocol + ".";
        String isStarttls = String.valueOf(server.security() == Security.STARTTLS);
        Properties settings = new Properties();
        settings.setProperty(prefix + "connectiontimeout", String.valueOf(PATIENCE_MILLIS));
        settings.setProperty(prefix + "timeout", String.valueOf(PATIENCE_MILLIS));
        settings.setProperty(prefix + "writetimeout", String.valueOf(PATIENCE_MILLIS));
        settings.setProperty(prefix + "starttls.enable", isStarttls);
        settings.setProperty(prefix + "starttls.required", isStarttls);
        settings.setProperty(prefix + "ssl.checkserveridentity", "true");
        settings.setProperty(prefix + "fetchsize", String.valueOf(1 << 20));
        return settings;
    }

    /**
     * Maps mails that arrived at a time or later, and some that arrived up to a day before, to their places in the mailbox,
     * in the order in which they arrived. A place stays the same as long as the server keeps the mailbox.
     */
    public Map<Place, ArrivedMail> list(Instant since) throws MailboxException {
        Map<Place, ArrivedMail> mails = new TreeMap<>();
        try {
            long validity = folder.getUIDValidity();
            Message[] found =
                    folder.search(new ReceivedDateTerm(ComparisonTerm.GE, Date.from(since.minus(ZONES_APART))));
            FetchProfile places = new FetchProfile();
            places.add(UIDFolder.FetchProfileItem.UID);
            folder.fetch(found, places);
            for (Message message : found) {
                mails.put(new Place(validity, folder.getUID(message)), new ArrivedMail((IMAPMessage) message));
            }
        } catch (MessagingException e) {
            throw new MailboxException(reason(e), e);
        }
        return mails;
    }

    /** Where a mail lies in the mailbox: the id of the mailbox's life on its server, and the mail's number in it. */
    public record Place(long validity, long number) implements Comparable<Place> {

        /** Returns the place as ledgers have it. */
        public String id() {
            return validity + ":" + number;
        }

        @Override
        public int compareTo(Place other) {
            return number != other.number ? Long.compare(number, other.number) : Long.compare(validity, other.validity);
        }
    }

    /** True if the connection lasts; what fails while it does is about one mail only. */
    public boolean isOpen() {
        return folder.isOpen();
    }

    /** Marks a mail as read, for people who look into the mailbox. */
    public void markRead(ArrivedMail mail) throws MailboxException {
        flag(mail, Flags.Flag.SEEN);
    }

    /** Deletes a mail. */
    public void delete(ArrivedMail mail) throws MailboxException {
        flag(mail, Flags.Flag.DELETED);
        try {
            folder.expunge(new Message[] {mail.message()});
        } catch (MessagingException e) {
            // a server that cannot remove one mail alone keeps it as deleted until somebody tidies up
            return;
        }
    }

    private static void flag(ArrivedMail mail, Flags.Flag flag) throws MailboxException {
        try {
            mail.message().setFlag(flag, true);
        } catch (MessagingException e) {
            throw new MailboxException(reason(e), e);
        }
    }

    /** Returns what the innermost exception says, which is the server's own answer, on one line. */
    static String reason(Exception e) {
        Throwable said = e;
        while (said instanceof MessagingException each && each.getNextException() != null) {
            said = each.getNextException();
        }
        return Optional.ofNullable(said.getMessage())
                .flatMap(text -> text.strip().lines().findFirst())
                .orElse(said.getClass().getSimpleName());
    }

    @Override
    public void close() {
        try {
            if (folder.isOpen()) {
                folder.close(false);
            }
            store.close();
        } catch (MessagingException e) {
            // everything has been answered; the server drops the connection by itself
            return;
        }
    }
}
