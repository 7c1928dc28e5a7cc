package org.giaoban.spreadsheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.giaoban.model.FindingCode;
import org.giaoban.spreadsheet.Cell.CellFormat;
import org.giaoban.spreadsheet.Cell.NumberFormat;
import org.giaoban.spreadsheet.Cell.Type;
import org.giaoban.spreadsheet.Cell.Visibility;
import org.jspecify.annotations.Nullable;

/** Reads the tables of one OpenDocument spreadsheet, one after the other; their memory is counted together. */
final class OdsTable {

    private final OdsCellFormats formats;
    private final Limits.Memory memory;

    private String name = "";
    private boolean hiddenSheet;
    private BitSet hiddenColumns = new BitSet();
    private List<Row> rows = new ArrayList<>();
    private List<MergedRange> merged = new ArrayList<>();
    private List<Cell> cells = new ArrayList<>();
    private boolean hiddenRow;
    private int rowRepeats;
    private int row;
    private int column;
    private int columnsDeclared;

    OdsTable(OdsCellFormats formats, Limits limits) {
        this.formats = formats;
        this.memory = limits.new Memory();
    }

    /** Reads one table; {@code xml} is at its start element and moves to its end element. */
    Sheet read(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        name = Xml.text(xml, "name");
        hiddenSheet = formats.isHidden(Xml.text(xml, "style-name"));
        hiddenColumns = new BitSet();
        rows = new ArrayList<>();
        merged = new ArrayList<>();
        row = 0;
        columnsDeclared = 0;
        while (true) {
            int event = Xml.next(xml);
            if (event == XMLStreamReader.START_ELEMENT) {
                start(xml);
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("table-row")) {
                endRow();
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("table")) {
                return Sheet.of(name, hiddenSheet, rows, merged);
            }
        }
    }

    private void start(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        switch (xml.getLocalName()) {
            case "table-column" -> {
                int from = columnsDeclared + 1;
                columnsDeclared = Math.min(from - 1 + Xml.number(xml, "number-columns-repeated", 1), Limits.COLUMNS);
                if (isHidden(xml) && columnsDeclared >= from) {
                    hiddenColumns.set(from, columnsDeclared + 1);
                }
            }
            case "table-row" -> {
                rowRepeats = Xml.number(xml, "number-rows-repeated", 1);
                hiddenRow = isHidden(xml);
                cells = new ArrayList<>();
                row++;
                column = 1;
            }
            case "table-cell", "covered-table-cell" -> cell(xml);
            case "table" -> throw new UnreadableException(FindingCode.UNREADABLE, "table in a table");
            default -> {}
        }
    }

    private static boolean isHidden(XMLStreamReader xml) {
        return Xml.attribute(xml, "visibility")
                .filter(v -> !v.equals("visible"))
                .isPresent();
    }

    /** Adds the current row as often as it is repeated; empty rows are only counted. */
    private void endRow() throws UnreadableException {
        for (int copy = 0; copy < rowRepeats && !cells.isEmpty(); copy++) {
            Limits.check(row + copy <= Limits.ROWS, "rows", Limits.ROWS);
            int number = row + copy;
            memory.addRow();
            memory.addCells(copy > 0 ? cells.size() : 0);
            rows.add(new Row(
                    number, cells.stream().map(c -> c.at(number, c.column())).toList()));
        }
        row = Math.min(row + rowRepeats - 1, 2 * Limits.ROWS);
    }

    private void cell(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        int repeats = Xml.number(xml, "number-columns-repeated", 1);
        boolean covered = xml.getLocalName().equals("covered-table-cell");
        Content content = Content.of(xml);
        addMerged(xml);
        RichText rich = OdsText.read(xml, formats);
        String text = memory.keep(rich.text());
        boolean struck = rich.struck() || formats.isStruckOut(content.style());
        int last = Math.min(column + repeats - 1, 2 * Limits.COLUMNS);
        Cell first = content.isEmpty(text) ? null : cell(content, text, formats.font(content.style()));
        for (; first != null && column <= last; column++) {
            Limits.check(column <= Limits.COLUMNS, "columns", Limits.COLUMNS);
            memory.addCells(1);
            boolean hidden = hiddenSheet || hiddenRow || hiddenColumns.get(column);
            CellFormat format = first.format()
                    .with(covered ? Visibility.COVERED : struck ? Visibility.STRUCK_OUT : Visibility.SHOWN)
                    .with(hidden ? Visibility.HIDDEN : Visibility.SHOWN);
            cells.add(first.at(row, column).with(format));
        }
        column = last + 1;
    }

    /** Records a merged range over several rows, whose first cell the XML element is. */
    private void addMerged(XMLStreamReader xml) throws UnreadableException {
        int spanned = Xml.number(xml, "number-rows-spanned", 1);
        if (spanned > 1) {
            int columns = Xml.number(xml, "number-columns-spanned", 1);
            merged.add(new MergedRange(row, column, row + spanned - 1, column + columns - 1));
            Limits.checkStyles(merged.size());
        }
    }

    private Cell cell(Content content, String text, String font) throws UnreadableException {
        boolean error = content.error() || content.formula() != null && text.matches("#[A-Z0-9/]+[!?]?|Err:\\d{3}");
        String formula = content.formula() == null ? null : OdsFormula.toExcel(content.formula());
        if (error) {
            return cell(Type.ERROR, text, null, formula, NumberFormat.GENERAL, font);
        }
        return switch (content.type()) {
            case "float", "currency" -> displaying(number(content.value(), formula, NumberFormat.GENERAL, font), text);
            case "percentage" -> number(content.value(), formula, NumberFormat.PERCENT, font);
            case "date" -> {
                Optional<BigDecimal> serial = SerialDate.parseIso(content.date(), false);
                yield serial.isPresent()
                        ? cell(
                                Type.NUMBER,
                                SerialDate.show(serial.get(), false),
                                serial.get(),
                                formula,
                                NumberFormat.DATE,
                                font)
                        : cell(Type.TEXT, content.date(), null, formula, NumberFormat.GENERAL, font);
            }
            case "boolean" ->
                cell(
                        Type.BOOLEAN,
                        content.truth().equals("true") ? "TRUE" : "FALSE",
                        null,
                        formula,
                        NumberFormat.GENERAL,
                        font);
            case "" ->
                formula == null || !text.isEmpty()
                        ? cell(Type.TEXT, text, null, formula, NumberFormat.GENERAL, font)
                        : cell(Type.NOT_CALCULATED, "", null, formula, NumberFormat.GENERAL, font);
            default -> cell(Type.TEXT, text, null, formula, NumberFormat.GENERAL, font);
        };
    }

    private static Cell displaying(Cell cell, String text) {
        return cell.findNumber()
                .map(number -> cell.with(cell.format().displaying(DisplayedNumber.differing(number, text))))
                .orElse(cell);
    }

    private Cell number(String value, @Nullable String formula, NumberFormat numberFormat, String font) {
        return Numbers.parse(value)
                .map(n -> cell(Type.NUMBER, Numbers.show(n, numberFormat, false), n, formula, numberFormat, font))
                .orElseGet(() -> cell(Type.ERROR, value, null, formula, numberFormat, font));
    }

    private Cell cell(
            Type type,
            String shown,
            @Nullable BigDecimal number,
            @Nullable String formula,
            NumberFormat numberFormat,
            String font) {
        return new Cell(
                name,
                row,
                column,
                type,
                shown,
                number,
                formula,
                new CellFormat(numberFormat, font, Visibility.SHOWN, ""));
    }

    /** The attributes of a table cell. */
    private record Content(
            String type,
            String value,
            String date,
            String truth,
            @Nullable String formula,
            String style,
            boolean error) {
        static Content of(XMLStreamReader xml) {
            String calcext = "";
            String type = "";
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                if (xml.getAttributeLocalName(i).equals("value-type")) {
                    boolean own = "calcext".equals(xml.getAttributePrefix(i));
                    calcext = own ? xml.getAttributeValue(i) : calcext;
                    type = own ? type : xml.getAttributeValue(i);
                }
            }
            return new Content(
                    type,
                    Xml.text(xml, "value"),
                    Xml.text(xml, "date-value"),
                    Xml.text(xml, "boolean-value"),
                    Xml.attribute(xml, "formula").orElse(null),
                    Xml.text(xml, "style-name"),
                    calcext.equals("error"));
        }

        boolean isEmpty(String text) {
            return text.isEmpty() && formula == null && (type.isEmpty() || type.equals("string"));
        }
    }
}
