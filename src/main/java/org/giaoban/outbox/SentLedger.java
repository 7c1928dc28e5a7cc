package org.giaoban.outbox;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.giaoban.outbox.SentRow.Event;
import org.giaoban.workspace.CsvFile;
import org.giaoban.workspace.Printable;
import org.giaoban.workspace.PrivateLedger;
import org.giaoban.workspace.Workspace;

/**
 * The append-only ledger {@code input/sent.csv}: every intent to send a message, and what became of it. A row is on the disk
 * before the program goes on, so a kill at any moment leaves either no trace of a message or its intent. Only its owner may
 * read it, because it has addresses.
 */
public final class SentLedger {

    private static final List<String> COLUMNS = List.of(
            "time",
            "day",
            "event",
            "what",
            "unit",
            "period",
            "state",
            "edition",
            "recipient",
            "figures",
            "message_id",
            "reason");

    private final PrivateLedger file;
    private final List<SentRow> rows = new ArrayList<>();
    private final Map<Key, List<SentRow>> byKey = new LinkedHashMap<>();
    private final Map<Key, List<SentRow>> byDocument = new HashMap<>();

    /** What goes to whom. */
    private record Key(Topic topic, String recipient) {}

    private SentLedger(PrivateLedger file, List<SentRow> rows) {
        this.file = file;
        rows.forEach(this::add);
    }

    private void add(SentRow row) {
        rows.add(row);
        if (row.event() != Event.RELEASED) {
            byKey.computeIfAbsent(new Key(row.topic(), row.recipient()), key -> new ArrayList<>())
                    .add(row);
            byDocument
                    .computeIfAbsent(new Key(row.topic().withoutEdition(), row.recipient()), key -> new ArrayList<>())
                    .add(row);
        }
    }

    /**
     * Holds the deliveries of a restored workspace until a person releases them: the ledger of a backup does not know what
     * was sent after it. A workspace that never released any has nothing to hold.
     *
     * @param time when it was restored
     * @param from name of the backup, for people
     * @return true if there is anything to hold
     */
    public static boolean holdRestored(Workspace restored, OffsetDateTime time, String from) {
        SentLedger ledger = read(restored);
        Optional<LocalDate> day =
                ledger.findLastDay().filter(last -> ledger.findRelease().isPresent());
        day.ifPresent(last -> ledger.append(SentRow.release(time, last, "", from)));
        return day.isPresent();
    }

    /** Reads the ledger. */
    public static SentLedger read(Workspace workspace) {
        PrivateLedger file = new PrivateLedger(workspace, workspace.sent(), COLUMNS);
        return new SentLedger(file, file.read(SentLedger::findRow));
    }

    private static Optional<SentRow> findRow(CsvFile.Row row) {
        try {
            return Stream.of(Event.values())
                    .filter(event -> event.id().equals(row.get("event")))
                    .findFirst()
                    .map(event -> new SentRow(
                            OffsetDateTime.parse(row.get("time")),
                            LocalDate.parse(row.get("day")),
                            event,
                            new Topic(
                                    row.get("what"),
                                    row.get("unit"),
                                    row.get("period"),
                                    row.get("state"),
                                    row.get("edition")),
                            row.get("recipient"),
                            row.get("figures"),
                            row.get("message_id"),
                            row.get("reason")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Adds a row and returns when the disk has it. */
    void append(SentRow row) {
        file.append(
                row.time(),
                row.day(),
                row.event().id(),
                row.topic().what(),
                row.topic().unit(),
                row.topic().period(),
                row.topic().state(),
                row.topic().edition(),
                row.recipient(),
                row.figures(),
                row.messageId(),
                Printable.line(row.reason()));
        add(row);
    }

    List<SentRow> rows() {
        return List.copyOf(rows);
    }

    /** Returns the business date on which deliveries began; empty if they have not. */
    Optional<LocalDate> findFirstDay() {
        return rows.stream().filter(row -> !isAnswer(row)).map(SentRow::day).findFirst();
    }

    /** Returns the newest business date of a run after which deliveries were made or released. */
    Optional<LocalDate> findLastRun() {
        return rows.stream().filter(row -> !isAnswer(row)).map(SentRow::day).max(LocalDate::compareTo);
    }

    /** True for the answer to a mail, which goes out on any day, whether or not a run was made on it. */
    private static boolean isAnswer(SentRow row) {
        return row.topic().what().equals(MailAnswersDue.WHAT);
    }

    /** True if a Message-ID is that of a message of this ledger. */
    boolean isOwn(String messageId) {
        return !messageId.isEmpty()
                && rows.stream().anyMatch(row -> row.messageId().equals(messageId));
    }

    /** Returns the newest business date of the ledger. */
    Optional<LocalDate> findLastDay() {
        return rows.stream().map(SentRow::day).max(LocalDate::compareTo);
    }

    /** Returns the newest release. */
    Optional<SentRow> findRelease() {
        return rows.stream().filter(row -> row.event() == Event.RELEASED).reduce((earlier, later) -> later);
    }

    /** Returns what the ledger knows of one delivery. */
    Standing get(Topic topic, String recipient) {
        return Standing.of(byKey.getOrDefault(new Key(topic, recipient), List.of()));
    }

    /** Returns the newest row of the same document to the same recipient, in any edition, whose event is one of some. */
    Optional<SentRow> findNewest(Topic topic, String recipient, List<Event> events) {
        return byDocument.getOrDefault(new Key(topic.withoutEdition(), recipient), List.of()).stream()
                .filter(row -> events.contains(row.event()))
                .reduce((earlier, later) -> later);
    }

    /** Finds the newest delivery of a document to a recipient that went out, in any state and edition. */
    Optional<SentRow> findLastSent(Topic document, String recipient) {
        return rows.stream()
                .filter(row -> row.event() == Event.SENT && row.recipient().equals(recipient))
                .filter(row -> row.topic().what().equals(document.what())
                        && row.topic().unit().equals(document.unit())
                        && row.topic().period().equals(document.period()))
                .reduce((earlier, later) -> later);
    }

    /** Lists the deliveries that were begun and have not ended, in the order of their first rows. */
    public List<Standing> listOpen() {
        return list().stream().filter(Standing::isOpen).toList();
    }

    /** Lists all deliveries, in the order of their first rows. */
    public List<Standing> list() {
        return byKey.values().stream().map(Standing::of).toList();
    }
}
