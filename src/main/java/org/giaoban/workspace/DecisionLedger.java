package org.giaoban.workspace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.Details;

/**
 * The append-only ledger {@code input/decisions.csv}. Its rows and columns are never changed: rows are appended to an
 * existing file with the columns that it has, six or ten; a new file has all ten.
 */
public final class DecisionLedger {

    private static final List<String> COLUMNS =
            List.of("date", "period", "unit", "decision", "element", "value", "until", "receipts", "reason", "by");
    private static final List<String> LATER = List.of("element", "value", "until", "receipts");
    private static final List<String> OLDER =
            COLUMNS.stream().filter(column -> !LATER.contains(column)).toList();

    private final Path file;
    private final String shown;

    public DecisionLedger(Workspace workspace) {
        this.file = workspace.decisions();
        this.shown = workspace.show(file);
    }

    /** Returns the columns that the file must have: all ten if it has any of the last four, else the first six. */
    public List<String> columns() {
        return isOlder() ? OLDER : COLUMNS;
    }

    /**
     * True if the file has six columns only, so that the last day of an extension and the number of receipts are
     * written into the reason.
     */
    public boolean isOlder() {
        String header = header(text(read()));
        return columns(header).stream().noneMatch(LATER::contains);
    }

    /** Lists the file and line of each row, as faults show them. */
    public List<String> listPlaces() {
        List<String> places = new ArrayList<>();
        new CsvFile(file, shown, columns()).forEach(row -> places.add(row.where()));
        return places;
    }

    /** Adds a row after the last one, with the file's own columns, separator and line ends. */
    public void append(Decision decision) {
        byte[] before = read();
        String text = text(before);
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        String row = (text.endsWith("\n") ? "" : end) + format(header(text), decision) + end;
        AtomicFile.write(file, fresh -> {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(before);
            all.writeBytes(row.getBytes(StandardCharsets.UTF_8));
            Files.write(fresh, all.toByteArray());
        });
    }

    /** Returns the bytes of the file, or a header row if the file is missing or empty. */
    private byte[] read() {
        try {
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            return text(bytes).replace("\uFEFF", "").isBlank()
                    ? (String.join(",", COLUMNS) + "\n").getBytes(StandardCharsets.UTF_8)
                    : bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String header(String text) {
        return text.replace("\uFEFF", "")
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElseThrow();
    }

    private static CSVFormat formatOf(String header) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(CsvFile.delimiter(header))
                .setTrim(true)
                .get();
    }

    private static List<String> columns(String header) {
        try (CSVParser parser = CSVParser.parse(header, formatOf(header))) {
            return parser.iterator().next().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String format(String header, Decision decision) {
        List<String> columns = columns(header);
        Map<String, Object> cells =
                columns.stream().noneMatch(LATER::contains) ? olderCells(decision) : cells(decision);
        return formatOf(header)
                .format(columns.stream()
                        .map(column -> cells.getOrDefault(column, ""))
                        .toArray());
    }

    private static Map<String, Object> olderCells(Decision decision) {
        return Map.of(
                "date", decision.date(),
                "period", decision.period().id(),
                "unit", decision.unit().orElse(""),
                "decision", decision.kind().id(),
                "reason", decision.written(),
                "by", decision.by());
    }

    private static Map<String, Object> cells(Decision decision) {
        Details details = decision.details();
        Map<String, Object> cells = new HashMap<>(olderCells(decision));
        cells.put("reason", decision.writtenBesideColumns());
        cells.put("element", details.element().orElse(""));
        cells.put("value", details.value().map(BigDecimal::toPlainString).orElse(""));
        cells.put("until", details.until().map(String::valueOf).orElse(""));
        cells.put("receipts", decision.mark().receipts().map(String::valueOf).orElse(""));
        return cells;
    }
}
