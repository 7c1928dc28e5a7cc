package org.giaoban.spreadsheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.giaoban.model.FindingCode;
import org.giaoban.spreadsheet.Cell.Format;
import org.giaoban.spreadsheet.Cell.Look;
import org.giaoban.spreadsheet.Cell.Type;
import org.jspecify.annotations.Nullable;

/** Reads the tables of one OpenDocument spreadsheet, one after the other. */
final class OdsTable {

    private final OdsCellFormats looks;
    private final Limits limits;
    private final Limits.Texts texts;
    private int cellsOfWorkbook;

    private String name = "";
    private boolean hiddenSheet;
    private BitSet hiddenColumns = new BitSet();
    private List<Row> rows = new ArrayList<>();
    private List<Cell> cells = new ArrayList<>();
    private boolean hiddenRow;
    private int rowsAlike;
    private int row;
    private int column;
    private int columnsDeclared;

    OdsTable(OdsCellFormats looks, Limits limits) {
        this.looks = looks;
        this.limits = limits;
        this.texts = limits.new Texts();
    }

    /** The table whose start the reader stands at, to its end. */
    Sheet read(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        name = Xml.text(xml, "name");
        hiddenSheet = looks.isHidden(Xml.text(xml, "style-name"));
        hiddenColumns = new BitSet();
        rows = new ArrayList<>();
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
                return new Sheet(name, hiddenSheet, rows);
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
                rowsAlike = Xml.number(xml, "number-rows-repeated", 1);
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

    /** A row that is there many times is kept as often, if there is anything in it. */
    private void endRow() throws UnreadableException {
        for (int copy = 0; copy < rowsAlike && !cells.isEmpty(); copy++) {
            Limits.check(row + copy <= Limits.ROWS, "rows", Limits.ROWS);
            int number = row + copy;
            if (copy > 0) {
                count(cells.size());
            }
            rows.add(new Row(
                    number,
                    cells.stream()
                            .map(c -> new Cell(
                                    name, number, c.column(), c.type(), c.shown(), c.number(), c.formula(), c.look()))
                            .toList()));
        }
        row = Math.min(row + rowsAlike - 1, 2 * Limits.ROWS);
    }

    private void cell(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        int alike = Xml.number(xml, "number-columns-repeated", 1);
        Content content = Content.of(xml);
        String text = texts.keep(OdsText.read(xml));
        int last = Math.min(column + alike - 1, 2 * Limits.COLUMNS);
        Cell first = content.isNothing(text) ? null : cell(content, text, looks.font(content.style()));
        for (; first != null && column <= last; column++) {
            Limits.check(column <= Limits.COLUMNS, "columns", Limits.COLUMNS);
            count(1);
            boolean hidden = hiddenSheet || hiddenRow || hiddenColumns.get(column);
            Look look = new Look(first.look().format(), first.look().font(), hidden);
            cells.add(new Cell(name, row, column, first.type(), first.shown(), first.number(), first.formula(), look));
        }
        column = last + 1;
    }

    private void count(int more) throws UnreadableException {
        cellsOfWorkbook += more;
        Limits.check(cellsOfWorkbook <= limits.cells(), "cells", limits.cells());
    }

    private Cell cell(Content content, String text, String font) throws UnreadableException {
        boolean error = content.error() || content.formula() != null && text.matches("#[A-Z0-9/]+[!?]?|Err:\\d{3}");
        String formula = content.formula() == null ? null : OdsFormula.asExcelWrites(content.formula());
        if (error) {
            return cell(Type.ERROR, text, null, formula, Format.GENERAL, font);
        }
        return switch (content.type()) {
            case "float", "currency" -> number(content.value(), formula, Format.GENERAL, font);
            case "percentage" -> number(content.value(), formula, Format.PERCENT, font);
            case "date" -> {
                Optional<BigDecimal> serial = SerialDate.parseIso(content.date(), false);
                yield serial.isPresent()
                        ? cell(
                                Type.NUMBER,
                                SerialDate.show(serial.get(), false),
                                serial.get(),
                                formula,
                                Format.DATE,
                                font)
                        : cell(Type.TEXT, content.date(), null, formula, Format.GENERAL, font);
            }
            case "boolean" ->
                cell(
                        Type.BOOLEAN,
                        content.truth().equals("true") ? "TRUE" : "FALSE",
                        null,
                        formula,
                        Format.GENERAL,
                        font);
            case "" ->
                formula == null || !text.isEmpty()
                        ? cell(Type.TEXT, text, null, formula, Format.GENERAL, font)
                        : cell(Type.NOT_CALCULATED, "", null, formula, Format.GENERAL, font);
            default -> cell(Type.TEXT, text, null, formula, Format.GENERAL, font);
        };
    }

    private Cell number(String value, @Nullable String formula, Format format, String font) {
        return Numbers.parse(value)
                .map(n -> cell(Type.NUMBER, Numbers.show(n, format, false), n, formula, format, font))
                .orElseGet(() -> cell(Type.ERROR, value, null, formula, format, font));
    }

    private Cell cell(
            Type type,
            String shown,
            @Nullable BigDecimal number,
            @Nullable String formula,
            Format format,
            String font) {
        return new Cell(name, row, column, type, shown, number, formula, new Look(format, font, false));
    }

    /** What a cell's attributes say. */
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

        boolean isNothing(String text) {
            return text.isEmpty() && formula == null && (type.isEmpty() || type.equals("string"));
        }
    }
}
