package org.giaoban.read;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The hidden sheet of a workbook that we sent out: keys in column A, values in column B, one pair a row.
 *
 * @param cells the value cells by key
 */
public record IdentitySheet(Map<String, Cell> cells) {

    /** The sheet's name. */
    public static final String NAME = "_giaoban";

    /** Code of the form. */
    public static final String FORM = "form";
    /** Version of this sheet's format: {@link #CURRENT}. */
    public static final String VERSION = "version";
    /** Code of the unit. */
    public static final String UNIT = "unit";
    /** Id of the period. */
    public static final String PERIOD = "period";

    public static final String CURRENT = "1";

    public IdentitySheet {
        cells = Map.copyOf(cells);
    }

    static Optional<IdentitySheet> find(Workbook workbook) {
        return workbook.find(NAME).map(sheet -> {
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

    Optional<Cell> find(String key) {
        return Optional.ofNullable(cells.get(key));
    }

    Optional<String> findText(String key) {
        return find(key).map(cell -> cell.shown().strip());
    }
}
