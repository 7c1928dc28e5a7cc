package org.giaoban.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DateUtil;
import org.giaoban.spreadsheet.Cell.CellFormat;
import org.giaoban.spreadsheet.Cell.NumberFormat;

/** Reads the cell formats of an Open XML workbook from its styles part. */
final class CellFormats {

    private final Map<Integer, String> numberFormats = new HashMap<>();
    private final List<String> fonts = new ArrayList<>();
    private final List<CellFormat> formats = new ArrayList<>();

    private CellFormats() {}

    /** Returns the formats; a cell refers to its format by the position in this list. */
    static List<CellFormat> read(Optional<XMLStreamReader> part) throws XMLStreamException, UnreadableException {
        CellFormats formats = new CellFormats();
        if (part.isPresent()) {
            formats.readStyles(part.get());
        }
        return formats.formats;
    }

    private void readStyles(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        String section = "";
        while (xml.hasNext()) {
            int event = Xml.next(xml);
            if (event == XMLStreamReader.START_ELEMENT) {
                Limits.checkStyles(Math.max(formats.size(), Math.max(fonts.size(), numberFormats.size())));
                switch (xml.getLocalName()) {
                    case "fonts", "cellXfs", "cellStyleXfs", "dxfs", "numFmts" -> section = xml.getLocalName();
                    default -> readStyle(section, xml);
                }
            }
        }
    }

    private void readStyle(String section, XMLStreamReader xml) throws UnreadableException {
        switch (section + "/" + xml.getLocalName()) {
            case "numFmts/numFmt" -> numberFormats.put(Xml.number(xml, "numFmtId", 0), Xml.text(xml, "formatCode"));
            case "fonts/font" -> fonts.add("");
            case "fonts/name" -> fonts.set(fonts.size() - 1, Xml.text(xml, "val"));
            case "cellXfs/xf" -> formats.add(format(Xml.number(xml, "numFmtId", 0), Xml.number(xml, "fontId", 0)));
            default -> {}
        }
    }

    private CellFormat format(int format, int font) {
        return new CellFormat(
                numberFormat(format, numberFormats.getOrDefault(format, "")),
                font >= 0 && font < fonts.size() ? fonts.get(font) : "",
                false);
    }

    /**
     * Returns the meaning of a number format.
     *
     * @param id identifier of the number format
     * @param code format code; empty for built-in formats
     */
    static NumberFormat numberFormat(int id, String code) {
        if (DateUtil.isADateFormat(id, code)) {
            return NumberFormat.DATE;
        }
        boolean percent = code.isEmpty() ? id == 9 || id == 10 : code.contains("%");
        return percent ? NumberFormat.PERCENT : NumberFormat.GENERAL;
    }
}
