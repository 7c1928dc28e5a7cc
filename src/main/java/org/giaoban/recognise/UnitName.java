package org.giaoban.recognise;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.giaoban.spreadsheet.Folding;

/**
 * A unit's name, split so that {@code H. X}, {@code huyện X} and {@code Huyện ủy X} compare equal.
 *
 * @param kind word for the kind of unit in its standard spelling; empty if the name has none
 * @param rest the name without the kind
 */
record UnitName(String kind, String rest) {

    private static final Map<String, List<String>> PREFIXES = Map.of(
            "tỉnh", List.of("tỉnh", "t.", "tỉnh ủy"),
            "thành phố", List.of("thành phố", "tp.", "tp", "thành ủy"),
            "huyện", List.of("huyện", "h.", "huyện ủy"),
            "thị xã", List.of("thị xã", "tx.", "tx", "thị ủy"),
            "quận", List.of("quận", "q.", "quận ủy"),
            "xã", List.of("xã", "x."),
            "phường", List.of("phường", "p."),
            "thị trấn", List.of("thị trấn", "tt."),
            "đặc khu", List.of("đặc khu"));
    private static final List<String> BODIES = List.of("ủy ban nhân dân", "ubnd");

    /** Parses names under one folding, which decides which spellings are equal. */
    static final class Parser {

        private final UnaryOperator<String> folding;
        private final List<Prefix> prefixes;
        private final List<String> bodies;

        Parser(UnaryOperator<String> folding) {
            this.folding = folding;
            this.prefixes = PREFIXES.entrySet().stream()
                    .flatMap(entry ->
                            entry.getValue().stream().map(spelling -> new Prefix(fold(spelling) + " ", entry.getKey())))
                    .sorted(Comparator.comparingInt(
                                    (Prefix prefix) -> prefix.spelling().length())
                            .reversed())
                    .toList();
            this.bodies = BODIES.stream().map(body -> fold(body) + " ").toList();
        }

        UnitName read(String text) {
            String name = fold(text);
            for (String body : bodies) {
                name = name.startsWith(body) ? name.substring(body.length()) : name;
            }
            for (Prefix prefix : prefixes) {
                if (name.startsWith(prefix.spelling())) {
                    return new UnitName(
                            prefix.kind(), name.substring(prefix.spelling().length()));
                }
            }
            return new UnitName("", name);
        }

        private String fold(String text) {
            return Folding.spaces(folding.apply(text).replace(".", ". "));
        }

        private record Prefix(String spelling, String kind) {}
    }

    /** True if both names may belong to the same unit; a kind that only one of them has does not distinguish them. */
    boolean fits(UnitName other) {
        return rest.equals(other.rest)
                && (kind.equals(other.kind) || Stream.of(kind, other.kind).anyMatch(String::isEmpty));
    }
}
