package org.giaoban.recognise;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.giaoban.model.Form;
import org.giaoban.model.Form.ColumnKind;
import org.giaoban.model.Form.IndicatorColumn;
import org.giaoban.model.Form.RegisterColumn;
import org.giaoban.spreadsheet.Folding;

/** Tells whether several sheets are parts of one table, which have no row in common. */
final class SheetParts {

    private SheetParts() {}

    /** True if no two indicator sheets have a row of the same element. */
    static boolean areIndicators(List<Table<Form.IndicatorSheet, IndicatorColumn>> tables) {
        return all(tables, (one, other) -> areDisjoint(one, other, IndicatorColumn.CODE));
    }

    /** True if any two registers have other dates, or other types of events, or one of them has no events. */
    static boolean areRegisters(List<Table<Form.Register, String>> tables) {
        return all(tables, SheetParts::areDisjointRegisters);
    }

    /** A column that is blank on either sheet does not tell events apart. */
    private static boolean areDisjointRegisters(Table<Form.Register, String> one, Table<Form.Register, String> other) {
        List<String> keys = one.definition().columns().stream()
                .filter(column -> column.kind() == ColumnKind.DATE || column.kind() == ColumnKind.CHOICE)
                .map(RegisterColumn::key)
                .toList();
        return keys.stream().allMatch(key -> texts(one, key).isEmpty())
                || keys.stream().allMatch(key -> texts(other, key).isEmpty())
                || keys.stream()
                        .filter(key ->
                                !texts(one, key).isEmpty() && !texts(other, key).isEmpty())
                        .anyMatch(key -> areDisjoint(one, other, key));
    }

    private static <T> boolean all(List<T> tables, BiPredicate<T, T> condition) {
        for (int i = 0; i < tables.size(); i++) {
            for (int k = i + 1; k < tables.size(); k++) {
                if (!condition.test(tables.get(i), tables.get(k))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static <D, K> boolean areDisjoint(Table<D, K> one, Table<D, K> other, K column) {
        return one.columns().containsKey(column)
                && other.columns().containsKey(column)
                && Collections.disjoint(texts(one, column), texts(other, column));
    }

    private static <D, K> Set<String> texts(Table<D, K> table, K column) {
        return table.rows().stream()
                .flatMap(row -> table.find(row, column).stream())
                .map(cell -> Folding.fold(cell.shown()).toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
