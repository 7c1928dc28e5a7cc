package org.giaoban.mail;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** A mail in the mailbox. Nothing is read from the server before it is asked for, and reading leaves the mail unread. */
public final class ArrivedMail {

    /** A mail that is larger is not read. */
    public static final int MOST_BYTES = 64 << 20;

    private static final int MOST_PARTS = 200;
    private static final int DEEPEST = 10;

    private static final Set<String> MASS_MAIL = Set.of("bulk", "list", "junk", "auto_reply");
    /** Headers that only programs write: of lists (RFC 2919, RFC 2369), and of old answering machines. */
    private static final List<String> AUTOMATIC =
            List.of("List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond");

    private final IMAPMessage message;

    ArrivedMail(IMAPMessage message) {
        this.message = message;
        message.setPeek(true);
    }

    IMAPMessage message() {
        return message;
    }

    /**
     * What stands in the head of a mail.
     *
     * @param received when the server received it
     * @param size bytes, as the server counts them
     * @param sender address in lower case; empty if there is not exactly one
     * @param messageId empty if there is none
     * @param automatic the header that says that no person wrote it; empty if none does
     */
    public record Head(
            Instant received,
            long size,
            String sender,
            String messageId,
            String subject,
            String date,
            String automatic) {}

    /**
     * A file in a mail.
     *
     * @param name its name as the sender wrote it
     * @param bytes empty if they cannot be decoded
     */
    public record Attached(String name, Optional<byte[]> bytes) {}

    /** Reads the head; empty if the mail is no longer there. */
    public Optional<Head> readHead() throws MailboxException {
        try {
            FetchProfile head = new FetchProfile();
            head.add(FetchProfile.Item.ENVELOPE);
            head.add(IMAPFolder.FetchProfileItem.HEADERS);
            message.getFolder().fetch(new Message[] {message}, head);
            Date received = message.getReceivedDate();
            return Optional.of(new Head(
                    Objects.requireNonNullElseGet(received, () -> new Date(0)).toInstant(),
                    message.getSize(),
                    sender(message),
                    header(message, "Message-ID"),
                    decode(header(message, "Subject")),
                    header(message, "Date"),
                    automatic(message)));
        } catch (MessageRemovedException e) {
            return Optional.empty();
        } catch (MessagingException e) {
            throw new MailboxException(Mailbox.reason(e), e);
        }
    }

    private static String header(Part part, String name) throws MessagingException {
        String[] values = part.getHeader(name);
        return values == null || values.length == 0 ? "" : values[0].strip();
    }

    private static String sender(MimeMessage message) throws MessagingException {
        String[] from = message.getHeader("From");
        try {
            Address[] addresses = from == null ? new Address[0] : InternetAddress.parse(String.join(",", from));
            return addresses.length == 1
                    ? Objects.requireNonNullElse(((InternetAddress) addresses[0]).getAddress(), "")
                            .toLowerCase(Locale.ROOT)
                    : "";
        } catch (jakarta.mail.internet.AddressException e) {
            return "";
        }
    }

    private static String automatic(MimeMessage message) throws MessagingException {
        String submitted = header(message, "Auto-Submitted");
        if (!submitted.isEmpty() && !submitted.toLowerCase(Locale.ROOT).startsWith("no")) {
            return "Auto-Submitted: " + submitted;
        }
        String precedence = header(message, "Precedence");
        if (MASS_MAIL.contains(precedence.toLowerCase(Locale.ROOT))) {
            return "Precedence: " + precedence;
        }
        String path = header(message, "Return-Path");
        if (path.replace(" ", "").equals("<>")) {
            return "Return-Path: " + path;
        }
        String type = header(message, "Content-Type");
        if (type.toLowerCase(Locale.ROOT).startsWith("multipart/report")) {
            return "Content-Type: multipart/report";
        }
        for (String name : AUTOMATIC) {
            if (message.getHeader(name) != null) {
                return name + ": " + header(message, name);
            }
        }
        return "";
    }

    /**
     * Reads the files that are attached, those in attached mails too, in their order.
     *
     * @throws IOException if the mail is not what mails are
     */
    public List<Attached> readFiles() throws MailboxException, IOException {
        byte[] raw;
        try (InputStream in = message.getMimeStream()) {
            raw = in.readNBytes(MOST_BYTES + 1);
        } catch (MessagingException e) {
            throw new MailboxException(Mailbox.reason(e), e);
        }
        if (raw.length > MOST_BYTES) {
            throw new IOException("bytes > " + MOST_BYTES);
        }
        List<Attached> files = new ArrayList<>();
        try {
            MimeMessage whole = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            new Parts(files).add(whole, 0);
        } catch (MessagingException | RuntimeException e) {
            throw new IOException("MIME: " + e.getMessage(), e);
        }
        return files;
    }

    /** Goes through the parts of a mail, up to a number and a depth that no person's mail has. */
    private static final class Parts {

        private final List<Attached> files;
        private int count;

        Parts(List<Attached> files) {
            this.files = files;
        }

        void add(Part part, int depth) throws MessagingException, IOException {
            if (++count > MOST_PARTS || depth > DEEPEST) {
                throw new IOException("parts > " + MOST_PARTS);
            }
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart each = parts.getBodyPart(i);
                    add(each, depth + 1);
                }
            } else if (part.isMimeType("message/rfc822") && part.getContent() instanceof MimeMessage inner) {
                add(inner, depth + 1);
            } else if (part.getFileName() != null && !isDecoration(part)) {
                files.add(new Attached(decode(part.getFileName()), bytes(part)));
            }
        }

        /** True for what mail programs add by themselves: pictures in the text, signatures, cards, appointments. */
        private static boolean isDecoration(Part part) throws MessagingException {
            boolean isShownInText =
                    !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getHeader("Content-ID") != null;
            return part.isMimeType("image/*") && isShownInText
                    || part.isMimeType("application/pkcs7-signature")
                    || part.isMimeType("application/x-pkcs7-signature")
                    || part.isMimeType("application/pgp-signature")
                    || part.isMimeType("text/vcard")
                    || part.isMimeType("text/x-vcard")
                    || part.isMimeType("text/calendar");
        }

        private static Optional<byte[]> bytes(Part part) {
            try (InputStream in = part.getInputStream()) {
                return Optional.of(in.readAllBytes());
            } catch (MessagingException | IOException e) {
                return Optional.empty();
            }
        }
    }

    /** Decodes encoded words, which some programs write in the names of files too. */
    private static String decode(String text) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(text));
        } catch (java.io.UnsupportedEncodingException e) {
            return text;
        }
    }
}
