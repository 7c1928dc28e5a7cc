package org.giaoban.pdf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces the parts of a PDF that depend on clock and chance: its dates by the as-of date, its id by the content's hash,
 * the tags of embedded font subsets by numbers. Every replacement has the length of the original, so that the offsets of
 * the cross-reference table remain valid.
 */
final class StablePdf {

    /** A date, the id, or the name of a font subset, each with the slash that begins it. */
    private static final Pattern VARIABLE = Pattern.compile("/(?:CreationDate|ModDate)\\(D:(?<date>[^)]*)\\)"
            + "|/ID ?\\[<(?<id>[0-9a-fA-F]{32})><(?<sameId>[0-9a-fA-F]{32})>]"
            + "|/(?:BaseFont|FontName)/(?<subset>[A-Z]{6})\\+");

    private StablePdf() {}

    /**
     * Returns the PDF with these replacements.
     *
     * @param hash hash of the content, at least 32 hexadecimal digits
     */
    static byte[] of(byte[] pdf, LocalDate asOf, String hash) {
        byte[] stable = pdf.clone();
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        String date = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).format(asOf) + "000000+07'00'";
        Map<String, String> tags = new LinkedHashMap<>();
        Matcher variable = VARIABLE.matcher(text);
        // a search for slashes is several times as fast as one for the pattern
        for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', slash + 1)) {
            if (variable.region(slash, text.length()).lookingAt()) {
                put(stable, variable, "date", date);
                put(stable, variable, "id", hash);
                put(stable, variable, "sameId", hash);
                Optional.ofNullable(variable.group("subset"))
                        .ifPresent(tag ->
                                put(stable, variable, "subset", tags.computeIfAbsent(tag, key -> tag(tags.size()))));
            }
        }
        return stable;
    }

    /** Returns the time that the documents of an as-of date bear, as metadata write it. */
    static String time(LocalDate asOf) {
        return asOf + "T00:00:00+07:00";
    }

    private static String tag(int number) {
        return "AAAA" + (char) ('A' + number / 26 % 26) + (char) ('A' + number % 26);
    }

    /** Puts the beginning of a replacement over a group of the match; does nothing if the match is without the group. */
    private static void put(byte[] pdf, Matcher match, String group, String replacement) {
        byte[] bytes = replacement.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = match.start(group); i >= 0 && i < match.end(group) && i < match.start(group) + bytes.length; i++) {
            pdf[i] = bytes[i - match.start(group)];
        }
    }
}
