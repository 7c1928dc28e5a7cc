package org.giaoban.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.giaoban.model.DataElement;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.workspace.Hashes;

/**
 * Content of the hidden identity sheet of an issued workbook, by which the workbook is recognised even if its name and
 * layout change: keys in column A, values in column B.
 *
 * @param form code of the form
 * @param version hash of the rows, columns and blocks of the form when the workbook was made, see {@link #versionOf}
 * @param unit code of the unit
 * @param period id of the period
 */
public record Identity(String form, String version, String unit, String period) {

    /** Name of the hidden sheet. */
    public static final String SHEET = "_giaoban";

    public static final String FORM = "form";
    public static final String VERSION = "version";
    public static final String UNIT = "unit";
    public static final String PERIOD = "period";

    /** Key of the {@link #checksum}. */
    public static final String HASH = "hash";

    private static final int VERSION_LENGTH = 12;

    public static Identity of(Form form, String unit, Period period) {
        return new Identity(form.code(), versionOf(form), unit, period.id());
    }

    /**
     * Returns a hash that changes with what a workbook of the form asks for: its rows, register columns and text
     * blocks.
     */
    public static String versionOf(Form form) {
        StringJoiner requested = new StringJoiner("\n");
        for (DataElement element : form.elements()) {
            requested.add(element.code()).add(element.name().vi()).add(element.countingUnit());
            element.categories()
                    .forEach(category ->
                            requested.add(category.code()).add(category.name().vi()));
        }
        form.sheets().registers().stream()
                .flatMap(register -> register.columns().stream())
                .forEach(column ->
                        requested.add(column.key()).add(column.kind().name()).add(String.join("|", column.choices())));
        form.sheets().texts().stream()
                .flatMap(sheet -> sheet.blocks().stream())
                .forEach(block -> requested.add(block.key()).add(block.title().vi()));
        return Hashes.ofText(requested.toString()).substring(0, VERSION_LENGTH);
    }

    /**
     * Returns a checksum over the other values, which detects accidental edits; it is no protection against deliberate
     * ones.
     */
    public String checksum() {
        return Hashes.ofText(String.join("\n", form, version, unit, period));
    }

    /** Returns the key-value pairs in the order in which they are written. */
    public Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put(FORM, form);
        pairs.put(VERSION, version);
        pairs.put(UNIT, unit);
        pairs.put(PERIOD, period);
        pairs.put(HASH, checksum());
        return pairs;
    }
}
