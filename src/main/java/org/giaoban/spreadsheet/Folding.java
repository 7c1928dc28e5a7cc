package org.giaoban.spreadsheet;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Normalises Vietnamese text so that different spellings of the same text compare equal. Letters may be composed or
 * decomposed, the tone mark may be on either vowel ({@code oà} or {@code òa}), and case and spaces vary.
 */
public final class Folding {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\u200B-\\u200D\\u2060\\uFEFF]+");
    /**
     * A tone mark (grave, acute, tilde, hook above or dot below) before the end of a word. Other combining marks form
     * different letters.
     */
    private static final Pattern TONE_WITHIN_WORD =
            Pattern.compile("([\\u0300\\u0301\\u0303\\u0309\\u0323])([\\p{L}\\u0302\\u0306\\u031B]+)");

    private static final Pattern RAISED_OR_LOWERED = Pattern.compile("[²³¹⁰⁴-⁹⁺-⁾₀-₎]");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /**
     * The folded texts met last, because normalising is slow: the same headings, codes and names occur in every workbook
     * of a run, and the same text is folded several times while one row is read.
     */
    private static final Remembered FOLDED = new Remembered(Folding::foldAnew);

    private static final Remembered BARE = new Remembered(Folding::bareAnew);

    private Folding() {}

    /** Composes letters (NFC), removes spaces at both ends and replaces each run of spaces by one space. */
    public static String collapse(String text) {
        return spaces(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /** Removes spaces at both ends and replaces each run of spaces by one space; letters are unchanged. */
    public static String spaces(String text) {
        return hasOnlySingleSpaces(text)
                ? text
                : SPACES.matcher(text).replaceAll(" ").strip();
    }

    /** True for most texts, which need no search by a pattern: letters with single spaces between them. */
    private static boolean hasOnlySingleSpaces(String text) {
        boolean isAfterSpace = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isSpace = c == ' ';
            if (isSpace ? isAfterSpace : !Character.isLetterOrDigit(c) && (c < ' ' || c > '~')) {
                return false;
            }
            isAfterSpace = isSpace;
        }
        return !isAfterSpace || text.isEmpty();
    }

    /**
     * Returns the same text for all spellings of a Vietnamese text: lower case, decomposed, each tone mark at the end
     * of its syllable.
     */
    public static String fold(String text) {
        return FOLDED.get(text);
    }

    /** Writes {@code m²} as {@code m2} and leaves out other raised or lowered digits, which are marks of footnotes. */
    private static String withoutFootnotes(String text) {
        return RAISED_OR_LOWERED.matcher(text).find()
                ? RAISED_OR_LOWERED
                        .matcher(text.replaceAll("(?<=m)²", "2").replaceAll("(?<=m)³", "3"))
                        .replaceAll("")
                : text;
    }

    private static String foldAnew(String text) {
        String lower = withoutFootnotes(collapse(text)).toLowerCase(Locale.ROOT);
        // Letters that look like đ in capitals, typed with other keyboards: eth and the African d
        String collapsed = lower.replace('\u00F0', 'đ').replace('\u0256', 'đ');
        return TONE_WITHIN_WORD
                .matcher(Normalizer.normalize(collapsed, Normalizer.Form.NFD))
                .replaceAll("$2$1");
    }

    /**
     * Returns the folded text without marks and with {@code d} for {@code đ}, as typed on a keyboard without Vietnamese
     * letters.
     */
    public static String bare(String text) {
        return BARE.get(text);
    }

    private static String bareAnew(String text) {
        return MARKS.matcher(fold(text)).replaceAll("").replace('đ', 'd');
    }

    /** Keeps results in places by the hash of their text; a later text with the same place replaces an earlier one. */
    private static final class Remembered {

        private static final int PLACES = 1 << 14;
        private static final int LONGEST = 80;

        private final AtomicReferenceArray<Map.Entry<String, String>> places = new AtomicReferenceArray<>(PLACES);
        private final UnaryOperator<String> folding;

        Remembered(UnaryOperator<String> folding) {
            this.folding = folding;
        }

        String get(String text) {
            int hash = text.hashCode();
            int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
            Map.Entry<String, String> known = places.get(place);
            if (known != null && known.getKey().equals(text)) {
                return known.getValue();
            }
            String folded = folding.apply(text);
            if (text.length() <= LONGEST) {
                places.set(place, Map.entry(text, folded));
            }
            return folded;
        }
    }
}
