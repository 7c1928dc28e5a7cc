package org.giaoban.spreadsheet;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.giaoban.model.FindingCode;
import org.giaoban.spreadsheet.Cell.NumberFormat;
import org.giaoban.spreadsheet.Cell.Type;
import org.giaoban.spreadsheet.RichText.Position;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML Spreadsheet 2003 files, which systems on the web export as .xls. Their formulas have relative references of
 * their own kind, so their text is not known; the results are read.
 */
final class SpreadsheetMlReader implements WorkbookReader {

    static final String NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet";

    private final Limits limits;
    private final ZoneId zone;

    SpreadsheetMlReader(Limits limits, ZoneId zone) {
        this.limits = limits;
        this.zone = zone;
    }

    @Override
    public Workbook read(byte[] bytes) throws UnreadableException {
        try {
            return new OneWorkbook(Xml.open(new ByteArrayInputStream(bytes))).read();
        } catch (XMLStreamException | RuntimeException e) {
            throw OoxmlReader.unreadable(e instanceof XMLStreamException ? e : new XMLStreamException(e));
        }
    }

    /** The state of reading one workbook. */
    private final class OneWorkbook {

        private final XMLStreamReader xml;
        private final Map<String, CellFormats.Style> styles = new HashMap<>();
        private final List<Sheet> sheets = new ArrayList<>();
        private SheetBuilder sheet = new SheetBuilder(false, limits.new Memory());
        private boolean date1904;
        private Optional<Instant> saved = Optional.empty();

        OneWorkbook(XMLStreamReader xml) {
            this.xml = xml;
        }

        Workbook read() throws XMLStreamException, UnreadableException {
            String name = "";
            while (xml.hasNext()) {
                int event = Xml.next(xml);
                if (event == XMLStreamReader.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "Date1904" -> {
                            date1904 = true;
                            sheet = new SheetBuilder(true, sheet.memory());
                        }
                        case "LastSaved" ->
                            saved = LastSaved.parse(xml.getElementText().strip(), zone);
                        case "Style" -> style(Xml.text(xml, "ID"));
                        case "Worksheet" -> {
                            Limits.check(sheets.size() < limits.sheets(), "sheets", limits.sheets());
                            name = Xml.text(xml, "Name");
                            sheet.begin(name, false);
                        }
                        case "Table" -> table();
                        case "Visible" -> {
                            if (xml.getElementText().contains("Hidden")) {
                                sheet.hide();
                            }
                        }
                        default -> {}
                    }
                } else if (event == XMLStreamReader.END_ELEMENT
                        && xml.getLocalName().equals("Worksheet")) {
                    sheets.add(sheet.end());
                }
            }
            return new Workbook(sheets, date1904, List.of(), saved);
        }

        private void style(String id) throws XMLStreamException, UnreadableException {
            Limits.checkStyles(styles.size());
            String font = "";
            boolean struck = false;
            String code = "";
            while (!isEndOf("Style")) {
                if (Xml.next(xml) == XMLStreamReader.START_ELEMENT) {
                    if (xml.getLocalName().equals("Font")) {
                        font = Xml.text(xml, "FontName");
                        struck = Xml.isTrue(xml, "StrikeThrough");
                    } else if (xml.getLocalName().equals("NumberFormat")) {
                        code = Xml.text(xml, "Format");
                    }
                }
            }
            styles.put(id, styleOf(code, font, struck));
        }

        private boolean isEndOf(String element) {
            return xml.isEndElement() && xml.getLocalName().equals(element);
        }

        private void table() throws XMLStreamException, UnreadableException {
            int column = 0;
            while (!isEndOf("Table")) {
                if (Xml.next(xml) == XMLStreamReader.START_ELEMENT) {
                    if (xml.getLocalName().equals("Column")) {
                        int first = Xml.number(xml, "Index", column + 1);
                        column = Math.min(first + Xml.number(xml, "Span", 0), Limits.COLUMNS);
                        if (Xml.isTrue(xml, "Hidden")) {
                            sheet.hideColumns(first, column);
                        }
                    } else if (xml.getLocalName().equals("Row")) {
                        row();
                    }
                }
            }
        }

        private void row() throws XMLStreamException, UnreadableException {
            int span = Xml.number(xml, "Span", 0);
            sheet.row(Xml.number(xml, "Index", sheet.row() + 1), Xml.isTrue(xml, "Hidden"));
            while (!isEndOf("Row")) {
                if (Xml.next(xml) == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("Cell")) {
                    cell();
                }
            }
            if (span > 0) {
                sheet.row(sheet.row() + span, false);
            }
        }

        private void cell() throws XMLStreamException, UnreadableException {
            sheet.moveTo(Xml.number(xml, "Index", sheet.column() + 1));
            int across = Xml.number(xml, "MergeAcross", 0);
            int down = Xml.number(xml, "MergeDown", 0);
            if (across > 0 || down > 0) {
                sheet.merge(new MergedRange(sheet.row(), sheet.column(), sheet.row() + down, sheet.column() + across));
            }
            String formula = Xml.attribute(xml, "Formula").map(text -> "").orElse(null);
            CellFormats.Style style = styles.getOrDefault(Xml.text(xml, "StyleID"), CellFormats.Style.PLAIN);
            boolean isRead = false;
            while (!isEndOf("Cell")) {
                if (Xml.next(xml) == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("Data")
                        && !isRead) {
                    content(Xml.text(xml, "Type"), formula, style);
                    isRead = true;
                }
            }
            sheet.pass(across);
        }

        private void content(String type, @Nullable String formula, CellFormats.Style style)
                throws XMLStreamException, UnreadableException {
            RichText text = text();
            switch (type) {
                case "Number" -> {
                    Optional<BigDecimal> number = Numbers.parse(text.text());
                    if (number.isPresent()) {
                        sheet.addNumber(number.get(), formula, style);
                    } else {
                        sheet.addOther(Type.ERROR, text.text(), formula, style);
                    }
                }
                case "DateTime" -> {
                    Optional<BigDecimal> serial = SerialDate.parseIso(text.text(), date1904);
                    if (serial.isPresent()) {
                        sheet.addDate(serial.get(), formula, style);
                    } else {
                        sheet.addText(text, formula, style);
                    }
                }
                case "Boolean" ->
                    sheet.addOther(Type.BOOLEAN, text.text().strip().equals("1") ? "TRUE" : "FALSE", formula, style);
                case "Error" -> sheet.addOther(Type.ERROR, text.text().strip(), formula, style);
                case "String", "" -> sheet.addText(text, formula, style);
                default -> throw new UnreadableException(FindingCode.UNREADABLE, "Type=\"" + type + "\"");
            }
        }

        /** Reads the text of a cell with its runs, which are marked as in a web page. */
        private RichText text() throws XMLStreamException, UnreadableException {
            RichText.Runs runs = new RichText.Runs();
            int struck = 0;
            Position position = Position.ON_LINE;
            while (!isEndOf("Data")) {
                int event = Xml.next(xml);
                boolean isStart = event == XMLStreamReader.START_ELEMENT;
                if (isStart || event == XMLStreamReader.END_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "S" -> struck += isStart ? 1 : -1;
                        case "Sup" -> position = isStart ? Position.RAISED : Position.ON_LINE;
                        case "Sub" -> position = isStart ? Position.LOWERED : Position.ON_LINE;
                        default -> {}
                    }
                } else if (xml.hasText()) {
                    runs.add(xml.getText(), position, struck > 0);
                    Limits.check(runs.length() <= Limits.TEXT, "text", Limits.TEXT);
                }
            }
            return runs.text().keptIn(sheet.memory());
        }
    }

    /** Returns a style; some number formats have names instead of codes. */
    private static CellFormats.Style styleOf(String code, String font, boolean struck) {
        CellFormats.Style style = CellFormats.Style.of(0, code, font, struck);
        return switch (code) {
            case "General Date", "Long Date", "Medium Date", "Short Date" -> named(style, NumberFormat.DATE);
            case "Percent" -> named(style, NumberFormat.PERCENT);
            case "General Number",
                    "Fixed",
                    "Standard",
                    "Currency",
                    "Euro Currency",
                    "Scientific",
                    "Yes/No",
                    "True/False",
                    "On/Off",
                    "Long Time",
                    "Medium Time",
                    "Short Time" -> named(style, NumberFormat.GENERAL);
            default -> style;
        };
    }

    private static CellFormats.Style named(CellFormats.Style style, NumberFormat meaning) {
        return new CellFormats.Style(
                new Cell.CellFormat(
                        meaning, style.format().font(), style.format().visibility(), ""),
                "");
    }
}
