package org.giaoban.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DateUtil;
import org.giaoban.spreadsheet.Cell.Format;
import org.giaoban.spreadsheet.Cell.Look;

/** The styles of a workbook's cells, as far as they tell how to understand the content. */
final class CellFormats {

    private final Map<Integer, String> numberFormats = new HashMap<>();
    private final List<String> fonts = new ArrayList<>();
    private final List<Look> looks = new ArrayList<>();

    private CellFormats() {}

    /** The looks in the order in which cells name them. */
    static List<Look> read(Optional<XMLStreamReader> part) throws XMLStreamException, UnreadableException {
        CellFormats looks = new CellFormats();
        if (part.isPresent()) {
            looks.readStyles(part.get());
        }
        return looks.looks;
    }

    private void readStyles(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        String section = "";
        while (xml.hasNext()) {
            int event = Xml.next(xml);
            if (event == XMLStreamReader.START_ELEMENT) {
                Limits.checkStyles(Math.max(looks.size(), Math.max(fonts.size(), numberFormats.size())));
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
            case "cellXfs/xf" -> looks.add(look(Xml.number(xml, "numFmtId", 0), Xml.number(xml, "fontId", 0)));
            default -> {}
        }
    }

    private Look look(int format, int font) {
        return new Look(
                format(format, numberFormats.getOrDefault(format, "")),
                font >= 0 && font < fonts.size() ? fonts.get(font) : "",
                false);
    }

    /** What a number format makes of a number; {@code code} is empty for the formats that every program knows. */
    static Format format(int id, String code) {
        if (DateUtil.isADateFormat(id, code)) {
            return Format.DATE;
        }
        boolean percent = code.isEmpty() ? id == 9 || id == 10 : code.contains("%");
        return percent ? Format.PERCENT : Format.GENERAL;
    }
}
