package org.giaoban.render;

import org.jspecify.annotations.Nullable;

/**
 * A row of the body of a briefing: a paragraph with or without its heading, a row of a table, a chart,
 * or the signature.
 *
 * @param block number of the table, chart or paragraph that it belongs to
 * @param planned whether its table has a column for the year's plan
 */
public record BodyLine(
        int block,
        Kind kind,
        String heading,
        String text,
        @Nullable TableRow row,
        @Nullable BarChart chart,
        boolean planned) {

    /** What the line prints. */
    public enum Kind {
        PARAGRAPH,
        ROW,
        CHART,
        SIGNATURE
    }

    static BodyLine paragraph(int block, String heading, String text) {
        return new BodyLine(block, Kind.PARAGRAPH, heading, text, null, null, false);
    }

    /** The signature and the recipients, kept with the block before them. */
    static BodyLine signature(int block) {
        return new BodyLine(block, Kind.SIGNATURE, "", "", null, null, false);
    }

    static BodyLine row(int block, String caption, TableRow row, boolean planned) {
        return new BodyLine(block, Kind.ROW, caption, "", row, null, planned);
    }

    static BodyLine chart(int block, BarChart chart) {
        return new BodyLine(block, Kind.CHART, chart.title(), "", null, chart, false);
    }

    public String kindName() {
        return kind.name();
    }
}
