package org.giaoban.spreadsheet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Cell formats of an OpenDocument spreadsheet, read from its styles. */
final class OdsCellFormats {

    private final Map<String, String> families = new HashMap<>();
    private final Map<String, String> fonts = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Set<String> hiddenTables = new HashSet<>();
    private String style = "";

    void readAll(XMLStreamReader xml) throws XMLStreamException, UnreadableException {
        while (xml.hasNext()) {
            if (Xml.next(xml) == XMLStreamReader.START_ELEMENT) {
                read(xml);
            }
        }
    }

    /** Records the style information of the current XML element. */
    void read(XMLStreamReader xml) throws UnreadableException {
        Limits.checkStyles(Math.max(families.size(), Math.max(parents.size(), hiddenTables.size())));
        switch (xml.getLocalName()) {
            case "font-face" -> families.put(Xml.text(xml, "name"), unquoted(Xml.text(xml, "font-family")));
            case "default-style", "style" -> {
                style = Xml.attribute(xml, "name").orElse("");
                parents.put(style, Xml.text(xml, "parent-style-name"));
            }
            case "text-properties" ->
                Xml.attribute(xml, "font-name")
                        .map(name -> families.getOrDefault(name, name))
                        .or(() -> Xml.attribute(xml, "font-family").map(OdsCellFormats::unquoted))
                        .ifPresent(font -> fonts.putIfAbsent(style, font));
            case "table-properties" -> {
                if (Xml.text(xml, "display").equals("false")) {
                    hiddenTables.add(style);
                }
            }
            default -> {}
        }
    }

    boolean isHidden(String tableStyle) {
        return hiddenTables.contains(tableStyle);
    }

    /** Returns the font of a style or of its nearest parent style that names one; empty if none does. */
    String font(String cellStyle) {
        String name = cellStyle;
        for (int generation = 0; generation < 8; generation++) {
            String font = fonts.get(name);
            if (font != null) {
                return font;
            }
            name = Optional.ofNullable(parents.get(name)).orElse("");
        }
        return "";
    }

    private static String unquoted(String name) {
        return name.replaceAll("^['\"]|['\"]$", "");
    }
}
