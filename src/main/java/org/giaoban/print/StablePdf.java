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
 * Takes clock and chance out of a PDF: its dates become the as-of date, its id comes from the content, and the tags of
 * embedded subsets of fonts are numbered. Every replacement is as long as what it replaces, so that no offset moves.
 */
final class StablePdf {

    private static final Pattern DATE = Pattern.compile("/(CreationDate|ModDate)\\(D:([^)]*)\\)");
    private static final Pattern ID = Pattern.compile("/ID ?\\[<([0-9a-fA-F]{32})><([0-9a-fA-F]{32})>]");
    private static final Pattern SUBSET = Pattern.compile("/(BaseFont|FontName)/([A-Z]{6})\\+");

    private StablePdf() {}

    /** @param hash of the content, in hexadecimal, at least 32 digits */
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

    private static String tag(int number) {
        return "AAAA" + (char) ('A' + number / 26 % 26) + (char) ('A' + number % 26);
    }

    private static void put(StringBuilder text, int start, int length, String replacement) {
        for (int i = 0; i < length && i < replacement.length(); i++) {
            text.setCharAt(start + i, replacement.charAt(i));
        }
    }
}
