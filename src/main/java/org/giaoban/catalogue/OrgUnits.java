package org.giaoban.catalogue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<String, CsvFile.Row> rows = new LinkedHashMap<>();
    private final Map<String, OrgUnit> units = new LinkedHashMap<>();

    OrgUnits(Workspace workspace, Faults faults) {
        this.file = workspace.input().resolve("org-units.csv");
        this.shown = workspace.show(file);
        this.faults = faults;
    }

    OrgTree read() {
        faults.gather(() -> new CsvFile(file, shown, COLUMNS).forEach(this::add));
        if (units.isEmpty()) {
            faults.add("no org units", shown, "list the office's units, columns " + COLUMNS);
        }
        OrgTree tree = new OrgTree(units.values());
        rows.forEach((code, row) -> check(tree, tree.get(code), row.where()));
        return tree;
    }

    private void add(CsvFile.Row row) {
        String code = row.get("code");
        if (!code.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            faults.add("code \"" + code + "\"", row.where(), "codes are ASCII letters, digits, dots and hyphens");
        } else if (rows.putIfAbsent(code, row) != null) {
            faults.add("code " + code + " is there twice", row.where(), "give each unit its own code");
        } else {
            units.put(
                    code,
                    new OrgUnit(
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
                            row.get("email")));
        }
    }

    private void check(OrgTree tree, OrgUnit unit, String where) {
        if (unit.name().isEmpty() || unit.level().isEmpty()) {
            faults.add(unit.code() + " has no name or no level", where, "fill both in");
        }
        if (unit.parent() != null && !units.containsKey(unit.parent())) {
            faults.add("no unit " + unit.parent(), where, "name the code of a unit of this file, or leave it empty");
        }
        for (Successor successor : unit.successors()) {
            if (!units.containsKey(successor.code())) {
                faults.add("no unit " + successor.code(), where, "name successors by codes of this file");
            }
        }
        if (tree.listPath(unit).stream().skip(1).anyMatch(above -> unit.code().equals(above.parent()))) {
            faults.add(unit.code() + " stands below itself", where, "correct the parents of the units in between");
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
