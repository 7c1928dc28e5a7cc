package org.giaoban.narrative;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.giaoban.catalogue.Glyphs;
import org.jspecify.annotations.Nullable;

/** White space, punctuation and letters of prose that was joined from phrases. */
public final class Prose {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern BEFORE_MARK = Pattern.compile(" +([,.;:])");

    private static final Pattern COMMA_BEFORE_MARK = Pattern.compile(",(?=[,.;:])");

    private Prose() {}

    /**
     * Leaves one space between words, none before punctuation, and no comma before another mark: so both ends of a part that
     * may be left out can have their comma.
     */
    static String tidy(String text) {
        String spaced = BEFORE_MARK
                .matcher(SPACE.matcher(text).replaceAll(" "))
                .replaceAll("$1")
                .strip();
        return COMMA_BEFORE_MARK.matcher(spaced).replaceAll("");
    }

    /**
     * Composes texts and lists of texts (Unicode NFC) and returns any other value unchanged. Some senders' machines write
     * a letter and its mark as two characters; the typeface has glyphs for composed letters only and would print the mark
     * beside the letter. A character without a glyph becomes {@link Glyphs#MISSING}.
     */
    public static @Nullable Object composed(@Nullable Object printed) {
        if (printed instanceof String text) {
            return composed(text);
        }
        return printed instanceof List<?> list
                ? list.stream().map(Prose::composed).toList()
                : printed;
    }

    /** Composes letters and their marks (Unicode NFC) and replaces characters that the typeface does not have. */
    public static String composed(String text) {
        return Glyphs.replaceMissing(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /** Adds words in brackets, before the full stop if the text has one. */
    public static String withBrackets(String text, String words) {
        String stripped = text.strip();
        boolean isEnded = stripped.endsWith(".") && !stripped.endsWith("..");
        String body = isEnded ? stripped.substring(0, stripped.length() - 1) : stripped;
        return body + " (" + words + ")" + (isEnded ? "." : "");
    }

    /** Makes a sentence with a capital letter, a full stop and a space after it; empty for an empty text. */
    static String sentence(String text) {
        String tidy = tidy(text);
        boolean ended = tidy.endsWith(".") || tidy.endsWith(":");
        return tidy.isEmpty() ? "" : PeriodWords.capital(tidy) + (ended ? " " : ". ");
    }
}
