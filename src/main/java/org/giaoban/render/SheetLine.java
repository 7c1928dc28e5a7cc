package org.giaoban.render;

import java.util.List;
import java.util.Set;
import org.giaoban.model.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A row of the sheet of one unit: a figure or a finding.
 *
 * @param row the figure as text, else null
 * @param average average of the units that the unit is compared with
 * @param columns names of the {@link TableColumn}s that the table has, with a space before and behind each
 */
public record SheetLine(Kind kind, String text, @Nullable TableRow row, String average, String columns)
        implements FigureLine {

    /** The content of a row, which decides the band of the template that prints it. */
    enum Kind {
        FIGURE,
        FINDING
    }

    static SheetLine figure(TableRow row, String average, Set<TableColumn> columns) {
        return new SheetLine(Kind.FIGURE, "", row, average, TableColumn.names(columns));
    }

    static SheetLine finding(String text) {
        return new SheetLine(Kind.FINDING, text, null, "", "");
    }

    /** Creates the row that counts the findings that are not listed. */
    static SheetLine moreFindings(int more, Wording wording) {
        return new SheetLine(Kind.FINDING, wording.get("sheet-more-findings", more), null, "", "");
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
