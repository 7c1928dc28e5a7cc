package org.giaoban.intake;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.intake.MailRow.Event;
import org.giaoban.model.OperatorError;
import org.giaoban.workspace.CsvFile;
import org.giaoban.workspace.Printable;
import org.giaoban.workspace.PrivateLedger;
import org.giaoban.workspace.Workspace;

/**
 * The append-only ledger {@code input/mailbox.csv}: every mail that was seen in the mailbox, and what became of it. A mail is
 * entered when its files are in the drop folder; a kill before that has the next look take it in again, with the same paths.
 */
public final class MailLedger {

    private static final List<String> COLUMNS =
            List.of("time", "event", "place", "mail", "sender", "message_id", "subject", "unit", "files", "reason");

    private final Workspace workspace;
    private final PrivateLedger file;
    private final List<MailRow> rows = new ArrayList<>();
    private final Map<String, MailRow> last = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    private MailLedger(Workspace workspace) {
        this.workspace = workspace;
        this.file = new PrivateLedger(workspace, workspace.mailbox(), COLUMNS);
        file.read(MailLedger::findRow).forEach(this::add);
    }

    public static MailLedger read(Workspace workspace) {
        return new MailLedger(workspace);
    }

    private void add(MailRow row) {
        rows.add(row);
        last.put(row.place(), row);
        if (row.event() == Event.TAKEN) {
            taken.add(row.mail());
        }
    }

    private static Optional<MailRow> findRow(CsvFile.Row row) {
        try {
            return Stream.of(Event.values())
                    .filter(event -> event.id().equals(row.get("event")))
                    .findFirst()
                    .map(event -> new MailRow(
                            OffsetDateTime.parse(row.get("time")),
                            event,
                            row.get("place"),
                            row.get("mail"),
                            new MailRow.Head(row.get("sender"), row.get("message_id"), row.get("subject")),
                            row.get("unit"),
                            Arrays.stream(row.get("files").split("\\|"))
                                    .flatMap(each -> ArrivedFile.parse(each).stream())
                                    .toList(),
                            row.get("reason")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Adds a row and returns when the disk has it. */
    void append(MailRow row) {
        file.append(
                row.time(),
                row.event().id(),
                row.place(),
                row.mail(),
                row.head().sender(),
                Printable.line(row.head().messageId()),
                Printable.line(row.head().subject()),
                row.unit(),
                row.files().stream().map(ArrivedFile::format).collect(Collectors.joining("|")),
                Printable.line(row.reason()));
        add(row);
    }

    public List<MailRow> rows() {
        return List.copyOf(rows);
    }

    /** Returns the newest row about a place of the mailbox. */
    Optional<MailRow> find(String place) {
        return Optional.ofNullable(last.get(place));
    }

    /** True if a mail has been taken in, wherever it lay. */
    boolean isTaken(String mail) {
        return taken.contains(mail);
    }

    /** Lists the mails that were taken in, oldest first. */
    public List<MailRow> listTaken() {
        return rows.stream().filter(row -> row.event() == Event.TAKEN).toList();
    }

    /** Lists the mails that wait for a person, oldest first. */
    public List<MailRow> listWaiting() {
        return last.values().stream().filter(row -> row.event() == Event.WAITS).toList();
    }

    /** Finds the mail that brought a file, or the zip that the file is in, and what was said of it. */
    public Optional<Brought> findMail(String path) {
        return listTaken().stream()
                .flatMap(row -> row.files().stream()
                        .filter(each -> each.covers(path))
                        .map(each -> new Brought(row.head().sender(), each)))
                .findFirst();
    }

    /** A file, and the address that sent it. */
    public record Brought(String sender, ArrivedFile file) {}

    /**
     * Has mails taken in that wait.
     *
     * @param mails the numbers by which they are listed
     * @throws OperatorError if one of them is none of these; then none is released
     */
    public void release(List<String> mails, OffsetDateTime time) {
        Map<String, MailRow> waiting =
                listWaiting().stream().collect(Collectors.toMap(MailRow::mail, row -> row, (first, second) -> first));
        mails.stream().filter(mail -> !waiting.containsKey(mail)).findFirst().ifPresent(mail -> {
            throw new OperatorError("no-such-mail", workspace.show(workspace.mailbox()), mail);
        });
        mails.stream()
                .distinct()
                .map(waiting::get)
                .forEach(row -> append(new MailRow(
                        time, Event.RELEASED, row.place(), row.mail(), row.head(), row.unit(), List.of(), "")));
    }
}
