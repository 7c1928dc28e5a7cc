package org.giaoban.print;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.giaoban.model.OperatorError;

/** The typeface that the program contains, so that documents do not depend on the fonts of the machine. */
public final class Fonts {

    private static final List<String> STYLES = List.of("Regular", "Bold", "Italic", "BoldItalic");

    /** Vietnamese vowels: breve U+0306, circumflex U+0302 and horn U+031B after the letter. */
    private static final List<String> VOWELS =
            List.of("a", "a\u0306", "a\u0302", "e", "e\u0302", "i", "o", "o\u0302", "o\u031B", "u", "u\u031B", "y");
    /** No tone, grave, acute, hook above, tilde, dot below. */
    private static final List<String> TONES = List.of("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323");

    private static final String D_WITH_STROKE = "\u0111";

    private Fonts() {}

    /**
     * A typeface that was found complete.
     *
     * @param styles number of its styles
     * @param letters number of Vietnamese letters, capital and lower case, that each style has
     */
    public record Typeface(String name, int styles, int letters) {}

    /** Returns the letters that Vietnamese adds to the Latin alphabet, in lower case: each vowel with each tone. */
    static String vietnameseLetters() {
        String letters = VOWELS.stream()
                .flatMap(vowel -> TONES.stream().map(tone -> Normalizer.normalize(vowel + tone, Normalizer.Form.NFC)))
                .filter(letter -> letter.charAt(0) > 'z')
                .collect(Collectors.joining());
        return letters + D_WITH_STROKE;
    }

    /**
     * Checks that every style has every Vietnamese letter.
     *
     * @throws OperatorError if a style or a letter is missing
     */
    public static Typeface check() {
        String lower = vietnameseLetters();
        String all = lower + lower.toUpperCase(Locale.ROOT);
        for (String style : STYLES) {
            String file = "/liberation/LiberationSerif-" + style + ".ttf";
            try (InputStream in = Fonts.class.getResourceAsStream(file)) {
                int missing =
                        in == null ? 0 : Font.createFont(Font.TRUETYPE_FONT, in).canDisplayUpTo(all);
                if (missing >= 0) {
                    throw new OperatorError("font-letter", file, all.charAt(missing));
                }
            } catch (IOException | FontFormatException e) {
                throw new OperatorError("font-unusable", file, e.getMessage());
            }
        }
        return new Typeface("Liberation Serif", STYLES.size(), all.length());
    }
}
