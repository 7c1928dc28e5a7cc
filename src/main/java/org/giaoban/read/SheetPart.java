package org.giaoban.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.giaoban.model.FindingCode;
import org.giaoban.read.Cell.Format;
import org.giaoban.read.Cell.Look;
import org.giaoban.read.Cell.Type;
import org.jspecify.annotations.Nullable;

/** Reads the worksheets of one Open XML workbook, one after the other. */
final class SheetPart {

    private static final int MAX_ROW = 1_048_576;
    private static final int MAX_COLUMN = 16_384;

    private final List<String> strings;
    private final List<Look> looks;
    private final boolean date1904;
    private final Limits limits;
    private int cellsOfWorkbook;

    private String name = "";
    private boolean hiddenSheet;
    private final List<int[]> hiddenColumns = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private List<Cell> cells = new ArrayList<>();
    private boolean hiddenRow;
    private int row;
    private int column;

    SheetPart(List<String> strings, List<Look> looks, boolean date1904, Limits limits) {
        this.strings = strings;
        this.looks = looks;
        this.date1904 = date1904;
        this.limits = limits;
    }

    Sheet read(String sheetName, boolean hidden, XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        name = sheetName;
        hiddenSheet = hidden;
        hiddenColumns.clear();
        rows.clear();
        row = 0;
        while (xml.hasNext()) {
            int event = Ooxml.next(xml);
            if (event == XMLStreamReader.START_ELEMENT) {
                start(xml);
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("row")) {
                endRow();
            }
        }
        rows.sort(Comparator.comparingInt(Row::number));
        return new Sheet(name, hidden, rows);
    }

    private void start(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        switch (xml.getLocalName()) {
            case "col" -> {
                if (Ooxml.isTrue(xml, "hidden")) {
                    hiddenColumns.add(new int[] {number(xml, "min", 1), number(xml, "max", MAX_COLUMN)});
                }
            }
            case "row" -> {
                row = number(xml, "r", row + 1);
                column = 0;
                hiddenRow = Ooxml.isTrue(xml, "hidden");
                cells = new ArrayList<>();
            }
            case "c" -> cell(xml);
            default -> {}
        }
    }

    private void endRow() {
        if (!cells.isEmpty()) {
            cells.sort(Comparator.comparingInt(Cell::column));
            rows.add(new Row(row, cells));
        }
    }

    private void cell(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        place(Ooxml.attribute(xml, "r").orElse(""));
        String type = Ooxml.attribute(xml, "t").orElse("n");
        Look look = look(number(xml, "s", 0));
        String value = null;
        boolean formula = false;
        while (true) {
            int event = Ooxml.next(xml);
            if (event == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "f" -> formula = true;
                    case "v" -> value = xml.getElementText();
                    case "is" -> value = SharedStrings.readText(xml);
                    default -> {}
                }
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("c")) {
                break;
            }
        }
        add(type, value, formula, look);
    }

    private void add(String type, @Nullable String value, boolean formula, Look look) throws UnreadableException {
        boolean text = type.equals("str") || type.equals("inlineStr");
        if (value == null || value.isEmpty() && !text) {
            if (formula && !text) {
                keep(Type.NOT_CALCULATED, "", null, true, look);
            }
            return;
        }
        switch (type) {
            case "s" -> keep(Type.TEXT, string(value), null, formula, look);
            case "inlineStr" -> keep(Type.TEXT, value, null, formula, look);
            case "str" -> keep(Type.TEXT, SharedStrings.unescape(value), null, formula, look);
            case "b" -> keep(Type.BOOLEAN, value.strip().equals("1") ? "TRUE" : "FALSE", null, formula, look);
            case "e" -> keep(Type.ERROR, value.strip(), null, formula, look);
            case "d" -> isoDate(value, formula, look);
            default -> number(value, formula, look);
        }
    }

    private void isoDate(String value, boolean formula, Look look) throws UnreadableException {
        Optional<BigDecimal> serial = SerialDate.parseIso(value, date1904);
        if (serial.isPresent()) {
            Look asDate = new Look(Format.DATE, look.font(), look.hidden());
            keep(Type.NUMBER, shown(serial.get(), Format.DATE), serial.get(), formula, asDate);
        } else {
            keep(Type.TEXT, value, null, formula, look);
        }
    }

    private void number(String value, boolean formula, Look look) throws UnreadableException {
        Optional<BigDecimal> number = Numbers.parse(value);
        if (number.isPresent()) {
            keep(Type.NUMBER, shown(number.get(), look.format()), number.get(), formula, look);
        } else {
            keep(Type.ERROR, value, null, formula, look);
        }
    }

    private void keep(Type type, String shown, @Nullable BigDecimal number, boolean formula, Look look)
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
        if (at < 0 || at >= strings.size()) {
            throw new UnreadableException(FindingCode.UNREADABLE, "shared string " + index);
        }
        return strings.get(at);
    }

    private Look look(int style) {
        Look look = style < looks.size() ? looks.get(style) : Look.PLAIN;
        boolean hidden = hiddenSheet
                || hiddenRow
                || hiddenColumns.stream().anyMatch(range -> column >= range[0] && column <= range[1]);
        return hidden ? new Look(look.format(), look.font(), true) : look;
    }

    /** Moves to the cell of an address, or to the next one where it has none. */
    private void place(String address) throws UnreadableException {
        int letters = 0;
        int at = 0;
        while (at < address.length() && at < 4 && Character.isLetter(address.charAt(at))) {
            letters = letters * 26 + Character.toUpperCase(address.charAt(at)) - 'A' + 1;
            at++;
        }
        column = address.isEmpty() ? column + 1 : letters;
        if (column < 1 || column > MAX_COLUMN || row < 1 || row > MAX_ROW) {
            throw new UnreadableException(FindingCode.UNREADABLE, "cell " + address);
        }
    }

    private static int number(XMLStreamReader xml, String attribute, int otherwise) {
        return Ooxml.attribute(xml, attribute)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }
}
