package org.giaoban.mail;

import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Composes the message of a letter: text and HTML side by side, documents attached. Nothing in it depends on the machine or the
 * moment, so the same letter in the same envelope gives the same bytes.
 */
final class MimeLetter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** A Message-ID that fits into a line; a sender may write anything there. */
    private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x7e&&[^<>]]{1,900}>");

    private static final Map<String, String> TYPES = Map.of(
            "pdf", "application/pdf",
            "html", "text/html; charset=UTF-8",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private MimeLetter() {}

    static MimeMessage compose(Session session, Envelope envelope, Letter letter) throws MessagingException {
        MimeMessage message = new Fixed(session, envelope.messageId());
        message.setHeader(
                "Date",
                DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ENGLISH)
                        .format(envelope.time()));
        message.setHeader("From", sender(envelope));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(envelope.recipient(), true));
        message.setHeader("Subject", EncodedWords.of(letter.subject()));
        // programs that answer mail by themselves do not answer such a message (RFC 3834)
        message.setHeader("Auto-Submitted", letter.answered().isEmpty() ? "auto-generated" : "auto-replied");
        if (MESSAGE_ID.matcher(letter.answered()).matches()) {
            message.setHeader("In-Reply-To", letter.answered());
            message.setHeader("References", letter.answered());
        }
        message.setContent(content(envelope, letter));
        message.saveChanges();
        return message;
    }

    private static String sender(Envelope envelope) throws MessagingException {
        InternetAddress from = new InternetAddress(envelope.office().mail().from(), true);
        String name = envelope.office().name();
        if (name.isEmpty()) {
            return from.getAddress();
        }
        if (!EncodedWords.isPlain(name)) {
            return EncodedWords.ofName(name) + "\r\n <" + from.getAddress() + ">";
        }
        try {
            from.setPersonal(name);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return from.toString();
    }

    private static MimeMultipart content(Envelope envelope, Letter letter) throws MessagingException {
        MimeMultipart texts = new Parts("alternative", envelope.hash());
        texts.addBodyPart(text(letter.text(), "plain"));
        texts.addBodyPart(text(HtmlText.of(letter.text()), "html"));
        if (letter.documents().isEmpty()) {
            return texts;
        }
        MimeMultipart all = new Parts("mixed", envelope.hash());
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(texts);
        all.addBodyPart(body);
        for (Letter.Attachment document : letter.documents()) {
            all.addBodyPart(attachment(document));
        }
        return all;
    }

    /** Lines end as in mail, so that no server has to change them. */
    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text.replace("\n", "\r\n"), UTF_8, subtype);
        return part;
    }

    private static MimeBodyPart attachment(Letter.Attachment document) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new FileDataSource(document.file().toFile())));
        String extension = document.name().substring(document.name().lastIndexOf('.') + 1);
        part.setHeader("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream"));
        part.setFileName(document.name());
        part.setDisposition(MimeBodyPart.ATTACHMENT);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** A message whose Message-ID is given. */
    private static final class Fixed extends MimeMessage {

        private final String id;

        Fixed(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /** Parts between boundaries that depend on the envelope alone. */
    private static final class Parts extends MimeMultipart {

        Parts(String subtype, String hash) {
            ContentType type = new ContentType("multipart", subtype, null);
            type.setParameter("boundary", "=_" + subtype + "_" + hash.substring(0, 32));
            contentType = type.toString();
        }
    }
}
