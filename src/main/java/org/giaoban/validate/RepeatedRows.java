package org.giaoban.validate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.giaoban.model.FindingCode;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Folding;
import org.jspecify.annotations.Nullable;

/** Reports runs of register rows that are the same as earlier ones, as when a table was pasted twice. */
final class RepeatedRows {

    /** A single repeated row with fewer cells than these may well be another event. */
    private static final int CELLS_OF_ONE = 4;

    private final ValidationOutcome validation;

    RepeatedRows(ValidationOutcome validation) {
        this.validation = validation;
    }

    void check(List<RegisterRows.Event> events) {
        Map<String, Integer> first = new HashMap<>();
        int[] earlier = new int[events.size()];
        for (int i = 0; i < events.size(); i++) {
            Integer same = first.putIfAbsent(content(events.get(i)), i);
            earlier[i] = same == null ? -1 : same;
        }
        for (int from = 0; from < earlier.length; from++) {
            if (earlier[from] >= 0) {
                int to = from;
                while (to + 1 < earlier.length && earlier[to + 1] == earlier[to] + 1) {
                    to++;
                }
                if (to > from || events.get(from).cells().size() >= CELLS_OF_ONE) {
                    report(events, from, to, earlier[from]);
                }
                from = to;
            }
        }
    }

    private void report(List<RegisterRows.Event> events, int from, int to, int earlier) {
        Cell first = events.get(from).first();
        validation.add(first.finding(FindingCode.ROWS_REPEATED)
                .with("rows", rows(events, from, to, null))
                .with("earlier", rows(events, earlier, earlier + to - from, first.sheet())));
    }

    /** Shows row numbers, with the sheet if it is not {@code sheet}. */
    private static String rows(List<RegisterRows.Event> events, int from, int to, @Nullable String sheet) {
        Cell first = events.get(from).first();
        String rows =
                first.row() + (from == to ? "" : "–" + events.get(to).first().row());
        return sheet == null || first.sheet().equals(sheet) ? rows : rows + " (" + first.sheet() + ")";
    }

    private static String content(RegisterRows.Event event) {
        Map<String, String> texts = new TreeMap<>();
        event.cells().forEach((column, cell) -> texts.put(column, Folding.fold(cell.shown())));
        return texts.toString();
    }
}
