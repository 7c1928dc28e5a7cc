package org.giaoban.aggregate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.DataElement;
import org.giaoban.model.Decision;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.giaoban.model.ReportingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * What the definitions say about the periods that have data, as rows for the sums: which periods are listed, what they
 * are made of, which units they are summed for, who is expected. Plain Java, since it is rules; the sums are SQL.
 *
 * <p>Each top unit is an office of its own: a period is listed for it as soon as a unit below it has sent something in
 * for one of the period's parts.
 */
final class Dimensions {

    private final Catalogue catalogue;
    private final LocalDate today;
    private final Map<String, List<Object[]>> rows = new TreeMap<>();
    private final Map<Set<String>, Integer> trees = new HashMap<>();
    private final Set<List<String>> seen = new LinkedHashSet<>();

    Dimensions(Catalogue catalogue, LocalDate today) {
        this.catalogue = catalogue;
        this.today = today;
    }

    /** A unit that sent something in for a period. */
    record Known(String form, String unit, Period part) {}

    /** The rows of each {@code dim_} table, in a stable order. */
    Map<String, List<Object[]>> rows(List<Known> known) {
        catalogue.forms().values().stream()
                .sorted(Comparator.comparing(Form::code))
                .forEach(form -> {
                    addElements(form);
                    Map<String, Set<Period>> partsByRoot = new TreeMap<>();
                    known.stream()
                            .filter(k -> k.form().equals(form.code()))
                            .forEach(k -> partsByRoot
                                    .computeIfAbsent(
                                            catalogue.units().getRoot(k.unit()).code(), root -> new TreeSet<>())
                                    .add(k.part()));
                    partsByRoot.forEach((root, parts) -> addOffice(form, root, parts));
                });
        catalogue.targets().forEach(t -> add("dim_target", t.unit(), t.element(), t.year(), t.value()));
        return rows;
    }

    private void addOffice(Form form, String root, Set<Period> reported) {
        Set<Period> listed = new TreeSet<>();
        reported.forEach(part -> listed.addAll(part.listContaining()));
        Set<Period> parts = new TreeSet<>();
        for (Period period : listed) {
            addPeriod(form, period);
            List<Period> made = period.listParts(form.periodType());
            parts.addAll(made);
            addScope(form, root, period, reported.contains(made.get(made.size() - 1)));
        }
        parts.forEach(part -> addExpected(form, root, part));
    }

    private void addPeriod(Form form, Period period) {
        if (!seen.add(List.of(form.code(), period.id()))) {
            return;
        }
        add(
                "dim_period",
                form.code(),
                period.id(),
                id(period.findPrevious()),
                id(period.findLastYear()),
                id(period.findYearToDate()),
                period.year());
        List<Period> parts = period.listParts(form.periodType());
        for (int i = 0; i < parts.size(); i++) {
            add("dim_part", form.code(), period.id(), parts.get(i).id(), i == parts.size() - 1);
        }
    }

    private void addScope(Form form, String root, Period period, boolean hasEnd) {
        ReportingCalendar calendar = catalogue.getCalendar(form);
        List<OrgUnit> units = listOffice(root, calendar.getRange(period).last());
        int tree = treeOf(units);
        boolean isDue = today.isAfter(calendar.getDueDate(period));
        for (OrgUnit unit : units) {
            PeriodState state = isClosed(form, period, unit)
                    ? PeriodState.CLOSED
                    : isDue ? PeriodState.PROVISIONAL : PeriodState.OPEN;
            add("dim_scope", form.code(), period.id(), unit.code(), tree, hasEnd, state.name());
        }
    }

    private int treeOf(List<OrgUnit> units) {
        Set<String> codes =
                new LinkedHashSet<>(units.stream().map(OrgUnit::code).toList());
        return trees.computeIfAbsent(codes, key -> {
            int tree = trees.size() + 1;
            for (OrgUnit unit : units) {
                catalogue.units().listPath(unit).stream()
                        .filter(above -> codes.contains(above.code()))
                        .forEach(above -> add("dim_path", tree, above.code(), unit.code()));
            }
            return tree;
        });
    }

    private List<OrgUnit> listOffice(String root, LocalDate day) {
        return catalogue.units().list(day).stream()
                .filter(unit -> catalogue.units().getRoot(unit.code()).code().equals(root))
                .toList();
    }

    /** By a decision on the period itself, or because all its parts are closed. */
    private boolean isClosed(Form form, Period period, OrgUnit unit) {
        Optional<Decision> last = findLastWord(period, unit);
        return last.map(d -> d.kind() == Decision.Kind.CLOSE)
                .orElseGet(() -> period.type() != form.periodType()
                        && period.listParts(form.periodType()).stream().allMatch(part -> isClosed(form, part, unit)));
    }

    /** The latest decision to close or to reopen a period for a unit or one above it. */
    private Optional<Decision> findLastWord(Period period, OrgUnit unit) {
        Set<String> path = new TreeSet<>(
                catalogue.units().listPath(unit).stream().map(OrgUnit::code).toList());
        return decisions()
                .filter(d -> d.period().equals(period))
                .filter(d -> d.unit().isEmpty() || path.contains(d.unit().get()))
                .filter(d -> d.kind() == Decision.Kind.CLOSE || d.kind() == Decision.Kind.REOPEN)
                .reduce((earlier, later) -> later);
    }

    private void addExpected(Form form, String root, Period part) {
        ReportingCalendar calendar = catalogue.getCalendar(form);
        LocalDate due = calendar.getDueDate(part);
        for (OrgUnit unit : listOffice(root, calendar.getRange(part).last())) {
            if (!form.isAskedOf(unit)) {
                continue;
            }
            Optional<Decision> excluded = findDecision(part, unit, Decision.Kind.EXCLUDE);
            add(
                    "dim_expected",
                    form.code(),
                    part.id(),
                    unit.code(),
                    due,
                    excluded.isPresent(),
                    excluded.map(Decision::reason).orElse(""),
                    findLastWord(part, unit)
                            .filter(d -> d.kind() == Decision.Kind.CLOSE)
                            .map(Decision::date)
                            .orElse(null));
            findDecision(part, unit, Decision.Kind.RETURN)
                    .ifPresent(d -> add("dim_returned", form.code(), part.id(), unit.code(), d.date(), d.reason()));
        }
    }

    /** The latest such decision on exactly this unit, or on all. */
    private Optional<Decision> findDecision(Period part, OrgUnit unit, Decision.Kind kind) {
        return decisions()
                .filter(d -> d.kind() == kind && d.period().equals(part))
                .filter(d -> d.unit().map(unit.code()::equals).orElse(true))
                .reduce((earlier, later) -> later);
    }

    private Stream<Decision> decisions() {
        return catalogue.decisions().stream().filter(d -> !d.date().isAfter(today));
    }

    private void addElements(Form form) {
        for (DataElement element : form.elements()) {
            add(
                    "dim_element",
                    form.code(),
                    element.code(),
                    "",
                    element.overTime().name(),
                    element.overUnits().name());
            for (DataElement.Category category : element.categories()) {
                add(
                        "dim_element",
                        form.code(),
                        element.code(),
                        category.code(),
                        element.overTime().name(),
                        element.overUnits().name());
            }
        }
        for (Indicator indicator : form.indicators()) {
            add(
                    "dim_indicator",
                    form.code(),
                    indicator.code(),
                    indicator.numerator(),
                    indicator.denominator(),
                    indicator.factor(),
                    indicator.isPercentage());
        }
    }

    private static @Nullable String id(Optional<Period> period) {
        return period.map(Period::id).orElse(null);
    }

    private void add(String table, @Nullable Object... row) {
        rows.computeIfAbsent(table, key -> new ArrayList<>()).add(row);
    }
}
