package org.giaoban.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.giaoban.model.Finding;

/**
 * Reads the parts of a workbook package, which are XML in .xlsx and binary records in .xlsb. The parts are read in the
 * order of the methods; strings and styles may be absent.
 */
interface WorkbookParts {

    /**
     * Reads the workbook's list of sheets.
     *
     * @param name name of the part, by which a part of another kind is named
     */
    List<SheetEntry> readWorkbook(String name, InputStream part)
            throws IOException, XMLStreamException, UnreadableException;

    /** Reads the shared strings, to which cells refer by position. */
    void readStrings(InputStream part) throws IOException, XMLStreamException, UnreadableException;

    /** Reads the styles, to which cells refer by position. */
    void readStyles(InputStream part) throws IOException, XMLStreamException, UnreadableException;

    Sheet readSheet(SheetEntry entry, InputStream part) throws IOException, XMLStreamException, UnreadableException;

    boolean date1904();

    /** Returns the formulas of the workbook's names, by the name in lower case. */
    Map<String, String> names();

    /** Lists findings about the workbook, after its sheets have been read. */
    List<Finding> notes();

    /**
     * An entry in the workbook's list of sheets.
     *
     * @param relationship id of the relationship to the sheet's part
     */
    record SheetEntry(String name, boolean hidden, String relationship) {
        static SheetEntry of(String name, String state, String relationship) {
            return new SheetEntry(name, state.toLowerCase(Locale.ROOT).contains("hidden"), relationship);
        }

        /** True for an Excel 5 module sheet, which Excel lists although it has no zip entry. */
        boolean isModule() {
            return relationship.isEmpty();
        }
    }
}
