package org.giaoban.render;

import java.util.List;

/**
 * A row of the table of units.
 *
 * @param strong whether it is set in bold: the unit's own part and the total
 */
record UnitRow(String ordinal, String name, List<String> cells, boolean strong) {
    UnitRow {
        cells = List.copyOf(cells);
    }
}
