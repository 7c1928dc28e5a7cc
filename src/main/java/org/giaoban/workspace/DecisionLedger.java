package org.giaoban.workspace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.giaoban.model.Decision;

/** The append-only ledger {@code input/decisions.csv}. Existing bytes are never changed. */
public final class DecisionLedger {

    public static final List<String> COLUMNS = List.of("date", "period", "unit", "decision", "reason", "by");

    private final Path file;

    public DecisionLedger(Workspace workspace) {
        this.file = workspace.decisions();
    }

    /** Appends a row with the columns, separator and line ends of the existing file. */
    public void append(Decision decision) {
        byte[] before = read();
        String text = new String(before, StandardCharsets.UTF_8);
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        String row = (text.endsWith("\n") ? "" : end) + format(header(text), decision) + end;
        AtomicFile.write(file, fresh -> {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(before);
            all.writeBytes(row.getBytes(StandardCharsets.UTF_8));
            Files.write(fresh, all.toByteArray());
        });
    }

    private byte[] read() {
        try {
            return Files.exists(file)
                    ? Files.readAllBytes(file)
                    : (String.join(",", COLUMNS) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(String text) {
        return text.replace("\uFEFF", "")
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElseThrow();
    }

    private static String format(String header, Decision decision) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(CsvFile.delimiter(header))
                .setTrim(true)
                .get();
        Map<String, Object> cells = Map.of(
                "date", decision.date(),
                "period", decision.period().id(),
                "unit", decision.unit().orElse(""),
                "decision", decision.kind().id(),
                "reason", decision.written(),
                "by", decision.by());
        try (CSVParser columns = CSVParser.parse(header, format)) {
            return format.format(columns.iterator().next().stream()
                    .map(column -> cells.getOrDefault(column, ""))
                    .toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
