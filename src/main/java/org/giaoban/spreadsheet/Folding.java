package org.giaoban.spreadsheet;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Makes spellings comparable. Vietnamese letters come composed or decomposed, with the tone mark on either vowel ({@code
 * oà} or {@code òa}), in any case and with stray spaces.
 */
public final class Folding {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\u200B-\\u200D\\u2060\\uFEFF]+");
    /** Grave, acute, tilde, hook above, dot below: the five tones; the other marks make another letter. */
    private static final Pattern TONE_WITHIN_WORD =
            Pattern.compile("([\\u0300\\u0301\\u0303\\u0309\\u0323])([\\p{L}\\u0302\\u0306\\u031B]+)");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** The same headings, codes and names stand in every workbook of a night, and normalising is what costs. */
    private static final Map<String, String> FOLDED = new ConcurrentHashMap<>();

    private static final Map<String, String> BARE = new ConcurrentHashMap<>();
    private static final int REMEMBERED = 20_000;
    private static final int LONGEST_REMEMBERED = 80;

    private Folding() {}

    /** Composed letters, no spaces at the ends, one space for any run of spaces. */
    public static String collapse(String text) {
        return spaces(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /** No spaces at the ends, one space for any run of spaces, the letters left alone. */
    public static String spaces(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    /** The same for all spellings of one Vietnamese text: lower case, each tone mark at its syllable's end. */
    public static String fold(String text) {
        return remember(FOLDED, text, Folding::foldAnew);
    }

    private static String foldAnew(String text) {
        String collapsed = collapse(text).toLowerCase(Locale.ROOT);
        return TONE_WITHIN_WORD
                .matcher(Normalizer.normalize(collapsed, Normalizer.Form.NFD))
                .replaceAll("$2$1");
    }

    /** Without any mark and with d for đ, as typed on a machine without a Vietnamese keyboard. */
    public static String bare(String text) {
        return remember(BARE, text, Folding::bareAnew);
    }

    private static String bareAnew(String text) {
        return MARKS.matcher(fold(text)).replaceAll("").replace('đ', 'd');
    }

    private static String remember(Map<String, String> known, String text, UnaryOperator<String> folding) {
        String folded = known.get(text);
        if (folded == null) {
            folded = folding.apply(text);
            if (text.length() <= LONGEST_REMEMBERED && known.size() < REMEMBERED) {
                known.put(text, folded);
            }
        }
        return folded;
    }
}
