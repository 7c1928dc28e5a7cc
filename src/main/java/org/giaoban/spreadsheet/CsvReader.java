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
import org.giaoban.spreadsheet.Cell.CellFormat;
import org.giaoban.spreadsheet.Cell.Type;

/**
 * Reads .csv files as a workbook of one sheet. Of semicolon, tab and comma, the separator that gives the most rows with
 * two or more fields is used.
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

    /** Text of plain digits becomes a number, as in a spreadsheet program; all other text is kept as typed. */
    private static Cell cell(int row, int column, String text) {
        String digits = text.strip();
        return digits.matches("0|-?[1-9]\\d{0,14}")
                ? new Cell(SHEET, row, column, Type.NUMBER, digits, new BigDecimal(digits), null, CellFormat.PLAIN)
                : new Cell(SHEET, row, column, Type.TEXT, text, null, null, CellFormat.PLAIN);
    }
}
