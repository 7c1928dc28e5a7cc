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
import org.jspecify.annotations.Nullable;

/**
 * Reads the worksheets of one Open XML workbook, one after the other. Rows or cells out of order and unknown cell types
 * are damage, which no spreadsheet program writes; a damaged file is refused as a whole.
 */
final class WorksheetReader {

    private final List<String> strings;
    private final List<CellFormat> formats;
    private final boolean date1904;
    private final Limits limits;
    private final Limits.Texts texts;
    private int cellsOfWorkbook;

    private String name = "";
    private boolean hiddenSheet;
    private final BitSet hiddenColumns = new BitSet();
    private final List<Row> rows = new ArrayList<>();
    private List<Cell> cells = new ArrayList<>();
    private SharedFormulas formulas = new SharedFormulas();
    private boolean hiddenRow;
    private int row;
    private int column;

    WorksheetReader(
            List<String> strings, List<CellFormat> formats, boolean date1904, Limits limits, Limits.Texts texts) {
        this.strings = strings;
        this.formats = formats;
        this.date1904 = date1904;
        this.limits = limits;
        this.texts = texts;
    }

    Sheet read(String sheetName, boolean hidden, XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        name = sheetName;
        hiddenSheet = hidden;
        hiddenColumns.clear();
        rows.clear();
        formulas = new SharedFormulas();
        row = 0;
        while (xml.hasNext()) {
            int event = Xml.next(xml);
            if (event == XMLStreamReader.START_ELEMENT) {
                start(xml);
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("row")
                    && !cells.isEmpty()) {
                rows.add(new Row(row, cells));
            }
        }
        return new Sheet(name, hidden, rows);
    }

    private void start(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        switch (xml.getLocalName()) {
            case "col" -> {
                if (Xml.isTrue(xml, "hidden")) {
                    int last = Math.min(Xml.number(xml, "max", Limits.COLUMNS), Limits.COLUMNS);
                    hiddenColumns.set(Math.min(Xml.number(xml, "min", 1), last), last + 1);
                }
            }
            case "row" -> {
                int number = Xml.number(xml, "r", row + 1);
                Limits.check(number <= Limits.ROWS, "rows", Limits.ROWS);
                damagedUnless(number > row, "row " + number);
                row = number;
                column = 0;
                hiddenRow = Xml.isTrue(xml, "hidden");
                cells = new ArrayList<>();
            }
            case "c" -> cell(xml);
            default -> {}
        }
    }

    private void cell(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        moveTo(Xml.text(xml, "r"));
        String type = Xml.attribute(xml, "t").orElse("n");
        CellFormat format = format(Xml.text(xml, "s").isBlank() ? 0 : Xml.number(xml, "s", 0));
        String value = null;
        String formula = null;
        while (true) {
            int event = Xml.next(xml);
            if (event == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "f" -> formula = formulas.read(xml, row, column);
                    case "v" -> value = xml.getElementText();
                    case "is" -> value = texts.keep(SharedStrings.readText(xml));
                    default -> {}
                }
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("c")) {
                break;
            }
        }
        add(type, value, formula, format);
    }

    private void add(String type, @Nullable String value, @Nullable String formula, CellFormat format)
            throws UnreadableException {
        boolean text = type.equals("str") || type.equals("inlineStr");
        if (value == null || value.isEmpty() && !text) {
            if (formula != null && !text) {
                keep(Type.NOT_CALCULATED, "", null, formula, format);
            }
            return;
        }
        switch (type) {
            case "s" -> keep(Type.TEXT, string(value), null, formula, format);
            case "inlineStr" -> keep(Type.TEXT, value, null, formula, format);
            case "str" -> keep(Type.TEXT, texts.keep(SharedStrings.unescape(value)), null, formula, format);
            case "b" -> keep(Type.BOOLEAN, value.strip().equals("1") ? "TRUE" : "FALSE", null, formula, format);
            case "e" -> keep(Type.ERROR, value.strip(), null, formula, format);
            case "d" -> isoDate(value, formula, format);
            case "n" -> number(value, formula, format);
            default -> throw new UnreadableException(FindingCode.UNREADABLE, "t=\"" + type + "\"");
        }
    }

    private void isoDate(String value, @Nullable String formula, CellFormat format) throws UnreadableException {
        Optional<BigDecimal> serial = SerialDate.parseIso(value, date1904);
        if (serial.isPresent()) {
            CellFormat asDate = new CellFormat(NumberFormat.DATE, format.font(), format.hidden());
            keep(Type.NUMBER, shown(serial.get(), NumberFormat.DATE), serial.get(), formula, asDate);
        } else {
            keep(Type.TEXT, texts.keep(value), null, formula, format);
        }
    }

    private void number(String value, @Nullable String formula, CellFormat format) throws UnreadableException {
        Optional<BigDecimal> number = Numbers.parse(value);
        if (number.isPresent()) {
            keep(Type.NUMBER, shown(number.get(), format.numberFormat()), number.get(), formula, format);
        } else {
            keep(Type.ERROR, texts.keep(value), null, formula, format);
        }
    }

    private void keep(Type type, String shown, @Nullable BigDecimal number, @Nullable String formula, CellFormat format)
            throws UnreadableException {
        if (type == Type.TEXT && shown.isEmpty()) {
            return;
        }
        Limits.check(++cellsOfWorkbook <= limits.cells(), "cells", limits.cells());
        cells.add(new Cell(name, row, column, type, shown, number, formula, format));
    }

    private String shown(BigDecimal number, NumberFormat numberFormat) {
        return Numbers.show(number, numberFormat, date1904);
    }

    private String string(String index) throws UnreadableException {
        int at = index.strip().matches("\\d{1,9}") ? Integer.parseInt(index.strip()) : -1;
        damagedUnless(at >= 0 && at < strings.size(), "shared string " + index);
        return strings.get(at);
    }

    /** Returns the format of a style; an undefined style is plain, as in Excel and LibreOffice. */
    private CellFormat format(int style) {
        CellFormat format = style < formats.size() ? formats.get(style) : CellFormat.PLAIN;
        boolean hidden = hiddenSheet || hiddenRow || hiddenColumns.get(column);
        return hidden ? new CellFormat(format.numberFormat(), format.font(), true) : format;
    }

    /** Sets the current column from an address; without an address, the next column. */
    private void moveTo(String address) throws UnreadableException {
        int last = column;
        int at = 0;
        column = address.isEmpty() ? column + 1 : 0;
        while (at < address.length() && at < 4 && Character.isLetter(address.charAt(at))) {
            column = column * 26 + Character.toUpperCase(address.charAt(at)) - 'A' + 1;
            at++;
        }
        boolean inRow = address.isEmpty() || address.substring(at).equals(String.valueOf(row));
        damagedUnless(inRow && column > last && column <= Limits.COLUMNS && row > 0, "cell " + address);
    }

    private static void damagedUnless(boolean intact, String where) throws UnreadableException {
        if (!intact) {
            throw new UnreadableException(FindingCode.UNREADABLE, where);
        }
    }
}
