package org.giaoban.render;

import java.util.List;

/** How many columns of the table of units fit one page. The printer knows it, because it measures letters. */
@FunctionalInterface
public interface ColumnRoom {

    /**
     * Returns the number of columns that fit beside each other if each has room for the widest of some cells.
     *
     * @return at least 1
     */
    int columnsThatFit(List<String> cells);
}
