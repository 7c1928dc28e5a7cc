package org.giaoban.catalogue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.OrgUnit.Successor;
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

    private final Path file;
    private final String shown;
    private final Faults faults;
    private final Map<OrgUnit, CsvFile.Row> rows = new LinkedHashMap<>();

    OrgUnits(Workspace workspace, Faults faults) {
        this.file = workspace.input().resolve("org-units.csv");
        this.shown = workspace.show(file);
        this.faults = faults;
    }

    OrgTree read() {
        faults.gather(() -> new CsvFile(file, shown, COLUMNS).forEach(this::add));
        if (rows.isEmpty()) {
            faults.add("no org units", shown, "list the office's units, columns " + COLUMNS);
        }
        OrgTree tree = new OrgTree(rows.keySet());
        rows.forEach((unit, row) -> check(tree, unit, row.where()));
        return tree;
    }

    private void add(CsvFile.Row row) {
        String code = row.get("code");
        if (!code.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            faults.add("code \"" + code + "\"", row.where(), "codes are ASCII letters, digits, dots and hyphens");
            return;
        }
        OrgUnit unit = new OrgUnit(
                code,
                row.get("name"),
                split(row.get("aliases")).toList(),
                row.get("level"),
                row.get("parent").isEmpty() ? null : row.get("parent"),
                date(row, "valid_from"),
                date(row, "valid_to"),
                split(row.get("successors"))
                        .map(successor -> successor(row, successor))
                        .toList(),
                !row.get("territorial").matches("(?i)false|no|0|không"),
                row.get("email"));
        if (rows.keySet().stream().anyMatch(other -> other.code().equals(code) && other.overlaps(unit))) {
            faults.add(
                    "code " + code + " is there twice for the same time",
                    row.where(),
                    "give each unit its own code, or rows of one unit dates of their own");
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
        for (Successor successor : unit.successors()) {
            if (tree.find(successor.code()).isEmpty()) {
                faults.add("no unit " + successor.code(), where, "name successors by codes of this file");
            }
        }
        checkWeights(unit, where);
        if (tree.listPath(unit).stream().skip(1).anyMatch(above -> unit.code().equals(above.parent()))) {
            faults.add(unit.code() + " stands below itself", where, "correct the parents of the units in between");
        }
    }

    /** Either no successor has a weight, and a split cannot be divided, or all have, and nothing is lost. */
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
        try {
            return new Successor(text.substring(0, colon), new BigDecimal(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            faults.add("successor \"" + text + "\"", row.where(), "write CODE or CODE:WEIGHT with a weight like 0.4");
            return new Successor(text.substring(0, colon), null);
        }
    }

    private static Stream<String> split(String text) {
        return Stream.of(text.split("\\|")).map(String::strip).filter(part -> !part.isEmpty());
    }
}
