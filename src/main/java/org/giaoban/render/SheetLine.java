package org.giaoban.render;

import org.giaoban.model.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A row of the sheet of one unit: a figure or a finding.
 *
 * @param row the printed figure, else null
 */
public record SheetLine(Kind kind, String text, @Nullable TableRow row) {

    /** The content of a row, which decides the band of the template that prints it. */
    enum Kind {
        FIGURE,
        FINDING
    }

    static SheetLine figure(TableRow row) {
        return new SheetLine(Kind.FIGURE, "", row);
    }

    static SheetLine finding(String text) {
        return new SheetLine(Kind.FINDING, text, null);
    }

    /** Creates the row that counts the findings that are not listed. */
    static SheetLine moreFindings(int more, Wording wording) {
        return new SheetLine(Kind.FINDING, wording.get("sheet-more-findings", more), null);
    }

    /** The kind as text, for expressions of JRXML templates. */
    public String kindName() {
        return kind.name();
    }
}
