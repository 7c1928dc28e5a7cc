package org.giaoban.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * All org units of the office, and the tree that they form on a given day. A unit may stand in several rows under one
 * code, valid at different times: it was renamed or moved.
 */
public final class OrgTree {

    private static final Comparator<OrgUnit> BY_TIME =
            Comparator.comparing(unit -> unit.validFrom() == null ? LocalDate.MIN : unit.validFrom());

    private final List<OrgUnit> rows;
    private final Map<String, List<OrgUnit>> byCode = new LinkedHashMap<>();
    /** The days on which the tree changes, and the earliest date. */
    private final TreeSet<LocalDate> turns = new TreeSet<>(Set.of(LocalDate.MIN));

    private final Map<LocalDate, Day> days = new ConcurrentHashMap<>();

    public OrgTree(Collection<OrgUnit> units) {
        rows = List.copyOf(units);
        for (OrgUnit unit : units) {
            byCode.computeIfAbsent(unit.code(), code -> new ArrayList<>()).add(unit);
            if (unit.validFrom() != null) {
                turns.add(unit.validFrom());
            }
            if (unit.validTo() != null) {
                turns.add(unit.validTo().plusDays(1));
            }
        }
        byCode.values().forEach(same -> same.sort(BY_TIME));
    }

    /** Finds the newest row of a unit. */
    public Optional<OrgUnit> find(String code) {
        return Optional.ofNullable(byCode.get(code)).map(same -> same.get(same.size() - 1));
    }

    public OrgUnit get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no org unit " + code));
    }

    /** Returns the row of a unit valid on a day; if none is, the last row before that day, else the first row. */
    public OrgUnit get(String code, LocalDate day) {
        List<OrgUnit> same = byCode.getOrDefault(code, List.of());
        return same.stream()
                .filter(unit -> unit.validFrom() == null || !day.isBefore(unit.validFrom()))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> same.isEmpty() ? get(code) : same.get(0));
    }

    /** Lists all rows of all units, in the order of the file. */
    public List<OrgUnit> list() {
        return rows;
    }

    /** The units that exist on a day and whose units above all do. */
    public List<OrgUnit> list(LocalDate day) {
        return on(day).units();
    }

    public List<OrgUnit> listChildren(String code, LocalDate day) {
        return list(day).stream().filter(unit -> code.equals(unit.parent())).toList();
    }

    /** The unit itself and those above it, lowest first, as they were on its last day. */
    public List<OrgUnit> listPath(OrgUnit unit) {
        LocalDate day = unit.validTo() == null ? LocalDate.MAX : unit.validTo();
        List<OrgUnit> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (OrgUnit at = unit; seen.add(at.code()); ) {
            path.add(at);
            if (at.parent() == null || !byCode.containsKey(at.parent())) {
                break;
            }
            at = get(at.parent(), day);
        }
        return path;
    }

    /** The unit at the head of the tree that a unit stands in, or stood in last. */
    public OrgUnit getRoot(String code) {
        List<OrgUnit> path = listPath(get(code));
        return path.get(path.size() - 1);
    }

    /** The tree of a day; the same object for all days between two changes. */
    public Day on(LocalDate day) {
        LocalDate turn = turns.floor(day);
        return days.computeIfAbsent(turn == null ? LocalDate.MIN : turn, start -> new Day(start, this));
    }

    /** The tree of a day; where a unit is not in it, the last one before that has it, or else the first one after. */
    public Day onOrNear(LocalDate day, String code) {
        return Stream.concat(turns.headSet(day, true).descendingSet().stream(), turns.tailSet(day, false).stream())
                .map(this::on)
                .filter(tree -> tree.contains(code))
                .findFirst()
                .orElseGet(() -> on(day));
    }

    /** The tree as it is from one day until the next change. */
    public static final class Day {

        private final LocalDate start;
        private final Map<String, OrgUnit> units = new LinkedHashMap<>();
        private final Map<String, List<OrgUnit>> subtrees = new HashMap<>();

        private Day(LocalDate start, OrgTree all) {
            this.start = start;
            Map<String, OrgUnit> valid = new LinkedHashMap<>();
            all.rows.stream().filter(unit -> unit.existsOn(start)).forEach(unit -> valid.put(unit.code(), unit));
            valid.values().stream()
                    .filter(unit -> reachesTop(unit, valid))
                    .forEach(unit -> units.put(unit.code(), unit));
        }

        private static boolean reachesTop(OrgUnit unit, Map<String, OrgUnit> valid) {
            Set<String> seen = new HashSet<>();
            OrgUnit at = unit;
            while (at != null && at.parent() != null && seen.add(at.code())) {
                at = valid.get(at.parent());
            }
            return at != null && at.parent() == null;
        }

        /** Returns the first day on which this tree is valid. */
        public LocalDate start() {
            return start;
        }

        /** Lists the units of this tree, in the order of the file. */
        public List<OrgUnit> units() {
            return List.copyOf(units.values());
        }

        public Optional<OrgUnit> find(String code) {
            return Optional.ofNullable(units.get(code));
        }

        public boolean contains(String code) {
            return units.containsKey(code);
        }

        /** The codes of a unit and of those above it, lowest first; empty where it is not in the tree. */
        public List<String> listPath(String code) {
            List<String> path = new ArrayList<>();
            for (Optional<OrgUnit> at = find(code);
                    at.isPresent();
                    at = at.map(OrgUnit::parent).flatMap(this::find)) {
                path.add(at.get().code());
            }
            return Collections.unmodifiableList(path);
        }

        /** A unit and all units below it, by code; empty where the unit is not in the tree. */
        public List<OrgUnit> listSubtree(String code) {
            return subtrees().getOrDefault(code, List.of());
        }

        /** Returns the subtree of each unit, by its code; computed at the first call. */
        private synchronized Map<String, List<OrgUnit>> subtrees() {
            if (subtrees.isEmpty()) {
                units.values().stream()
                        .sorted(Comparator.comparing(OrgUnit::code))
                        .forEach(unit -> listPath(unit.code())
                                .forEach(above -> subtrees.computeIfAbsent(above, key -> new ArrayList<>())
                                        .add(unit)));
            }
            return subtrees;
        }

        /** The unit at the head; empty where the unit is not in the tree. */
        public Optional<String> findRoot(String code) {
            List<String> path = listPath(code);
            return path.isEmpty() ? Optional.empty() : Optional.of(path.get(path.size() - 1));
        }
    }
}
