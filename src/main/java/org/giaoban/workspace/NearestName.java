package org.giaoban.workspace;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a person most likely meant by a misspelt one. */
public final class NearestName {

    private NearestName() {}

    /**
     * Finds the known name with the fewest changed letters; empty if none is near.
     *
     * @param known names that are allowed; of several that are equally near, the first in alphabetical order is returned
     */
    public static Optional<String> find(String written, Collection<String> known) {
        int most = written.length() < 2 ? 0 : Math.max(1, written.length() / 3);
        return known.stream()
                .filter(name -> changes(written, name) <= most)
                .min(Comparator.<String>comparingInt(name -> changes(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * Returns how many letters have to be changed, inserted, left out or exchanged with the next one (the restricted
     * Damerau–Levenshtein distance), whatever their case.
     */
    private static int changes(String written, String known) {
        String a = written.toLowerCase(Locale.ROOT);
        String b = known.toLowerCase(Locale.ROOT);
        int[][] changes = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    changes[i][j] = i + j;
                    continue;
                }
                int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                changes[i][j] =
                        Math.min(changes[i - 1][j - 1] + changed, 1 + Math.min(changes[i - 1][j], changes[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    changes[i][j] = Math.min(changes[i][j], changes[i - 2][j - 2] + 1);
                }
            }
        }
        return changes[a.length()][b.length()];
    }
}
