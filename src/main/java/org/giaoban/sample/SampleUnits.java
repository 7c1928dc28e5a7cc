package org.giaoban.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.jspecify.annotations.Nullable;

/**
 * Generates a unit tree with the levels of an existing one: one root unit, and about ten units below each unit of the
 * middle levels.
 */
final class SampleUnits {

    private static final int FAN_OUT = 10;

    private final SampleWords words;
    private final List<OrgUnit> units = new ArrayList<>();

    private SampleUnits(SampleWords words) {
        this.words = words;
    }

    /** @param count number of units of the lowest level */
    static List<OrgUnit> make(OrgTree like, int count, SampleWords words) {
        SampleUnits sample = new SampleUnits(words);
        sample.grow(listLevels(like), count);
        return sample.units;
    }

    /**
     * Lists the level names from the top. The depth of a level is the depth of its first unit; of several levels of one
     * depth, such as a level and its replacement, the first is taken.
     */
    private static List<String> listLevels(OrgTree like) {
        Map<String, Integer> depths = new LinkedHashMap<>();
        like.list()
                .forEach(unit ->
                        depths.putIfAbsent(unit.level(), like.listPath(unit).size()));
        Map<Integer, String> byDepth = new TreeMap<>();
        depths.forEach((level, depth) -> byDepth.putIfAbsent(depth, level));
        return List.copyOf(byDepth.values());
    }

    private void grow(List<String> levels, int count) {
        List<String> above = List.of(add("U0", words.office(), levels.get(0), null));
        for (int depth = 1; depth < levels.size(); depth++) {
            int size = count;
            for (int below = depth + 1; below < levels.size(); below++) {
                size = (size + FAN_OUT - 1) / FAN_OUT;
            }
            List<String> level = new ArrayList<>();
            for (int n = 0; n < size; n++) {
                String parent = above.get((int) ((long) n * above.size() / size));
                level.add(add(
                        String.format(Locale.ROOT, "U%d-%04d", depth, n + 1),
                        words.name(units.size()),
                        levels.get(depth),
                        parent));
            }
            above = level;
        }
    }

    private String add(String code, String name, String level, @Nullable String parent) {
        String email = code.toLowerCase(Locale.ROOT) + "@example.invalid";
        units.add(new OrgUnit(code, name, List.of(), level, parent, OrgUnit.Lifetime.ALWAYS, true, email));
        return code;
    }
}
