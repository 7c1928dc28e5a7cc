package org.giaoban.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.giaoban.model.FindingCode;

/**
 * Reads .xlsx, .xlsm and Strict Open XML in one pass over the parts that hold cells. Our own, because the libraries'
 * streaming readers refuse Strict files and spend most of their time on parts that are not needed here.
 */
final class OoxmlReader implements WorkbookReader {

    private final Limits limits;

    OoxmlReader(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Workbook read(byte[] bytes) throws UnreadableException {
        try (Ooxml parts = new Ooxml(bytes, limits)) {
            return new Reading(parts).read();
        } catch (Ooxml.TooMuchInflated e) {
            throw new UnreadableException(FindingCode.TOO_LARGE, "inflated bytes > " + limits.inflatedBytes());
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private static UnreadableException unreadable(Exception e) {
        Throwable cause = e.getCause();
        if (cause instanceof Ooxml.TooMuchInflated) {
            return new UnreadableException(FindingCode.TOO_LARGE, "inflated bytes");
        }
        return new UnreadableException(FindingCode.UNREADABLE, e.getClass().getSimpleName());
    }

    /** One workbook being read. */
    private final class Reading {

        private final Ooxml parts;
        private boolean date1904;
        private final List<SheetEntry> entries = new ArrayList<>();

        Reading(Ooxml parts) {
            this.parts = parts;
        }

        Workbook read() throws IOException, XMLStreamException, UnreadableException {
            String main = findMain();
            String folder = main.substring(0, main.lastIndexOf('/') + 1);
            readWorkbook(main);
            Map<String, Target> targets = targets(relationshipsOf(main));
            List<String> strings = SharedStrings.read(parts.open(folderPart(folder, targets, "/sharedStrings")));
            List<Cell.Look> looks = Looks.read(parts.open(folderPart(folder, targets, "/styles")));
            SheetPart sheetPart = new SheetPart(strings, looks, date1904, limits);
            List<Sheet> sheets = new ArrayList<>();
            for (SheetEntry entry : entries) {
                Target target = targets.get(entry.relationship());
                if (target != null && target.type().endsWith("/worksheet")) {
                    Optional<XMLStreamReader> xml = parts.open(Ooxml.resolve(folder, target.path()));
                    sheets.add(sheetPart.read(entry.name(), entry.hidden(), xml.orElseThrow(OoxmlReader::damaged)));
                }
            }
            return new Workbook(sheets, date1904);
        }

        private String findMain() throws IOException, XMLStreamException, UnreadableException {
            for (Target target : targets("_rels/.rels").values()) {
                if (target.type().endsWith("/officeDocument")) {
                    String main = Ooxml.resolve("", target.path());
                    if (main.endsWith(".bin")) {
                        throw new UnreadableException(FindingCode.UNSUPPORTED_FORMAT, ".xlsb");
                    }
                    return main;
                }
            }
            throw new UnreadableException(FindingCode.NOT_A_WORKBOOK, "ZIP");
        }

        private void readWorkbook(String main) throws IOException, XMLStreamException, UnreadableException {
            XMLStreamReader xml = parts.open(main).orElseThrow(OoxmlReader::damaged);
            boolean isWorkbook = false;
            while (xml.hasNext()) {
                if (Ooxml.next(xml) == XMLStreamReader.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "workbook" -> isWorkbook = true;
                        case "workbookPr" -> date1904 = Ooxml.isTrue(xml, "date1904");
                        case "sheet" -> entries.add(SheetEntry.of(xml));
                        default -> {}
                    }
                }
            }
            if (!isWorkbook) {
                throw new UnreadableException(FindingCode.NOT_A_WORKBOOK, main);
            }
            Limits.check(entries.size() <= limits.sheets(), "sheets", limits.sheets());
        }

        private Map<String, Target> targets(String part) throws IOException, XMLStreamException, UnreadableException {
            Map<String, Target> targets = new HashMap<>();
            Optional<XMLStreamReader> found = parts.open(part);
            if (found.isPresent()) {
                XMLStreamReader xml = found.get();
                while (xml.hasNext()) {
                    if (Ooxml.next(xml) == XMLStreamReader.START_ELEMENT
                            && xml.getLocalName().equals("Relationship")) {
                        targets.put(text(xml, "Id"), new Target(text(xml, "Type"), text(xml, "Target")));
                    }
                }
            }
            return targets;
        }
    }

    private static String relationshipsOf(String part) {
        int name = part.lastIndexOf('/') + 1;
        return part.substring(0, name) + "_rels/" + part.substring(name) + ".rels";
    }

    private static String folderPart(String folder, Map<String, Target> targets, String type) {
        return targets.values().stream()
                .filter(target -> target.type().endsWith(type))
                .map(target -> Ooxml.resolve(folder, target.path()))
                .findFirst()
                .orElse("");
    }

    private static String text(XMLStreamReader xml, String attribute) {
        return Ooxml.attribute(xml, attribute).orElse("");
    }

    private static UnreadableException damaged() {
        return new UnreadableException(FindingCode.UNREADABLE, ZipFile.class.getSimpleName());
    }

    /** Where a relationship leads, and what kind of part stands there. */
    private record Target(String type, String path) {}

    /** A line of the workbook's list of sheets. */
    private record SheetEntry(String name, boolean hidden, String relationship) {
        static SheetEntry of(XMLStreamReader xml) {
            boolean hidden = text(xml, "state").toLowerCase(Locale.ROOT).contains("hidden");
            return new SheetEntry(text(xml, "name"), hidden, text(xml, "id"));
        }
    }
}
