package org.giaoban.workspace;

import java.nio.file.Path;
import java.time.ZoneId;
import org.giaoban.model.Period;

/**
 * The folders of one office: templates, input and output.
 *
 * @param root the workspace's folder
 * @param zone time zone in which the office's days begin and end
 */
public record Workspace(Path root, ZoneId zone) {

    /** Time zone of an office whose {@code office.yaml} names none. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    public Workspace {
        root = root.toAbsolutePath().normalize();
    }

    /** Creates a workspace in the default time zone. */
    public Workspace(Path root) {
        this(root, ZONE);
    }

    /** How the office operates the program; the file may be missing. */
    public Path office() {
        return root.resolve("office.yaml");
    }

    public Path templates() {
        return root.resolve("templates");
    }

    public Path input() {
        return root.resolve("input");
    }

    public Path submissions() {
        return input().resolve("submissions");
    }

    public Path receipts() {
        return input().resolve("receipts.csv");
    }

    public Path decisions() {
        return input().resolve("decisions.csv");
    }

    /** Returns the append-only ledger of what was delivered. It is no function of the input and belongs to one machine. */
    public Path sent() {
        return input().resolve("sent.csv");
    }

    /** Returns the append-only ledger of the mails that arrived. It is no function of the input and belongs to one machine. */
    public Path mailbox() {
        return input().resolve("mailbox.csv");
    }

    /** Returns the append-only ledger of the PDFs that runs made. It is no function of the input. */
    public Path published() {
        return input().resolve("published.csv");
    }

    public Path output() {
        return root.resolve("output");
    }

    public Path output(Period period) {
        return output().resolve(period.id());
    }

    /** Returns the path of the embedded database without its file extension. */
    public Path database() {
        return output().resolve("database").resolve("giaoban");
    }

    /** Returns the folder of what Prometheus reads. */
    public Path metrics() {
        return output().resolve("metrics");
    }

    /** Returns the folder of the process that serves the workspace, which only its owner may enter. */
    public Path serve() {
        return output().resolve("serve");
    }

    /** Returns the folder of messages that are delivered as files. */
    public Path outbox() {
        return output().resolve("outbox");
    }

    /** Returns the folder of the feedback that goes out with answers to mails; it is emptied whenever mail is taken in. */
    public Path mailAnswers() {
        return output().resolve("mail-answers");
    }

    public Path runs() {
        return output().resolve("runs");
    }

    /** Returns a path as messages show it: relative to the workspace, with slashes. */
    public String show(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return (absolute.startsWith(root) ? root.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
    }
}
