package org.giaoban.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;

/**
 * A CSV file to which rows are only appended. A row is on the disk before the program goes on, so a kill at any moment leaves
 * the whole row or none. Only the file's owner may read it.
 */
public final class PrivateLedger {

    /** Modes of what has addresses of people in it. */
    static final String MODES = "rw-------";

    private final Workspace workspace;
    private final Path file;
    private final List<String> columns;

    public PrivateLedger(Workspace workspace, Path file, List<String> columns) {
        this.workspace = workspace;
        this.file = file;
        this.columns = List.copyOf(columns);
    }

    /** True for the private ledgers of the workspace with that root. */
    static boolean isPrivate(Path root, Path file) {
        Workspace workspace = new Workspace(root);
        return List.of(workspace.sent(), workspace.mailbox())
                .contains(file.toAbsolutePath().normalize());
    }

    /**
     * Reads the rows; a last row that a power cut left half written counts as not written.
     *
     * @param parse returns what a row says; empty for a row that nobody understands
     */
    public <T> List<T> read(Function<CsvFile.Row, Optional<T>> parse) {
        List<T> rows = new ArrayList<>();
        new CsvFile(file, workspace.show(file), columns)
                .exact()
                .forEach(row -> parse.apply(row).ifPresent(rows::add));
        if (!isWhole() && !rows.isEmpty()) {
            rows.remove(rows.size() - 1);
        }
        return rows;
    }

    /** True if the file ends with its last row. Only its last byte is read, because every append asks. */
    private boolean isWhole() {
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

    /**
     * Adds a row and returns when the disk has it.
     *
     * @param values the values of all columns
     */
    public void append(Object... values) {
        try {
            begin();
            String line = (isWhole() ? "" : "\r\n") + CSVFormat.RFC4180.format(values) + "\r\n";
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    /** Creates the ledger with its header, for its owner only. */
    private void begin() throws IOException {
        if (!Files.exists(file)) {
            AtomicFile.write(file, fresh -> {
                Files.writeString(fresh, String.join(",", columns) + "\r\n");
                FileModes.set(fresh, MODES);
            });
        }
    }
}
