package org.giaoban.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The invented words of generated offices.
 *
 * @param office name of the root unit
 * @param first first halves of unit names
 * @param second second halves of unit names
 * @param paragraphs paragraphs for text sheets
 */
record SampleWords(String office, List<String> first, List<String> second, List<String> paragraphs) {

    /** Loads {@code words.yaml}. */
    static SampleWords load() {
        try (InputStream in = Objects.requireNonNull(SampleWords.class.getResourceAsStream("words.yaml"))) {
            return new YAMLMapper().readValue(in, SampleWords.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the distinct name of unit {@code n}, from 0. */
    String name(int n) {
        int all = first.size() * second.size();
        int at = Math.floorMod(n * 211L, all);
        String name = first.get(at % first.size()) + " " + second.get(at / first.size());
        return n < all ? name : name + " " + (n / all + 1);
    }
}
