package org.giaoban.mail;

import jakarta.mail.internet.MimeUtility;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes text in headers, which are ASCII, as encoded words (RFC 2047). Jakarta Mail encodes as well, but makes the words so long
 * that a line with the header's name is longer than the 76 characters that the RFC allows.
 */
final class EncodedWords {

    /** As many bytes as give, in Base64 with what is around it, a word that fits beside the name of a header. */
    private static final int MOST_BYTES = 36;
    /** As many as fit in a line that begins with {@code From: }. */
    private static final int MOST_BYTES_BESIDE_FROM = 42;
    /** As many as fit in a line of their own, within the 75 characters that a word may have. */
    private static final int MOST_BYTES_ALONE = 45;

    private static final int NAME_LENGTH = "Subject: ".length();
    private static final Pattern SINGLE_BLANKS = Pattern.compile("[^ ]+( [^ ]+)*");
    private static final Pattern ATOM = Pattern.compile("(?!=\\?)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+");

    private EncodedWords() {}

    /** Returns the text as a header has it, with line breaks; plain if it is ASCII. */
    static String of(String text) {
        return isPlain(text) ? MimeUtility.fold(NAME_LENGTH, text) : String.join("\r\n ", list(text, MOST_BYTES));
    }

    /** True if a header may have the text as it is. */
    static boolean isPlain(String text) {
        return text.chars().allMatch(letter -> letter >= ' ' && letter <= '~') && !text.contains("=?");
    }

    /**
     * Returns a sender's name that is not plain as the header {@code From} has it, with line breaks. A long name keeps its ASCII
     * words as they are, because everybody reads the blank beside such a word. Between two encoded words there must be a blank that
     * counts for nothing (RFC 2047, 6.2), but Python's parser of addresses reads it as one. So two of them stand side by side only
     * where what lies between two ASCII words is too long for one, and there the blank that is read too much stands beside another.
     */
    static String ofName(String name) {
        if (bytes(name).length <= MOST_BYTES_BESIDE_FROM
                || !SINGLE_BLANKS.matcher(name).matches()) {
            return String.join("\r\n ", list(name, MOST_BYTES_BESIDE_FROM));
        }
        List<String> lines = new ArrayList<>();
        StringBuilder foreign = new StringBuilder();
        for (String word : name.split(" ")) {
            if (ATOM.matcher(word).matches()) {
                addEncoded(foreign, lines);
                lines.add(word);
            } else {
                foreign.append(foreign.isEmpty() ? "" : " ").append(word);
            }
        }
        addEncoded(foreign, lines);
        boolean isBesideFrom = lines.get(0).length()
                <= encode("x".repeat(MOST_BYTES_BESIDE_FROM)).length();
        return (isBesideFrom ? "" : "\r\n ") + String.join("\r\n ", lines);
    }

    /** Adds words that are not plain as one encoded word, or as several with the blanks between them at their ends; takes them away. */
    private static void addEncoded(StringBuilder foreign, List<String> lines) {
        String rest = foreign.toString();
        foreign.setLength(0);
        while (bytes(rest).length > MOST_BYTES_ALONE) {
            int end = rest.length();
            while (bytes(rest.substring(0, end)).length > MOST_BYTES_ALONE) {
                end = rest.lastIndexOf(' ', end - 2) + 1;
            }
            if (end == 0) {
                break;
            }
            lines.add(encode(rest.substring(0, end)));
            rest = rest.substring(end);
        }
        if (!rest.isEmpty()) {
            lines.addAll(list(rest, MOST_BYTES_ALONE));
        }
    }

    private static List<String> list(String text, int mostBytes) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(letter -> {
            String one = Character.toString(letter);
            if (bytes(word + one).length > mostBytes) {
                words.add(encode(word.toString()));
                word.setLength(0);
            }
            word.append(one);
        });
        words.add(encode(word.toString()));
        return words;
    }

    private static String encode(String word) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(word)) + "?=";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
