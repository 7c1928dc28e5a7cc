package org.giaoban.spreadsheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.spreadsheet.Cell.CellFormat;
import org.giaoban.spreadsheet.Cell.NumberFormat;
import org.giaoban.spreadsheet.Cell.Type;
import org.giaoban.spreadsheet.Cell.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Collects the cells of the sheets of one workbook, one sheet after the other, row by row from left to right, within
 * the limits. Rows or cells out of order are damage, which no spreadsheet program writes.
 */
final class SheetBuilder {

    private final boolean date1904;
    private final Limits.Memory memory;

    private String name = "";
    private boolean hiddenSheet;
    private final BitSet hiddenColumns = new BitSet();
    private final List<Row> rows = new ArrayList<>();
    private final List<MergedRange> merged = new ArrayList<>();
    private List<Cell> cells = new ArrayList<>();
    private @Nullable Cell missing;
    private int countOfMissing;
    private boolean hiddenRow;
    private int row;
    private int column;

    SheetBuilder(boolean date1904, Limits.Memory memory) {
        this.date1904 = date1904;
        this.memory = memory;
    }

    void begin(String sheetName, boolean hidden) {
        name = sheetName;
        hiddenSheet = hidden;
        hiddenColumns.clear();
        rows.clear();
        merged.clear();
        cells = new ArrayList<>();
        row = 0;
        column = 0;
    }

    /** Ends the current row, and the sheet. */
    Sheet end() throws UnreadableException {
        endRow();
        if (hiddenSheet) {
            rows.replaceAll(each -> each.map(cell -> cell.with(cell.format().with(Visibility.HIDDEN))));
        }
        return Sheet.of(name, hiddenSheet, rows, merged);
    }

    /** Hides columns; both numbers count from 1 and are inclusive. */
    void hideColumns(int first, int last) {
        int end = Math.min(last, Limits.COLUMNS);
        hiddenColumns.set(Math.min(first, end), end + 1);
    }

    /** Hides the whole sheet, which some formats say after its cells. */
    void hide() {
        hiddenSheet = true;
    }

    void merge(MergedRange range) throws UnreadableException {
        merged.add(range);
        Limits.checkStyles(merged.size());
    }

    /** Ends the current row and begins another one below it. */
    void row(int number, boolean hidden) throws UnreadableException {
        endRow();
        Limits.check(number <= Limits.ROWS, "rows", Limits.ROWS);
        damagedUnless(number > row, "row " + number);
        row = number;
        column = 0;
        hiddenRow = hidden;
    }

    private void endRow() throws UnreadableException {
        if (!cells.isEmpty()) {
            memory.addRow();
            rows.add(new Row(row, cells));
            cells = new ArrayList<>();
        }
    }

    /** Moves to a cell of the current row, which is to the right of the cell before. */
    void moveTo(int number) throws UnreadableException {
        boolean isNext = number > column && number <= Limits.COLUMNS && row > 0;
        damagedUnless(isNext, isNext ? "" : "cell " + Cell.columnName(number) + row);
        column = number;
    }

    /** Passes over columns that a merged cell covers. */
    void pass(int columns) {
        column = Math.min(column + columns, Limits.COLUMNS);
    }

    int row() {
        return row;
    }

    int column() {
        return column;
    }

    Limits.Memory memory() {
        return memory;
    }

    /** Adds a text whose characters have been counted; an empty text is no cell. */
    void addText(RichText text, @Nullable String formula, CellFormats.Style style) throws UnreadableException {
        if (!text.text().isEmpty()) {
            add(Type.TEXT, text.text(), null, formula, format(style, text.struck()));
        }
    }

    void addNumber(BigDecimal number, @Nullable String formula, CellFormats.Style style) throws UnreadableException {
        CellFormat format = format(style, false);
        String display = format.numberFormat() == NumberFormat.GENERAL
                ? DisplayedNumber.findDiffering(number, style.code())
                : "";
        add(number, formula, format.displaying(display));
    }

    void addDate(BigDecimal serial, @Nullable String formula, CellFormats.Style style) throws UnreadableException {
        add(serial, formula, format(style, false).with(NumberFormat.DATE));
    }

    private void add(BigDecimal number, @Nullable String formula, CellFormat format) throws UnreadableException {
        String shown = memory.keep(Numbers.show(number, format.numberFormat(), date1904));
        add(Type.NUMBER, shown, memory.keep(number), formula, format);
    }

    /** Adds a number beside the text that the cell displays for it. */
    void addDisplayed(BigDecimal number, String displayed, boolean hidden) throws UnreadableException {
        CellFormat format = format(CellFormats.Style.PLAIN, false)
                .with(hidden ? Visibility.HIDDEN : Visibility.SHOWN)
                .displaying(DisplayedNumber.differing(number, displayed));
        add(number, null, format);
    }

    /** Passes over a cell whose text the file refers to but does not have. */
    void addMissingText() {
        countOfMissing++;
        missing = missing != null ? missing : new Cell(name, row, column, Type.TEXT, "", null, null, CellFormat.PLAIN);
    }

    /** Lists what is to be said of the workbook after all its sheets have been read. */
    List<Finding> notes() {
        return Optional.ofNullable(missing).stream()
                .map(cell -> cell.finding(FindingCode.TEXTS_MISSING).with("count", String.valueOf(countOfMissing)))
                .toList();
    }

    /** Adds a cell that is neither text nor number. */
    void addOther(Type type, String shown, @Nullable String formula, CellFormats.Style style)
            throws UnreadableException {
        add(type, shown, null, formula, format(style, false));
    }

    private void add(Type type, String shown, @Nullable BigDecimal number, @Nullable String formula, CellFormat format)
            throws UnreadableException {
        memory.addCells(1);
        cells.add(new Cell(name, row, column, type, shown, number, formula, format));
    }

    private CellFormat format(CellFormats.Style style, boolean struck) {
        boolean hidden = hiddenRow || hiddenColumns.get(column);
        Visibility visibility = struck ? Visibility.STRUCK_OUT : hidden ? Visibility.HIDDEN : Visibility.SHOWN;
        return style.format().with(visibility);
    }

    static void damagedUnless(boolean intact, String where) throws UnreadableException {
        if (!intact) {
            throw new UnreadableException(FindingCode.UNREADABLE, where);
        }
    }
}
