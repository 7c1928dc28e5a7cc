package org.giaoban.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Splits a CSV text into records and fields. A field is quoted only if its closing quote stands before a separator or
 * the end of a line, and if no line within the quotes has as many separators as the lines of the file. All other
 * quotes are stray: they are kept as text, so that they swallow no lines.
 */
final class CsvLines {

    /** Fewer separators than this also occur in ordinary sentences. */
    private static final int LEAST_SEPARATORS = 2;

    private final String text;
    private final char separator;
    private final int usualSeparators;
    private int at;
    private int line = 1;
    private Optional<Integer> strayQuote = Optional.empty();

    CsvLines(String text, char separator) {
        this.text = text;
        this.separator = separator;
        this.usualSeparators = usualSeparators();
    }

    /** Returns the most frequent number of separators of a line; lines without separators do not count. */
    private int usualSeparators() {
        Map<Integer, Integer> lines = new HashMap<>();
        for (String each : (Iterable<String>) text.lines()::iterator) {
            lines.merge((int) each.chars().filter(c -> c == separator).count(), 1, Integer::sum);
        }
        lines.remove(0);
        return lines.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    boolean hasNext() {
        return at < text.length();
    }

    /** Returns the line, from 1, of the last stray quote; empty if there was none so far. */
    Optional<Integer> findStrayQuote() {
        return strayQuote;
    }

    /** Returns the fields of the next record. */
    List<String> next() {
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (hasNext() && text.charAt(at) == separator) {
            at++;
            fields.add(field());
        }
        if (hasNext()) {
            at += text.startsWith("\r\n", at) ? 2 : 1;
            line++;
        }
        return fields;
    }

    private String field() {
        int start = at;
        if (hasNext() && text.charAt(at) == '"') {
            int end = closingQuote();
            if (end > 0 && !holdsLineOfFile(text.substring(start + 1, end))) {
                String content = text.substring(start + 1, end);
                line += (int) content.lines().count() - (content.isEmpty() ? 0 : 1);
                at = end + 1;
                return content.replace("\"\"", "\"");
            }
            strayQuote = Optional.of(line);
        }
        while (hasNext() && !isEnd(at)) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Returns the position of the quote that closes the field at the current position; -1 if there is none. */
    private int closingQuote() {
        for (int i = text.indexOf('"', at + 1); i >= 0; i = text.indexOf('"', i + 2)) {
            boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == '"';
            if (!doubled) {
                return i + 1 == text.length() || isEnd(i + 1) ? i : -1;
            }
        }
        return -1;
    }

    private boolean holdsLineOfFile(String quoted) {
        return usualSeparators >= LEAST_SEPARATORS
                && quoted.lines()
                        .skip(1)
                        .anyMatch(
                                each -> each.chars().filter(c -> c == separator).count() == usualSeparators);
    }

    private boolean isEnd(int position) {
        char c = text.charAt(position);
        return c == separator || c == '\n' || c == '\r';
    }
}
