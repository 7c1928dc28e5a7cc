package org.giaoban.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.giaoban.aggregate.PlainOffice.Sent;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;

/** Removes from an office everything that a given condition does not need, so that a person can read what is left. */
final class Shrinking {

    private final Predicate<PlainOffice> condition;

    Shrinking(Predicate<PlainOffice> condition) {
        this.condition = condition;
    }

    PlainOffice shrink(PlainOffice office) {
        PlainOffice before = office;
        PlainOffice after = once(before);
        while (!after.equals(before)) {
            before = after;
            after = once(before);
        }
        return after;
    }

    private PlainOffice once(PlainOffice office) {
        PlainOffice smaller = office;
        smaller = shorten(smaller, PlainOffice::forms, PlainOffice::withForms);
        smaller = shorten(smaller, PlainOffice::targets, PlainOffice::withTargets);
        smaller = shorten(smaller, PlainOffice::sent, PlainOffice::withSent);
        smaller = shorten(smaller, PlainOffice::decisions, PlainOffice::withDecisions);
        smaller = shorten(smaller, PlainOffice::units, PlainOffice::withUnits);
        for (int n = 0; n < smaller.forms().size(); n++) {
            int at = n;
            smaller = shorten(
                    smaller,
                    one -> one.forms().get(at).indicators(),
                    (one, rest) -> one.withForms(replaced(
                            one.forms(),
                            at,
                            RandomOffice.withIndicators(one.forms().get(at), rest))));
            smaller = shorten(
                    smaller,
                    one -> one.forms().get(at).elements(),
                    (one, rest) -> one.withForms(replaced(
                            one.forms(),
                            at,
                            RandomOffice.withElements(one.forms().get(at), rest))));
        }
        for (int n = 0; n < smaller.sent().size(); n++) {
            int at = n;
            smaller = shorten(
                    smaller,
                    one -> one.sent().get(at).cells(),
                    (one, rest) -> one.withSent(
                            replaced(one.sent(), at, one.sent().get(at).withCells(rest))));
        }
        return smaller;
    }

    /** Leaves out as many members of a list as possible, large runs first. */
    private <T> PlainOffice shorten(
            PlainOffice office,
            Function<PlainOffice, List<T>> list,
            BiFunction<PlainOffice, List<T>, PlainOffice> with) {
        PlainOffice smaller = office;
        for (int size = Math.max(1, list.apply(office).size()); size > 0; size /= 2) {
            for (int from = list.apply(smaller).size() - size; from >= 0; from -= size) {
                List<T> rest = new ArrayList<>(list.apply(smaller));
                rest.subList(from, from + size).clear();
                smaller = better(smaller, with.apply(smaller, rest));
            }
        }
        return smaller;
    }

    private PlainOffice better(PlainOffice office, PlainOffice smaller) {
        try {
            return condition.test(smaller) ? smaller : office;
        } catch (RuntimeException e) {
            return office; // What is left is not a valid office.
        }
    }

    private static <T> List<T> replaced(List<T> list, int index, T other) {
        List<T> changed = new ArrayList<>(list);
        changed.set(index, other);
        return changed;
    }

    /** An office as text, one line for each row of its input. */
    static String show(PlainOffice office) {
        List<String> lines = new ArrayList<>();
        lines.add("business date " + office.businessDate() + ", months end on day "
                + office.calendar().monthEnd());
        for (OrgUnit unit : office.units()) {
            lines.add(
                    "unit " + unit.code() + " " + unit.level() + " under " + unit.parent() + " from " + unit.validFrom()
                            + " to " + unit.validTo() + " then "
                            + unit.successors().stream()
                                    .map(successor -> successor.code() + ":" + successor.weight())
                                    .toList());
        }
        for (Form form : office.forms()) {
            lines.add("form " + form.code() + " " + form.periodType() + " of " + form.levels());
            form.elements()
                    .forEach(element -> lines.add("  " + element.code() + " " + element.overTime() + " "
                            + element.overUnits() + " " + element.categories().size() + " categories"));
            form.indicators().forEach(indicator -> lines.add("  " + indicator));
        }
        for (Sent sent : office.sent()) {
            lines.add(sent.day() + " " + sent.form() + " " + sent.unit() + " " + sent.period() + " "
                    + (sent.accepted() ? "accepted " : "returned ")
                    + sent.cells().stream()
                            .map(cell -> cell.element() + ":" + cell.category() + "=" + cell.typed())
                            .toList());
        }
        office.decisions()
                .forEach(decision -> lines.add(decision.date() + " " + decision.kind() + " " + decision.period() + " "
                        + decision.unit().orElse("all")));
        office.targets().forEach(target -> lines.add(target.toString()));
        return lines.stream().collect(Collectors.joining("\n"));
    }
}
