package org.giaoban.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
import org.apache.commons.csv.CSVFormat;
import org.giaoban.outbox.SentRow.Event;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.CsvFile;
import org.giaoban.workspace.FileModes;
import org.giaoban.workspace.Printable;
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

    private final Path file;
    private final List<SentRow> rows = new ArrayList<>();
    private final Map<Key, List<SentRow>> byKey = new LinkedHashMap<>();
    private final Map<Key, List<SentRow>> byDocument = new HashMap<>();

    /** What goes to whom. */
    private record Key(Topic topic, String recipient) {}

    private SentLedger(Path file, List<SentRow> rows) {
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
     */
    public static void holdRestored(Workspace restored, OffsetDateTime time, String from) {
        SentLedger ledger = read(restored);
        ledger.findLastDay()
                .filter(day -> ledger.findRelease().isPresent())
                .ifPresent(day -> ledger.append(SentRow.release(time, day, "", from)));
    }

    /** Reads the ledger; a last row that a power cut left half written counts as not written. */
    public static SentLedger read(Workspace workspace) {
        List<SentRow> rows = new ArrayList<>();
        Path file = workspace.sent();
        new CsvFile(file, workspace.show(file), COLUMNS)
                .exact()
                .forEach(row -> findRow(row).ifPresent(rows::add));
        if (!isWhole(file) && !rows.isEmpty()) {
            rows.remove(rows.size() - 1);
        }
        return new SentLedger(file, rows);
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

    /** True if the file ends with its last row. Only its last byte is read, because every append asks. */
    private static boolean isWhole(Path file) {
        if (!Files.exists(file)) {
            return true;
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() == 0 || channel.position(channel.size() - 1).read(last) == 1 && last.get(0) == '\n';
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    /** Adds a row and returns when the disk has it. */
    void append(SentRow row) {
        try {
            begin();
            StringBuilder line = new StringBuilder(isWhole(file) ? "" : "\r\n");
            line.append(CSVFormat.RFC4180.format(
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
                            Printable.line(row.reason())))
                    .append("\r\n");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(line.toString());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
        add(row);
    }

    /** Creates the ledger with its header, for its owner only. */
    private void begin() throws IOException {
        if (!Files.exists(file)) {
            AtomicFile.write(file, fresh -> {
                Files.writeString(fresh, String.join(",", COLUMNS) + "\r\n");
                FileModes.set(fresh, "rw-------");
            });
        }
    }

    List<SentRow> rows() {
        return List.copyOf(rows);
    }

    /** Returns the business date on which deliveries began; empty if they have not. */
    Optional<LocalDate> findFirstDay() {
        return rows.stream().map(SentRow::day).findFirst();
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
