package org.giaoban.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.giaoban.model.DataElement;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.workspace.Hashes;

/**
 * What the hidden sheet of a workbook that we send out says, so that it is recognised whatever becomes of its name and
 * its looks: keys in column A, values in column B.
 *
 * @param form code of the form
 * @param version what the form asked for when the workbook was made: {@link #versionOf}
 * @param unit code of the unit
 * @param period id of the period
 */
public record Identity(String form, String version, String unit, String period) {

    /** The hidden sheet's name. */
    public static final String SHEET = "_giaoban";

    public static final String FORM = "form";
    public static final String VERSION = "version";
    public static final String UNIT = "unit";
    public static final String PERIOD = "period";

    /** Key of the {@link #seal}. */
    public static final String HASH = "hash";

    private static final int VERSION_LENGTH = 12;

    public static Identity of(Form form, String unit, Period period) {
        return new Identity(form.code(), versionOf(form), unit, period.id());
    }

    /** Changes with what a workbook of the form asks for: its rows, the columns of its registers, its paragraphs. */
    public static String versionOf(Form form) {
        StringJoiner asked = new StringJoiner("\n");
        for (DataElement element : form.elements()) {
            asked.add(element.code()).add(element.name().vi()).add(element.countingUnit());
            element.categories()
                    .forEach(category ->
                            asked.add(category.code()).add(category.name().vi()));
        }
        form.sheets().registers().stream()
                .flatMap(register -> register.columns().stream())
                .forEach(column ->
                        asked.add(column.key()).add(column.kind().name()).add(String.join("|", column.choices())));
        form.sheets().texts().stream()
                .flatMap(sheet -> sheet.blocks().stream())
                .forEach(block -> asked.add(block.key()).add(block.title().vi()));
        return Hashes.ofText(asked.toString()).substring(0, VERSION_LENGTH);
    }

    /** Holds the other four together: one that was changed by hand no longer fits. Against slips, not against people. */
    public String seal() {
        return Hashes.ofText(String.join("\n", form, version, unit, period));
    }

    /** The pairs in the order in which they are written. */
    public Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put(FORM, form);
        pairs.put(VERSION, version);
        pairs.put(UNIT, unit);
        pairs.put(PERIOD, period);
        pairs.put(HASH, seal());
        return pairs;
    }
}
