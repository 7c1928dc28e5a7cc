package org.giaoban.docx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.giaoban.model.Wording;
import org.giaoban.render.TableColumn;
import org.giaoban.render.TableRow;

/**
 * A column of a table of figures.
 *
 * @param width in millimetres; 0 for the column that takes what the others leave
 * @param cell gives the column's text in a row
 */
record FigureColumn(String heading, double width, Function<TableRow, String> cell) {

    /** How many columns have texts; the others have numbers. */
    static final int TEXTS = 2;

    private static final double UNIT_MM = 22;
    private static final double NUMBER_MM = 21;

    /**
     * Returns the columns of a table from left to right.
     *
     * @param printed names of the {@link TableColumn}s that the table has, with a space before and behind each
     * @param texts parameters of the report's body
     */
    static List<FigureColumn> of(String printed, Map<String, Object> texts, Wording wording) {
        Map<?, ?> words = (Map<?, ?>) texts.getOrDefault("words", Map.of());
        boolean hasOwn = TableColumn.OWN.isAmong(printed);
        List<FigureColumn> columns = new ArrayList<>();
        columns.add(new FigureColumn(wording.get("column-item"), 0, TableRow::label));
        columns.add(new FigureColumn(wording.get("column-counting-unit"), UNIT_MM, TableRow::countingUnit));
        String whole = String.valueOf(words.get("whole")).toLowerCase(Locale.ROOT);
        columns.add(
                new FigureColumn(texts.get("thisPeriod") + (hasOwn ? ", " + whole : ""), NUMBER_MM, TableRow::value));
        if (hasOwn) {
            columns.add(new FigureColumn(
                    wording.get("column-own", String.valueOf(words.get("own"))), NUMBER_MM, TableRow::own));
        }
        if (TableColumn.LAST_YEAR.isAmong(printed)) {
            columns.add(new FigureColumn(String.valueOf(texts.get("lastYear")), NUMBER_MM, TableRow::lastYear));
            columns.add(new FigureColumn(wording.get("column-change"), NUMBER_MM, TableRow::change));
        }
        if (TableColumn.YEAR_TO_DATE.isAmong(printed)) {
            columns.add(new FigureColumn(wording.get("column-year-to-date"), NUMBER_MM, TableRow::yearToDate));
        }
        if (TableColumn.PLAN.isAmong(printed)) {
            columns.add(new FigureColumn(wording.get("column-plan"), NUMBER_MM, TableRow::plan));
        }
        return columns;
    }
}
