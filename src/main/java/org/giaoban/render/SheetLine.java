package org.giaoban.render;

import java.util.ArrayList;
import java.util.List;
import org.giaoban.catalogue.Wording;
import org.giaoban.render.Document.Section;
import org.jspecify.annotations.Nullable;

/**
 * A row of the sheet of one unit: a figure or a finding.
 *
 * @param row the printed figure, else null
 * @param hidden number of rows that this row replaces because they did not fit the page; 0 for an ordinary row
 */
public record SheetLine(Kind kind, String text, @Nullable TableRow row, int hidden) {

    private static final int FEW_FINDINGS = 5;

    /** The content of a row, which decides the band of the template that prints it. */
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

    static SheetLine moreFindings(int hidden, Wording wording) {
        return new SheetLine(Kind.FINDING, wording.get("sheet-more-findings", hidden), null, hidden);
    }

    /** Returns the rows of a sheet's section. */
    public static List<SheetLine> listOf(Section section) {
        return section.rows().stream().map(SheetLine.class::cast).toList();
    }

    /**
     * Replaces the last finding by a count of hidden findings; if few findings are left, the last figure by a count of
     * hidden figures.
     */
    public static List<SheetLine> shorten(List<SheetLine> lines, Wording wording) {
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
        kept.set(last, kind == Kind.FINDING ? moreFindings(hidden, wording) : moreFigures(hidden, wording));
        return kept;
    }

    private static long count(List<SheetLine> lines, Kind kind) {
        return lines.stream()
                .filter(line -> line.kind() == kind && line.hidden() == 0)
                .count();
    }

    private static SheetLine moreFigures(int hidden, Wording wording) {
        TableRow row = new TableRow(wording.get("sheet-more-figures", hidden), "", "", "", "", "", "", "");
        return new SheetLine(Kind.FIGURE, "", row, hidden);
    }

    /** The kind as text, for expressions of JRXML templates. */
    public String kindName() {
        return kind.name();
    }
}
