package org.giaoban.render;

/**
 * A row of the annex on completeness and data quality: a paragraph, a unit, a changed figure, or a finding.
 *
 * @param block number of the table or paragraph that the row belongs to
 * @param cells texts of the columns, whose headings the template has
 */
record QualityLine(int block, Kind kind, String text, Cells cells) {

    /** The content of a row, which decides the band of the template that prints it. */
    enum Kind {
        PARAGRAPH,
        UNIT,
        CHANGE,
        /** How often one kind of finding occurred. */
        COUNT,
        FINDING
    }

    /**
     * Texts of the columns. For a unit: name, expected, received, accepted and timely submissions, note. For a changed
     * figure: unit, element, old value, new value, reason. For a finding: unit, period, place, effect, message. For a kind of finding: title, effect, number of findings and of units, code.
     */
    record Cells(String first, String second, String third, String fourth, String fifth, String note) {
        static final Cells NONE = new Cells("", "", "", "", "", "");
    }

    /** The kind as text, for expressions of JRXML templates. */
    public String kindName() {
        return kind.name();
    }
}
