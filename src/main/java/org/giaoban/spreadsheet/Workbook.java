package org.giaoban.spreadsheet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.giaoban.model.Finding;

/**
 * What a file holds, whatever its format.
 *
 * @param date1904 whether dates are counted from 1904 instead of 1900
 * @param notes what is to be said about the file itself
 * @param saved when it says that it was last saved, to the second
 */
public record Workbook(List<Sheet> sheets, boolean date1904, List<Finding> notes, Optional<Instant> saved) {

    public Workbook {
        sheets = List.copyOf(sheets);
        notes = List.copyOf(notes);
    }

    /** A sheet by its name. */
    public Optional<Sheet> find(String name) {
        return sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
    }
}
