package org.giaoban.recognise;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.giaoban.print.Fixtures;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Row;
import org.giaoban.spreadsheet.SampleForm;
import org.giaoban.spreadsheet.Sheet;
import org.giaoban.spreadsheet.Workbook;
import org.giaoban.spreadsheet.WorkbookFiles;
import org.giaoban.workspace.Workspace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Recognising a form whose rows have more and more columns beside the form's own, beside going through its texts once. The
 * first is linear if it grows as the second does:
 *
 * <pre>mvn -q -Pbench test-compile exec:exec -Dbench=Recognising</pre>
 */
@State(Scope.Benchmark)
public class Recognising {

    private final Recogniser recogniser = new Recogniser(Fixtures.catalogue());

    @Param({"50", "200", "800"})
    public int columns;

    private Workbook workbook = new Workbook(List.of(), false, List.of(), Optional.empty());

    @Setup
    public void widen() throws IOException {
        Workbook form = new WorkbookFiles(Workspace.ZONE)
                .read(SampleForm.write())
                .find()
                .orElseThrow();
        List<Sheet> sheets =
                form.sheets().stream().map(sheet -> widen(sheet)).toList();
        workbook = form.with(sheets, form.notes());
    }

    private Sheet widen(Sheet sheet) {
        return new Sheet(
                sheet.name(),
                sheet.hidden(),
                sheet.rows().stream().map(row -> widen(row)).toList());
    }

    private Row widen(Row row) {
        List<Cell> cells = new ArrayList<>(row.cells());
        Cell last = cells.get(cells.size() - 1);
        IntStream.rangeClosed(last.column() + 1, columns)
                .mapToObj(column -> new Cell(
                        last.sheet(), row.number(), column, Cell.Type.TEXT, "Cột " + column, null, null, last.format()))
                .forEach(cells::add);
        return new Row(row.number(), cells);
    }

    @Benchmark
    public long limit() {
        return workbook.sheets().stream()
                .flatMap(Sheet::cells)
                .mapToInt(cell -> cell.shown().toLowerCase(Locale.ROOT).hashCode())
                .asLongStream()
                .sum();
    }

    @Benchmark
    public Recognition whole() {
        return recogniser.recognise(workbook);
    }
}
