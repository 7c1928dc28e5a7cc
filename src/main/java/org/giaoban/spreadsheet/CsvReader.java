package org.giaoban.spreadsheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.giaoban.model.Finding;
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
    private static final int NAMED_QUOTES = 100;
    private static final int NAMED_NUMBERS = 100;

    private final Limits limits;

    CsvReader(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Workbook read(byte[] bytes) throws UnreadableException {
        Limits.check(bytes.length <= limits.textBytes(), "bytes", limits.textBytes());
        String text = TextBytes.decode(bytes);
        int most = 1;
        char best = 0;
        for (char separator : SEPARATORS.toCharArray()) {
            int wide = wideRecords(text, separator);
            if (wide > most) {
                most = wide;
                best = separator;
            }
        }
        if (most == 1) {
            throw new UnreadableException(FindingCode.NOT_A_WORKBOOK, "TXT");
        }
        return read(new CsvLines(text, best), best == ',');
    }

    /** Counts the records with two or more fields that are not empty. */
    private static int wideRecords(String text, char separator) {
        int wide = 0;
        for (CsvLines lines = new CsvLines(text, separator); lines.hasNext(); ) {
            long filled =
                    lines.next().stream().filter(field -> !field.isEmpty()).count();
            wide += filled > 1 ? 1 : 0;
        }
        return wide;
    }

    private Workbook read(CsvLines lines, boolean byCommas) throws UnreadableException {
        Limits.Memory memory = limits.new Memory();
        List<Row> rows = new ArrayList<>();
        List<Finding> notes = new ArrayList<>();
        FieldCounts counts = new FieldCounts();
        for (int record = 1; lines.hasNext(); record++) {
            Optional<Integer> before = lines.findStrayQuote();
            List<String> line = lines.next();
            Limits.check(line.size() <= Limits.COLUMNS, "columns", Limits.COLUMNS);
            Limits.check(record <= Limits.ROWS, "rows", Limits.ROWS);
            List<Cell> found = new ArrayList<>();
            for (int i = 0; i < line.size(); i++) {
                if (!line.get(i).isEmpty()) {
                    memory.addCells(1);
                    found.add(cell(record, i + 1, memory.keep(line.get(i))));
                }
            }
            counts.add(found, line.size());
            if (!found.isEmpty()) {
                memory.addRow();
                rows.add(new Row(record, found));
            }
            Optional<Integer> stray = lines.findStrayQuote();
            if (!stray.equals(before) && notes.size() < NAMED_QUOTES) {
                notes.add(found.stream()
                        .filter(cell -> cell.shown().startsWith("\""))
                        .findFirst()
                        .orElseThrow()
                        .finding(FindingCode.STRAY_QUOTE)
                        .with("line", String.valueOf(stray.orElseThrow())));
            }
        }
        if (byCommas) {
            rows.stream()
                    .filter(counts::isWide)
                    .flatMap(row -> findCutNumber(row.cells()).stream())
                    .limit(NAMED_NUMBERS)
                    .forEach(notes::add);
        }
        return new Workbook(List.of(new Sheet(SHEET, false, rows)), false, notes, Optional.empty());
    }

    /** How many fields the lines of a file have. */
    private static final class FieldCounts {
        private final Map<Integer, Integer> fields = new HashMap<>();
        private final Map<Integer, Integer> linesWithNumbers = new HashMap<>();
        private int headings;

        void add(List<Cell> line, int count) {
            if (line.stream().noneMatch(cell -> cell.type() == Type.NUMBER)) {
                headings = Math.max(headings, count);
            } else {
                fields.put(line.get(0).row(), count);
                linesWithNumbers.merge(count, 1, Integer::sum);
            }
        }

        /** True if a line with numbers has more fields than the headings, or than half of the lines with numbers. */
        boolean isWide(Row row) {
            Integer count = fields.get(row.number());
            return count != null
                    && (count > headings
                            || linesWithNumbers.entrySet().stream()
                                                    .filter(entry -> entry.getKey() < count)
                                                    .mapToInt(Map.Entry::getValue)
                                                    .sum()
                                            * 2
                                    >= fields.size());
        }
    }

    /** Finds a number that its own comma cut in two: {@code lượt,14,604}. */
    private static Optional<Finding> findCutNumber(List<Cell> row) {
        for (int i = 1; i < row.size(); i++) {
            String first = row.get(i - 1).shown().strip();
            String second = row.get(i).shown().strip();
            if (row.get(i).column() == row.get(i - 1).column() + 1
                    && first.matches("[1-9]\\d{0,2}")
                    && second.matches("\\d{3}")) {
                return Optional.of(row.get(i - 1)
                        .finding(FindingCode.NUMBER_CUT_IN_TWO)
                        .with("second", second)
                        .with("line", String.valueOf(row.get(i).row())));
            }
        }
        return Optional.empty();
    }

    /** Text of plain digits becomes a number, as in a spreadsheet program; all other text is kept as typed. */
    private static Cell cell(int row, int column, String text) {
        String digits = text.strip();
        return digits.matches("0|-?[1-9]\\d{0,14}")
                ? new Cell(SHEET, row, column, Type.NUMBER, digits, new BigDecimal(digits), null, CellFormat.PLAIN)
                : new Cell(SHEET, row, column, Type.TEXT, text, null, null, CellFormat.PLAIN);
    }
}
