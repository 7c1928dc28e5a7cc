package org.giaoban.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.OrgUnit.Successor;

/**
 * Units whose figures may depend on each other: all units below reporting authorities (root units) that a successor or a move
 * ever joined. Figures of two components never meet.
 *
 * @param name the smallest code of its root units
 * @param units codes of all its units of all times
 */
public record Component(String name, Set<String> units) {

    public Component {
        units = Set.copyOf(units);
    }

    /** The components of all units, by name. */
    public static List<Component> list(OrgTree tree) {
        Map<String, String> links = new HashMap<>();
        tree.list().forEach(unit -> listNeighbours(unit).forEach(other -> join(links, unit.code(), other)));
        Map<String, Set<String>> members = new HashMap<>();
        Map<String, TreeSet<String>> roots = new HashMap<>();
        for (OrgUnit unit : tree.list()) {
            String group = find(links, unit.code());
            members.computeIfAbsent(group, key -> new TreeSet<>()).add(unit.code());
            if (unit.parent() == null) {
                roots.computeIfAbsent(group, key -> new TreeSet<>()).add(unit.code());
            }
        }
        Map<String, Component> byName = new TreeMap<>();
        members.forEach((group, units) -> {
            String name = roots.getOrDefault(group, new TreeSet<>(units)).first();
            byName.put(name, new Component(name, units));
        });
        return new ArrayList<>(byName.values());
    }

    private static Stream<String> listNeighbours(OrgUnit unit) {
        return Stream.concat(
                Stream.ofNullable(unit.parent()), unit.successors().stream().map(Successor::code));
    }

    private static void join(Map<String, String> links, String one, String other) {
        String first = find(links, one);
        String second = find(links, other);
        if (!first.equals(second)) {
            links.put(first, second);
        }
    }

    private static String find(Map<String, String> links, String code) {
        String at = code;
        for (String next = links.get(at); next != null; next = links.get(at)) {
            at = next;
        }
        if (!at.equals(code)) {
            links.put(code, at);
        }
        return at;
    }
}
