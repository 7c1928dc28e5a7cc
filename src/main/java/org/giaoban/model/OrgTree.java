package org.giaoban.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All org units of the office, in the order of their file, and the tree that they form on a given day. */
public final class OrgTree {

    private final Map<String, OrgUnit> units = new LinkedHashMap<>();

    public OrgTree(Collection<OrgUnit> units) {
        units.forEach(unit -> this.units.put(unit.code(), unit));
    }

    public Optional<OrgUnit> find(String code) {
        return Optional.ofNullable(units.get(code));
    }

    public OrgUnit get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no org unit " + code));
    }

    /** Every unit that ever was. */
    public List<OrgUnit> list() {
        return List.copyOf(units.values());
    }

    /** The units that exist on a day and whose units above all do. */
    public List<OrgUnit> list(LocalDate day) {
        return units.values().stream().filter(unit -> isInTree(unit, day)).toList();
    }

    public List<OrgUnit> listChildren(String code, LocalDate day) {
        return list(day).stream().filter(unit -> code.equals(unit.parent())).toList();
    }

    /** The unit itself and those above it, lowest first. */
    public List<OrgUnit> listPath(OrgUnit unit) {
        List<OrgUnit> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (OrgUnit at = unit; seen.add(at.code()); ) {
            path.add(at);
            if (at.parent() == null || find(at.parent()).isEmpty()) {
                break;
            }
            at = get(at.parent());
        }
        return path;
    }

    /** The unit at the head of the tree that a unit stands in. */
    public OrgUnit getRoot(String code) {
        List<OrgUnit> path = listPath(get(code));
        return path.get(path.size() - 1);
    }

    private boolean isInTree(OrgUnit unit, LocalDate day) {
        return listPath(unit).stream().allMatch(above -> above.existsOn(day));
    }
}
