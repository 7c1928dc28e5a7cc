package org.giaoban.render;

/**
 * A row of the annex on data quality: a paragraph, a unit with what it sent, or a finding.
 *
 * @param block number of the table or paragraph that it belongs to
 * @param cells what stands in the columns; the template knows which
 */
record QualityLine(int block, Kind kind, String text, Cells cells) {

    /** What the line prints. */
    enum Kind {
        PARAGRAPH,
        UNIT,
        CHANGE,
        FINDING
    }

    /** A unit's expected, received, accepted and timely submissions with a note; a changed figure's unit,
     * element, old and new value and reason; or who, where, effect and what. */
    record Cells(String first, String second, String third, String fourth, String fifth, String note) {
        static final Cells NONE = new Cells("", "", "", "", "", "");
    }

    public String kindName() {
        return kind.name();
    }
}
