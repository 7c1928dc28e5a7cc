package org.giaoban.print;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.giaoban.model.OperatorError;

/** The typeface that the program brings along, so that none of the machine's fonts matters. */
public final class Fonts {

    private static final List<String> STYLES = List.of("Regular", "Bold", "Italic", "BoldItalic");

    /** The letters that Vietnamese adds to the alphabet, in lower case. */
    private static final String LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";

    private Fonts() {}

    /**
     * Looks whether every style has every Vietnamese letter.
     *
     * @return what was found, in words
     * @throws OperatorError where a style or a letter is missing
     */
    public static String check() {
        String all = LETTERS + LETTERS.toUpperCase(Locale.ROOT);
        for (String style : STYLES) {
            String file = "/liberation/LiberationSerif-" + style + ".ttf";
            try (InputStream in = Fonts.class.getResourceAsStream(file)) {
                int missing =
                        in == null ? 0 : Font.createFont(Font.TRUETYPE_FONT, in).canDisplayUpTo(all);
                if (missing >= 0) {
                    throw new OperatorError(
                            "the letter " + all.charAt(missing) + " is missing",
                            file,
                            "build or install the program anew: it brings its fonts along");
                }
            } catch (IOException | FontFormatException e) {
                throw new OperatorError(
                        "the font cannot be used: " + e.getMessage(),
                        file,
                        "install the JDK's font support (on Debian: libfreetype6 and fontconfig)");
            }
        }
        return "Liberation Serif, " + STYLES.size() + " styles, " + all.length() + " Vietnamese letters";
    }
}
