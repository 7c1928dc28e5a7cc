package org.giaoban.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.spreadsheet.NamedRanges.NamedTable;
import org.giaoban.spreadsheet.WorkbookParts.SheetEntry;

/**
 * Reads .xlsx, .xlsm and .xlsb files, Strict Open XML included, in one pass over the zip entries that hold cells. The
 * streaming readers of available libraries are not used because they refuse Strict files and spend most of their time
 * on entries that are not needed here.
 */
final class OoxmlReader implements WorkbookReader {

    static final String RELATIONSHIPS = "_rels/.rels";

    /** Relationship types of sheets without cells that a form could have. */
    private static final List<String> OTHER_SHEETS =
            List.of("/chartsheet", "/dialogsheet", "/xlMacrosheet", "/xlIntlMacrosheet");

    private final Limits limits;
    private final ZoneId zone;

    OoxmlReader(Limits limits, ZoneId zone) {
        this.limits = limits;
        this.zone = zone;
    }

    @Override
    public Workbook read(byte[] bytes) throws UnreadableException {
        try (ZipEntries entries = new ZipEntries(bytes, limits)) {
            return read(entries);
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** Reads a workbook whose zip is open. */
    Workbook read(ZipEntries entries) throws UnreadableException {
        try {
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

        OneWorkbook(ZipEntries entries) {
            this.entries = entries;
        }

        Workbook read() throws IOException, XMLStreamException, UnreadableException {
            Map<String, Target> roots = targets(RELATIONSHIPS);
            String main = findMain(roots);
            String folder = main.substring(0, main.lastIndexOf('/') + 1);
            WorkbookParts parts = main.endsWith(".bin") ? new BinaryParts(limits) : new XmlParts(limits);
            List<SheetEntry> listed = parts.readWorkbook(main, open(main));
            Map<String, Target> targets = targets(relationshipsOf(main));
            Optional<InputStream> strings = open(folder, targets, "/sharedStrings");
            if (strings.isPresent()) {
                parts.readStrings(strings.get());
            }
            Optional<InputStream> styles = open(folder, targets, "/styles");
            if (styles.isPresent()) {
                parts.readStyles(styles.get());
            }
            List<Sheet> sheets = new ArrayList<>();
            List<NamedTable> tables = new ArrayList<>();
            for (SheetEntry entry : listed) {
                if (entry.isModule()) {
                    continue;
                }
                Target target = targets.get(entry.relationship());
                if (target == null) {
                    throw damaged(entry.name());
                }
                if (target.isType("/worksheet")) {
                    String part = ZipEntries.resolve(folder, target.path());
                    sheets.add(parts.readSheet(entry, open(part)));
                    tables.addAll(readTables(entry.name(), part));
                } else if (OTHER_SHEETS.stream().noneMatch(target::isType)) {
                    throw damaged(entry.name());
                }
            }
            List<Finding> notes = new ArrayList<>(parts.notes());
            if (targets.values().stream().anyMatch(target -> target.isType("/vbaProject"))) {
                notes.add(Finding.of(FindingCode.MACROS_IGNORED, null, null, "VBA"));
            }
            return new Workbook(
                    sheets, parts.date1904(), notes, findSaved(roots), new NamedRanges(parts.names(), tables));
        }

        /** Reads the tables on a sheet, of which .xlsb has none that are XML. */
        private List<NamedTable> readTables(String sheet, String part)
                throws IOException, XMLStreamException, UnreadableException {
            List<NamedTable> tables = new ArrayList<>();
            String folder = part.substring(0, part.lastIndexOf('/') + 1);
            for (Target target : targets(relationshipsOf(part)).values()) {
                String path = ZipEntries.resolve(folder, target.path());
                Optional<XMLStreamReader> xml =
                        target.isType("/table") && path.endsWith(".xml") ? entries.open(path) : Optional.empty();
                if (xml.isPresent()) {
                    tables.add(readTable(sheet, xml.get()));
                }
            }
            return tables;
        }

        /** Opens a zip entry that another entry refers to. */
        private InputStream open(String part) throws IOException, UnreadableException {
            Optional<InputStream> bytes = entries.openBytes(part);
            if (bytes.isEmpty()) {
                throw damaged(part);
            }
            return bytes.get();
        }

        /** Opens a zip entry that some writers name but leave out; empty if it is absent. */
        private Optional<InputStream> open(String folder, Map<String, Target> targets, String type) throws IOException {
            for (Target target : targets.values()) {
                if (target.isType(type)) {
                    return entries.openBytes(ZipEntries.resolve(folder, target.path()));
                }
            }
            return Optional.empty();
        }

        private Optional<Instant> findSaved(Map<String, Target> roots) {
            return roots.values().stream()
                    .filter(target -> target.isType("/core-properties"))
                    .findFirst()
                    .flatMap(
                            target -> LastSaved.find(entries, ZipEntries.resolve("", target.path()), "modified", zone));
        }

        private String findMain(Map<String, Target> roots) throws UnreadableException {
            for (Target target : roots.values()) {
                if (target.type().endsWith("/officeDocument")) {
                    return ZipEntries.resolve("", target.path());
                }
            }
            throw new UnreadableException(FindingCode.NOT_A_WORKBOOK, "ZIP");
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

    private static NamedTable readTable(String sheet, XMLStreamReader xml)
            throws XMLStreamException, UnreadableException {
        NamedTable table = new NamedTable("", sheet, "", 1, 0, List.of());
        List<String> columns = new ArrayList<>();
        while (xml.hasNext()) {
            if (Xml.next(xml) == XMLStreamReader.START_ELEMENT) {
                if (xml.getLocalName().equals("table")) {
                    table = new NamedTable(
                            Xml.attribute(xml, "displayName").orElse(Xml.text(xml, "name")),
                            sheet,
                            Xml.text(xml, "ref"),
                            Xml.number(xml, "headerRowCount", 1),
                            Xml.number(xml, "totalsRowCount", 0),
                            List.of());
                } else if (xml.getLocalName().equals("tableColumn")) {
                    Limits.checkStyles(columns.size());
                    columns.add(Xml.text(xml, "name"));
                }
            }
        }
        return new NamedTable(table.name(), sheet, table.cells(), table.headings(), table.totals(), columns);
    }

    private static String relationshipsOf(String part) {
        int name = part.lastIndexOf('/') + 1;
        return part.substring(0, name) + "_rels/" + part.substring(name) + ".rels";
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
}
