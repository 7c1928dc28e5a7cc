package org.giaoban.spreadsheet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.giaoban.spreadsheet.Cell.CellFormat;
import org.giaoban.spreadsheet.Cell.NumberFormat;
import org.giaoban.spreadsheet.Cell.Visibility;
import org.jsoup.nodes.Element;

/**
 * Writes a table of a web page below what a sheet has. Cells that span columns or rows become merged ranges. Plain
 * digits and the numbers that Excel and LibreOffice keep beside the text become numbers; all other text stays as it is.
 */
final class HtmlTable {

    private static final Pattern NOT_SHOWN =
            Pattern.compile("(?i).*(?:display\\s*:\\s*none|visibility\\s*:\\s*(?:hidden|collapse)).*", Pattern.DOTALL);
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9]\\d{0,14}");
    private static final Pattern NUMERIC = Pattern.compile("[-+\\d.,\\s\\u00A0]+");
    /** Most columns and rows that browsers let a cell span. */
    private static final int MOST_COLUMNS = 1_000;

    private static final int MOST_ROWS = 65_534;

    private final SheetBuilder sheet;
    private final HtmlText words = new HtmlText();
    /** Number of the last row that cells above occupy, by column. */
    private final int[] occupied = new int[Limits.COLUMNS + 2];

    private long spanned;

    HtmlTable(SheetBuilder sheet) {
        this.sheet = sheet;
    }

    void add(Element table) throws UnreadableException {
        boolean hidden = isHidden(table);
        List<Element> rows = HtmlReader.rowsOf(table);
        int last = sheet.row() + rows.size();
        for (Element row : rows) {
            sheet.row(sheet.row() + 1, hidden || isHidden(row) || isHidden(Objects.requireNonNull(row.parent())));
            int column = 1;
            for (Element cell : row.children()) {
                if (cell.normalName().equals("td") || cell.normalName().equals("th")) {
                    while (column <= Limits.COLUMNS && occupied[column] >= sheet.row()) {
                        column++;
                    }
                    column = add(cell, column, last);
                }
            }
        }
    }

    /** Adds a cell and returns the column after it. */
    private int add(Element cell, int column, int lastRow) throws UnreadableException {
        int columns = span(cell, "colspan", MOST_COLUMNS);
        int rows = Math.min(span(cell, "rowspan", MOST_ROWS), lastRow - sheet.row() + 1);
        int end = column + columns - 1;
        Limits.check(end <= Limits.COLUMNS, "columns", Limits.COLUMNS);
        spanned += columns;
        Limits.check(spanned <= Limits.MERGED_CELLS, "merged cells", Limits.MERGED_CELLS);
        for (int i = column; i <= end; i++) {
            occupied[i] = Math.max(occupied[i], sheet.row() + rows - 1);
        }
        if (columns > 1 || rows > 1) {
            sheet.merge(new MergedRange(sheet.row(), column, sheet.row() + rows - 1, end));
        }
        sheet.moveTo(column);
        addContent(cell);
        return end + 1;
    }

    private void addContent(Element cell) throws UnreadableException {
        words.add(cell);
        RichText text = words.end().keptIn(sheet.memory());
        Optional<BigDecimal> number = text.struck() ? Optional.empty() : findNumber(cell, text.text());
        if (number.isPresent()) {
            sheet.addDisplayed(number.get(), text.text(), isHidden(cell));
        } else {
            CellFormat format = CellFormat.PLAIN.with(isHidden(cell) ? Visibility.HIDDEN : Visibility.SHOWN);
            sheet.addText(text, null, new CellFormats.Style(format.with(NumberFormat.GENERAL), ""));
        }
    }

    /**
     * Returns the number of a cell: what Excel ({@code x:num}) or LibreOffice ({@code sdval}) keep of it, or plain
     * digits. A date has such a number too; its text stays.
     */
    private static Optional<BigDecimal> findNumber(Element cell, String text) {
        String kept = cell.hasAttr("x:num") ? cell.attr("x:num") : cell.attr("sdval");
        if (!kept.isBlank() && NUMERIC.matcher(text).matches()) {
            return Numbers.parse(kept);
        }
        return WHOLE.matcher(text).matches() ? Numbers.parse(text) : Optional.empty();
    }

    private static int span(Element cell, String attribute, int most) {
        String text = cell.attr(attribute).strip();
        return text.matches("\\d{1,9}") ? Math.max(1, Math.min(Integer.parseInt(text), most)) : 1;
    }

    private static boolean isHidden(Element element) {
        return element.hasAttr("hidden")
                || NOT_SHOWN.matcher(element.attr("style")).matches();
    }
}
