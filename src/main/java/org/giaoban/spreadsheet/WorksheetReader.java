package org.giaoban.spreadsheet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.spreadsheet.Cell.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads the worksheets of one Open XML workbook, one after the other. Unknown cell types are damage, which no
 * spreadsheet program writes; a damaged file is refused as a whole.
 */
final class WorksheetReader {

    private static final Pattern INDEX = Pattern.compile("\\d{1,9}");

    private final List<RichText> strings;
    private final List<CellFormats.Style> formats;
    private final boolean date1904;
    private final SheetBuilder sheet;
    private SharedFormulas formulas = new SharedFormulas();

    WorksheetReader(List<RichText> strings, List<CellFormats.Style> formats, boolean date1904, Limits.Memory memory) {
        this.strings = strings;
        this.formats = formats;
        this.date1904 = date1904;
        this.sheet = new SheetBuilder(date1904, memory);
    }

    Sheet read(String name, boolean hidden, XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        sheet.begin(name, hidden);
        formulas = new SharedFormulas();
        while (xml.hasNext()) {
            if (Xml.next(xml) == XMLStreamReader.START_ELEMENT) {
                start(xml);
            }
        }
        return sheet.end();
    }

    private void start(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        switch (xml.getLocalName()) {
            case "col" -> {
                if (Xml.isTrue(xml, "hidden")) {
                    sheet.hideColumns(Xml.number(xml, "min", 1), Xml.number(xml, "max", Limits.COLUMNS));
                }
            }
            case "row" -> sheet.row(Xml.number(xml, "r", sheet.row() + 1), Xml.isTrue(xml, "hidden"));
            case "c" -> cell(xml);
            case "mergeCell" -> {
                Optional<MergedRange> range = MergedRange.parse(Xml.text(xml, "ref"));
                if (range.isPresent()) {
                    sheet.merge(range.get());
                }
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
                    case "f" -> formula = formulas.read(xml, sheet.row(), sheet.column());
                    case "v" -> value = xml.getElementText();
                    case "is" -> {
                        text = SharedStrings.readText(xml).keptIn(sheet.memory());
                    }
                    default -> {}
                }
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("c")) {
                break;
            }
        }
        if (text != null) {
            sheet.addText(text, formula, style);
        } else if (type.equals("s") && value != null && !value.isEmpty()) {
            addString(value, formula, style);
        } else {
            add(type, value, formula, style);
        }
    }

    private void add(String type, @Nullable String value, @Nullable String formula, CellFormats.Style style)
            throws UnreadableException {
        boolean text = type.equals("str") || type.equals("inlineStr");
        if (value == null || value.isEmpty() && !text) {
            if (formula != null && !text) {
                sheet.addOther(Type.NOT_CALCULATED, "", formula, style);
            }
            return;
        }
        switch (type) {
            case "inlineStr" -> sheet.addText(new RichText(value, false), formula, style);
            case "str" -> sheet.addText(new RichText(keep(SharedStrings.unescape(value)), false), formula, style);
            case "b" -> sheet.addOther(Type.BOOLEAN, value.strip().equals("1") ? "TRUE" : "FALSE", formula, style);
            case "e" -> sheet.addOther(Type.ERROR, value.strip(), formula, style);
            case "d" -> isoDate(value, formula, style);
            case "n" -> number(value, formula, style);
            default -> throw new UnreadableException(FindingCode.UNREADABLE, "t=\"" + type + "\"");
        }
    }

    private void isoDate(String value, @Nullable String formula, CellFormats.Style style) throws UnreadableException {
        Optional<BigDecimal> serial = SerialDate.parseIso(value, date1904);
        if (serial.isPresent()) {
            sheet.addDate(serial.get(), formula, style);
        } else {
            sheet.addText(new RichText(keep(value), false), formula, style);
        }
    }

    private void number(String value, @Nullable String formula, CellFormats.Style style) throws UnreadableException {
        Optional<BigDecimal> number = Numbers.parse(value);
        if (number.isPresent()) {
            sheet.addNumber(number.get(), formula, style);
        } else {
            sheet.addOther(Type.ERROR, keep(value), formula, style);
        }
    }

    private String keep(String text) throws UnreadableException {
        return sheet.memory().keep(text);
    }

    private void addString(String index, @Nullable String formula, CellFormats.Style style) throws UnreadableException {
        SheetBuilder.damagedUnless(INDEX.matcher(index.strip()).matches(), "shared string " + index);
        int at = Integer.parseInt(index.strip());
        if (at < strings.size()) {
            sheet.addText(strings.get(at), formula, style);
        } else {
            sheet.addMissingText();
        }
    }

    List<Finding> notes() {
        return sheet.notes();
    }

    /** Returns a style; an undefined style is plain, as in Excel and LibreOffice. */
    private CellFormats.Style style(int style) {
        return style < formats.size() ? formats.get(style) : CellFormats.Style.PLAIN;
    }

    /** Moves to the cell of an address; without an address, to the next one. */
    private void moveTo(String address) throws UnreadableException {
        int at = 0;
        int column = address.isEmpty() ? sheet.column() + 1 : 0;
        while (at < address.length() && at < 4 && Character.isLetter(address.charAt(at))) {
            column = column * 26 + Character.toUpperCase(address.charAt(at)) - 'A' + 1;
            at++;
        }
        boolean inRow = address.isEmpty() || address.substring(at).equals(String.valueOf(sheet.row()));
        SheetBuilder.damagedUnless(inRow, "cell " + address);
        sheet.moveTo(column);
    }
}
