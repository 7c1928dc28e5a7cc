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

/**
 * Reads the worksheets of one Open XML workbook, one after the other. What no spreadsheet program writes (rows or cells
 * out of order, an unknown type) is damage, and nothing in a damaged file can be trusted.
 */
final class SheetPart {

    private final List<String> strings;
    private final List<Look> looks;
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

    SheetPart(List<String> strings, List<Look> looks, boolean date1904, Limits limits, Limits.Texts texts) {
        this.strings = strings;
        this.looks = looks;
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
        place(Xml.text(xml, "r"));
        String type = Xml.attribute(xml, "t").orElse("n");
        Look look = look(Xml.number(xml, "s", 0));
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
        add(type, value, formula, look);
    }

    private void add(String type, @Nullable String value, @Nullable String formula, Look look)
            throws UnreadableException {
        boolean text = type.equals("str") || type.equals("inlineStr");
        if (value == null || value.isEmpty() && !text) {
            if (formula != null && !text) {
                keep(Type.NOT_CALCULATED, "", null, formula, look);
            }
            return;
        }
        switch (type) {
            case "s" -> keep(Type.TEXT, string(value), null, formula, look);
            case "inlineStr" -> keep(Type.TEXT, value, null, formula, look);
            case "str" -> keep(Type.TEXT, texts.keep(SharedStrings.unescape(value)), null, formula, look);
            case "b" -> keep(Type.BOOLEAN, value.strip().equals("1") ? "TRUE" : "FALSE", null, formula, look);
            case "e" -> keep(Type.ERROR, value.strip(), null, formula, look);
            case "d" -> isoDate(value, formula, look);
            case "n" -> number(value, formula, look);
            default -> throw new UnreadableException(FindingCode.UNREADABLE, "t=\"" + type + "\"");
        }
    }

    private void isoDate(String value, @Nullable String formula, Look look) throws UnreadableException {
        Optional<BigDecimal> serial = SerialDate.parseIso(value, date1904);
        if (serial.isPresent()) {
            Look asDate = new Look(Format.DATE, look.font(), look.hidden());
            keep(Type.NUMBER, shown(serial.get(), Format.DATE), serial.get(), formula, asDate);
        } else {
            keep(Type.TEXT, texts.keep(value), null, formula, look);
        }
    }

    private void number(String value, @Nullable String formula, Look look) throws UnreadableException {
        Optional<BigDecimal> number = Numbers.parse(value);
        if (number.isPresent()) {
            keep(Type.NUMBER, shown(number.get(), look.format()), number.get(), formula, look);
        } else {
            keep(Type.ERROR, texts.keep(value), null, formula, look);
        }
    }

    private void keep(Type type, String shown, @Nullable BigDecimal number, @Nullable String formula, Look look)
            throws UnreadableException {
        if (type == Type.TEXT && shown.isEmpty()) {
            return;
        }
        Limits.check(++cellsOfWorkbook <= limits.cells(), "cells", limits.cells());
        cells.add(new Cell(name, row, column, type, shown, number, formula, look));
    }

    private String shown(BigDecimal number, Format format) {
        return Numbers.show(number, format, date1904);
    }

    private String string(String index) throws UnreadableException {
        int at = index.strip().matches("\\d{1,9}") ? Integer.parseInt(index.strip()) : -1;
        damagedUnless(at >= 0 && at < strings.size(), "shared string " + index);
        return strings.get(at);
    }

    private Look look(int style) throws UnreadableException {
        damagedUnless(style == 0 || style < looks.size() || looks.isEmpty(), "style " + style);
        Look look = style < looks.size() ? looks.get(style) : Look.PLAIN;
        boolean hidden = hiddenSheet || hiddenRow || hiddenColumns.get(column);
        return hidden ? new Look(look.format(), look.font(), true) : look;
    }

    /** Moves to the cell of an address, or to the next one where it has none. */
    private void place(String address) throws UnreadableException {
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

    private static void damagedUnless(boolean sound, String where) throws UnreadableException {
        if (!sound) {
            throw new UnreadableException(FindingCode.UNREADABLE, where);
        }
    }
}
