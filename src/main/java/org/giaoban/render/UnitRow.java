package org.giaoban.render;

import java.util.Collections;
import java.util.List;
import org.giaoban.model.Wording;

/**
 * A row of the annex that shows units against elements.
 *
 * @param ordinal number of the unit; empty for the total and the own part
 * @param cells one text for each column
 * @param strong true to print the row in bold: the total and the unit's own part
 */
public record UnitRow(String ordinal, String name, List<String> cells, boolean strong) implements FigureLine {
    public UnitRow {
        cells = List.copyOf(cells);
    }

    /** Creates the last row of a table that does not list all units. */
    static UnitRow more(int units, int columns, Wording wording) {
        return new UnitRow("", wording.get("units-more", units), Collections.nCopies(columns, ""), false);
    }

    @Override
    public List<String> figures() {
        return cells;
    }
}
