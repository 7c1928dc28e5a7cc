package org.giaoban.docx;

import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.giaoban.docx.DocxStyles.Style;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/** Tables of a text document, whose columns have fixed widths in twentieths of a point. */
final class DocxTables {

    private static final String HAIRLINE = "B0B0B0";
    private static final int EIGHTHS_OF_A_POINT = 4;

    private final XWPFDocument word;

    DocxTables(XWPFDocument word) {
        this.word = word;
    }

    /** Adds a table of one row without lines, which puts texts beside each other. */
    XWPFTable plain(List<Integer> widths) {
        XWPFTable table = word.createTable(1, widths.size());
        table.removeBorders();
        setWidths(table, widths);
        return table;
    }

    private static void setWidths(XWPFTable table, List<Integer> widths) {
        table.setWidthType(TableWidthType.DXA);
        table.setWidth(widths.stream().mapToInt(width -> width).sum());
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        CTTblGrid grid = table.getCTTbl().addNewTblGrid();
        widths.forEach(width -> grid.addNewGridCol().setW(BigInteger.valueOf(width)));
        for (XWPFTableRow row : table.getRows()) {
            for (int i = 0; i < widths.size(); i++) {
                row.getCell(i).setWidth(String.valueOf(widths.get(i)));
            }
        }
    }

    /**
     * Adds a table whose heading is repeated on each page.
     *
     * @param texts how many columns from the left have texts; the others have numbers, which end at the right
     */
    void add(List<String> heads, List<List<String>> rows, List<Integer> widths, int texts) {
        XWPFTable table = word.createTable(rows.size() + 1, heads.size());
        setWidths(table, widths);
        table.removeBorders();
        table.setBottomBorder(XWPFTable.XWPFBorderType.SINGLE, EIGHTHS_OF_A_POINT, 0, HAIRLINE);
        table.setInsideHBorder(XWPFTable.XWPFBorderType.SINGLE, EIGHTHS_OF_A_POINT, 0, HAIRLINE);
        fill(table.getRow(0), Style.HEAD_CELL, heads, texts);
        table.getRow(0).setRepeatHeader(true);
        for (int i = 0; i < rows.size(); i++) {
            fill(table.getRow(i + 1), Style.CELL, rows.get(i), texts);
        }
    }

    private static void fill(XWPFTableRow row, Style style, List<String> cells, int texts) {
        row.setCantSplitRow(true);
        for (int i = 0; i < cells.size(); i++) {
            XWPFParagraph paragraph = add(row.getCell(i), style, cells.get(i));
            if (i >= texts) {
                paragraph.setAlignment(ParagraphAlignment.RIGHT);
            }
        }
    }

    /** Adds a paragraph to a cell; an empty text adds none to a cell that has one. */
    static XWPFParagraph add(XWPFTableCell cell, Style style, String text) {
        XWPFParagraph first = cell.getParagraphs().get(0);
        boolean isFree = first.getStyle() == null;
        if (text.isEmpty() && !isFree) {
            return first;
        }
        XWPFParagraph paragraph = isFree ? first : cell.addParagraph();
        paragraph.setStyle(style.id());
        paragraph.createRun().setText(text);
        return paragraph;
    }
}
