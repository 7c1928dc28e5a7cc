package org.giaoban.office;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.giaoban.office.DeliveryRule.Kind;
import org.giaoban.workspace.TypedValues;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox to which units send their submissions.
 *
 * @param folder the mailbox's folder
 * @param everyMinutes how often {@code serve} looks into it
 * @param others what becomes of mail from an address that is no unit's
 * @param since first day whose mail is taken in, as {@code YYYY-MM-DD}; null for the day on which intake began
 * @param words templates of the answer to a mail
 */
public record Intake(
        @JsonUnwrapped Server server,
        String folder,
        int everyMinutes,
        Others others,
        @Nullable String since,
        @JsonUnwrapped DeliveryRule.Words words) {

    /** What becomes of mail from an address that is no unit's. */
    public enum Others {
        /** It stays until a person has it taken in. */
        WAIT,
        /** It is deleted. */
        DELETE
    }

    /** How the connection to the mailbox is protected. */
    public enum Security {
        /** TLS from the first byte. */
        TLS,
        /** TLS before anything else is said. */
        STARTTLS,
        /** Nothing, for a server on this machine. */
        NONE
    }

    /**
     * The IMAP server.
     *
     * @param host empty if no mail is taken in
     * @param passwordEnv name of the environment variable with the password; empty for none
     * @param passwordFile file with the password, relative to the workspace; empty for none
     */
    public record Server(
            String host, int port, Security security, String user, String passwordEnv, String passwordFile) {}

    /** True if the office takes in mail. */
    public boolean isUsed() {
        return !server.host().isEmpty();
    }

    /** Returns the first day whose mail is taken in, if the office names it. */
    public Optional<LocalDate> findSince() {
        return Optional.ofNullable(since).flatMap(TypedValues::findDay);
    }

    /** Returns the rule by which mails are answered. */
    public DeliveryRule rule() {
        DeliveryRule.Scope all = new DeliveryRule.Scope(List.of(), "", Set.of(), null);
        return new DeliveryRule(Kind.MAIL_ANSWERS, "", all, List.of(), Set.of(), Set.of(), words);
    }
}
