package org.giaoban.workspace;

import java.util.regex.Pattern;

/** Makes texts of senders, such as names of files, harmless where they are printed. */
public final class Printable {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t\\n\\r]]|[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\r]+");

    private static final String REPLACEMENT = "\uFFFD";

    private Printable() {}

    /**
     * Replaces control characters, which can move the cursor or colour a console, and those that change the direction
     * of writing; line breaks and tabs remain.
     */
    public static String of(String text) {
        return CONTROL.matcher(text).find() ? CONTROL.matcher(text).replaceAll(REPLACEMENT) : text;
    }

    /** Does the same and puts the text on one line. */
    public static String line(String text) {
        return BREAKS.matcher(of(text)).replaceAll(" ");
    }
}
