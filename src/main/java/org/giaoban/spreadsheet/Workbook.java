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
 */
public record Workbook(List<Sheet> sheets, boolean date1904, List<Finding> notes, Optional<Instant> saved) {

    public Workbook {
        sheets = List.copyOf(sheets);
        notes = List.copyOf(notes);
    }

    /** Finds a sheet by its exact name. */
    public Optional<Sheet> find(String name) {
        return sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
    }
}
