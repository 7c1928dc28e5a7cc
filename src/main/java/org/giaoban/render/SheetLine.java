package org.giaoban.render;

import java.util.ArrayList;
import java.util.List;
import org.giaoban.render.Document.Part;
import org.jspecify.annotations.Nullable;

/**
 * A row of the sheet on a unit: a figure or a finding.
 *
 * @param hidden how many lines this one stands for that found no room
 */
public record SheetLine(Kind kind, String text, @Nullable TableRow row, int hidden) {

    private static final int FEW_FINDINGS = 5;

    /** What the line prints. */
    enum Kind {
        FIGURE,
        FINDING
    }

    static SheetLine figure(TableRow row) {
        return new SheetLine(Kind.FIGURE, "", row, 0);
    }

    static SheetLine finding(String text) {
        return new SheetLine(Kind.FINDING, text, null, 0);
    }

    static SheetLine more(int hidden) {
        return new SheetLine(Kind.FINDING, "… và " + hidden + " mục khác.", null, hidden);
    }

    /** The lines of a sheet's part. */
    public static List<SheetLine> listOf(Part part) {
        return part.rows().stream().map(SheetLine.class::cast).toList();
    }

    /** The same without the last finding, or without the last figure where few findings are left to give way. */
    public static List<SheetLine> shorten(List<SheetLine> lines) {
        Kind kind = count(lines, Kind.FINDING) > FEW_FINDINGS || count(lines, Kind.FIGURE) == 0
                ? Kind.FINDING
                : Kind.FIGURE;
        int hidden = 1
                + lines.stream()
                        .filter(line -> line.kind() == kind)
                        .mapToInt(SheetLine::hidden)
                        .sum();
        List<SheetLine> kept = new ArrayList<>(lines);
        kept.removeIf(line -> line.kind() == kind && line.hidden() > 0);
        int last = kept.size() - 1;
        while (kept.get(last).kind() != kind) {
            last--;
        }
        kept.set(last, kind == Kind.FINDING ? more(hidden) : moreFigures(hidden));
        return kept;
    }

    private static long count(List<SheetLine> lines, Kind kind) {
        return lines.stream()
                .filter(line -> line.kind() == kind && line.hidden() == 0)
                .count();
    }

    private static SheetLine moreFigures(int hidden) {
        TableRow row = new TableRow("… và " + hidden + " chỉ tiêu khác", "", "", "", "", "", "", "");
        return new SheetLine(Kind.FIGURE, "", row, hidden);
    }

    public String kindName() {
        return kind.name();
    }
}
