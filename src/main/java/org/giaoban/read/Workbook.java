package org.giaoban.read;

import java.util.List;
import java.util.Optional;

/**
 * What a file holds, whatever its format.
 *
 * @param date1904 whether dates are counted from 1904 instead of 1900
 */
public record Workbook(List<Sheet> sheets, boolean date1904) {

    public Workbook {
        sheets = List.copyOf(sheets);
    }

    /** A sheet by its name. */
    public Optional<Sheet> find(String name) {
        return sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
    }
}
