package org.giaoban.office;

/**
 * How deliveries are sent.
 *
 * @param from address of the sender
 * @param largestKib size in KiB above which the attachments of a message are replaced by the summary for leaders alone
 * @param folder folder that takes the documents, for {@link Transport#FOLDER}
 * @param seal what seals the delivered copies of closed documents
 */
public record Mail(Transport transport, String from, int largestKib, String folder, Smtp smtp, Seal seal) {

    /** Ways to deliver. */
    public enum Transport {
        /** Messages as files in {@code output/outbox/}; nothing leaves the machine. */
        FILE,
        /** Messages by a mail server. */
        SMTP,
        /** Documents in a folder that their readers can open. */
        FOLDER
    }

    /**
     * The mail server.
     *
     * @param starttls true if the connection must be encrypted before anything else is said
     * @param user empty for no authentication
     * @param passwordEnv name of the environment variable with the password; empty for none
     * @param passwordFile file with the password, relative to the workspace; empty for none
     */
    public record Smtp(String host, int port, boolean starttls, String user, String passwordEnv, String passwordFile) {}

    /**
     * The key with which delivered copies of closed documents are sealed.
     *
     * @param file PKCS#12 file, relative to the workspace; empty if nothing is sealed
     * @param passwordEnv name of the environment variable with the file's password; empty for none
     * @param passwordFile file with the password, relative to the workspace; empty for none
     */
    public record Seal(String file, String passwordEnv, String passwordFile) {

        /** True if the office seals documents. */
        public boolean isUsed() {
            return !file.isEmpty();
        }
    }
}
