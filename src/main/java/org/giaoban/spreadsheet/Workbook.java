package org.giaoban.spreadsheet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.giaoban.model.Finding;

/**
 * The content of a workbook file of any format.
 *
 * @param sheets sheets in the order of the file, hidden sheets included
 * @param date1904 true if dates are counted from 1904 instead of 1900
 * @param notes findings about the file itself
 * @param saved time at which the file was last saved according to its properties, to the second
 * @param ranges names of cells and tables, to which formulas refer
 */
public record Workbook(
        List<Sheet> sheets, boolean date1904, List<Finding> notes, Optional<Instant> saved, NamedRanges ranges) {

    public Workbook {
        sheets = List.copyOf(sheets);
        notes = List.copyOf(notes);
    }

    /** Creates a workbook without names and tables. */
    public Workbook(List<Sheet> sheets, boolean date1904, List<Finding> notes, Optional<Instant> saved) {
        this(sheets, date1904, notes, saved, NamedRanges.NONE);
    }

    /** Returns a copy with other sheets and findings. */
    public Workbook with(List<Sheet> otherSheets, List<Finding> otherNotes) {
        return new Workbook(otherSheets, date1904, otherNotes, saved, ranges);
    }

    /** Finds a sheet by its exact name. */
    public Optional<Sheet> find(String name) {
        return sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
    }
}
