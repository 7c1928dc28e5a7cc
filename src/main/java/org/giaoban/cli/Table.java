package org.giaoban.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table of plain text for the terminal, columns as wide as their widest cell. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /** @param head the column headings, separated by semicolons */
    Table(String head) {
        rows.add(List.of(head.split(";")));
    }

    void add(Object... cells) {
        rows.add(List.of(cells).stream().map(String::valueOf).toList());
    }

    void print(PrintStream out) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(row.get(column))
                        .append(" ".repeat(width(column) - row.get(column).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
