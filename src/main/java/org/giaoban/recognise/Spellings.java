package org.giaoban.recognise;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.giaoban.spreadsheet.Folding;

/** Finds what a typed word means among declared spellings: first with its marks, then without if that is unambiguous. */
public final class Spellings<T> {

    private final Map<String, T> folded = new HashMap<>();
    private final Map<String, Optional<T>> bare = new HashMap<>();

    /** Declares a spelling; the first meaning of a spelling stands. */
    public Spellings<T> add(String spelling, T meaning) {
        folded.putIfAbsent(Folding.fold(spelling), meaning);
        bare.merge(
                Folding.bare(spelling),
                Optional.of(meaning),
                (old, other) -> old.equals(other) ? old : Optional.empty());
        return this;
    }

    /** The meaning of a word, or none. */
    public Optional<T> find(String typed) {
        T meaning = folded.get(Folding.fold(typed));
        return meaning != null ? Optional.of(meaning) : bare.getOrDefault(Folding.bare(typed), Optional.empty());
    }
}
