package org.giaoban.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DateUtil;
import org.giaoban.read.Cell.Format;
import org.giaoban.read.Cell.Look;

/** The styles of a workbook's cells, as far as they tell how to understand the content. */
final class Looks {

    private final Map<Integer, String> numberFormats = new HashMap<>();
    private final List<String> fonts = new ArrayList<>();
    private final List<Look> looks = new ArrayList<>();

    private Looks() {}

    /** The looks in the order in which cells name them. */
    static List<Look> read(Optional<XMLStreamReader> part) throws XMLStreamException, UnreadableException {
        Looks looks = new Looks();
        if (part.isPresent()) {
            looks.readStyles(part.get());
        }
        return looks.looks;
    }

    private void readStyles(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        String section = "";
        while (xml.hasNext()) {
            int event = Ooxml.next(xml);
            if (event == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "fonts", "cellXfs", "cellStyleXfs", "dxfs", "numFmts" -> section = xml.getLocalName();
                    default -> readStyle(section, xml);
                }
            }
        }
    }

    private void readStyle(String section, XMLStreamReader xml) {
        switch (section + "/" + xml.getLocalName()) {
            case "numFmts/numFmt" ->
                numberFormats.put(
                        number(xml, "numFmtId"),
                        Ooxml.attribute(xml, "formatCode").orElse(""));
            case "fonts/font" -> fonts.add("");
            case "fonts/name" ->
                fonts.set(fonts.size() - 1, Ooxml.attribute(xml, "val").orElse(""));
            case "cellXfs/xf" -> looks.add(look(number(xml, "numFmtId"), number(xml, "fontId")));
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

    private static int number(XMLStreamReader xml, String attribute) {
        return Ooxml.attribute(xml, attribute)
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
    }
}
