package org.giaoban.spreadsheet;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.jspecify.annotations.Nullable;

/** Reads the parts of .xlsx and .xlsm files. */
final class XmlParts implements WorkbookParts {

    private final Limits limits;
    private final Limits.Memory memory;
    private final Map<String, String> names = new HashMap<>();
    private boolean date1904;
    private List<RichText> strings = List.of();
    private List<CellFormats.Style> styles = List.of();
    private @Nullable WorksheetReader worksheets;

    XmlParts(Limits limits) {
        this.limits = limits;
        this.memory = limits.new Memory();
    }

    @Override
    public List<SheetEntry> readWorkbook(String name, InputStream part) throws XMLStreamException, UnreadableException {
        XMLStreamReader xml = Xml.open(part);
        List<SheetEntry> entries = new ArrayList<>();
        boolean isWorkbook = false;
        while (xml.hasNext()) {
            if (Xml.next(xml) == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "workbook" -> isWorkbook = true;
                    case "workbookPr" -> date1904 = Xml.isTrue(xml, "date1904");
                    case "sheet" -> {
                        Limits.check(entries.size() < limits.sheets(), "sheets", limits.sheets());
                        entries.add(SheetEntry.of(Xml.text(xml, "name"), Xml.text(xml, "state"), Xml.text(xml, "id")));
                    }
                    case "definedName" -> {
                        String defined = NamedRanges.key(Xml.text(xml, "name"));
                        boolean isOfOneSheet =
                                Xml.attribute(xml, "localSheetId").isPresent();
                        Limits.checkStyles(names.size());
                        if (!isOfOneSheet) {
                            names.put(defined, xml.getElementText());
                        }
                    }
                    default -> {}
                }
            }
        }
        if (!isWorkbook) {
            throw new UnreadableException(FindingCode.NOT_A_WORKBOOK, name);
        }
        return entries;
    }

    @Override
    public void readStrings(InputStream part) throws XMLStreamException, UnreadableException {
        strings = SharedStrings.read(Xml.open(part), memory);
    }

    @Override
    public void readStyles(InputStream part) throws XMLStreamException, UnreadableException {
        styles = CellFormats.read(Xml.open(part));
    }

    @Override
    public Sheet readSheet(SheetEntry entry, InputStream part) throws XMLStreamException, UnreadableException {
        if (worksheets == null) {
            worksheets = new WorksheetReader(strings, styles, date1904, memory);
        }
        return worksheets.read(entry.name(), entry.hidden(), Xml.open(part));
    }

    @Override
    public List<Finding> notes() {
        return worksheets == null ? List.of() : worksheets.notes();
    }

    @Override
    public Map<String, String> names() {
        return names;
    }

    @Override
    public boolean date1904() {
        return date1904;
    }
}
