package org.giaoban.recognise;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.giaoban.spreadsheet.Folding;

/**
 * Maps typed words to meanings by declared spellings: first compared with marks, then without marks if the result is
 * unambiguous.
 */
public final class Spellings<T> {

    private static final Pattern MARKS_BEHIND = Pattern.compile("[\\s.,;]+$");

    private final Map<String, T> folded = new HashMap<>();
    private final Map<String, Optional<T>> bare = new HashMap<>();

    /** Declares a spelling. A spelling keeps its first meaning. */
    public Spellings<T> add(String spelling, T meaning) {
        folded.putIfAbsent(Folding.fold(spelling), meaning);
        bare.merge(
                Folding.bare(spelling),
                Optional.of(meaning),
                (old, other) -> old.equals(other) ? old : Optional.empty());
        return this;
    }

    /** Counts the meanings that have a spelling. */
    int countMeanings() {
        return new HashSet<>(folded.values()).size();
    }

    /** Returns the meaning of a word, with or without a dot or another mark after it; empty if unknown or ambiguous. */
    public Optional<T> find(String typed) {
        Optional<T> whole = findWhole(typed);
        if (whole.isPresent()) {
            return whole;
        }
        if (typed.isEmpty() || Character.isLetterOrDigit(typed.charAt(typed.length() - 1))) {
            return Optional.empty();
        }
        Matcher marks = MARKS_BEHIND.matcher(typed);
        return marks.find() ? findWhole(typed.substring(0, marks.start())) : Optional.empty();
    }

    private Optional<T> findWhole(String typed) {
        T meaning = folded.get(Folding.fold(typed));
        return meaning != null ? Optional.of(meaning) : bare.getOrDefault(Folding.bare(typed), Optional.empty());
    }
}
