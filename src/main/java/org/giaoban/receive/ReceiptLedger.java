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
 * The append-only ledger {@code input/receipts.csv}: which bytes came under which path, first seen when. Its order
 * decides which version of a submission is the newer one, in this run and in every rebuild.
 */
public final class ReceiptLedger {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptLedger.class);
    private static final List<String> COLUMNS = List.of("sha256", "path", "first_seen");

    private final Workspace workspace;
    private final Runnable pause;

    public ReceiptLedger(Workspace workspace) {
        this(workspace, () -> LockSupport.parkNanos(Duration.ofMillis(300).toNanos()));
    }

    /** @param pause between the first and the second look at the files */
    ReceiptLedger(Workspace workspace, Runnable pause) {
        this.workspace = workspace;
        this.pause = pause;
    }

    /**
     * Enters what is new in the drop folder, in path order.
     *
     * @return what lies there up to {@code today}
     */
    public Present update(LocalDate today) {
        List<Receipt> ledger = read();
        Set<Arrived> known = new HashSet<>();
        ledger.forEach(receipt -> known.add(Arrived.of(receipt)));
        List<String> unsettled = new ArrayList<>();
        List<Arrived> present = scan(known, unsettled);
        List<Receipt> all = new ArrayList<>(ledger);
        for (Arrived arrived : present) {
            if (known.add(arrived)) {
                all.add(new Receipt(all.size() + 1, arrived.sha256(), arrived.path(), today));
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

    /** A file that was moved or renamed is where its bytes lie now: that is no arrival. */
    private static Present sort(List<Receipt> receipts, List<Arrived> present, List<String> unsettled) {
        Set<Arrived> here = new HashSet<>(present);
        Map<String, String> places = new HashMap<>();
        present.forEach(arrived -> places.putIfAbsent(arrived.sha256(), arrived.path()));
        Map<Arrived, Receipt> there = new LinkedHashMap<>();
        List<Receipt> gone = new ArrayList<>();
        for (Receipt receipt : receipts) {
            String place = here.contains(Arrived.of(receipt)) ? receipt.path() : places.get(receipt.sha256());
            if (place != null) {
                Receipt moved = new Receipt(receipt.ordinal(), receipt.sha256(), place, receipt.firstSeen());
                there.putIfAbsent(Arrived.of(moved), moved);
            } else if (!unsettled.contains(receipt.path())) {
                gone.add(receipt);
            }
        }
        return new Present(List.copyOf(there.values()), unsettled, gone);
    }

    /**
     * What lies in the drop folder.
     *
     * @param receipts the arrivals, oldest first
     * @param unsettled paths of files that somebody is writing: they are left for the next run
     * @param gone the arrivals whose bytes lie there no more, under whatever name
     */
    public record Present(List<Receipt> receipts, List<String> unsettled, List<Receipt> gone) {
        public Present {
            receipts = List.copyOf(receipts);
            unsettled = List.copyOf(unsettled);
            gone = List.copyOf(gone);
        }
    }

    /** Files in the drop folder that are not in the ledger, in path order. */
    public List<String> listNew() {
        Set<Arrived> known = read().stream().map(Arrived::of).collect(Collectors.toSet());
        return scan(known, new ArrayList<>()).stream()
                .filter(arrived -> !known.contains(arrived))
                .map(Arrived::path)
                .toList();
    }

    private record Arrived(String sha256, String path) {
        static Arrived of(Receipt receipt) {
            return new Arrived(receipt.sha256(), receipt.path());
        }
    }

    /** Every line of the ledger. */
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

    /** @param unsettled takes the files that changed while they were looked at, and those that cannot be read */
    private List<Arrived> scan(Set<Arrived> known, List<String> unsettled) {
        Path folder = workspace.submissions();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            Map<Path, Look> looks = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!isScratch(file.getFileName().toString())) {
                    looks.put(file, Look.at(file));
                }
            }
            List<Arrived> arrived = new ArrayList<>();
            for (Path file : looks.keySet()) {
                try {
                    arrived.add(new Arrived(Hashes.ofFile(file), show(file)));
                } catch (UncheckedIOException e) {
                    unsettled.add(show(file));
                    LOG.warn("{} cannot be read and is left for the next run: {}", file, e.getMessage());
                }
            }
            if (!known.containsAll(arrived)) {
                pause.run();
            }
            List<Arrived> still = new ArrayList<>();
            for (Arrived each : arrived) {
                Path file = folder.resolve(each.path());
                if (Look.at(file).equals(looks.get(file))) {
                    still.add(each);
                } else {
                    unsettled.add(each.path());
                }
            }
            still.sort(Comparator.comparing(Arrived::path));
            return still;
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

    /** A file's size and time; both stay the same when nobody writes to it. */
    private record Look(long size, FileTime modified) {
        static Look at(Path file) throws IOException {
            try {
                return new Look(Files.size(file), Files.getLastModifiedTime(file));
            } catch (NoSuchFileException e) {
                return new Look(-1, FileTime.fromMillis(0));
            }
        }
    }

    /** The lock and temporary files that office programs leave beside an open document, and hidden files. */
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
