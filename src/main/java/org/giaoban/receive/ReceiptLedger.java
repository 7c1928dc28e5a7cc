package org.giaoban.receive;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
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
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.giaoban.model.OperatorError;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.CsvFile;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The append-only ledger {@code input/receipts.csv}: SHA-256, path and date of each received file. The order of its
 * rows decides which version of a submission is newer, in this run and in every rebuild.
 */
public final class ReceiptLedger {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptLedger.class);
    private static final List<String> COLUMNS = List.of("sha256", "path", "first_seen");

    private final Workspace workspace;
    private final Runnable pause;

    public ReceiptLedger(Workspace workspace) {
        this(workspace, () -> LockSupport.parkNanos(Duration.ofMillis(300).toNanos()));
    }

    /** @param pause waits between the first and the second reading of file sizes and times */
    ReceiptLedger(Workspace workspace, Runnable pause) {
        this.workspace = workspace;
        this.pause = pause;
    }

    /**
     * Appends new files of the drop folder to the ledger, in path order.
     *
     * @return the files in the drop folder that were received up to {@code today}
     */
    public Present update(LocalDate today) {
        List<Receipt> ledger = read();
        Set<FileKey> known = new HashSet<>();
        ledger.forEach(receipt -> known.add(FileKey.of(receipt)));
        List<String> unsettled = new ArrayList<>();
        List<FileKey> present = scan(known, unsettled);
        List<Receipt> all = new ArrayList<>(ledger);
        for (FileKey file : present) {
            if (known.add(file)) {
                all.add(new Receipt(all.size() + 1, file.sha256(), file.path(), today));
            }
        }
        if (all.size() > ledger.size()) {
            write(all);
        }
        return sort(
                all.stream()
                        .filter(receipt -> !receipt.firstSeen().isAfter(today))
                        .toList(),
                present,
                unsettled);
    }

    /** Matches receipts with files. A file that was moved or renamed keeps its receipt and gets its present path. */
    private static Present sort(List<Receipt> receipts, List<FileKey> present, List<String> unsettled) {
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
            } else if (!unsettled.contains(receipt.path())) {
                gone.add(receipt);
            }
        }
        return new Present(List.copyOf(found.values()), unsettled, gone);
    }

    /**
     * The state of the drop folder.
     *
     * @param receipts receipts of present files, oldest first
     * @param unsettled paths of files that are being written; the next run reads them
     * @param gone receipts whose bytes are no longer in the drop folder under any name
     */
    public record Present(List<Receipt> receipts, List<String> unsettled, List<Receipt> gone) {
        public Present {
            receipts = List.copyOf(receipts);
            unsettled = List.copyOf(unsettled);
            gone = List.copyOf(gone);
        }
    }

    /** Lists the paths of files in the drop folder that are not in the ledger, in path order. */
    public List<String> listNew() {
        Set<FileKey> known = read().stream().map(FileKey::of).collect(Collectors.toSet());
        return scan(known, new ArrayList<>()).stream()
                .filter(file -> !known.contains(file))
                .map(FileKey::path)
                .toList();
    }

    private record FileKey(String sha256, String path) {
        static FileKey of(Receipt receipt) {
            return new FileKey(receipt.sha256(), receipt.path());
        }
    }

    /** Reads all rows of the ledger. */
    public List<Receipt> read() {
        List<Receipt> receipts = new ArrayList<>();
        CsvFile ledger = new CsvFile(workspace.receipts(), workspace.show(workspace.receipts()), COLUMNS).exact();
        ledger.forEach(row -> {
            try {
                receipts.add(new Receipt(
                        receipts.size() + 1,
                        row.get("sha256"),
                        row.get("path"),
                        LocalDate.parse(row.get("first_seen"))));
            } catch (DateTimeException e) {
                throw new OperatorError(
                        "first_seen \"" + row.get("first_seen") + "\"",
                        row.where(),
                        "the ledger is written by the program: restore the line from a backup, dates like 2023-07-07");
            }
        });
        return receipts;
    }

    /** @param unsettled receives files that changed while they were read and files that cannot be read */
    private List<FileKey> scan(Set<FileKey> known, List<String> unsettled) {
        Path folder = workspace.submissions();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            Map<Path, FileState> states = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!isScratch(file.getFileName().toString())) {
                    states.put(file, FileState.at(file));
                }
            }
            List<FileKey> read = new ArrayList<>();
            for (Path file : states.keySet()) {
                try {
                    read.add(new FileKey(Hashes.ofFile(file), show(file)));
                } catch (UncheckedIOException e) {
                    unsettled.add(show(file));
                    LOG.warn("{} cannot be read and is left for the next run: {}", file, e.getMessage());
                }
            }
            if (!known.containsAll(read)) {
                pause.run();
            }
            List<FileKey> settled = new ArrayList<>();
            for (FileKey each : read) {
                Path file = folder.resolve(each.path());
                if (FileState.at(file).equals(states.get(file))) {
                    settled.add(each);
                } else {
                    unsettled.add(each.path());
                }
            }
            settled.sort(Comparator.comparing(FileKey::path));
            return settled;
        } catch (IOException | UncheckedIOException e) {
            throw new OperatorError(
                    "cannot be listed: " + e.getMessage(),
                    workspace.show(folder),
                    "see that the program may read every folder in it");
        }
    }

    private String show(Path file) {
        return workspace.submissions().relativize(file).toString().replace(File.separatorChar, '/');
    }

    /** A file's size and modification time; a difference between two readings means that the file is being written. */
    private record FileState(long size, FileTime modified) {
        static FileState at(Path file) throws IOException {
            try {
                return new FileState(Files.size(file), Files.getLastModifiedTime(file));
            } catch (NoSuchFileException e) {
                return new FileState(-1, FileTime.fromMillis(0));
            }
        }
    }

    /**
     * True for hidden files and for the lock and temporary files that office programs create beside an open document.
     */
    private static boolean isScratch(String name) {
        return name.startsWith(".") || name.startsWith("~$");
    }

    private void write(List<Receipt> receipts) {
        AtomicFile.write(workspace.receipts(), fresh -> {
            try (Writer out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8);
                    CSVPrinter csv = CSVFormat.RFC4180
                            .builder()
                            .setHeader(COLUMNS.toArray(String[]::new))
                            .get()
                            .print(out)) {
                for (Receipt receipt : receipts) {
                    csv.printRecord(receipt.sha256(), receipt.path(), receipt.firstSeen());
                }
            }
        });
    }
}
