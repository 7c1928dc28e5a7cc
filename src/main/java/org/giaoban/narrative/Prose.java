package org.giaoban.narrative;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** White space and punctuation of prose that was put together from parts. */
public final class Prose {

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

    /**
     * Letters and marks as one character each, as the typeface has them: senders' machines write some apart, and a mark
     * on its own is printed beside its letter. Lists likewise; anything else as it is.
     */
    public static @Nullable Object composed(@Nullable Object printed) {
        if (printed instanceof String text) {
            return composed(text);
        }
        return printed instanceof List<?> list
                ? list.stream().map(Prose::composed).toList()
                : printed;
    }

    public static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** A sentence: capital letter, full stop. */
    static String sentence(String text) {
        String tidy = tidy(text);
        boolean ended = tidy.endsWith(".") || tidy.endsWith(":");
        return tidy.isEmpty() ? "" : PeriodWords.capital(tidy) + (ended ? " " : ". ");
    }
}
