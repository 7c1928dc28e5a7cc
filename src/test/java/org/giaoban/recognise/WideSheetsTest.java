package org.giaoban.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.giaoban.model.Form.IndicatorColumn;
import org.giaoban.print.Fixtures;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Cell.CellFormat;
import org.giaoban.spreadsheet.Row;
import org.giaoban.spreadsheet.Sheet;
import org.giaoban.spreadsheet.Workbook;
import org.junit.jupiter.api.Test;

class WideSheetsTest {

    private static final String SHEET = "A";
    private static final CellFormat PLAIN = new CellFormat(Cell.NumberFormat.GENERAL, "", Cell.Visibility.SHOWN, "");

    private final Recogniser recogniser = new Recogniser(Fixtures.catalogue());

    /** Search of headings one against the other would allocate a hundredfold; the largest difference seen was elevenfold. */
    @Test
    void tenTimesTheColumns_allocateAboutTenTimesAsMuch() {
        Workbook narrow = workbook(100);
        Workbook wide = workbook(1_000);
        recogniser.recognise(narrow);
        recogniser.recognise(wide);

        assertThat(countBytes(wide)).isLessThan(15 * countBytes(narrow));
    }

    @Test
    void headingsBehindAThousandOthers_areFound() {
        var tables =
                recogniser.recognise(workbook(1_000)).sheets().orElseThrow().indicators();

        assertThat(tables.get(0).columns())
                .isEqualTo(Map.of(IndicatorColumn.CODE, 1_001, IndicatorColumn.VALUE, 1_002));
        assertThat(tables.get(0)
                        .findHeading(IndicatorColumn.VALUE)
                        .orElseThrow()
                        .address())
                .isEqualTo("ALN2");
    }

    private long countBytes(Workbook workbook) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        recogniser.recognise(workbook);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** Two rows of other headings, each upper one over a single lower one, and the form's own headings behind them. */
    private static Workbook workbook(int others) {
        List<Row> rows = IntStream.rangeClosed(1, 6)
                .mapToObj(row -> row(row, others, row < 3 ? "Other heading " : "Text "))
                .toList();
        return new Workbook(List.of(new Sheet(SHEET, false, rows)), false, List.of(), Optional.empty());
    }

    private static Row row(int number, int others, String text) {
        Stream<Cell> first = IntStream.rangeClosed(1, others).mapToObj(column -> cell(number, column, text + column));
        Stream<Cell> own = number == 2
                ? Stream.of(cell(number, others + 1, "Ma so"), cell(number, others + 2, "Thuc hien trong ky"))
                : number > 2 ? Stream.of(cell(number, others + 1, "QT.HN.TT")) : Stream.empty();
        return new Row(number, Stream.concat(first, own).toList());
    }

    private static Cell cell(int row, int column, String text) {
        return new Cell(SHEET, row, column, Cell.Type.TEXT, text, null, null, PLAIN);
    }
}
