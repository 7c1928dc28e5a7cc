package org.giaoban.mail;

import java.io.IOException;

/** The mailbox cannot be read now; a later look may succeed. */
public final class MailboxException extends Exception {

    private static final long serialVersionUID = 1L;

    MailboxException(String reason, Throwable cause) {
        super(reason, cause);
    }

    public MailboxException(IOException cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }

    /** Returns why, in the server's words. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
