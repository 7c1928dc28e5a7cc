package org.giaoban.recognise;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.giaoban.catalogue.Identity;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Row;
import org.giaoban.spreadsheet.Workbook;

/**
 * The hidden identity sheet in a received workbook. {@link Identity} describes what was written into it.
 *
 * @param cells value cells by key
 */
public record IdentitySheet(Map<String, Cell> cells) {

    public IdentitySheet {
        cells = Map.copyOf(cells);
    }

    static Optional<IdentitySheet> find(Workbook workbook) {
        return workbook.find(Identity.SHEET).map(sheet -> {
            Map<String, Cell> cells = new HashMap<>();
            for (Row row : sheet.rows()) {
                row.find(1)
                        .ifPresent(key -> row.find(2)
                                .ifPresent(value ->
                                        cells.putIfAbsent(key.shown().strip().toLowerCase(Locale.ROOT), value)));
            }
            return new IdentitySheet(cells);
        });
    }

    /** True if the checksum matches the other values, so nothing was edited. */
    boolean isUnchanged() {
        return new Identity(text(Identity.FORM), text(Identity.VERSION), text(Identity.UNIT), text(Identity.PERIOD))
                .checksum()
                .equals(text(Identity.HASH));
    }

    private String text(String key) {
        return findText(key).orElse("");
    }

    Optional<Cell> find(String key) {
        return Optional.ofNullable(cells.get(key));
    }

    Optional<String> findText(String key) {
        return find(key).map(cell -> cell.shown().strip());
    }
}
