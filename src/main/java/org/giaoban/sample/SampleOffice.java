package org.giaoban.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.PeriodNames;
import org.giaoban.model.Form;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.workbook.Filling;
import org.giaoban.workbook.FormWorkbook;
import org.giaoban.workspace.Workspace;

/**
 * Generates an office of any size as a workspace of its own: the templates of an existing office, org units of the
 * same levels, and a valid submission of each unit for each period. The same order always gives the same bytes.
 */
public final class SampleOffice {

    private final Workspace source;
    private final Catalogue catalogue;
    private final SampleWords words = SampleWords.load();

    /** @param source workspace with the templates that are copied */
    public SampleOffice(Workspace source, Catalogue catalogue) {
        this.source = source;
        this.catalogue = catalogue;
    }

    /**
     * Size and periods of the office to generate.
     *
     * @param units number of units of the lowest level
     * @param periods periods of any type that consist of the forms' reporting periods
     * @param seed seed of the random values
     */
    public record Order(int units, List<Period> periods, long seed) {
        public Order {
            periods = List.copyOf(periods);
        }
    }

    private record Task(Form form, OrgUnit unit, Period period) {}

    /**
     * Writes the workspace.
     *
     * @param into a folder that does not exist yet or is empty
     * @return number of submissions written
     * @throws OperatorError if the folder is not empty or the order gives no submission
     */
    public int write(Order order, Path into) {
        if (order.units() < 1) {
            throw new OperatorError("sample-units", "--units", order.units());
        }
        List<OrgUnit> units = SampleUnits.make(catalogue.units(), order.units(), words);
        List<Task> tasks = listTasks(order, units);
        if (tasks.isEmpty()) {
            throw new OperatorError("no-form", "--periods", order.periods(), catalogue.listPeriodTypes());
        }
        Workspace office = new Workspace(into);
        try {
            requireEmpty(into);
            copy(source.templates(), office.templates());
            writeUnits(units, office.input().resolve("org-units.csv"));
            for (Period period : tasks.stream().map(Task::period).distinct().toList()) {
                Files.createDirectories(office.submissions().resolve(period.id()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tasks.parallelStream().forEach(task -> write(task, order.seed(), office.submissions()));
        return tasks.size();
    }

    private List<Task> listTasks(Order order, List<OrgUnit> units) {
        List<Task> tasks = new ArrayList<>();
        for (Form form : catalogue.forms().keySet().stream()
                .sorted()
                .map(catalogue::getForm)
                .toList()) {
            List<Period> periods = order.periods().stream()
                    .flatMap(period -> period.listReportingPeriods(form.periodType()).stream())
                    .distinct()
                    .toList();
            for (Period period : periods) {
                units.stream().filter(form::isAskedOf).forEach(unit -> tasks.add(new Task(form, unit, period)));
            }
        }
        return tasks;
    }

    private void write(Task task, long seed, Path submissions) {
        Form form = task.form();
        String name = task.unit().code() + "-" + form.code() + ".xlsx";
        long ofUnit = seed * 31 + name.hashCode();
        long own = seed * 31 + Objects.hash(name, task.period().id());
        Filling filling = new RandomFilling(
                        form, catalogue.getCalendar(form).getRange(task.period()), words.paragraphs(), ofUnit, own)
                .fill(task.unit().name(), PeriodNames.of(task.period()));
        try {
            Files.write(submissions.resolve(task.period().id()).resolve(name), new FormWorkbook(form).write(filling));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireEmpty(Path into) throws IOException {
        if (Files.exists(into)) {
            try (Stream<Path> inside = Files.list(into)) {
                if (inside.findAny().isPresent()) {
                    throw new OperatorError("sample-folder", into.toString());
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void writeUnits(List<OrgUnit> units, Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setRecordSeparator('\n')
                .setHeader(
                        "code",
                        "name",
                        "aliases",
                        "level",
                        "parent",
                        "valid_from",
                        "valid_to",
                        "successors",
                        "territorial",
                        "email")
                .get();
        try (CSVPrinter csv = new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), format)) {
            for (OrgUnit unit : units) {
                csv.printRecord(
                        unit.code(), unit.name(), "", unit.level(), unit.parent(), "", "", "", "true", unit.email());
            }
        }
    }
}
