package org.giaoban.aggregate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.giaoban.model.OrgUnit;

/** The trees that an office's units form, day by day. */
final class NaiveTrees {

    private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);
    private static final LocalDate FOREVER = LocalDate.of(2999, 12, 31);

    private final List<OrgUnit> rows;
    private final Map<LocalDate, Map<String, OrgUnit>> trees = new HashMap<>();
    private final Map<LocalDate, Map<String, List<String>>> paths = new HashMap<>();

    NaiveTrees(List<OrgUnit> rows) {
        this.rows = rows;
    }

    Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        rows.forEach(row -> codes.add(row.code()));
        return codes;
    }

    /** The units that are valid on a day and whose units above all are. */
    Map<String, OrgUnit> on(LocalDate day) {
        return trees.computeIfAbsent(day, this::grow);
    }

    private Map<String, OrgUnit> grow(LocalDate day) {
        Map<String, OrgUnit> valid = new TreeMap<>();
        rows.stream().filter(row -> row.existsOn(day)).forEach(row -> valid.put(row.code(), row));
        boolean fell = true;
        while (fell) {
            fell = valid.values().removeIf(row -> row.parent() != null && !valid.containsKey(row.parent()));
        }
        return valid;
    }

    /** A unit of a day's tree and those above it, lowest first; nothing where it is not in the tree. */
    List<String> path(String code, LocalDate day) {
        return paths.computeIfAbsent(day, d -> new HashMap<>()).computeIfAbsent(code, c -> climb(c, day));
    }

    private List<String> climb(String code, LocalDate day) {
        List<String> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (OrgUnit at = on(day).get(code);
                at != null && seen.add(at.code());
                at = at.parent() == null ? null : on(day).get(at.parent())) {
            path.add(at.code());
        }
        return path;
    }

    /** Whether one unit is in the subtree of another, or is that unit. */
    boolean isWithin(String code, String above, LocalDate day) {
        return path(code, day).contains(above);
    }

    /** The path in the last tree that a unit was, is or will be in. */
    List<String> lastPath(String code) {
        return pathNear(code, FOREVER);
    }

    /** The path in a day's tree; of a unit that is not in it, in the last one before, or else in the first one after. */
    List<String> pathNear(String code, LocalDate day) {
        TreeSet<LocalDate> days = new TreeSet<>(List.of(ALWAYS, day));
        for (OrgUnit row : rows) {
            days.add(row.validFrom() == null ? ALWAYS : row.validFrom());
            days.add(row.validTo() == null ? FOREVER : row.validTo());
        }
        return Stream.concat(days.headSet(day, true).descendingSet().stream(), days.tailSet(day).stream())
                .map(each -> path(code, each))
                .filter(path -> !path.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** A unit's row that is valid last. */
    OrgUnit lastRow(String code) {
        return rows.stream()
                .filter(row -> row.code().equals(code))
                .max(Comparator.comparing((OrgUnit row) -> row.validFrom() == null ? ALWAYS : row.validFrom()))
                .orElseThrow();
    }

    /** A unit's row on a day; the last one before, or the first, where it was not there. */
    OrgUnit row(String code, LocalDate day) {
        List<OrgUnit> all = rows.stream()
                .filter(row -> row.code().equals(code))
                .sorted(Comparator.comparing((OrgUnit row) -> row.validFrom() == null ? ALWAYS : row.validFrom()))
                .toList();
        OrgUnit found = all.get(0);
        for (OrgUnit row : all) {
            if (row.validFrom() != null && !row.validFrom().isAfter(day)) {
                found = row;
            }
        }
        return found;
    }
}
