package org.giaoban.render;

import org.jspecify.annotations.Nullable;

/**
 * A row of the body of a briefing: a paragraph with or without a heading, a row of a table, a chart, or the signature.
 *
 * @param block number of the table, chart or paragraph that the row belongs to
 * @param row the printed figure of a table row, else null
 * @param chart the chart of a chart row, else null
 * @param planned true if the table has a column for the year's target
 */
public record BodyLine(
        int block,
        Kind kind,
        String heading,
        String text,
        @Nullable TableRow row,
        @Nullable BarChart chart,
        boolean planned) {

    /** The content of a row, which decides the band of the template that prints it. */
    public enum Kind {
        PARAGRAPH,
        ROW,
        CHART,
        SIGNATURE
    }

    static BodyLine paragraph(int block, String heading, String text) {
        return new BodyLine(block, Kind.PARAGRAPH, heading, text, null, null, false);
    }

    /** Creates the row of signature and recipients, which is kept on one page with the block before it. */
    static BodyLine signature(int block) {
        return new BodyLine(block, Kind.SIGNATURE, "", "", null, null, false);
    }

    static BodyLine row(int block, String caption, TableRow row, boolean planned) {
        return new BodyLine(block, Kind.ROW, caption, "", row, null, planned);
    }

    static BodyLine chart(int block, BarChart chart) {
        return new BodyLine(block, Kind.CHART, chart.title(), "", null, chart, false);
    }

    /** The kind as text, for expressions of JRXML templates. */
    public String kindName() {
        return kind.name();
    }
}
