package org.giaoban.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the hidden sheet of a workbook that we send out says, so that it is recognised whatever becomes of its name and
 * its looks: keys in column A, values in column B.
 *
 * @param form code of the form
 * @param unit code of the unit
 * @param hash of the rows and columns that were sent out
 */
public record Identity(String form, String unit, Period period, String hash) {

    /** The hidden sheet's name. */
    public static final String SHEET = "_giaoban";

    public static final String FORM = "form";
    /** Key of the version of the hidden sheet itself: {@link #CURRENT_VERSION}. */
    public static final String VERSION = "version";

    public static final String UNIT = "unit";
    public static final String PERIOD = "period";
    public static final String HASH = "hash";

    public static final String CURRENT_VERSION = "1";

    /** The pairs in the order in which they are written. */
    public Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put(FORM, form);
        pairs.put(VERSION, CURRENT_VERSION);
        pairs.put(UNIT, unit);
        pairs.put(PERIOD, period.id());
        pairs.put(HASH, hash);
        return pairs;
    }
}
