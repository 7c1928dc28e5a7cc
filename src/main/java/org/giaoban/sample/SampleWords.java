package org.giaoban.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The made-up words of sample offices.
 *
 * @param office name of the unit at the top
 * @param first first halves of the units' names
 * @param second second halves
 */
record SampleWords(String office, List<String> first, List<String> second, List<String> paragraphs) {

    /** The words of {@code words.yaml}. */
    static SampleWords load() {
        try (InputStream in = Objects.requireNonNull(SampleWords.class.getResourceAsStream("words.yaml"))) {
            return new YAMLMapper().readValue(in, SampleWords.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the n-th unit, from 0; all are different. */
    String name(int n) {
        int all = first.size() * second.size();
        int at = Math.floorMod(n * 211L, all);
        String name = first.get(at % first.size()) + " " + second.get(at / first.size());
        return n < all ? name : name + " " + (n / all + 1);
    }
}
