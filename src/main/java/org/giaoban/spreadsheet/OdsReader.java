package org.giaoban.spreadsheet;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.giaoban.model.FindingCode;

/**
 * Reads .ods files (OpenDocument, LibreOffice) in one pass over {@code content.xml}. Available libraries are not used
 * because they inflate zip entries without a limit.
 */
final class OdsReader implements WorkbookReader {

    static final String CONTENT = "content.xml";
    static final String MANIFEST = "META-INF/manifest.xml";

    private final Limits limits;
    private final ZoneId zone;

    OdsReader(Limits limits, ZoneId zone) {
        this.limits = limits;
        this.zone = zone;
    }

    @Override
    public Workbook read(byte[] bytes) throws UnreadableException {
        try (ZipEntries entries = new ZipEntries(bytes, limits)) {
            return read(entries);
        } catch (IOException | RuntimeException e) {
            throw OoxmlReader.unreadable(e);
        }
    }

    /** Reads a workbook whose zip is open. */
    Workbook read(ZipEntries entries) throws UnreadableException {
        try {
            checkNotEncrypted(entries);
            OdsCellFormats formats = new OdsCellFormats();
            Optional<XMLStreamReader> shared = entries.open("styles.xml");
            if (shared.isPresent()) {
                formats.readAll(shared.get());
            }
            XMLStreamReader xml =
                    entries.open(CONTENT).orElseThrow(() -> new UnreadableException(FindingCode.UNREADABLE, CONTENT));
            return new Workbook(
                    sheets(xml, formats), false, List.of(), LastSaved.find(entries, "meta.xml", "date", zone));
        } catch (ZipEntries.InflatedLimitExceeded e) {
            throw new UnreadableException(FindingCode.TOO_LARGE, "inflated bytes > " + limits.inflatedBytes());
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw OoxmlReader.unreadable(e);
        }
    }

    private static void checkNotEncrypted(ZipEntries entries)
            throws IOException, XMLStreamException, UnreadableException {
        Optional<XMLStreamReader> manifest = entries.open(MANIFEST);
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

    private List<Sheet> sheets(XMLStreamReader xml, OdsCellFormats formats)
            throws XMLStreamException, UnreadableException {
        List<Sheet> sheets = new ArrayList<>();
        OdsTable table = new OdsTable(formats, limits);
        boolean isSpreadsheet = false;
        boolean inLinks = false;
        while (xml.hasNext()) {
            if (Xml.next(xml) == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    // stands after all sheets; its tables hold the last values of links to other programs
                    case "dde-links" -> inLinks = true;
                    case "spreadsheet" -> isSpreadsheet = true;
                    case "table" -> {
                        Limits.check(sheets.size() < limits.sheets(), "sheets", limits.sheets());
                        boolean cached = isCachedFromOtherFile(xml);
                        Sheet sheet = table.read(xml);
                        if (!cached && !inLinks) {
                            sheets.add(sheet);
                        }
                    }
                    default -> formats.read(xml);
                }
            }
        }
        if (!isSpreadsheet) {
            throw new UnreadableException(FindingCode.NOT_A_WORKBOOK, "OpenDocument");
        }
        return sheets;
    }

    /** True for the copy of another file's sheet that LibreOffice keeps, named {@code 'file:///other.ods'#Sheet}. */
    private static boolean isCachedFromOtherFile(XMLStreamReader xml) {
        return Xml.text(xml, "style-name").equals("ta_extref")
                || Xml.text(xml, "name").matches("'[a-z]+:.*'#.*");
    }
}
