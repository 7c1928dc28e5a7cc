package org.giaoban.render;

import java.util.regex.Pattern;

/** White space and punctuation of prose that was put together from parts. */
final class Prose {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern BEFORE_MARK = Pattern.compile(" +([,.;:])");

    private Prose() {}

    /** One space between words, none before punctuation. */
    static String tidy(String text) {
        return BEFORE_MARK
                .matcher(SPACE.matcher(text).replaceAll(" "))
                .replaceAll("$1")
                .strip();
    }

    /** A sentence: capital letter, full stop. */
    static String sentence(String text) {
        String tidy = tidy(text);
        boolean ended = tidy.endsWith(".") || tidy.endsWith(":");
        return tidy.isEmpty() ? "" : PeriodWords.capital(tidy) + (ended ? " " : ". ");
    }
}
