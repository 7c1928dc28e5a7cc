package org.giaoban.workspace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.input.BOMInputStream;
import org.giaoban.model.OperatorError;

/**
 * A CSV file of the workspace: UTF-8 with or without BOM, header row, separated by commas or by Excel's semicolons.
 */
public final class CsvFile {

    private final Path file;
    private final String shown;
    private final List<String> columns;
    private final boolean trim;

    /** @param columns required columns; other columns are ignored */
    public CsvFile(Path file, String shown, List<String> columns) {
        this(file, shown, columns, true);
    }

    private CsvFile(Path file, String shown, List<String> columns, boolean trim) {
        this.file = file;
        this.shown = shown;
        this.columns = List.copyOf(columns);
        this.trim = trim;
    }

    /** Returns a reader that keeps spaces at the ends of values, for files that programs write. */
    public CsvFile exact() {
        return new CsvFile(file, shown, columns, false);
    }

    /**
     * Passes each row to {@code action}; if the file is missing, there are no rows.
     *
     * @throws OperatorError if the file cannot be read or a column is missing
     */
    public void forEach(Consumer<Row> action) {
        if (!Files.exists(file)) {
            return;
        }
        try (BufferedReader reader = open();
                CSVParser parser = format(reader).parse(reader)) {
            List<String> missing = columns.stream()
                    .filter(column -> !parser.getHeaderNames().contains(column))
                    .toList();
            if (!missing.isEmpty()) {
                throw new OperatorError("csv-columns", shown + ":1", missing, columns);
            }
            for (CSVRecord record : parser) {
                // Excel saves rows that were cleared as rows of separators
                if (!record.stream().allMatch(String::isBlank)) {
                    action.accept(new Row(record, shown + ":" + parser.getCurrentLineNumber()));
                }
            }
        } catch (CharacterCodingException e) {
            throw new OperatorError("csv-not-utf8", shown);
        } catch (IOException | UncheckedIOException e) {
            throw new OperatorError("csv-unreadable", shown, e.getMessage());
        }
    }

    private BufferedReader open() throws IOException {
        return new BufferedReader(new InputStreamReader(
                BOMInputStream.builder().setPath(file).get(), StandardCharsets.UTF_8.newDecoder()));
    }

    private CSVFormat format(BufferedReader reader) throws IOException {
        reader.mark(8192);
        String header = String.valueOf(reader.readLine());
        reader.reset();
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(header))
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setTrim(trim)
                .get();
    }

    /**
     * Adds rows at the end, with the separator that the file has; a new file gets a header. The rows that are there stay
     * as they are, byte for byte.
     */
    public void append(List<List<Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        AtomicFile.write(file, fresh -> {
            String before = Files.exists(file) ? Files.readString(file) : "";
            StringBuilder all = new StringBuilder(before);
            if (!before.isEmpty() && !before.endsWith("\n")) {
                all.append("\r\n");
            }
            CSVFormat.Builder format = CSVFormat.RFC4180.builder();
            if (before.isBlank()) {
                format.setHeader(columns.toArray(String[]::new));
            } else {
                format.setDelimiter(delimiter(before.lines().findFirst().orElseThrow()));
            }
            format.get().print(all).printRecords(rows);
            Files.writeString(fresh, all);
        });
    }

    /** Returns the separator of a header row: a comma, or the semicolon that Excel writes in Vietnam. */
    static char delimiter(String header) {
        return header.indexOf(';') >= 0 && header.indexOf(',') < 0 ? ';' : ',';
    }

    /**
     * A row.
     *
     * @param where file and line, as messages show them
     */
    public record Row(CSVRecord record, String where) {

        /** Returns the text of a column; empty if the row is too short. */
        public String get(String column) {
            return record.isSet(column) ? record.get(column) : "";
        }
    }
}
