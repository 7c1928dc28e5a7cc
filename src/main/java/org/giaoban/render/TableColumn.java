package org.giaoban.render;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.giaoban.narrative.NumberWords;

/**
 * A column of a table of figures that is printed only if it tells something: one that is empty, or that repeats the figure
 * in every row, falls away, and the others take its room.
 */
public enum TableColumn {
    /** The unit's own part, where the sentences above the table speak of it. */
    OWN("own") {
        @Override
        boolean tells(TableRow row) {
            return isFigure(row.own()) && !row.own().equals(row.value());
        }
    },
    /** Last year's figure and the change from it. */
    LAST_YEAR("lastYear") {
        @Override
        boolean tells(TableRow row) {
            return isFigure(row.lastYear());
        }
    },
    YEAR_TO_DATE("yearToDate") {
        @Override
        boolean tells(TableRow row) {
            return isFigure(row.yearToDate()) && !row.yearToDate().equals(row.value());
        }
    },
    /** Year to date in per cent of the year's target. */
    PLAN("plan") {
        @Override
        boolean tells(TableRow row) {
            return isFigure(row.plan());
        }
    },
    /** Average of the units that a unit is compared with; only sheets of units have it. */
    AVERAGE("average") {
        @Override
        boolean tells(TableRow row) {
            return false;
        }
    };

    private final String id;

    TableColumn(String id) {
        this.id = id;
    }

    /** The name of the column in templates. */
    public String id() {
        return id;
    }

    /** True if the column's cell in a row is neither empty nor the row's figure once more. */
    abstract boolean tells(TableRow row);

    static boolean isFigure(String cell) {
        return !cell.isEmpty() && !cell.equals(NumberWords.NOT_REPORTED) && !cell.equals(NumberWords.NO_CHANGE);
    }

    /** Returns the columns that tell something in at least one row. */
    static Set<TableColumn> of(List<TableRow> rows) {
        Set<TableColumn> columns = EnumSet.noneOf(TableColumn.class);
        Arrays.stream(values())
                .filter(column -> rows.stream().anyMatch(column::tells))
                .forEach(columns::add);
        return columns;
    }

    /** True if the column is among the printed ones, which {@link #names} gives. */
    public boolean isAmong(String names) {
        return names.contains(" " + id + " ");
    }

    /** Returns the names with a space before and behind each, for expressions of templates. */
    static String names(Set<TableColumn> columns) {
        return columns.stream().map(TableColumn::id).collect(Collectors.joining(" ", " ", " "));
    }
}
