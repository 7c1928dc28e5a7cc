package org.giaoban.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DateUtil;
import org.giaoban.spreadsheet.Cell.CellFormat;
import org.giaoban.spreadsheet.Cell.NumberFormat;
import org.giaoban.spreadsheet.Cell.Visibility;

/** Reads the cell formats of an Open XML workbook from its styles part. */
final class CellFormats {

    /** Sections of a number format without anything to show: {@code ;;;}. */
    private static final Pattern SHOWS_NOTHING = Pattern.compile("\\s*;\\s*;[\\s;]*");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"?|\\\\.");

    private final Map<Integer, String> numberFormats = new HashMap<>();
    private final List<Font> fonts = new ArrayList<>();
    private final List<Style> formats = new ArrayList<>();

    /** @param struck true if text in the font is struck out */
    private record Font(String name, boolean struck) {}

    /**
     * A cell style.
     *
     * @param code code of its number format; empty for built-in formats
     */
    record Style(CellFormat format, String code) {
        static final Style PLAIN = new Style(CellFormat.PLAIN, "");

        /**
         * Creates a style.
         *
         * @param id identifier of the number format
         * @param code its code; empty for built-in formats
         */
        static Style of(int id, String code, String font, boolean struck) {
            return new Style(new CellFormat(numberFormat(id, code), font, visibility(code, struck), ""), code);
        }
    }

    private CellFormats() {}

    /** Returns the formats; a cell refers to its format by the position in this list. */
    static List<Style> read(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        CellFormats formats = new CellFormats();
        formats.readStyles(xml);
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
            case "fonts/font" -> fonts.add(new Font("", false));
            case "fonts/name" ->
                fonts.set(
                        fonts.size() - 1,
                        new Font(
                                Xml.text(xml, "val"),
                                fonts.get(fonts.size() - 1).struck()));
            case "fonts/strike" ->
                fonts.set(fonts.size() - 1, new Font(fonts.get(fonts.size() - 1).name(), Xml.isOn(xml)));
            case "cellXfs/xf" -> formats.add(format(Xml.number(xml, "numFmtId", 0), Xml.number(xml, "fontId", 0)));
            default -> {}
        }
    }

    private Style format(int format, int font) {
        String code = numberFormats.getOrDefault(format, "");
        Font named = font >= 0 && font < fonts.size() ? fonts.get(font) : new Font("", false);
        return Style.of(format, code, named.name(), named.struck());
    }

    /** Returns the visibility that a style gives to its cells. */
    static Visibility visibility(String code, boolean struck) {
        if (struck) {
            return Visibility.STRUCK_OUT;
        }
        return SHOWS_NOTHING.matcher(code).matches() ? Visibility.HIDDEN : Visibility.SHOWN;
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
        boolean percent = code.isEmpty()
                ? id == 9 || id == 10
                : QUOTED.matcher(code).replaceAll("").contains("%");
        return percent ? NumberFormat.PERCENT : NumberFormat.GENERAL;
    }
}
