package org.giaoban.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes a CSV file: UTF-8, RFC 4180, header row; null is an empty field. */
public final class CsvOutput {

    private final CSVPrinter csv;

    private CsvOutput(CSVPrinter csv) {
        this.csv = csv;
    }

    /** @param header the column names, separated by commas */
    public static void write(Path file, String header, Consumer<CsvOutput> rows) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            print(out, header, rows);
        }
    }

    /** Writes the CSV to {@code out} without closing it. */
    public static void print(Appendable out, String header, Consumer<CsvOutput> rows) {
        try {
            CSVPrinter csv = CSVFormat.RFC4180
                    .builder()
                    .setHeader(header.split(","))
                    .get()
                    .print(out);
            rows.accept(new CsvOutput(csv));
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void row(@Nullable Object... cells) {
        try {
            csv.printRecord(Arrays.stream(cells).map(CsvOutput::text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String text(@Nullable Object cell) {
        if (cell == null) {
            return null;
        }
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return cell instanceof String text ? withoutFormula(Printable.of(text)) : cell.toString();
    }

    /**
     * Prefixes text that a spreadsheet program would read as a formula with an apostrophe, because the texts come
     * from senders.
     */
    private static String withoutFormula(String text) {
        boolean looksLikeFormula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return looksLikeFormula && !text.matches("[+-]?[\\d.,\\s]*%?") ? "'" + text : text;
    }
}
