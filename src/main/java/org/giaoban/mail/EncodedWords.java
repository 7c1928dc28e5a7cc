package org.giaoban.mail;

import jakarta.mail.internet.MimeUtility;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Writes text in headers, which are ASCII, as encoded words (RFC 2047). Jakarta Mail encodes as well, but makes the words so long
 * that a line with the header's name is longer than the 76 characters that the RFC allows.
 */
final class EncodedWords {

    /** As many bytes as give, in Base64 with what is around it, a word that fits beside the name of a header. */
    private static final int MOST_BYTES = 36;

    private static final int NAME_LENGTH = "Subject: ".length();

    private EncodedWords() {}

    /** Returns the text as a header has it, with line breaks; plain if it is ASCII. */
    static String of(String text) {
        if (text.chars().allMatch(letter -> letter >= ' ' && letter <= '~') && !text.contains("=?")) {
            return MimeUtility.fold(NAME_LENGTH, text);
        }
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(letter -> {
            String one = Character.toString(letter);
            if (bytes(word + one).length > MOST_BYTES) {
                words.add(encode(word.toString()));
                word.setLength(0);
            }
            word.append(one);
        });
        words.add(encode(word.toString()));
        return String.join("\r\n ", words);
    }

    private static String encode(String word) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(word)) + "?=";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
