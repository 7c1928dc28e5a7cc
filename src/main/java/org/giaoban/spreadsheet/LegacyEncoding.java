package org.giaoban.spreadsheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Encodings used for Vietnamese before Unicode. They reuse Western European code points, which special fonts display as
 * Vietnamese letters. Digits are the same in all of them.
 */
enum LegacyEncoding {
    TCVN3("tcvn3", ".VN"),
    VNI("vni", "VNI-"),
    VPS("vps", "VPS");

    private static final int LONGEST = 2;

    private final String fontPrefix;
    private final Map<String, String> letters;

    LegacyEncoding(String table, String fontPrefix) {
        this.fontPrefix = fontPrefix;
        this.letters = load(table + ".tsv");
    }

    /** Loads a table of lines with code points in hexadecimal, a tab, and the Unicode letter. */
    private static Map<String, String> load(String table) {
        Map<String, String> letters = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(LegacyEncoding.class.getResourceAsStream(table)), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] parts = line.split("\t", 2);
                StringBuilder code = new StringBuilder();
                for (String point : parts[0].split(" ")) {
                    code.append((char) Integer.parseInt(point, 16));
                }
                letters.put(code.toString(), parts[1]);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(letters);
    }

    /** Returns the encoding that a font was made for, by the prefix of the font's name. */
    static Optional<LegacyEncoding> ofFont(String font) {
        String name = font.strip().toUpperCase(Locale.ROOT);
        for (LegacyEncoding encoding : values()) {
            if (name.startsWith(encoding.fontPrefix)) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }

    /** True if a font displays lower-case letters as capitals, for example {@code .VnTimeH}. */
    boolean displaysCapitals(String font) {
        return this == TCVN3 && font.strip().endsWith("H");
    }

    /** Converts a text to Unicode; characters outside the encoding's table are unchanged. */
    String decode(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int length = Math.min(LONGEST, text.length() - at);
            while (length > 0 && !letters.containsKey(text.substring(at, at + length))) {
                length--;
            }
            String code = text.substring(at, at + Math.max(length, 1));
            decoded.append(letters.getOrDefault(code, code));
            at += code.length();
        }
        return decoded.toString();
    }
}
