package org.giaoban.render;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the body of a briefing: a paragraph with or without a heading, a row of a table, a chart, or the signature.
 *
 * @param block number of the table, chart or paragraph that the row belongs to
 * @param part heading of the part of the document that begins with the row; else empty
 * @param heading heading of a chapter, or caption of a table or chart
 * @param row the printed figure of a table row, else null
 * @param chart the chart of a chart row, else null
 * @param columns names of the {@link TableColumn}s that the table has, with a space before and behind each
 */
public record BodyLine(
        int block,
        Kind kind,
        String part,
        String heading,
        String text,
        @Nullable TableRow row,
        @Nullable BarChart chart,
        String columns)
        implements FigureLine {

    /** The content of a row, which decides the band of the template that prints it. */
    public enum Kind {
        PARAGRAPH,
        ROW,
        CHART,
        SIGNATURE
    }

    static BodyLine paragraph(int block, String part, String heading, String text) {
        return new BodyLine(block, Kind.PARAGRAPH, part, heading, text, null, null, "");
    }

    /** Creates the row of signature and recipients, which is kept on one page with the block before it. */
    static BodyLine signature(int block) {
        return new BodyLine(block, Kind.SIGNATURE, "", "", "", null, null, "");
    }

    static BodyLine row(int block, String caption, TableRow row, Set<TableColumn> columns) {
        return new BodyLine(block, Kind.ROW, "", caption, "", row, null, TableColumn.names(columns));
    }

    static BodyLine chart(int block, BarChart chart) {
        return new BodyLine(block, Kind.CHART, "", chart.title(), "", null, chart, "");
    }

    @Override
    public List<String> figures() {
        return row == null ? List.of() : List.of(row.value());
    }

    /** The kind as text, for expressions of JRXML templates. */
    public String kindName() {
        return kind.name();
    }
}
