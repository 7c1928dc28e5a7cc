package org.giaoban.spreadsheet;

import java.util.regex.Pattern;
import org.giaoban.spreadsheet.Cell.Type;

/**
 * Replaces control characters in texts by a sign that is seen. No keyboard writes them, but Open XML can hold each of
 * them as {@code _x001B_}. Done after legacy encodings, some of which use them for letters, have been decoded.
 */
final class ControlCharacters {

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");

    private static final String REPLACEMENT = "\uFFFD";

    private ControlCharacters() {}

    static Workbook replaceIn(Workbook workbook) {
        return workbook.with(
                workbook.sheets().stream().map(ControlCharacters::replaceIn).toList(), workbook.notes());
    }

    private static Sheet replaceIn(Sheet sheet) {
        return sheet.cells().noneMatch(ControlCharacters::hasControl)
                ? sheet
                : sheet.withRows(sheet.rows().stream()
                        .map(row -> row.map(cell -> hasControl(cell)
                                ? cell.withText(CONTROL.matcher(cell.shown()).replaceAll(REPLACEMENT))
                                : cell))
                        .toList());
    }

    private static boolean hasControl(Cell cell) {
        return cell.type() == Type.TEXT && CONTROL.matcher(cell.shown()).find();
    }
}
