package org.giaoban.render;

import java.util.List;

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

    @Override
    public List<String> figures() {
        return cells;
    }
}
