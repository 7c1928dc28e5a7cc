package org.giaoban.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.pdf.common.PdfStructure;
import net.sf.jasperreports.pdf.common.PdfStructureEntry;

/**
 * The structure of one table: its rows and cells. Cells whose upper edges are level form a row. When all cells are known,
 * their places on the page tell how many columns and rows each one spans.
 */
final class TableTags {

    private final PdfStructure structure;
    private final PdfStructureEntry table;
    private final List<Row> rows = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private boolean hasData;

    TableTags(PdfStructure structure, PdfStructureEntry parent) {
        this.structure = structure;
        this.table = structure.createTag(parent, "Table");
    }

    /** A row; its upper edge is measured from the upper edge of the page, in points. */
    private record Row(PdfStructureEntry entry, int page, int top) {}

    /** A cell in its row. */
    private record Cell(PdfStructureEntry entry, Row row, JRPrintElement element, boolean isHead) {
        boolean isBelow(int top) {
            return top >= row.top() && top < row.top() + element.getHeight();
        }
    }

    /** False for a heading after rows of data, which begins another table, such as that of the next page. */
    boolean takes(boolean isHead) {
        return !(isHead && hasData);
    }

    /**
     * Adds a cell and begins its text, which stands in it without a paragraph: that would double the entries of a
     * document.
     */
    void begin(JRPrintElement element, int page, boolean isHead) {
        Row row = row(page, element.getY());
        add(structure.beginTag(row.entry(), tag(isHead)), row, element, isHead);
    }

    /** Adds a cell without a text. */
    void addBlank(JRPrintElement element, int page, boolean isHead) {
        Row row = row(page, element.getY());
        add(structure.createTag(row.entry(), tag(isHead)), row, element, isHead);
    }

    private void add(PdfStructureEntry entry, Row row, JRPrintElement element, boolean isHead) {
        cells.add(new Cell(entry, row, element, isHead));
        hasData |= !isHead;
    }

    private static String tag(boolean isHead) {
        return isHead ? "TH" : "TD";
    }

    private Row row(int page, int top) {
        return rows.stream()
                .filter(row -> row.page() == page && row.top() == top)
                .findFirst()
                .orElseGet(() -> {
                    Row row = new Row(structure.createTag(table, "TR"), page, top);
                    rows.add(row);
                    return row;
                });
    }

    /** Writes what the cells span and what the headings are about; no cell follows. */
    void end() {
        NavigableSet<Integer> columns = new TreeSet<>();
        cells.forEach(cell -> columns.add(cell.element().getX()));
        for (Cell cell : cells) {
            int left = cell.element().getX();
            int across = columns.subSet(left, left + Math.max(cell.element().getWidth(), 1))
                    .size();
            int down = (int) rows.stream()
                    .filter(row -> row.page() == cell.row().page() && cell.isBelow(row.top()))
                    .count();
            if (across > 1 || down > 1) {
                cell.entry().setSpan(across, Math.max(down, 1));
            }
            if (cell.isHead()) {
                // Behind the span, which replaces all attributes.
                cell.entry().setScope("Column");
            }
        }
    }
}
