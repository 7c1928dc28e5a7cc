package org.giaoban.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Writes a workbook of tables for reading and calculating: numbers are number cells, text is never a formula, headings
 * stay visible and repeat on every printed page. The same tables always give the same bytes.
 */
public final class TableWorkbook {

    private static final int POINTS_PER_LINE = 15;
    private static final int ROWS_IN_MEMORY = 100;

    /**
     * A table on a sheet of its own.
     *
     * @param name name of the sheet
     * @param lines lines above the table; the first is the title
     * @param rows values of each row: numbers ({@link BigDecimal}, {@link Long}, {@link Integer}), texts and nulls
     * @param charts drawn beside the table
     */
    public record Page(
            String name,
            List<String> lines,
            List<Column> columns,
            List<List<@Nullable Object>> rows,
            List<Chart> charts) {

        /** A table without charts. */
        public Page(String name, List<String> lines, List<Column> columns, List<List<@Nullable Object>> rows) {
            this(name, lines, columns, rows, List.of());
        }

        public Page {
            lines = List.copyOf(lines);
            columns = List.copyOf(columns);
            rows = Collections.unmodifiableList(new ArrayList<>(rows));
            charts = List.copyOf(charts);
        }
    }

    /**
     * A chart of horizontal bars over some rows of a table, which follows the table's cells when they are changed.
     *
     * @param names index of the column with the names of the bars
     * @param values indexes of the columns with the numbers; each is a series
     * @param from index of the first row
     * @param until index of the row behind the last one
     */
    public record Chart(String title, int names, List<Integer> values, int from, int until) {
        public Chart {
            values = List.copyOf(values);
        }
    }

    /** Heading of a column and its width in characters. */
    public record Column(String heading, int width) {}

    private final SXSSFWorkbook workbook;
    private final XSSFCellStyle title;
    private final XSSFCellStyle line;
    private final XSSFCellStyle heading;
    private final XSSFCellStyle text;
    private final XSSFCellStyle whole;
    private final XSSFCellStyle fraction;

    private TableWorkbook(SXSSFWorkbook streamed) {
        this.workbook = streamed;
        XSSFWorkbook workbook = streamed.getXSSFWorkbook();
        WorkbookStyles styles = new WorkbookStyles(workbook);
        this.title = styles.label;
        this.line = workbook.createCellStyle();
        this.heading = styles.heading;
        this.text = styles.text;
        this.whole = styles.number;
        this.fraction = workbook.createCellStyle();
        line.setFont(styles.text.getFont());
        fraction.cloneStyleFrom(whole);
        fraction.setDataFormat(workbook.createDataFormat().getFormat("#,##0.0#####"));
        List.of(title, line, heading, text).forEach(style -> style.setQuotePrefixed(true));
    }

    /** Returns the bytes of an {@code .xlsx} file. */
    public static byte[] write(List<Page> pages) {
        // Rows are streamed to disk: a model of all cells needs three times the time and a hundred times the memory.
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            workbook.setZip64Mode(Zip64Mode.AsNeeded);
            TableWorkbook tables = new TableWorkbook(workbook);
            pages.forEach(tables::add);
            return StablePackage.save(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Page page) {
        SXSSFSheet sheet = workbook.createSheet(page.name());
        for (int i = 0; i < page.lines().size(); i++) {
            put(sheet.createRow(i), 0, page.lines().get(i), i == 0 ? title : line);
        }
        int at = page.lines().size() + 1;
        SXSSFRow heads = sheet.createRow(at);
        heads.setHeightInPoints(3 * POINTS_PER_LINE);
        for (int column = 0; column < page.columns().size(); column++) {
            put(heads, column, page.columns().get(column).heading(), heading);
            sheet.setColumnWidth(column, page.columns().get(column).width() * 256);
        }
        for (int i = 0; i < page.rows().size(); i++) {
            fill(sheet.createRow(at + 1 + i), page.rows().get(i));
        }
        setUp(sheet, at, page.columns().size());
        if (!page.charts().isEmpty()) {
            new TableCharts(workbook.getXSSFWorkbook().getSheet(page.name()), page, at + 1).add();
        }
    }

    private void fill(SXSSFRow row, List<@Nullable Object> values) {
        for (int column = 0; column < values.size(); column++) {
            Object value = values.get(column);
            if (value instanceof Number number) {
                putNumber(row, column, new BigDecimal(number.toString()));
            } else {
                put(row, column, value == null ? "" : value.toString(), text);
            }
        }
    }

    private void putNumber(SXSSFRow row, int column, BigDecimal number) {
        boolean isWhole = number.stripTrailingZeros().scale() <= 0;
        put(row, column, "", isWhole ? whole : fraction).setCellValue(number.doubleValue());
    }

    private static SXSSFCell put(SXSSFRow row, int column, String text, XSSFCellStyle style) {
        SXSSFCell cell = row.createCell(column);
        cell.setCellStyle(style);
        if (!text.isEmpty()) {
            cell.setCellValue(text);
        }
        return cell;
    }

    private static void setUp(SXSSFSheet sheet, int heads, int columns) {
        sheet.createFreezePane(0, heads + 1);
        sheet.setAutoFilter(new CellRangeAddress(heads, Math.max(heads, sheet.getLastRowNum()), 0, columns - 1));
        sheet.setRepeatingRows(CellRangeAddress.valueOf(String.format(Locale.ROOT, "%1$d:%1$d", heads + 1)));
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }
}
