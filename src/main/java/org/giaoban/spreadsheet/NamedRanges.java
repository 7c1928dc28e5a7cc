package org.giaoban.spreadsheet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The names that a workbook gives to its cells, and its tables. Formulas refer to cells by them: {@code SUM(Attendance)},
 * {@code SUM(Table1[Persons])}.
 *
 * @param names formula of each name, such as {@code Sheet1!$D$10:$D$12}, by the name in lower case
 */
public record NamedRanges(Map<String, String> names, List<NamedTable> tables) {

    static final NamedRanges NONE = new NamedRanges(Map.of(), List.of());

    public NamedRanges {
        names = Map.copyOf(names);
        tables = List.copyOf(tables);
    }

    /**
     * A range of cells with headings.
     *
     * @param cells first and last cell, headings and totals included: {@code A5:E45}
     * @param headings number of rows of headings
     * @param totals number of rows of totals
     * @param columns headings of the columns
     */
    public record NamedTable(String name, String sheet, String cells, int headings, int totals, List<String> columns) {
        public NamedTable {
            columns = List.copyOf(columns);
        }
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    Optional<String> findFormula(String name) {
        return Optional.ofNullable(names.get(key(name)));
    }

    Optional<NamedTable> findTable(String name) {
        return tables.stream()
                .filter(table -> key(table.name()).equals(key(name)))
                .findFirst();
    }
}
