package org.giaoban.spreadsheet;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by the beginning of a file which kind of marked-up workbook it is. */
enum Markup {
    HTML,
    SPREADSHEET_ML;

    private static final int START = 4_096;
    private static final Pattern FIRST_ELEMENT = Pattern.compile("<([a-z][^\\s>/]*)");
    private static final Pattern PAGE =
            Pattern.compile("<(?:!doctype html|html|head|body|meta|title|table|div|style|center|font|p|h[1-6])[\\s>]");

    /** Returns the kind of a text that begins with a tag; empty if it is text, or markup of another kind. */
    static Optional<Markup> find(byte[] bytes) {
        // zero bytes are every other byte of UTF-16
        String start = new String(bytes, 0, Math.min(bytes.length, START), StandardCharsets.ISO_8859_1)
                .replace("\u0000", "")
                .replaceFirst("^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!start.startsWith("<")) {
            return Optional.empty();
        }
        Matcher first = FIRST_ELEMENT.matcher(start);
        String root = first.find() ? first.group(1) : "";
        if (root.endsWith("workbook") && start.contains(SpreadsheetMlReader.NAMESPACE)) {
            return Optional.of(SPREADSHEET_ML);
        }
        boolean isPage = !root.contains(":") && PAGE.matcher(start).find();
        return isPage ? Optional.of(HTML) : Optional.empty();
    }
}
