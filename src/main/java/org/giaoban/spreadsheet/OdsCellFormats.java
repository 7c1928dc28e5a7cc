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
    private final Map<String, Boolean> struckOut = new HashMap<>();
    private final Map<String, RichText.Position> positions = new HashMap<>();
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
            case "text-properties" -> readText(xml);
            case "table-properties" -> {
                if (Xml.text(xml, "display").equals("false")) {
                    hiddenTables.add(style);
                }
            }
            default -> {}
        }
    }

    private void readText(XMLStreamReader xml) {
        Xml.attribute(xml, "font-name")
                .map(name -> families.getOrDefault(name, name))
                .or(() -> Xml.attribute(xml, "font-family").map(OdsCellFormats::unquoted))
                .ifPresent(font -> fonts.putIfAbsent(style, font));
        Xml.attribute(xml, "text-line-through-style").ifPresent(line -> struckOut.put(style, !line.equals("none")));
        Xml.attribute(xml, "text-position")
                .map(OdsCellFormats::heightOf)
                .ifPresent(position -> positions.put(style, position));
    }

    /** Reads {@code super 58%}, {@code sub 58%} or {@code 33% 58%}: the height above the line. */
    private static RichText.Position heightOf(String value) {
        String height = value.strip();
        if (height.startsWith("super") || height.matches("[1-9]\\d*%.*")) {
            return RichText.Position.RAISED;
        }
        return height.startsWith("sub") || height.startsWith("-")
                ? RichText.Position.LOWERED
                : RichText.Position.ON_LINE;
    }

    boolean isHidden(String tableStyle) {
        return hiddenTables.contains(tableStyle);
    }

    /** Returns the font of a style; empty if it names none. */
    String font(String cellStyle) {
        return inherited(fonts, cellStyle).orElse("");
    }

    boolean isStruckOut(String textStyle) {
        return inherited(struckOut, textStyle).orElse(false);
    }

    RichText.Position position(String textStyle) {
        return Optional.ofNullable(positions.get(textStyle)).orElse(RichText.Position.ON_LINE);
    }

    /** Returns the property of a style or of its nearest parent style that has it. */
    private <T> Optional<T> inherited(Map<String, T> properties, String styleName) {
        String name = styleName;
        for (int generation = 0; generation < 8; generation++) {
            T property = properties.get(name);
            if (property != null) {
                return Optional.of(property);
            }
            name = Optional.ofNullable(parents.get(name)).orElse("");
        }
        return Optional.empty();
    }

    private static String unquoted(String name) {
        return name.replaceAll("^['\"]|['\"]$", "");
    }
}
