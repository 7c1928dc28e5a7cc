package org.giaoban.validate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<Long, Integer> first = new HashMap<>();
        int[] earlier = new int[events.size()];
        for (int i = 0; i < events.size(); i++) {
            Integer same = first.putIfAbsent(hash(events.get(i)), i);
            earlier[i] = same == null || !isSame(events.get(i), events.get(same)) ? -1 : same;
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

    /** Returns a hash of 64 bits, by which rows are found without keeping their texts once more. */
    private static long hash(RegisterRows.Event event) {
        long sum = 0;
        for (Map.Entry<String, Cell> cell : event.cells().entrySet()) {
            sum += mix(cell.getKey().hashCode() * 31L + text(cell.getValue()).hashCode());
        }
        return sum;
    }

    /** Spreads a hash over 64 bits, so that sums of similar texts differ (the finaliser of SplitMix64). */
    private static long mix(long hash) {
        long once = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
        return twice ^ (twice >>> 31);
    }

    private static boolean isSame(RegisterRows.Event one, RegisterRows.Event other) {
        return texts(one).equals(texts(other));
    }

    private static Map<String, String> texts(RegisterRows.Event event) {
        Map<String, String> texts = new HashMap<>();
        event.cells().forEach((column, cell) -> texts.put(column, text(cell)));
        return texts;
    }

    private static String text(Cell cell) {
        return Folding.spaces(cell.shown());
    }
}
