package org.giaoban.catalogue;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;

/**
 * Which characters the typeface of documents can print. A character without a glyph would vanish from a PDF, so that it is
 * replaced by {@link #MISSING}.
 */
public final class Glyphs {

    /** Printed instead of a character that the typeface does not have: an empty box. */
    public static final String MISSING = "\u25A1";

    private static final String FILE = "/liberation/LiberationSerif-Regular.ttf";
    /** All characters from the space to the first of these are in the typeface. */
    private static final int END_OF_LATIN = 0x0180;

    private Glyphs() {}

    /** Loaded when a text has a character beyond the Latin alphabet and Vietnamese, which is rare. */
    private static final class Typeface {
        static final Font FONT = load();

        private static Font load() {
            try (InputStream in = Glyphs.class.getResourceAsStream(FILE)) {
                if (in == null) {
                    throw new IllegalStateException("no " + FILE);
                }
                return Font.createFont(Font.TRUETYPE_FONT, in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (FontFormatException e) {
                throw new IllegalStateException(FILE, e);
            }
        }
    }

    /** Returns the text with every character that cannot be printed replaced by {@link #MISSING}. */
    public static String replaceMissing(String text) {
        if (text.codePoints().allMatch(Glyphs::isPrintable)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(letter -> {
            if (isPrintable(letter)) {
                shown.appendCodePoint(letter);
            } else {
                shown.append(MISSING);
            }
        });
        return shown.toString();
    }

    /** Returns the different characters of a text that cannot be printed, in their order. */
    public static String findMissing(String text) {
        IntStream missing =
                text.codePoints().filter(letter -> !isPrintable(letter)).distinct();
        return missing.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** True for characters that have a glyph and for those that are never seen: white space and marks of formatting. */
    private static boolean isPrintable(int letter) {
        return isVietnamese(letter)
                || Character.isWhitespace(letter)
                || Character.isSpaceChar(letter)
                || Character.getType(letter) == Character.FORMAT
                || Typeface.FONT.canDisplay(letter);
    }

    private static boolean isVietnamese(int letter) {
        return letter >= ' ' && letter < 0x7F
                || letter >= 0xA0 && letter < END_OF_LATIN
                || letter >= 0x1EA0 && letter <= 0x1EF9
                || letter == 0x1A0
                || letter == 0x1A1
                || letter == 0x1AF
                || letter == 0x1B0
                || "–—…‘’“”•".indexOf(letter) >= 0;
    }
}
