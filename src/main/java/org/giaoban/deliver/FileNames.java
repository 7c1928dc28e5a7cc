package org.giaoban.deliver;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes file names that every file system accepts: ASCII letters, digits, dots, dashes and underscores. */
public final class FileNames {

    private static final int LONGEST = 60;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private FileNames() {}

    /** Converts a text to a part of a file name; the result is not empty and does not begin with a dot. */
    public static String of(String text) {
        String ascii = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .replaceAll("[^A-Za-z0-9._-]+", "-")
                .replaceAll("^[.-]+|[.-]+$", "");
        String cut = ascii.substring(0, Math.min(ascii.length(), LONGEST)).replaceAll("[.-]+$", "");
        return cut.isEmpty() ? "tep" : cut;
    }

    /** Returns the file name of a path with slashes, without its extension. */
    public static String stem(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
