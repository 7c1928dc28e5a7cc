package org.giaoban.workspace;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Prints tables of plain text, each column as wide as its widest cell. */
public final class TextTables {

    private static final int GAP = 2;

    private TextTables() {}

    /**
     * Prints a table.
     *
     * @param head the column headings, separated by semicolons
     * @param rows as many cells for each row as there are headings
     */
    public static void print(PrintStream out, String head, List<List<String>> rows) {
        List<List<String>> all = Stream.concat(Stream.of(List.of(head.split(";"))), rows.stream())
                .map(row -> row.stream().map(Printable::of).toList())
                .toList();
        Column[] columns = IntStream.range(0, all.get(0).size())
                .mapToObj(column -> new Column(width(all, column) + GAP, 0, Overflow.SPAN))
                .toArray(Column[]::new);
        TextTable table = TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), columns)
                .setAdjustLineBreaksForWideCJKCharacters(false);
        all.forEach(row -> table.addRowValues(row.toArray(String[]::new)));
        out.print(table);
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
