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

/**
 * Reads the worksheets of one Open XML workbook, one after the other. Rows or cells out of order and unknown cell types
 * are damage, which no spreadsheet program writes; a damaged file is refused as a whole.
 */
final class WorksheetReader {

    private final List<RichText> strings;
    private final List<CellFormats.Style> formats;
    private final boolean date1904;
    private final Limits limits;
    private final Limits.Texts texts;
    private int cellsOfWorkbook;

    private String name = "";
    private boolean hiddenSheet;
    private final BitSet hiddenColumns = new BitSet();
    private final List<Row> rows = new ArrayList<>();
    private final List<MergedRange> merged = new ArrayList<>();
    private List<Cell> cells = new ArrayList<>();
    private SharedFormulas formulas = new SharedFormulas();
    private boolean hiddenRow;
    private int row;
    private int column;

    WorksheetReader(
            List<RichText> strings,
            List<CellFormats.Style> formats,
            boolean date1904,
            Limits limits,
            Limits.Texts texts) {
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
        merged.clear();
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
        return Sheet.of(name, hidden, rows, merged);
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
            case "mergeCell" -> {
                MergedRange.parse(Xml.text(xml, "ref")).ifPresent(merged::add);
                Limits.checkStyles(merged.size());
            }
            default -> {}
        }
    }

    private void cell(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        moveTo(Xml.text(xml, "r"));
        String type = Xml.attribute(xml, "t").orElse("n");
        CellFormats.Style style = style(Xml.text(xml, "s").isBlank() ? 0 : Xml.number(xml, "s", 0));
        RichText text = null;
        String value = null;
        String formula = null;
        while (true) {
            int event = Xml.next(xml);
            if (event == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "f" -> formula = formulas.read(xml, row, column);
                    case "v" -> value = xml.getElementText();
                    case "is" -> {
                        text = SharedStrings.readText(xml);
                        texts.keep(text.text());
                    }
                    default -> {}
                }
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("c")) {
                break;
            }
        }
        if (type.equals("s") && value != null && !value.isEmpty()) {
            text = string(value);
        }
        if (text != null) {
            keep(Type.TEXT, text.text(), null, formula, format(style, text.struck()));
        } else {
            add(type, value, formula, style);
        }
    }

    private void add(String type, @Nullable String value, @Nullable String formula, CellFormats.Style style)
            throws UnreadableException {
        CellFormat format = format(style, false);
        boolean text = type.equals("str") || type.equals("inlineStr");
        if (value == null || value.isEmpty() && !text) {
            if (formula != null && !text) {
                keep(Type.NOT_CALCULATED, "", null, formula, format);
            }
            return;
        }
        switch (type) {
            case "inlineStr" -> keep(Type.TEXT, value, null, formula, format);
            case "str" -> keep(Type.TEXT, texts.keep(SharedStrings.unescape(value)), null, formula, format);
            case "b" -> keep(Type.BOOLEAN, value.strip().equals("1") ? "TRUE" : "FALSE", null, formula, format);
            case "e" -> keep(Type.ERROR, value.strip(), null, formula, format);
            case "d" -> isoDate(value, formula, format);
            case "n" -> number(value, formula, style.code(), format);
            default -> throw new UnreadableException(FindingCode.UNREADABLE, "t=\"" + type + "\"");
        }
    }

    private void isoDate(String value, @Nullable String formula, CellFormat format) throws UnreadableException {
        Optional<BigDecimal> serial = SerialDate.parseIso(value, date1904);
        if (serial.isPresent()) {
            CellFormat asDate = format.with(NumberFormat.DATE);
            keep(Type.NUMBER, shown(serial.get(), NumberFormat.DATE), serial.get(), formula, asDate);
        } else {
            keep(Type.TEXT, texts.keep(value), null, formula, format);
        }
    }

    private void number(String value, @Nullable String formula, String code, CellFormat format)
            throws UnreadableException {
        Optional<BigDecimal> number = Numbers.parse(value);
        if (number.isPresent()) {
            String display = format.numberFormat() == NumberFormat.GENERAL
                    ? DisplayedNumber.findDiffering(number.get(), code)
                    : "";
            keep(
                    Type.NUMBER,
                    shown(number.get(), format.numberFormat()),
                    number.get(),
                    formula,
                    format.displaying(display));
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

    private RichText string(String index) throws UnreadableException {
        int at = index.strip().matches("\\d{1,9}") ? Integer.parseInt(index.strip()) : -1;
        damagedUnless(at >= 0 && at < strings.size(), "shared string " + index);
        return strings.get(at);
    }

    /** Returns a style; an undefined style is plain, as in Excel and LibreOffice. */
    private CellFormats.Style style(int style) {
        return style < formats.size() ? formats.get(style) : CellFormats.Style.PLAIN;
    }

    private CellFormat format(CellFormats.Style style, boolean struck) {
        boolean hidden = hiddenSheet || hiddenRow || hiddenColumns.get(column);
        Visibility visibility = struck ? Visibility.STRUCK_OUT : hidden ? Visibility.HIDDEN : Visibility.SHOWN;
        return style.format().with(visibility);
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
