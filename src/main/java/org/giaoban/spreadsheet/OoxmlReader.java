package org.giaoban.spreadsheet;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;

/**
 * Reads .xlsx and .xlsm files, Strict Open XML included, in one pass over the zip entries that hold cells. The
 * streaming readers of available libraries are not used because they refuse Strict files and spend most of their time
 * on entries that are not needed here.
 */
final class OoxmlReader implements WorkbookReader {

    static final String RELATIONSHIPS = "_rels/.rels";

    /** Relationship types of sheets without cells that a form could have. */
    private static final List<String> OTHER_SHEETS =
            List.of("/chartsheet", "/dialogsheet", "/xlMacrosheet", "/xlIntlMacrosheet");

    private final Limits limits;

    OoxmlReader(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Workbook read(byte[] bytes) throws UnreadableException {
        try (ZipEntries entries = new ZipEntries(bytes, limits)) {
            return new OneWorkbook(entries).read();
        } catch (ZipEntries.InflatedLimitExceeded e) {
            throw new UnreadableException(FindingCode.TOO_LARGE, "inflated bytes > " + limits.inflatedBytes());
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    static UnreadableException unreadable(Exception e) {
        return Xml.isLimitExceeded(e)
                ? new UnreadableException(FindingCode.TOO_LARGE, "XML")
                : new UnreadableException(FindingCode.UNREADABLE, e instanceof XMLStreamException ? "XML" : "ZIP");
    }

    /** The state of reading one workbook. */
    private final class OneWorkbook {

        private final ZipEntries entries;
        private boolean date1904;
        private final List<SheetEntry> sheetEntries = new ArrayList<>();

        OneWorkbook(ZipEntries entries) {
            this.entries = entries;
        }

        Workbook read() throws IOException, XMLStreamException, UnreadableException {
            String main = findMain();
            String folder = main.substring(0, main.lastIndexOf('/') + 1);
            readWorkbook(main);
            Map<String, Target> targets = targets(relationshipsOf(main));
            Limits.Texts texts = limits.new Texts();
            List<RichText> strings = SharedStrings.read(open(folder, targets, "/sharedStrings"), texts);
            List<CellFormats.Style> formats = CellFormats.read(open(folder, targets, "/styles"));
            WorksheetReader worksheets = new WorksheetReader(strings, formats, date1904, limits, texts);
            List<Sheet> sheets = new ArrayList<>();
            for (SheetEntry entry : sheetEntries) {
                if (entry.isModule()) {
                    continue;
                }
                Target target = targets.get(entry.relationship());
                if (target == null) {
                    throw damaged(entry.name());
                }
                if (target.isType("/worksheet")) {
                    XMLStreamReader xml = open(ZipEntries.resolve(folder, target.path()));
                    sheets.add(worksheets.read(entry.name(), entry.hidden(), xml));
                } else if (OTHER_SHEETS.stream().noneMatch(target::isType)) {
                    throw damaged(entry.name());
                }
            }
            return new Workbook(sheets, date1904, notes(targets), findSaved());
        }

        /** Opens a zip entry that another entry refers to. */
        private XMLStreamReader open(String part) throws IOException, XMLStreamException, UnreadableException {
            Optional<XMLStreamReader> xml = entries.open(part);
            if (xml.isEmpty()) {
                throw damaged(part);
            }
            return xml.get();
        }

        /** Opens a zip entry that some writers name but leave out; empty if it is absent. */
        private Optional<XMLStreamReader> open(String folder, Map<String, Target> targets, String type)
                throws IOException, XMLStreamException, UnreadableException {
            for (Target target : targets.values()) {
                if (target.isType(type)) {
                    return entries.open(ZipEntries.resolve(folder, target.path()));
                }
            }
            return Optional.empty();
        }

        private Optional<Instant> findSaved() throws IOException, XMLStreamException, UnreadableException {
            return targets("_rels/.rels").values().stream()
                    .filter(target -> target.isType("/core-properties"))
                    .findFirst()
                    .flatMap(target -> LastSaved.find(entries, ZipEntries.resolve("", target.path()), "modified"));
        }

        private String findMain() throws IOException, XMLStreamException, UnreadableException {
            for (Target target : targets(RELATIONSHIPS).values()) {
                if (target.type().endsWith("/officeDocument")) {
                    String main = ZipEntries.resolve("", target.path());
                    if (main.endsWith(".bin")) {
                        throw new UnreadableException(FindingCode.UNSUPPORTED_FORMAT, ".xlsb");
                    }
                    return main;
                }
            }
            throw new UnreadableException(FindingCode.NOT_A_WORKBOOK, "ZIP");
        }

        private void readWorkbook(String main) throws IOException, XMLStreamException, UnreadableException {
            XMLStreamReader xml = open(main);
            boolean isWorkbook = false;
            while (xml.hasNext()) {
                if (Xml.next(xml) == XMLStreamReader.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "workbook" -> isWorkbook = true;
                        case "workbookPr" -> date1904 = Xml.isTrue(xml, "date1904");
                        case "sheet" -> {
                            Limits.check(sheetEntries.size() < limits.sheets(), "sheets", limits.sheets());
                            sheetEntries.add(SheetEntry.of(xml));
                        }
                        default -> {}
                    }
                }
            }
            if (!isWorkbook) {
                throw new UnreadableException(FindingCode.NOT_A_WORKBOOK, main);
            }
        }

        private Map<String, Target> targets(String part) throws IOException, XMLStreamException, UnreadableException {
            Map<String, Target> targets = new HashMap<>();
            Optional<XMLStreamReader> found = entries.open(part);
            if (found.isPresent()) {
                XMLStreamReader xml = found.get();
                while (xml.hasNext()) {
                    if (Xml.next(xml) == XMLStreamReader.START_ELEMENT
                            && xml.getLocalName().equals("Relationship")) {
                        targets.put(Xml.text(xml, "Id"), new Target(Xml.text(xml, "Type"), Xml.text(xml, "Target")));
                        Limits.checkStyles(targets.size());
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

    private static List<Finding> notes(Map<String, Target> targets) {
        return targets.values().stream().anyMatch(target -> target.isType("/vbaProject"))
                ? List.of(Finding.of(FindingCode.MACROS_IGNORED, null, null, "VBA"))
                : List.of();
    }

    private static UnreadableException damaged(String part) {
        return new UnreadableException(FindingCode.UNREADABLE, part);
    }

    /** The target of a relationship: type URI and path. */
    private record Target(String type, String path) {
        boolean isType(String kind) {
            return type.endsWith(kind);
        }
    }

    /** An entry in the workbook's list of sheets. */
    private record SheetEntry(String name, boolean hidden, String relationship) {
        /** True for an Excel 5 module sheet, which Excel lists although it has no zip entry. */
        boolean isModule() {
            return relationship.isEmpty();
        }

        static SheetEntry of(XMLStreamReader xml) {
            boolean hidden = Xml.text(xml, "state").toLowerCase(Locale.ROOT).contains("hidden");
            return new SheetEntry(Xml.text(xml, "name"), hidden, Xml.text(xml, "id"));
        }
    }
}
