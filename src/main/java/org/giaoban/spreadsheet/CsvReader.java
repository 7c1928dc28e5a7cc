package org.giaoban.spreadsheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.giaoban.model.FindingCode;
import org.giaoban.spreadsheet.Cell.Look;
import org.giaoban.spreadsheet.Cell.Type;

/**
 * Reads .csv: one sheet, its labelled cells above the table. Fields are separated by semicolons, tabs or commas,
 * whichever gives the most of them.
 */
final class CsvReader implements WorkbookReader {

    private static final String SHEET = "CSV";
    private static final String SEPARATORS = ";\t,";

    private final Limits limits;

    CsvReader(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Workbook read(byte[] bytes) throws UnreadableException {
        Limits.check(bytes.length <= limits.textBytes(), "bytes", limits.textBytes());
        String text = TextBytes.decode(bytes);
        List<Row> best = List.of();
        int most = 1;
        for (char separator : SEPARATORS.toCharArray()) {
            List<Row> rows = rows(text, separator);
            int wide = (int) rows.stream().filter(row -> row.cells().size() > 1).count();
            if (wide > most) {
                most = wide;
                best = rows;
            }
        }
        if (best.isEmpty()) {
            throw new UnreadableException(FindingCode.NOT_A_WORKBOOK, "TXT");
        }
        return new Workbook(List.of(new Sheet(SHEET, false, best)), false, List.of(), Optional.empty());
    }

    private List<Row> rows(String text, char separator) throws UnreadableException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        Limits.Texts texts = limits.new Texts();
        List<Row> rows = new ArrayList<>();
        int cells = 0;
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord line : parser) {
                Limits.check(line.size() <= Limits.COLUMNS, "columns", Limits.COLUMNS);
                Limits.check(parser.getRecordNumber() <= Limits.ROWS, "rows", Limits.ROWS);
                List<Cell> found = new ArrayList<>();
                for (int i = 0; i < line.size(); i++) {
                    if (!line.get(i).isEmpty()) {
                        Limits.check(++cells <= limits.cells(), "cells", limits.cells());
                        found.add(cell((int) parser.getRecordNumber(), i + 1, texts.keep(line.get(i))));
                    }
                }
                if (!found.isEmpty()) {
                    rows.add(new Row((int) parser.getRecordNumber(), found));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
        return rows;
    }

    /** Plain digits are a number, as a spreadsheet program would take them; everything else is what was typed. */
    private static Cell cell(int row, int column, String text) {
        String digits = text.strip();
        return digits.matches("0|-?[1-9]\\d{0,14}")
                ? new Cell(SHEET, row, column, Type.NUMBER, digits, new BigDecimal(digits), null, Look.PLAIN)
                : new Cell(SHEET, row, column, Type.TEXT, text, null, null, Look.PLAIN);
    }
}
