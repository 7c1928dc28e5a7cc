package org.giaoban.print;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces the parts of a PDF that depend on clock and chance: its dates by the as-of date, its id by the content's hash,
 * the tags of embedded font subsets by numbers. Every replacement has the length of the original, so that the offsets of
 * the cross-reference table remain valid.
 */
final class StablePdf {

    private static final Pattern DATE = Pattern.compile("/(CreationDate|ModDate)\\(D:([^)]*)\\)");
    private static final Pattern ID = Pattern.compile("/ID ?\\[<([0-9a-fA-F]{32})><([0-9a-fA-F]{32})>]");
    private static final Pattern SUBSET = Pattern.compile("/(BaseFont|FontName)/([A-Z]{6})\\+");

    private StablePdf() {}

    /**
     * Returns the PDF with these replacements.
     *
     * @param hash hash of the content, at least 32 hexadecimal digits
     */
    static byte[] of(byte[] pdf, LocalDate asOf, String hash) {
        StringBuilder text = new StringBuilder(new String(pdf, StandardCharsets.ISO_8859_1));
        String date = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).format(asOf) + "000000+07'00'";
        for (Matcher m = DATE.matcher(text); m.find(); ) {
            put(text, m.start(2), m.group(2).length(), date);
        }
        for (Matcher m = ID.matcher(text); m.find(); ) {
            put(text, m.start(1), 32, hash);
            put(text, m.start(2), 32, hash);
        }
        Map<String, String> tags = new LinkedHashMap<>();
        for (Matcher m = SUBSET.matcher(text); m.find(); ) {
            put(text, m.start(2), 6, tags.computeIfAbsent(m.group(2), tag -> tag(tags.size())));
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns the time that the documents of an as-of date bear, as metadata write it. */
    static String time(LocalDate asOf) {
        return asOf + "T00:00:00+07:00";
    }

    private static String tag(int number) {
        return "AAAA" + (char) ('A' + number / 26 % 26) + (char) ('A' + number % 26);
    }

    private static void put(StringBuilder text, int start, int length, String replacement) {
        for (int i = 0; i < length && i < replacement.length(); i++) {
            text.setCharAt(start + i, replacement.charAt(i));
        }
    }
}
