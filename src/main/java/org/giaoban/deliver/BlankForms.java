package org.giaoban.deliver;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.PeriodNames;
import org.giaoban.model.DataElement;
import org.giaoban.model.Figure;
import org.giaoban.model.Figures;
import org.giaoban.model.Form;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.store.FigureStore;
import org.giaoban.workbook.BlankWorkbook;
import org.giaoban.workbook.BlankWorkbook.Before;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.Workspace;

/** Writes the workbooks to send out for a period: {@code output/blank/<period>/<unit>.xlsx}. */
public final class BlankForms {

    private final Workspace workspace;
    private final Catalogue catalogue;
    private final Optional<FigureStore> figures;

    /** @param source database with figures of earlier periods; empty if there has been no run */
    public BlankForms(Workspace workspace, Catalogue catalogue, Optional<? extends DataSource> source) {
        this.workspace = workspace;
        this.catalogue = catalogue;
        this.figures = source.map(FigureStore::new);
    }

    private record Task(Form form, OrgUnit unit) {}

    /**
     * Writes one workbook for each unit and form that is due in the period.
     *
     * @param units codes of units; empty for all
     * @return the files written, in order
     * @throws OperatorError if no form is sent in for the period, or a unit is not asked for one
     */
    public List<Path> write(Period period, Set<String> units) {
        List<Task> tasks = listTasks(period).stream()
                .filter(task -> units.isEmpty() || units.contains(task.unit().code()))
                .toList();
        requireAll(period, units, tasks);
        Map<String, Long> formsPerUnit =
                tasks.stream().collect(Collectors.groupingBy(task -> task.unit().code(), Collectors.counting()));
        List<Path> written = new ArrayList<>();
        for (Form form : tasks.stream().map(Task::form).distinct().toList()) {
            List<OrgUnit> asked = tasks.stream()
                    .filter(task -> task.form().equals(form))
                    .map(Task::unit)
                    .toList();
            Optional<Figures> previous = find(form, period.findPrevious(), asked);
            Optional<Figures> lastYear = find(form, period.findLastYear(), asked);
            BlankWorkbook blank = new BlankWorkbook(form);
            asked.parallelStream()
                    .map(unit -> {
                        boolean isOnly = formsPerUnit.getOrDefault(unit.code(), 1L) == 1;
                        Path file = file(period, isOnly ? unit.code() : unit.code() + "-" + form.code());
                        byte[] bytes = blank.write(order(form, period, unit, previous, lastYear));
                        AtomicFile.write(file, fresh -> Files.write(fresh, bytes));
                        return file;
                    })
                    .forEachOrdered(written::add);
        }
        return written;
    }

    private Path file(Period period, String name) {
        return workspace.output().resolve("blank").resolve(period.id()).resolve(name + ".xlsx");
    }

    private BlankWorkbook.Order order(
            Form form, Period period, OrgUnit unit, Optional<Figures> previous, Optional<Figures> lastYear) {
        ReportingCalendar calendar = catalogue.getCalendar(form);
        return new BlankWorkbook.Order(
                unit.code(),
                nameFor(unit),
                period,
                calendar.getRange(period),
                calendar.getDueDate(period),
                before(form, period.findPrevious(), previous, unit),
                before(form, period.findLastYear(), lastYear, unit));
    }

    private List<Task> listTasks(Period period) {
        List<Task> tasks = new ArrayList<>();
        catalogue.forms().values().stream()
                .filter(form -> form.periodType() == period.type())
                .filter(form -> catalogue.getCalendar(form).knows(period))
                .sorted(Comparator.comparing(Form::code))
                .forEach(form -> catalogue.getTree(form, period).units().stream()
                        .filter(form::isAskedOf)
                        .forEach(unit -> tasks.add(new Task(form, unit))));
        return tasks;
    }

    private void requireAll(Period period, Set<String> units, List<Task> tasks) {
        if (units.isEmpty() && tasks.isEmpty()) {
            throw new OperatorError("no-form", "--period", period.id(), catalogue.listPeriodTypes());
        }
        Set<String> known = tasks.stream().map(task -> task.unit().code()).collect(Collectors.toSet());
        units.stream().filter(unit -> !known.contains(unit)).forEach(unit -> {
            String key = catalogue.units().find(unit).isPresent() ? "blank-not-asked" : "decide-no-unit";
            throw new OperatorError(key, "--unit", unit, period.id());
        });
    }

    /** Returns the unit's name; if another unit has the same name, followed by the name of the unit above. */
    private String nameFor(OrgUnit unit) {
        boolean isOnly = catalogue.units().list().stream()
                .noneMatch(other ->
                        other.name().equals(unit.name()) && !other.code().equals(unit.code()));
        return isOnly || unit.parent() == null
                ? unit.name()
                : unit.name() + ", " + catalogue.units().get(unit.parent()).name();
    }

    private Optional<Figures> find(Form form, Optional<Period> period, List<OrgUnit> units) {
        return figures.flatMap(store -> period.map(before -> store.getNewest(
                form.code(), before, units.stream().map(OrgUnit::code).toList())));
    }

    private static Before before(Form form, Optional<Period> period, Optional<Figures> figures, OrgUnit unit) {
        Map<String, BigDecimal> values = new HashMap<>();
        figures.ifPresent(found -> {
            for (DataElement element : form.elements()) {
                put(values, element.code(), found.find(unit.code(), element.code(), ""));
                element.categories()
                        .forEach(category -> put(
                                values,
                                element.code() + ":" + category.code(),
                                found.find(unit.code(), element.code(), category.code())));
            }
        });
        return new Before(period.map(PeriodNames::of).orElse(""), values);
    }

    private static void put(Map<String, BigDecimal> values, String code, Optional<Figure> figure) {
        figure.map(Figure::own).ifPresent(own -> values.put(code, own));
    }
}
