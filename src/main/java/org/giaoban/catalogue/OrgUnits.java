package org.giaoban.catalogue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.OrgUnit.Successor;
import org.giaoban.workspace.CsvFile;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Reads {@code input/org-units.csv}. */
final class OrgUnits {

    private static final List<String> COLUMNS = List.of(
            "code",
            "name",
            "aliases",
            "level",
            "parent",
            "valid_from",
            "valid_to",
            "successors",
            "territorial",
            "email");

    private static final Pattern WEIGHT = Pattern.compile("1(?:\\.0{1,12})?|0?\\.\\d{1,12}");
    private static final Pattern TRUE = Pattern.compile("(?iu)true|yes|1|có|");
    private static final Pattern FALSE = Pattern.compile("(?iu)false|no|0|không");

    private final Path file;
    private final String shown;
    private final Faults faults;
    private final Map<OrgUnit, CsvFile.Row> rows = new LinkedHashMap<>();
    /** Codes as written, keyed by the lower-case code. */
    private final Map<String, String> codes = new HashMap<>();

    OrgUnits(Workspace workspace, Faults faults) {
        this.file = workspace.input().resolve("org-units.csv");
        this.shown = workspace.show(file);
        this.faults = faults;
    }

    OrgTree read() {
        faults.collect(() -> new CsvFile(file, shown, COLUMNS).forEach(this::add));
        if (rows.isEmpty()) {
            faults.add("no org units", shown, "list the office's units, columns " + COLUMNS);
        }
        OrgTree tree = new OrgTree(rows.keySet());
        Map<String, List<OrgUnit>> byCode = rows.keySet().stream().collect(Collectors.groupingBy(OrgUnit::code));
        rows.forEach((unit, row) -> {
            check(tree, unit, row.where());
            List<OrgUnit> parents = unit.parent() == null ? List.of() : byCode.getOrDefault(unit.parent(), List.of());
            checkDays(unit, parents, row.where());
        });
        return tree;
    }

    private void add(CsvFile.Row row) {
        String code = row.get("code");
        if (!code.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            faults.add("code \"" + code + "\"", row.where(), "codes are ASCII letters, digits, dots and hyphens");
            return;
        }
        String territorial = row.get("territorial");
        if (!TRUE.matcher(territorial).matches() && !FALSE.matcher(territorial).matches()) {
            faults.add("territorial \"" + territorial + "\"", row.where(), "write true or false");
        }
        OrgUnit unit = new OrgUnit(
                code,
                row.get("name"),
                split(row.get("aliases")).toList(),
                row.get("level"),
                row.get("parent").isEmpty() ? null : row.get("parent"),
                new OrgUnit.Lifetime(
                        date(row, "valid_from"),
                        date(row, "valid_to"),
                        split(row.get("successors"))
                                .map(successor -> successor(row, successor))
                                .toList()),
                !FALSE.matcher(territorial).matches(),
                row.get("email"));
        if (rows.keySet().stream().anyMatch(other -> other.code().equals(code) && other.overlaps(unit))) {
            faults.add(
                    "code " + code + " is there twice for the same time",
                    row.where(),
                    "give each unit its own code, or rows of one unit dates of their own");
        }
        String other = codes.putIfAbsent(code.toLowerCase(Locale.ROOT), code);
        if (other != null && !other.equals(code)) {
            faults.add(
                    "the codes " + other + " and " + code + " differ in capitals only",
                    row.where(),
                    "give each unit its own code");
        }
        rows.put(unit, row);
    }

    private void check(OrgTree tree, OrgUnit unit, String where) {
        if (unit.name().isEmpty() || unit.level().isEmpty()) {
            faults.add(unit.code() + " has no name or no level", where, "fill both in");
        }
        if (unit.parent() != null && tree.find(unit.parent()).isEmpty()) {
            faults.add("no unit " + unit.parent(), where, "name the code of a unit of this file, or leave it empty");
        }
        checkSuccessors(tree, unit, where);
        checkWeights(unit, where);
        if (tree.listPath(unit).stream().anyMatch(above -> unit.code().equals(above.parent()))) {
            faults.add(
                    unit.code() + " stands below itself",
                    where,
                    "correct its parent, or those of the units in between");
        }
    }

    /**
     * Reports days on which a unit is valid but its parent is not: the unit would be in no tree, and its figures
     * would be missing from all totals.
     *
     * @param parents all rows of the parent; empty for a root unit
     */
    private void checkDays(OrgUnit unit, List<OrgUnit> parents, String where) {
        if (unit.validFrom() != null
                && unit.validTo() != null
                && unit.validFrom().isAfter(unit.validTo())) {
            faults.add(
                    unit.code() + " ends on " + unit.validTo() + ", before it begins",
                    where,
                    "correct one of the days");
            return;
        }
        LocalDate first = Objects.requireNonNullElse(unit.validFrom(), LocalDate.MIN);
        Stream.concat(
                        Stream.of(first),
                        parents.stream()
                                .flatMap(row -> Stream.ofNullable(row.validTo()))
                                .map(last -> last.plusDays(1))
                                .sorted())
                .filter(day -> !parents.isEmpty() && unit.existsOn(day))
                .filter(day -> parents.stream().noneMatch(row -> row.existsOn(day)))
                .findFirst()
                .ifPresent(day -> faults.add(
                        unit.code() + " is valid on days on which " + unit.parent() + " above it is not, "
                                + (day.equals(LocalDate.MIN) ? "before that begins" : "from " + day + " on"),
                        where,
                        "correct valid_from or valid_to, or give it another row with another parent for these days"));
    }

    private void checkSuccessors(OrgTree tree, OrgUnit unit, String where) {
        if (!unit.successors().isEmpty() && unit.validTo() == null) {
            faults.add(unit.code() + " has successors and no valid_to", where, "write the last day on which it exists");
        }
        Set<String> seen = new HashSet<>();
        for (Successor successor : unit.successors()) {
            if (tree.find(successor.code()).isEmpty()) {
                faults.add("no unit " + successor.code(), where, "name successors by codes of this file");
            }
            if (!seen.add(successor.code())) {
                faults.add(
                        unit.code() + " has the successor " + successor.code() + " twice",
                        where,
                        "name it once, with all of its weight");
            }
        }
        boolean isLast = tree.find(unit.code()).filter(unit::equals).isPresent();
        if (seen.contains(unit.code())
                || isLast && listAllSuccessors(tree, unit).contains(unit.code())) {
            faults.add(
                    unit.code() + " takes over from itself",
                    where,
                    "correct its successors, or those of the units in between");
        }
    }

    /** Returns the transitive successors of a unit; of a unit with several rows, the last row counts. */
    private static Set<String> listAllSuccessors(OrgTree tree, OrgUnit unit) {
        Set<String> found = new HashSet<>();
        Deque<OrgUnit> open = new ArrayDeque<>(List.of(unit));
        while (!open.isEmpty()) {
            open.remove().successors().stream()
                    .map(Successor::code)
                    .filter(found::add)
                    .forEach(code -> tree.find(code).ifPresent(open::add));
        }
        return found;
    }

    /**
     * Checks that either no successor has a weight (the split is not allocable), or all have weights that add up to 1.
     */
    private void checkWeights(OrgUnit unit, String where) {
        List<BigDecimal> weights = unit.successors().stream()
                .map(Successor::weight)
                .filter(Objects::nonNull)
                .toList();
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!weights.isEmpty() && (weights.size() < unit.successors().size() || sum.compareTo(BigDecimal.ONE) != 0)) {
            faults.add(
                    "the weights of the successors of " + unit.code() + " add up to " + sum.toPlainString(),
                    where,
                    "give all successors weights that add up to 1, or none of them");
        }
    }

    private @Nullable LocalDate date(CsvFile.Row row, String column) {
        String text = row.get(column);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            faults.add(column + " \"" + text + "\"", row.where(), "write dates as 2025-07-01");
            return null;
        }
    }

    private Successor successor(CsvFile.Row row, String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new Successor(text, null);
        }
        String code = text.substring(0, colon).strip();
        String weight = text.substring(colon + 1).strip();
        if (!WEIGHT.matcher(weight).matches() || new BigDecimal(weight).signum() == 0) {
            faults.add(
                    "successor \"" + text + "\"",
                    row.where(),
                    "write CODE or CODE:WEIGHT with a weight above 0, like 0.4");
            return new Successor(code, null);
        }
        return new Successor(code, new BigDecimal(weight));
    }

    private static Stream<String> split(String text) {
        return Stream.of(text.split("\\|")).map(String::strip).filter(item -> !item.isEmpty());
    }
}
