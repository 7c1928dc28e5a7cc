package org.giaoban.catalogue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.OrgUnit.Successor;
import org.giaoban.workspace.CsvFile;
import org.giaoban.workspace.TypedValues;
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
            faults.add("unit-none", shown, COLUMNS);
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
            faults.add("unit-code", row.where(), code);
            return;
        }
        String territorial = row.get("territorial");
        if (!TRUE.matcher(territorial).matches() && !FALSE.matcher(territorial).matches()) {
            faults.add("unit-territorial", row.where(), territorial);
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
            faults.add("unit-twice", row.where(), code);
        }
        String other = codes.putIfAbsent(code.toLowerCase(Locale.ROOT), code);
        if (other != null && !other.equals(code)) {
            faults.add("unit-capitals", row.where(), other, code);
        }
        rows.put(unit, row);
    }

    private void check(OrgTree tree, OrgUnit unit, String where) {
        if (unit.name().isEmpty() || unit.level().isEmpty()) {
            faults.add("unit-blank", where, unit.code());
        }
        if (unit.parent() != null && tree.find(unit.parent()).isEmpty()) {
            faults.add("unit-no-parent", where, unit.parent());
        }
        checkSuccessors(tree, unit, where);
        checkWeights(unit, where);
        if (tree.listPath(unit).stream().anyMatch(above -> unit.code().equals(above.parent()))) {
            faults.add("unit-below-itself", where, unit.code());
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
            faults.add("unit-ends-early", where, unit.code(), unit.validTo(), unit.validFrom());
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
                        day.equals(LocalDate.MIN) ? "unit-before-parent" : "unit-after-parent",
                        where,
                        unit.code(),
                        unit.parent(),
                        day));
    }

    private void checkSuccessors(OrgTree tree, OrgUnit unit, String where) {
        if (!unit.successors().isEmpty() && unit.validTo() == null) {
            faults.add("unit-no-end", where, unit.code());
        }
        Set<String> seen = new HashSet<>();
        for (Successor successor : unit.successors()) {
            if (tree.find(successor.code()).isEmpty()) {
                faults.add("unit-no-successor", where, successor.code());
            }
            if (!seen.add(successor.code())) {
                faults.add("unit-successor-twice", where, unit.code(), successor.code());
            }
        }
        boolean isLast = tree.find(unit.code()).filter(unit::equals).isPresent();
        if (seen.contains(unit.code())
                || isLast && listAllSuccessors(tree, unit).contains(unit.code())) {
            faults.add("unit-succeeds-itself", where, unit.code());
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
            faults.add("unit-weights", where, unit.code(), sum.toPlainString());
        }
    }

    private @Nullable LocalDate date(CsvFile.Row row, String column) {
        String text = row.get(column);
        Optional<LocalDate> day = TypedValues.findDay(text);
        if (day.isEmpty() && !text.isEmpty()) {
            faults.add("unit-date", row.where(), column, text);
        }
        return day.orElse(null);
    }

    private Successor successor(CsvFile.Row row, String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new Successor(text, null);
        }
        String code = text.substring(0, colon).strip();
        String weight = text.substring(colon + 1).strip().replace(',', '.');
        if (!WEIGHT.matcher(weight).matches() || new BigDecimal(weight).signum() == 0) {
            faults.add("unit-successor", row.where(), text);
            return new Successor(code, null);
        }
        return new Successor(code, new BigDecimal(weight));
    }

    private static Stream<String> split(String text) {
        return Stream.of(text.split("\\|")).map(String::strip).filter(item -> !item.isEmpty());
    }
}
