package org.giaoban.spreadsheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.giaoban.model.FindingCode;

/**
 * Reads .ods, the OpenDocument spreadsheets of LibreOffice, in one pass over the part with the cells. Our own, because the
 * libraries for it unpack whatever a file claims to hold.
 */
final class OdsReader implements WorkbookReader {

    static final String CONTENT = "content.xml";
    static final String MANIFEST = "META-INF/manifest.xml";

    private final Limits limits;

    OdsReader(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Workbook read(byte[] bytes) throws UnreadableException {
        try (ZipParts parts = new ZipParts(bytes, limits)) {
            checkUnlocked(parts);
            OdsCellFormats looks = new OdsCellFormats();
            Optional<XMLStreamReader> shared = parts.open("styles.xml");
            if (shared.isPresent()) {
                looks.readAll(shared.get());
            }
            XMLStreamReader xml =
                    parts.open(CONTENT).orElseThrow(() -> new UnreadableException(FindingCode.UNREADABLE, CONTENT));
            return new Workbook(sheets(xml, looks), false, List.of(), LastSaved.find(parts, "meta.xml", "date"));
        } catch (ZipParts.TooMuchInflated e) {
            throw new UnreadableException(FindingCode.TOO_LARGE, "inflated bytes > " + limits.inflatedBytes());
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw OoxmlReader.unreadable(e);
        }
    }

    private static void checkUnlocked(ZipParts parts) throws IOException, XMLStreamException, UnreadableException {
        Optional<XMLStreamReader> manifest = parts.open(MANIFEST);
        if (manifest.isPresent()) {
            XMLStreamReader xml = manifest.get();
            while (xml.hasNext()) {
                if (Xml.next(xml) == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("encryption-data")) {
                    throw new UnreadableException(FindingCode.PASSWORD_PROTECTED, ".ods");
                }
            }
        }
    }

    private List<Sheet> sheets(XMLStreamReader xml, OdsCellFormats looks)
            throws XMLStreamException, UnreadableException {
        List<Sheet> sheets = new ArrayList<>();
        OdsTable table = new OdsTable(looks, limits);
        boolean isSpreadsheet = false;
        while (xml.hasNext()) {
            if (Xml.next(xml) == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "spreadsheet" -> isSpreadsheet = true;
                    case "table" -> {
                        Limits.check(sheets.size() < limits.sheets(), "sheets", limits.sheets());
                        sheets.add(table.read(xml));
                    }
                    default -> looks.read(xml);
                }
            }
        }
        if (!isSpreadsheet) {
            throw new UnreadableException(FindingCode.NOT_A_WORKBOOK, "OpenDocument");
        }
        return sheets;
    }
}
