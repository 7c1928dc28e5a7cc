package org.giaoban.receive;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.giaoban.model.OperatorError;
import org.giaoban.receive.DropFolder.FileKey;
import org.giaoban.workspace.CsvFile;
import org.giaoban.workspace.TypedValues;
import org.giaoban.workspace.Workspace;

/**
 * The append-only ledger {@code input/receipts.csv}: SHA-256, path and date of each received file. The days and
 * the order of its rows decide which version of a submission is newer, in this run and in every rebuild.
 */
public final class ReceiptLedger {

    private static final List<String> COLUMNS = List.of("sha256", "path", "first_seen");

    private final Workspace workspace;
    private final DropFolder folder;

    public ReceiptLedger(Workspace workspace) {
        this(workspace, () -> LockSupport.parkNanos(Duration.ofMillis(300).toNanos()));
    }

    /** @param pause waits between the first and the second reading of file sizes and times */
    ReceiptLedger(Workspace workspace, Runnable pause) {
        this.workspace = workspace;
        this.folder = new DropFolder(workspace, pause);
    }

    /** Appends new files as {@link #update(DayOfReceipt)} does, on the first look into the drop folder. */
    Present update(LocalDate today) {
        return update(new DayOfReceipt(today, today, LocalDate.MIN));
    }

    /**
     * Appends new files of the drop folder to the ledger, by the day on which they came, those of one day in path order.
     *
     * @return the files in the drop folder that were received up to the day of the run
     */
    public Present update(DayOfReceipt days) {
        List<Receipt> ledger = read();
        Set<FileKey> known = new HashSet<>();
        ledger.forEach(receipt -> known.add(FileKey.of(receipt)));
        KnownHashes hashes = new KnownHashes(workspace, days.today());
        DropFolder.Content content = folder.scan(known::contains, hashes);
        hashes.write();
        LocalDate newest = ledger.stream()
                .map(Receipt::firstSeen)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
        List<Receipt> all = new ArrayList<>(ledger);
        content.files().stream()
                .filter(file -> known.add(file.key()))
                .map(file -> new Receipt(
                        0,
                        file.key().sha256(),
                        file.key().path(),
                        days.of(file.key().path(), file.changed().atZone(workspace.zone()), newest)))
                .sorted(Comparator.comparing(Receipt::firstSeen))
                .forEach(file -> all.add(new Receipt(all.size() + 1, file.sha256(), file.path(), file.firstSeen())));
        append(all.subList(ledger.size(), all.size()));
        return sort(
                all.stream()
                        .filter(receipt -> !receipt.firstSeen().isAfter(days.today()))
                        .toList(),
                content);
    }

    /** Matches receipts with files. A file that was moved or renamed keeps its receipt and gets its present path. */
    private static Present sort(List<Receipt> receipts, DropFolder.Content content) {
        List<FileKey> present =
                content.files().stream().map(DropFolder.Found::key).toList();
        Set<FileKey> presentKeys = new HashSet<>(present);
        Map<String, String> pathByHash = new HashMap<>();
        present.forEach(file -> pathByHash.putIfAbsent(file.sha256(), file.path()));
        Map<FileKey, Receipt> found = new LinkedHashMap<>();
        List<Receipt> gone = new ArrayList<>();
        for (Receipt receipt : receipts) {
            String path = presentKeys.contains(FileKey.of(receipt)) ? receipt.path() : pathByHash.get(receipt.sha256());
            if (path != null) {
                Receipt moved = new Receipt(receipt.ordinal(), receipt.sha256(), path, receipt.firstSeen());
                found.putIfAbsent(FileKey.of(moved), moved);
            } else if (content.leftOut().stream().noneMatch(file -> file.covers(receipt.path()))) {
                gone.add(receipt);
            }
        }
        return new Present(List.copyOf(found.values()), content.leftOut(), gone);
    }

    /**
     * The state of the drop folder.
     *
     * @param receipts receipts of present files, oldest first
     * @param leftOut files that were not read
     * @param gone receipts whose bytes are no longer in the drop folder under any name
     */
    public record Present(List<Receipt> receipts, List<LeftOut> leftOut, List<Receipt> gone) {
        public Present {
            receipts = List.copyOf(receipts);
            leftOut = List.copyOf(leftOut);
            gone = List.copyOf(gone);
        }
    }

    /** Lists the paths of files in the drop folder that are not in the ledger, in path order. */
    public List<String> listNew() {
        Set<FileKey> known = read().stream().map(FileKey::of).collect(Collectors.toSet());
        return folder.scan(known::contains, new KnownHashes(workspace, LocalDate.EPOCH)).files().stream()
                .map(DropFolder.Found::key)
                .filter(file -> !known.contains(file))
                .map(FileKey::path)
                .toList();
    }

    /**
     * Reads all receipts of the ledger. A row for a file that an earlier row has corrects its day and leaves its place.
     */
    public List<Receipt> read() {
        List<Receipt> receipts = new ArrayList<>();
        Map<FileKey, Integer> places = new HashMap<>();
        file().forEach(row -> {
            FileKey key = new FileKey(row.get("sha256"), row.get("path"));
            LocalDate day = TypedValues.findDay(row.get("first_seen"))
                    .orElseThrow(() -> new OperatorError("receipt-day", row.where(), row.get("first_seen")));
            Integer place = places.putIfAbsent(key, receipts.size());
            if (place == null) {
                receipts.add(new Receipt(receipts.size() + 1, key.sha256(), key.path(), day));
            } else {
                receipts.set(place, new Receipt(place + 1, key.sha256(), key.path(), day));
            }
        });
        return receipts;
    }

    /** Adds rows that correct the day of some receipts. */
    public void correct(List<Receipt> receipts, LocalDate day) {
        append(receipts.stream()
                .map(receipt -> new Receipt(receipt.ordinal(), receipt.sha256(), receipt.path(), day))
                .toList());
    }

    private void append(List<Receipt> receipts) {
        file().append(receipts.stream()
                .<List<Object>>map(receipt -> List.of(receipt.sha256(), receipt.path(), receipt.firstSeen()))
                .toList());
    }

    private CsvFile file() {
        return new CsvFile(workspace.receipts(), workspace.show(workspace.receipts()), COLUMNS).exact();
    }
}
