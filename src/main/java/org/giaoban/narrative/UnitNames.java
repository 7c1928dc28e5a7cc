package org.giaoban.narrative;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.giaoban.model.Wording;

/** Lists the names of units in the middle of a sentence. */
public final class UnitNames {

    private UnitNames() {}

    /**
     * Returns {@code huyện X}, {@code các huyện: X, Y} or {@code các huyện: X, Y; thị xã Z}: each kind of unit once, in the order
     * in which they occur. If one of several names begins with no kind of unit that the language has, all names stay whole.
     *
     * @param names names, with or without words behind them
     */
    public static String list(Collection<String> names, Wording wording) {
        List<String> kinds = Arrays.stream(wording.get("unit-kinds").split("\\|"))
                .filter(kind -> !kind.isEmpty())
                .toList();
        Map<String, List<String>> byKind = names.stream()
                .distinct()
                .collect(Collectors.groupingBy(
                        name -> kind(name, kinds).orElse(""), LinkedHashMap::new, Collectors.toList()));
        if (byKind.containsKey("")) {
            return names.stream().distinct().collect(Collectors.joining(", "));
        }
        return byKind.entrySet().stream()
                .map(entry -> ofKind(entry.getKey(), entry.getValue(), wording))
                .collect(Collectors.joining("; "));
    }

    private static String ofKind(String kind, List<String> names, Wording wording) {
        String word = kind.toLowerCase(Locale.ROOT);
        String proper =
                names.stream().map(name -> name.substring(kind.length() + 1)).collect(Collectors.joining(", "));
        return names.size() == 1 ? word + " " + proper : wording.get("units-of-kind", word, proper);
    }

    private static Optional<String> kind(String name, List<String> kinds) {
        return kinds.stream().filter(kind -> name.startsWith(kind + " ")).findFirst();
    }
}
